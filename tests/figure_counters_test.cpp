// Step functions, the counters of a run, the overview, numbers of a range, and the search.
#include "gui/figure/counters.h"

#include <algorithm>
#include <random>

#include "gui/figure/overview.h"
#include "gui/figure/search.h"
#include "gui/figure/statistics.h"
#include "tests/catch.h"
#include "tests/figure_samples.h"

using namespace interleave::gui;
using namespace interleave::gui::samples;
using namespace interleave::sim;

TEST_CASE("the highest value of a stretch is what looking at every step finds") {
  std::minstd_rand random(1);
  std::vector<StepSeries::Step> steps;
  for (int64_t at = 0; at < 5000; at += 1 + static_cast<int64_t>(random() % 3))
    steps.push_back({ms(at), static_cast<float>(random() % 50)});
  const StepSeries series(steps);
  const auto at = [&](Time time) {
    float value = 0;
    for (const auto& step : steps)
      if (step.at <= time) value = step.value;
    return value;
  };
  for (int i = 0; i < 300; ++i) {
    const auto a = static_cast<int64_t>(random() % 5200), b = a + static_cast<int64_t>(random() % 900);
    float most = at(ms(a));
    for (const auto& step : steps)
      if (step.at > ms(a) && step.at < ms(b)) most = std::max(most, step.value);
    CHECK(series.at(ms(a)) == at(ms(a)));
    CHECK(series.highest(ms(a), ms(b)) == most);
  }
  CHECK(StepSeries().highest(ms(0), ms(9)) == 0);
  CHECK(series.next_after(ms(6000)) == Time::max());
}

TEST_CASE("counters are those recorded, and those that follow from the spans") {
  Trace trace = every_state();
  const uint32_t queue = trace.add_counter("ready queue", 2);
  trace.sample(queue, ms(0), 2);
  trace.sample(queue, ms(0), 1);  // at one instant the last one counts
  trace.sample(queue, ms(500), 3);
  trace.add_counter("never used");
  const Sample sample(std::move(trace));
  const auto all = counters_of(sample.index());
  const auto named = [&](std::string_view name) {
    const auto found = std::ranges::find(all, name, &CounterSeries::name);
    REQUIRE(found != all.end());
    return found->series;
  };
  REQUIRE(all.size() == 3);
  CHECK(named("ready queue").at(ms(499)) == 1);
  CHECK(named("ready queue").highest() == 3);
  CHECK(named("I/O in flight").at(ms(200)) == 1);  // fetch waits for httpx.get from 120 to 420 ms
  CHECK(named("I/O in flight").at(ms(420)) == 0);
  CHECK(named("threads ready").at(ms(1200)) == 1);  // the worker wants the GIL
  CHECK(named("threads ready").at(ms(1400)) == 1);  // the main thread wants a core
  CHECK(is_io("httpx.get"));
  CHECK_FALSE(is_io("sleep"));
  CHECK_FALSE(is_io("Lock"));
}

TEST_CASE("the overview adds up to the time in each state") {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    const Sample sample(random_trace(seed));
    if (sample.trace().makespan() == Time()) continue;
    const Overview overview = overview_of(std::vector<Panel>{sample.panel("")}, 37);
    const double column = sample.trace().makespan().since_start().seconds() / 37;
    for (int s = 0; s < kStateCount; ++s) {
      double there = 0, expected = 0;
      for (const auto& c : overview.columns) there += static_cast<double>(c[static_cast<size_t>(s)]) * column;
      for (const Span& span : sample.trace().spans())
        if (static_cast<int>(span.state) == s &&
            sample.trace().tracks()[span.track].kind != TrackKind::core)
          expected += (span.end - span.begin).seconds();
      CHECK(there == Approx(expected).epsilon(1e-3).margin(1e-9));
    }
  }
}

TEST_CASE("numbers of a range are those of the spans cut at its ends") {
  const Sample sample(every_state());
  const std::vector<Panel> panels{sample.panel("")};
  const RangeStatistics numbers =
      range_statistics(panels, all_rows(panels, {}), {ms(100), ms(1000)});
  const auto in = [&](State s) { return numbers.in_state[static_cast<size_t>(s)]; };
  // MainThread 100–180, fetch 100–120, handler 120–180, then both threads again from 900 on.
  CHECK(in(State::running) == Duration::milliseconds(80 + 100 + 20 + 60 + 50 + 50));
  CHECK(in(State::blocked) == Duration::milliseconds(720 + 720));
  CHECK(in(State::awaiting) == Duration::milliseconds(300 + 50));
  CHECK(numbers.lines == 2);
  CHECK(numbers.errors == 0);
  REQUIRE(numbers.busiest.size() == 3);
  CHECK(numbers.busiest[0].running == Duration::milliseconds(180));
  CHECK(numbers.cores == 0);
  const Sample gil(gil_ping_pong(2, 400));
  const std::vector<Panel> both{gil.panel("")};
  CHECK(range_statistics(both, all_rows(both, {}), {ms(100), ms(200)}).utilization == Approx(0.5));
}

TEST_CASE("a search finds lanes, waits, functions and printed lines, in the order of time") {
  const Sample sample(every_state());
  const std::vector<Panel> panels{sample.panel("")};
  struct Row {
    const char* text;
    std::vector<std::string> hits;
  };
  const Row rows[] = {
      {"", {}},
      {"lock", {"Lock db · handler"}},
      {"HTTPX", {"httpx.get · fetch #1"}},
      {"dusted", {"“handler: <done> & \"dusted\", with a tail of text that goes on and on until it has "
                  "to be cut somewhere” · handler"}},
      {"asyncio_0", {"asyncio_0"}},
      {"nowhere", {}},
  };
  for (const Row& row : rows) {
    const Matches matches(panels, row.text);
    std::vector<std::string> texts;
    for (const auto& hit : matches.hits()) texts.push_back(hit_text(sample.index(), hit));
    CHECK(texts == row.hits);
    CHECK(matches.count() == row.hits.size());
  }
  const Matches handler(panels, "handler");
  CHECK(std::ranges::is_sorted(handler.hits(), {}, &Matches::Hit::at));
  CHECK(handler.hits().front().pick.kind == Pick::Kind::track);
  CHECK_FALSE(handler.on({0, 4}).empty());
  CHECK(handler.on({0, 99}).empty());
}
