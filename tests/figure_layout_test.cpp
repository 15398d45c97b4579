// The layout's invariants on random traces and views; scrolling, folding, nesting, hit-testing.
#include "gui/figure/layout.h"

#include <map>
#include <random>

#include "gui/figure/lane_plan.h"
#include "gui/figure/lane_rows.h"
#include "gui/figure/utf8.h"
#include "tests/catch.h"
#include "tests/figure_samples.h"

using namespace interleave::gui;
using namespace interleave::gui::samples;
using namespace interleave::sim;

namespace {

Figure laid_out(const std::vector<Panel>& panels, const View& view) {
  return layout(panels, view, kLightTheme, TableMeasure());
}

Box intersection(Box a, Box b) {
  const float x = std::max(a.x, b.x), y = std::max(a.y, b.y);
  return {x, y, std::min(a.right(), b.right()) - x, std::min(a.bottom(), b.bottom()) - y};
}
bool overlap(Box a, Box b) {
  constexpr float kTouch = 0.01f;
  const Box both = intersection(a, b);
  return both.width > kTouch && both.height > kTouch;
}
bool within(Box inner, Box outer) {
  return inner.x >= outer.x - 0.51f && inner.y >= outer.y - 0.51f &&
         inner.right() <= outer.right() + 0.51f && inner.bottom() <= outer.bottom() + 0.51f;
}
/// Without descenders and accents: what lines of type may share.
Box ink(const Text& text) {
  return {text.at.x + 0.5f, text.at.y - 0.7f * text.size, text.width - 1, 0.7f * text.size};
}

std::vector<Rect> span_rects(const Figure& figure) {
  std::vector<Rect> rects;
  for (const Layer& layer : figure.layers)
    for (const Rect& rect : layer.rects)
      if (rect.pick.kind == Pick::Kind::span) rects.push_back(rect);
  return rects;
}

void check_invariants(const Figure& figure) {
  const Box whole{0, 0, figure.width, figure.height};
  std::vector<Text> texts;
  std::vector<Box> inks;
  for (const Layer& layer : figure.layers) {
    CHECK(within(layer.clip, whole));
    for (const Text& text : layer.texts) {
      CHECK(text.text == printable(text.text));
      CHECK(text.at.x >= -0.5f);
      CHECK(text.at.x + text.width <= figure.width + 0.5f);
      const Box seen = intersection(ink(text), layer.clip);
      if (seen.width <= 0 || seen.height <= 0) continue;
      for (size_t i = 0; i < inks.size(); ++i) {
        INFO("\"" << text.text << "\" and \"" << texts[i].text << "\"");
        CHECK_FALSE(overlap(seen, inks[i]));
      }
      texts.push_back(text);
      inks.push_back(seen);
    }
  }
  const std::vector<Rect> spans = span_rects(figure);
  std::map<float, std::vector<Box>> lanes;
  for (const Lane& lane : figure.lanes) lanes[lane.bar.y];
  for (const Rect& rect : spans) {
    CHECK(rect.box.width >= 1);
    CHECK(rect.box.x >= figure.plot.x - 0.01f);
    CHECK(rect.box.right() <= figure.plot.right() + 0.01f);
    const auto lane = std::prev(lanes.upper_bound(rect.box.y));
    for (const Box& other : lane->second) CHECK_FALSE(overlap(rect.box, other));
    lane->second.push_back(rect.box);
  }
}

View random_view(std::minstd_rand& random, Time end) {
  View view;
  view.width = 200 + static_cast<float>(random() % 1600);
  view.scale = std::array{1.0f, 1.5f, 2.0f}[random() % 3];
  view.grouping = static_cast<Grouping>(random() % 3);
  if (random() % 2 == 0) view.height = 80 + static_cast<float>(random() % 900);
  view.scroll = random() % 3 == 0 ? static_cast<float>(random() % 300) : 0;
  view.margin = static_cast<float>(random() % 30);
  view.axis = static_cast<AxisPlace>(random() % 3);
  view.links = static_cast<LinkMode>(random() % 3);
  view.expanders = random() % 2 == 0;
  view.titles = random() % 4 != 0;
  view.output = random() % 4 != 0;
  if (random() % 2 == 0) view.cursor = Time::at(end.since_start() / 3);
  if (random() % 2 == 0 && end > Time()) {
    const auto a = static_cast<int64_t>(random() % static_cast<uint64_t>(end.ns())),
               b = static_cast<int64_t>(random() % static_cast<uint64_t>(end.ns()));
    view.range = TimeRange{Time::at(Duration::nanoseconds(std::min(a, b))),
                           Time::at(Duration::nanoseconds(std::max(a, b)))};
  }
  return view;
}

}  // namespace

