// Axes with breaks: the map there and back, what is broken, ticks, zooming and panning.
#include "gui/figure/time_warp.h"

#include <algorithm>
#include <random>

#include "gui/figure/layout.h"
#include "tests/catch.h"
#include "tests/figure_samples.h"

using namespace interleave;
using namespace interleave::gui;
using namespace interleave::gui::samples;
using namespace interleave::sim;

namespace {

Time us(int64_t n) { return Time::at(Duration::microseconds(n)); }

/// Steps of 20 µs around a sleep of 2 s and one of 1 s.
Trace steps_and_sleeps() {
  Trace trace;
  const TrackId process = trace.add_track(TrackKind::process, "python", kNone, ms(0));
  const TrackId main = trace.add_track(TrackKind::thread, "MainThread", process, ms(0));
  const ResourceId sleep = trace.add_resource("sleep");
  for (const int64_t at : {0, 2'000'020, 3'000'040}) {
    trace.set_state(main, us(at), State::running);
    if (at < 3'000'000) trace.set_state(main, us(at + 20), State::blocked, sleep);
  }
  trace.end_track(main, us(3'000'060));
  trace.finish(us(3'000'060));
  return trace;
}

}  // namespace

TEST_CASE("a warped axis is monotone and goes there and back") {
  const TimeWarp warp({{{ms(10), ms(1000)}, 5e6}, {{ms(1001), ms(9000)}, 5e6}});
  CHECK(warp.axis(ms(10)) == 10e6);
  CHECK(warp.axis(ms(505)) == 12.5e6);
  CHECK(warp.axis(ms(1000)) == 15e6);
  CHECK(warp.axis(ms(1001)) == 16e6);
  CHECK(warp.axis(ms(9001)) == 22e6);
  double last = -1;
  for (int64_t t = 0; t < 10'000; t += 7) {
    CHECK(warp.axis(ms(t)) > last);
    last = warp.axis(ms(t));
    const Time back = warp.time(last);
    CHECK(std::abs((back - ms(t)).ns()) <= 2000);  // a break's nanosecond is a thousand of time
  }
}

TEST_CASE("stretches without events are found, the longest first") {
  const Sample sample(steps_and_sleeps());
  const std::vector<Panel> panels{sample.panel("")};
  CHECK(quiet_stretches(panels) == std::vector<TimeRange>{{us(20), us(2'000'020)}, {us(2'000'040), us(3'000'040)}});
  const auto warp = idle_breaks(panels);
  REQUIRE(warp);
  REQUIRE(warp->breaks().size() == 2);
  const Sample busy(gil_ping_pong(2, 400));  // somebody always runs
  CHECK(idle_breaks(std::vector<Panel>{busy.panel("")}) == nullptr);
  const Sample nothing(hello());
  CHECK(idle_breaks(std::vector<Panel>{nothing.panel("")}) == nullptr);
}

TEST_CASE("with breaks, steps of microseconds and sleeps of seconds read in one picture") {
  const Sample sample(steps_and_sleeps());
  View view;
  view.width = 900;
  const auto widths = [&] {
    const Figure figure = layout(std::vector<Panel>{sample.panel("")}, view, kLightTheme, TableMeasure());
    std::vector<float> all;
    for (const Layer& layer : figure.layers)
      for (const Rect& rect : layer.rects)
        if (rect.pick.kind == Pick::Kind::span) all.push_back(rect.box.width);
    return all;
  };
  CHECK(widths()[0] == 2);  // a step
  view.compress_idle = true;
  const auto broken = widths();
  REQUIRE(broken.size() == 5);
  for (size_t i = 0; i < broken.size(); ++i) CHECK(broken[i] > 20);
}

TEST_CASE("no break cuts what is printed") {
  sim::Trace trace;
  const auto process = trace.add_track(sim::TrackKind::process, "python", sim::kNone, ms(0));
  const auto thread = trace.add_track(sim::TrackKind::thread, "MainThread", process, ms(0));
  const auto nap = trace.add_resource("sleep");
  for (int i = 0; i < 3; ++i) {
    trace.set_state(thread, ms(1000 * i), sim::State::running);
    trace.add_instant(sim::InstantKind::print, ms(1000 * i + 2), thread,
                      i == 0 ? "short" : "a line that is much longer than the break beside it");
    trace.set_state(thread, ms(1000 * i + 4), sim::State::blocked, nap);
  }
  trace.finish(ms(3000));
  const Sample sample(std::move(trace));
  View view;
  view.width = 900;
  view.compress_idle = true;
  const Figure figure = layout(std::vector<Panel>{sample.panel("")}, view, kLightTheme, TableMeasure());
  std::vector<const Text*> printed;
  for (const Layer& layer : figure.layers)
    for (const Text& text : layer.texts)
      if (text.pick.kind == Pick::Kind::instant) printed.push_back(&text);
  REQUIRE(printed.size() == 3);
  size_t gaps = 0;
  for (const Layer& layer : figure.layers) {
    for (const Polygon& p : layer.polygons) {
      if (p.count != 4 || p.pick || !(p.color == kLightTheme.background)) continue;
      ++gaps;
      for (const Text* text : printed) {
        const bool beside = p.corners[1].x <= text->at.x || p.corners[0].x >= text->at.x + text->width;
        const bool above = p.corners[2].y <= text->at.y - 0.7f * text->size || p.corners[0].y >= text->at.y;
        CHECK((beside || above));
      }
    }
  }
  CHECK(gaps > 6);
}

TEST_CASE("ticks of a broken axis have room and round labels") {
  const auto warp = std::make_shared<const TimeWarp>(
      std::vector<TimeWarp::Break>{{{ms(10), ms(2000)}, 2e6}, {{ms(2005), ms(5000)}, 2e6}});
  const TimeScale scale({ms(0), ms(5010)}, 0, 800, warp);
  const auto label = [](std::string_view text) { return 6 * static_cast<float>(text.size()); };
  const std::vector<Tick> all = ticks(scale, label, 20);
  REQUIRE(all.size() >= 4);
  for (size_t i = 1; i < all.size(); ++i) {
    CHECK(all[i].at > all[i - 1].at);
    CHECK(scale.x(all[i].at) - scale.x(all[i - 1].at) >= 20);
  }
  CHECK(all.front().label == "0 s");
  CHECK(std::ranges::find(all, "2 s", &Tick::label) != all.end());
}

TEST_CASE("zooming keeps the pointer's time in place, with breaks too, and inside the limits") {
  const auto warp =
      std::make_shared<const TimeWarp>(std::vector<TimeWarp::Break>{{{ms(10), ms(2000)}, 2e6}});
  const TimeRange all{ms(0), ms(2010)};
  std::minstd_rand random(1);
  TimeRange range = all;
  for (int i = 0; i < 200; ++i) {
    const TimeScale before(range, 0, 1000, warp);
    const float x = static_cast<float>(random() % 1000);
    const Time fixed = before.time(x);
    const TimeRange next = zoomed(range, fixed, i % 3 == 0 ? 0.5 : 1.5, all, warp);
    CHECK(next.begin >= all.begin);
    CHECK(next.end <= all.end);
    CHECK(next.begin < next.end);
    const bool free = next.begin > all.begin && next.end < all.end && next != range;
    if (free && next.length() > Duration::microseconds(50))
      CHECK(TimeScale(next, 0, 1000, warp).x(fixed) == Approx(x).margin(2));
    range = panned(next, Duration::microseconds(static_cast<int64_t>(random() % 500) - 250), all, warp);
    CHECK(range.begin >= all.begin);
    CHECK(range.end <= all.end);
  }
}
