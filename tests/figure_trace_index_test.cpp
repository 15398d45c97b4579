// The index against a plain search through all spans, on random traces.
#include "gui/figure/trace_index.h"

#include <random>

#include "gui/figure/statistics.h"
#include "gui/figure/theme.h"
#include "tests/catch.h"
#include "tests/figure_samples.h"

using namespace interleave::gui;
using namespace interleave::gui::samples;
using namespace interleave::sim;

TEST_CASE("spans, instants and children are grouped without loss, in order") {
  for (unsigned seed = 1; seed <= 30; ++seed) {
    const Sample sample(random_trace(seed));
    const TraceIndex& index = sample.index();
    size_t spans = 0, instants = 0, children = index.children_of(kNone).size();
    for (TrackId t = 0; t < sample.trace().tracks().size(); ++t) {
      children += index.children_of(t).size();
      spans += index.spans_of(t).size();
      instants += index.instants_of(t).size();
      Time end;
      for (const uint32_t s : index.spans_of(t)) {
        CHECK(index.span(s).track == t);
        CHECK(index.span(s).begin >= end);
        CHECK((index.states_of(t) >> static_cast<int>(index.span(s).state) & 1) == 1);
        end = index.span(s).end;
      }
    }
    CHECK(spans == sample.trace().spans().size());
    CHECK(instants == sample.trace().instants().size());
    CHECK(children == sample.trace().tracks().size());
  }
}

TEST_CASE("folding any run of spans gives what adding them up gives") {
  for (unsigned seed = 1; seed <= 30; ++seed) {
    const Sample sample(random_trace(seed));
    const TraceIndex& index = sample.index();
    std::minstd_rand random(seed);
    for (TrackId t = 0; t < sample.trace().tracks().size(); ++t) {
      const auto spans = index.spans_of(t);
      for (int i = 0; i < 40 && !spans.empty(); ++i) {
        const size_t from = random() % spans.size(),
                     to = from + 1 + random() % (spans.size() - from);
        size_t worst = from;
        Duration running, longest;
        unsigned states = 0;
        for (size_t k = from; k < to; ++k) {
          const Span& span = index.span(spans[k]);
          if (severity(span.state) > severity(index.span(spans[worst]).state)) worst = k;
          longest = std::max(longest, span.end - span.begin);
          states |= 1u << static_cast<unsigned>(span.state);
          if (span.state == State::running) running += span.end - span.begin;
        }
        const TraceIndex::Fold fold = index.fold(t, from, to);
        CHECK(fold.worst == worst);
        CHECK(fold.running == running);
        CHECK(fold.states == states);
        CHECK(fold.longest == longest);

        CHECK(fold.worst_state == index.span(spans[worst]).state);
        CHECK(fold.begin == index.span(spans[from]).begin);
        CHECK(fold.end == index.span(spans[to - 1]).end);

        if (index.levels() == 0) continue;
        const Time until = index.span(spans[to - 1]).begin;
        size_t end = 0;
        const TraceIndex::Fold whole = index.fold_until(t, from, until, 1, end);
        CHECK(end > from);
        const TraceIndex::Fold same = index.fold(t, from, end);
        CHECK((whole.worst == same.worst && whole.states == same.states &&
               whole.running == same.running && whole.longest == same.longest &&
               whole.begin == same.begin && whole.end == same.end));
        CHECK((end == spans.size() || end + TraceIndex::kBlock >= to));
        CHECK(end <= to + 2 * TraceIndex::kBlock);
      }
    }
  }
}

TEST_CASE("spans are found by time") {
  Trace trace;
  const TrackId t = trace.add_track(TrackKind::thread, "t", kNone, ms(0));
  trace.set_state(t, ms(1), State::awaiting);  // 0: 1–3
  trace.set_state(t, ms(3), State::running);   // 1: 3–3
  trace.set_state(t, ms(3), State::blocked);   // 2: 3–5
  trace.end_track(t, ms(5));
  trace.finish(ms(9));
  const TraceIndex index(trace);
  struct Row {
    int64_t at;
    uint32_t on;
    size_t ending, beginning;
  };
  const Row rows[] = {{0, kNone, 0, 0}, {1, 0, 0, 0}, {2, 0, 0, 1},
                      {3, 2, 1, 1},     {4, 2, 2, 3}, {5, kNone, 3, 3}};
  for (const Row& row : rows) {
    INFO(row.at);
    CHECK(index.span_at(t, ms(row.at)) == row.on);
    CHECK(index.first_ending_at(t, ms(row.at)) == row.ending);
    CHECK(index.first_beginning_at(t, ms(row.at)) == row.beginning);
  }
}

TEST_CASE("statistics add up") {
  const Sample sample(gil_ping_pong(4, 400));
  const Statistics all = statistics(sample.index());
  CHECK(all.makespan == Duration::milliseconds(400));
  double utilization = 0;
  for (TrackId core = 0; core < 4; ++core) utilization += all.utilization(core);
  CHECK(utilization == Approx(1));  // one thread at a time
  for (TrackId thread = 5; thread < 9; ++thread)
    CHECK(all.tracks[thread].in(State::running) + all.tracks[thread].in(State::ready_no_gil) ==
          Duration::milliseconds(400));

  const Sample empty(hello());
  CHECK(statistics(empty.index()).utilization(1) == 0);
}