TEST_CASE("nothing overlaps, nothing leaves the figure") {
  for (unsigned seed = 1; seed <= 150; ++seed) {
    const Sample one(random_trace(seed)), other(random_trace(seed + 1000));
    std::minstd_rand random(seed);
    std::vector<Panel> panels{one.panel("A title, long enough to meet the makespan")};
    if (seed % 2 == 0) panels.push_back(other.panel(""));
    const View view = random_view(random, one.trace().makespan());
    INFO("seed " << seed);
    check_invariants(laid_out(panels, view));
  }
}

TEST_CASE("every span is drawn or counted in a fold") {
  for (unsigned seed = 1; seed <= 60; ++seed) {
    INFO("seed " << seed);
    const Sample sample(random_trace(seed));
    View view;
    view.width = 200 + static_cast<float>(seed * 37 % 900);
    view.max_height = 1e6f;
    for (const Grouping grouping : {Grouping::tasks, Grouping::cores}) {
      view.grouping = grouping;
      const Figure figure = laid_out({sample.panel("")}, view);
      std::map<TrackId, std::map<uint32_t, uint32_t>>
          counted;  // a fold may be two rects with one pick
      for (const Rect& rect : span_rects(figure)) {
        uint32_t& count = counted[sample.trace().spans()[rect.pick.index].track][rect.pick.index];
        count = std::max(count, rect.pick.count);
      }
      for (const Lane& lane : figure.lanes) {
        size_t sum = 0;
        for (const auto& [span, count] : counted[lane.track]) sum += count;
        CHECK(sum == sample.index().spans_of(lane.track).size());
      }
    }
  }
}

TEST_CASE("a step of no length is at least two units wide, and its neighbours stay visible") {
  const Sample sample(async_sleeps());
  const Figure figure = laid_out({sample.panel("")}, {});
  const std::vector<Rect> rects = span_rects(figure);
  REQUIRE(rects.size() == 12);  // four lanes: step, wait, step
  for (size_t i = 0; i < rects.size(); ++i) {
    if (i % 3 == 1)
      CHECK(rects[i].box.width > 900);
    else
      CHECK(rects[i].box.width == 2);
  }
}

