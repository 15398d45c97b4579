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
        bool any = false;
        for (size_t k = from; k < to; ++k) {
          const Span& span = index.span(spans[k]);
          if (severity(span.state) > severity(index.span(spans[worst]).state)) worst = k;
          longest = std::max(longest, span.end - span.begin);
          if (span.state != State::running) continue;
          running += span.end - span.begin;
          any = true;
        }
        const TraceIndex::Fold fold = index.fold(t, from, to);
        CHECK(fold.worst == worst);
        CHECK(fold.running == running);
        CHECK(fold.any_running == any);
        CHECK(fold.longest == longest);

        const Time time = index.span(spans[to - 1]).begin;
        const size_t summary = index.summary_before(t, time, from);
        CHECK(summary >= from);
        if (summary > from) CHECK(index.span(spans[summary]).begin < time);
        if (const size_t before = index.first_beginning_at(t, time, from); before > from + 16)
          CHECK(summary + 16 >= before);
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
