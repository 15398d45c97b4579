// Which lanes are shown: groups, pools, filters, pins, the reader's own order.
#include "gui/figure/lane_rows.h"

#include <map>

#include "gui/figure/layout.h"
#include "tests/catch.h"
#include "tests/figure_samples.h"

using namespace interleave::gui;
using namespace interleave::gui::samples;
using namespace interleave::sim;

namespace {

constexpr TrackId kMain = 1, kFirstWorker = 2, kFetch = 6, kStore = 7;

/// python > MainThread > (loop) > fetch, store; a pool of three; a thread of its own.
Trace pooled() {
  Trace trace;
  const TrackId process = trace.add_track(TrackKind::process, "python", kNone, ms(0));
  const TrackId main = trace.add_track(TrackKind::thread, "MainThread", process, ms(0));
  std::vector<TrackId> workers;
  for (int i = 0; i < 3; ++i)
    workers.push_back(trace.add_track(TrackKind::thread,
                                      "ThreadPoolExecutor-0_" + std::to_string(i), process, ms(0)));
  const TrackId loop = trace.add_track(TrackKind::loop, "loop", main, ms(0));
  const TrackId fetch = trace.add_track(TrackKind::task, "fetch", loop, ms(0));
  const TrackId store = trace.add_track(TrackKind::task, "store", loop, ms(0));
  trace.add_track(TrackKind::thread, "Thread-1", process, ms(0));
  for (const TrackId t : {main, fetch, store}) trace.set_state(t, ms(0), State::awaiting);
  for (size_t i = 0; i < workers.size(); ++i)
    trace.set_state(workers[i], ms(static_cast<int64_t>(10 * i)), State::running);
  trace.set_state(store, ms(40), State::blocked);
  trace.finish(ms(100));
  return trace;
}

std::string lanes(const TraceIndex& index, const View& view) {
  std::string text;
  for (const LaneRow& row : rows_of(index, 0, view))
    text += (row.pinned ? "*" : "") + std::string(row.depth, '>') + row_label(index, row) +
            (row.pool ? "[]" : "") + (row.hidden > 0 ? "+" + std::to_string(row.hidden) : "") + " ";
  return text;
}

}  // namespace

TEST_CASE("lanes are grouped, filtered, pinned and put in order") {
  const Sample sample(pooled());
  const TraceIndex& index = sample.index();
  View view;
  const std::string all =
      "MainThread >fetch >store ThreadPoolExecutor-0[] >ThreadPoolExecutor-0_0 "
      ">ThreadPoolExecutor-0_1 >ThreadPoolExecutor-0_2 Thread-1 ";
  CHECK(lanes(index, view) == all);

  view.collapsed = {{0, kFirstWorker | kPoolLane}};
  CHECK(lanes(index, view) == "MainThread >fetch >store ThreadPoolExecutor-0[]+3 Thread-1 ");
  view.collapsed.clear();

  view.filter = "FETCH";
  CHECK(lanes(index, view) == "MainThread >fetch ");
  view.filter = "no such";
  CHECK(lanes(index, view).empty());
  view.filter.clear();

  view.emphasis = 1u << static_cast<unsigned>(State::blocked);
  CHECK(lanes(index, view) == "MainThread >store ");
  view.emphasis = 0;

  view.pinned = {{0, kStore}, {0, kFirstWorker}};
  CHECK(lanes(index, view) ==
        "*store *ThreadPoolExecutor-0_0 MainThread >fetch ThreadPoolExecutor-0[] "
        ">ThreadPoolExecutor-0_1 >ThreadPoolExecutor-0_2 Thread-1 ");
  CHECK(move_lane(index, {0, kStore}, 1, view));
  CHECK_FALSE(move_lane(index, {0, kStore}, 1, view));
  CHECK(lanes(index, view).starts_with("*ThreadPoolExecutor-0_0 *store "));
  view.pinned.clear();

  CHECK(move_lane(index, {0, kFetch}, 1, view));
  CHECK(lanes(index, view).starts_with("MainThread >store >fetch "));
  CHECK_FALSE(move_lane(index, {0, kFetch}, 1, view));
  CHECK(move_lane(index, {0, kFetch}, -1, view));
  CHECK(lanes(index, view) == all);
  CHECK(move_lane(index, {0, kMain}, 1, view));
  CHECK(move_lane(index, {0, kMain}, 1, view));
  CHECK(lanes(index, view).starts_with("ThreadPoolExecutor-0[] "));

  view = {};
  view.grouping = Grouping::processes;
  CHECK(lanes(index, view) == "python ");
}