TEST_CASE("a dense fold shows its worst state and the share of running") {
  const Sample sample(gil_ping_pong(4, 60'000));
  struct Row {
    Grouping grouping;
    State worst;
    Color running;  // in the first lane
  };
  const Row rows[] = {
      {Grouping::threads, State::ready_no_gil, kLightTheme.state(State::running).color},
      {Grouping::cores, State::idle, kLightTheme.categories[0]},
  };
  for (const Row& row : rows) {
    View view;
    view.grouping = row.grouping;
    const Figure figure = laid_out({sample.panel("")}, view);
    const Lane& lane = figure.lanes.front();
    float area_running = 0, area = 0;
    for (const Rect& rect : span_rects(figure)) {
      const Span& span = sample.trace().spans()[rect.pick.index];
      if (span.track != lane.track) continue;
      CHECK(span.state == row.worst);
      area += rect.box.width * rect.box.height;
      if (rect.fill.color == row.running) area_running += rect.box.width * rect.box.height;
    }
    CHECK(area / lane.bar.height > 1000);
    CHECK(area_running / area == Approx(0.25).margin(0.04));
  }
}

TEST_CASE("lanes are nested by parent, and only what is worth a lane gets one") {
  Trace trace;
  const TrackId core = trace.add_track(TrackKind::core, "core 0", kNone, ms(0));
  const TrackId process = trace.add_track(TrackKind::process, "python", kNone, ms(0));
  const TrackId main = trace.add_track(TrackKind::thread, "MainThread", process, ms(0));
  const TrackId worker = trace.add_track(TrackKind::thread, "worker", process, ms(0));
  const TrackId loop = trace.add_track(TrackKind::loop, "loop", main, ms(0));
  const TrackId task = trace.add_track(TrackKind::task, "Task-1", loop, ms(0));
  const auto lanes = [&](const View& view) {
    const TraceIndex index(trace);
    std::string text;
    for (const LaneRow& row : rows_of(index, 0, view))
      text += std::string(row.depth, '>') + track_label(index, row.track) +
              (row.hidden > 0 ? "+" + std::to_string(row.hidden) : "") + " ";
    return text;
  };
  View view;
  CHECK(lanes(view) == "MainThread >Task-1 worker ");
  view.collapsed.insert({0, main});
  CHECK(lanes(view) == "MainThread+1 worker ");
  view.collapsed.clear();
  view.grouping = Grouping::threads;
  CHECK(lanes(view) == "MainThread worker ");
  view.grouping = Grouping::cores;
  CHECK(lanes(view) == "core 0 ");
  view.grouping = Grouping::tasks;
  trace.add_track(TrackKind::loop, "", main, ms(5));  // a second asyncio.run()
  trace.add_track(TrackKind::process, "child", kNone, ms(5));
  CHECK(lanes(view) == "python >MainThread >>loop >>>Task-1 >>loop 2 >worker child ");
  CHECK((core == 0 && worker == 3 && task == 5));
}

TEST_CASE("what doesn't fit an export is counted in a line") {
  const Sample sample(many_tasks(5000));
  View view;
  view.max_height = 600;
  const Figure figure = laid_out({sample.panel("5,000 tasks")}, view);
  CHECK(figure.height <= 600);
  std::string note;
  for (const Text& text : figure.layers.front().texts)
    if (text.text.starts_with("…")) note = text.text;
  CHECK(note == "… and " + std::string("4,9") + std::to_string(5001 - figure.lanes.size() - 4900) +
                    " more tasks");
}

TEST_CASE("a window lays out only the lanes in sight, and scrolls") {
  const Sample sample(many_tasks(5000));
  View view;
  view.height = 400;
  Figure figure = laid_out({sample.panel("")}, view);
  CHECK(figure.height == 400);
  CHECK(figure.lanes.size() < 20);
  CHECK(figure.lanes.front().track == 1);
  CHECK(figure.content_height > 5000 * view.lane_height);
  view.scroll = figure.content_height - figure.lanes_area.height;
  figure = laid_out({sample.panel("")}, view);
  CHECK(figure.lanes.back().track == sample.trace().tracks().size() - 1);
  CHECK(figure.lanes.back().label.bottom() == Approx(figure.lanes_area.bottom()).margin(1));
}

TEST_CASE("panels share one axis, and each shows its makespan") {
  const Sample sync(sync_sleeps()), async(async_sleeps());
  const Figure figure = laid_out({sync.panel("Sync"), async.panel("Async")}, {});
  CHECK(figure.scale.range() == TimeRange{ms(0), ms(4000)});
  std::vector<std::string> makespans;
  for (const Text& text : figure.layers.front().texts)
    if (text.text.starts_with("makespan")) {
      makespans.push_back(text.text);
      const Time end = makespans.size() == 1 ? ms(4000) : ms(2000);
      CHECK(text.at.x + text.width ==
            Approx(figure.scale.x(end)).margin(2));  // above the end of the run
    }
  CHECK(makespans == std::vector<std::string>{"makespan 4 s", "makespan 2 s"});
}

TEST_CASE("the pointer hits what is under it") {
  const Sample sample(async_sleeps());
  View view;
  view.expanders = true;
  view.links = LinkMode::all;
  const Figure figure = laid_out({sample.panel("")}, view);
  const Lane& coffee = figure.lanes[2];
  const float middle = coffee.bar.y + coffee.bar.height / 2;
  const auto state_at = [&](Time time, float dx) {
    const Pick pick = hit(figure, figure.scale.x(time) + dx, middle);
    REQUIRE(pick.kind == Pick::Kind::span);
    CHECK(sample.trace().spans()[pick.index].track == coffee.track);
    return sample.trace().spans()[pick.index].state;
  };
  CHECK(state_at(ms(1000), 0) == State::awaiting);
  CHECK(state_at(ms(2000), 1) == State::running);
  CHECK(state_at(ms(2000), -1.5f) == State::running);  // a thin step is easy to catch
  CHECK(hit(figure, coffee.label.x + 40, middle).same({Pick::Kind::track, 0, coffee.track, 1}));
  const Pick output = hit(figure, figure.scale.x(ms(2000)), coffee.bar.bottom() + kOutputStrip / 2);
  CHECK(output.kind == Pick::Kind::instant);
  CHECK(sample.trace().string(sample.trace().instants()[output.index].text) == "Coffee ready");
  bool expander = false;
  for (float x = 0; x < coffee.label.right(); ++x)
    expander = expander || hit(figure, x, figure.lanes[0].bar.y + 11).kind == Pick::Kind::expander;
  CHECK(expander);
  CHECK_FALSE(hit(figure, 1, 1));
  CHECK(lane_at(figure, middle)->track == coffee.track);
  CHECK(lane_at(figure, 2) == nullptr);
}

TEST_CASE("empty things have a figure too") {
  Trace nothing;
  nothing.finish(ms(0));
  const Sample empty(std::move(nothing)), zero(hello());
  check_invariants(laid_out({}, {}));
  check_invariants(laid_out({empty.panel("Empty")}, {}));
  View cores;
  cores.grouping = Grouping::cores;
  check_invariants(laid_out({zero.panel("No core")}, cores));
  const Figure figure = laid_out({zero.panel("Hello"), empty.panel("")}, {});
  check_invariants(figure);
  CHECK(span_rects(figure).size() == 1);
  CHECK(figure.layers.back().texts.front().text == "0 s");
}