TEST_CASE("pinned lanes stay where they are while the others scroll beneath them") {
  const Sample sample(many_tasks(500));
  View view;
  view.height = 400;
  view.pinned = {{0, 300}};
  for (const float scroll : {0.0f, 700.0f, 5000.0f}) {
    view.scroll = scroll;
    const Figure figure =
        layout(std::vector<Panel>{sample.panel("")}, view, kLightTheme, TableMeasure());
    CHECK(figure.lanes.front().track == 300);
    CHECK(figure.lanes.front().label.y == Approx(figure.lanes_area.y));
    for (size_t i = 1; i < figure.lanes.size(); ++i) {
      CHECK(figure.lanes[i].track != 300);
      CHECK(figure.lanes[i].label.bottom() > figure.lanes_area.y + figure.pinned_height);
    }
  }
}

TEST_CASE("a lane can be found to scroll to") {
  const Sample sample(many_tasks(500));
  View view;
  view.height = 400;
  view.reveal = LaneId{0, 300};
  const Figure figure =
      layout(std::vector<Panel>{sample.panel("")}, view, kLightTheme, TableMeasure());
  REQUIRE(figure.revealed);
  CHECK(figure.revealed->x > 5000);
  CHECK(figure.revealed->y - figure.revealed->x >= view.lane_height);
}

TEST_CASE("a cache gives what there would be without it") {
  const Sample one(many_tasks(60)), other(every_state());
  LayoutCache cache;
  View view;
  view.height = 500;
  const auto text = [&](const std::vector<Panel>& panels, LayoutCache& with) {
    std::string all;
    for (const Layer& layer : layout(panels, view, kLightTheme, TableMeasure(), with).layers)
      for (const Text& t : layer.texts) all += t.text + "@" + std::to_string(t.at.x) + "," + std::to_string(t.at.y) + " ";
    return all;
  };
  const std::vector<Panel> panels{one.panel("a"), other.panel("b")};
  const auto same = [&](const std::vector<Panel>& of) {
    LayoutCache fresh;
    return text(of, cache) == text(of, fresh);
  };
  CHECK(same(panels));
  view.scroll = 200;
  CHECK(same(panels));
  view.filter = "fetch";
  CHECK(same(panels));
  view.grouping = Grouping::threads;
  CHECK(same(panels));
  view.filter.clear();
  view.counters = view.compress_idle = true;
  CHECK(same(panels));
  CHECK(same({other.panel("b")}));
  cache.clear();
  CHECK(same(panels));
}

TEST_CASE("a window's frame has at most 10,000 rects, however many spans there are") {
  Trace trace;
  const TrackId process = trace.add_track(TrackKind::process, "python", kNone, ms(0));
  std::vector<TrackId> threads;
  for (int i = 0; i < 40; ++i)
    threads.push_back(trace.add_track(TrackKind::thread, "t" + std::to_string(i), process, ms(0)));
  constexpr State kStates[] = {State::running, State::blocked, State::awaiting, State::ready_no_gil};
  uint32_t seed = 1;
  for (int64_t i = 0; i < 200'000; ++i) {
    seed = seed * 1664525 + 1013904223;
    trace.set_state(threads[seed >> 8 & 31], Time::at(Duration::microseconds(i)), kStates[seed >> 20 & 3]);
  }
  trace.finish(ms(200));
  const Sample sample(std::move(trace));
  View view;
  view.width = 2560;
  view.height = 1440;
  view.fit = true;
  view.most_rects = kWindowRects;
  LayoutCache cache;
  for (const int64_t zoom : {1, 3, 10, 30, 100, 1000}) {
    view.range = TimeRange{ms(100), ms(100) + Duration::milliseconds(100) / zoom};
    const Figure figure =
        layout(std::vector<Panel>{sample.panel("")}, view, kLightTheme, TableMeasure(), cache);
    size_t rects = 0;
    for (const Layer& layer : figure.layers) rects += layer.rects.size();
    CHECK(rects <= 10'000);
    std::map<TrackId, std::map<uint32_t, uint32_t>> counted;
    for (const Layer& layer : figure.layers)
      for (const Rect& rect : layer.rects)
        if (rect.pick.kind == Pick::Kind::span) {
          uint32_t& count = counted[sample.trace().spans()[rect.pick.index].track][rect.pick.index];
          count = std::max(count, rect.pick.count);
        }
    for (const Lane& lane : figure.lanes) {
      size_t sum = 0;
      for (const auto& [span, count] : counted[lane.track]) sum += count;
      const size_t first = sample.index().first_ending_at(lane.track, view.range->begin),
                   last = sample.index().first_beginning_at(lane.track, view.range->end);
      CHECK(sum >= last - first);
    }
  }
}
