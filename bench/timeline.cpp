// The timeline at scale: how long an index takes to build, what it occupies, and what one frame of
// the window costs (layout and draw list, CPU time of this process) while the view zooms, pans and
// scrolls, for traces of 10 thousand to 10 million spans in 50 and in 5,000 lanes.
//
//   bench_timeline OUT.json [FRAMES [ROW]]
//
// Writes a JSON array of {name, spans, lanes, build_ms, span_bytes, index_bytes, frame_ms,
// worst_ms, rects, vertices}; bytes are per span, frame_ms is the median of the frames.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "gui/figure/layout.h"
#include "gui/figure/painter_imgui.h"

namespace interleave::bench {

namespace {

using gui::Figure;
using gui::TimeRange;
using sim::Duration;
using sim::Time;

double cpu_ms() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

/// Tasks of one loop that run, wait their turn, await and block, at random; a line of output now
/// and then.
sim::Trace recorded(size_t spans, size_t lanes) {
  constexpr std::array kStates{sim::State::running, sim::State::awaiting, sim::State::ready_loop_busy,
                               sim::State::running, sim::State::blocked};
  sim::Trace trace;
  const auto process = trace.add_track(sim::TrackKind::process, "python", sim::kNone, Time());
  const auto thread = trace.add_track(sim::TrackKind::thread, "MainThread", process, Time());
  const auto loop = trace.add_track(sim::TrackKind::loop, "loop", thread, Time());
  std::vector<sim::TrackId> tasks;
  for (size_t i = 0; i < lanes; ++i)
    tasks.push_back(trace.add_track(sim::TrackKind::task, fmt::format("Task-{}", i + 1), loop, Time()));
  const auto resource = trace.add_resource("httpx.get");
  uint64_t seed = 1;
  Time now;
  for (size_t i = 0; i < spans; ++i) {
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    now = now + Duration::nanoseconds(static_cast<int64_t>(1 + (seed >> 40) % 2000));
    const sim::State state = kStates[(seed >> 20) % kStates.size()];
    const bool waits = state == sim::State::awaiting || state == sim::State::blocked;
    const sim::TrackId task = tasks[(seed >> 33) % lanes];
    trace.set_state(task, now, state, waits ? resource : sim::kNone);
    if (i % 97 == 0) trace.add_instant(sim::InstantKind::print, now, task, "a line of output");
  }
  trace.finish(now + Duration::microseconds(1));
  return trace;
}

/// ImGui without a window: it makes draw lists all the same.
class Screen {
 public:
  Screen() {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = {kWidth, kHeight};
    io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
    unsigned char* pixels = nullptr;
    int width = 0, height = 0;
    fonts_.fill(io.Fonts->AddFontDefault());
    io.Fonts->GetTexDataAsRGBA32(&pixels, &width, &height);
  }
  ~Screen() { ImGui::DestroyContext(); }
  Screen(const Screen&) = delete;
  Screen& operator=(const Screen&) = delete;

  struct Frame {
    double ms = 0;
    size_t rects = 0;
    int vertices = 0;
  };
  Frame draw(const gui::Panel& panel, const gui::View& view, gui::LayoutCache& cache) {
    ImGui::GetIO().DeltaTime = 1 / 60.0f;
    ImGui::NewFrame();
    ImDrawList& list = *ImGui::GetForegroundDrawList();
    Frame frame;
    const double begin = cpu_ms();
    const Figure figure = gui::layout({&panel, 1}, view, gui::kLightTheme,
                                      gui::ImguiMeasure(fonts_, 1), cache);
    gui::ImguiPainter painter(list, {0, 0}, 1, fonts_);
    gui::paint(figure, painter);
    frame.ms = cpu_ms() - begin;
    for (const gui::Layer& layer : figure.layers) frame.rects += layer.rects.size();
    frame.vertices = list.VtxBuffer.Size;
    ImGui::Render();
    return frame;
  }

  static constexpr float kWidth = 1600, kHeight = 900;

 private:
  gui::ImguiFonts fonts_{};
};

struct Move {
  const char* name;
  double zoom;    // times the whole run
  double pan;     // of the visible range, each frame
  float scroll;   // units, each frame
  bool compressed = false, counters = false;
};
constexpr std::array kMoves{
    Move{"whole, scroll", 1, 0, 120},
    Move{"x10, pan", 10, 0.05, 0},
    Move{"x1000, pan", 1000, 0.05, 0},
    Move{"x100000, pan", 100000, 0.05, 0},
    Move{"counters, x10, pan", 10, 0.05, 0, false, true},
};

void measure(size_t spans, size_t lanes, int frames, const std::string& only,
             nlohmann::ordered_json& json) {
  const std::string name = fmt::format("{} spans, {} lanes", spans, lanes);
  if (name.find(only) == name.npos) return;
  const sim::Trace trace = recorded(spans, lanes);
  const double begin = cpu_ms();
  const gui::TraceIndex index(trace);
  const double build = cpu_ms() - begin;
  const auto count = static_cast<double>(trace.spans().size());
  const double span_bytes = static_cast<double>(trace.spans().capacity() * sizeof(sim::Span)) / count;
  const double index_bytes = static_cast<double>(index.memory()) / count;
  fmt::print("{}: index in {:.1f} ms; {:.1f} + {:.1f} bytes a span\n", name, build, span_bytes, index_bytes);
  Screen screen;
  const gui::Panel panel{&index, name};
  gui::LayoutCache cache;
  for (const Move& move : kMoves) {
    gui::View view;
    view.width = Screen::kWidth;
    view.height = Screen::kHeight;
    view.margin = 14;
    view.expanders = true;
    view.fit = true;
    view.most_rects = gui::kWindowRects;
    view.counters = move.counters;
    const TimeRange all{Time(), trace.makespan()};
    if (move.zoom > 1) view.range = zoomed(all, Time::at(all.length() / 3), move.zoom, all);
    std::vector<double> times;
    size_t rects = 0;
    int vertices = 0;
    screen.draw(panel, view, cache);  // what a change of the view costs once
    for (int f = 0; f < frames; ++f) {
      if (view.range) {
        const auto by = static_cast<int64_t>(static_cast<double>(view.range->length().ns()) * move.pan);
        view.range = panned(*view.range, Duration::nanoseconds(by), all);
      }
      view.scroll += move.scroll;
      const Screen::Frame frame = screen.draw(panel, view, cache);
      times.push_back(frame.ms);
      rects = std::max(rects, frame.rects);
      vertices = std::max(vertices, frame.vertices);
    }
    std::ranges::sort(times);
    const double median = times[times.size() / 2];
    fmt::print("  {:<22}{:>8.2f} ms{:>8.2f} worst{:>9} rects{:>10} vertices\n", move.name, median,
               times.back(), rects, vertices);
    std::fflush(stdout);
    json.push_back({{"name", fmt::format("{}: {}", name, move.name)},
                    {"spans", trace.spans().size()},
                    {"lanes", lanes},
                    {"build_ms", build},
                    {"span_bytes", span_bytes},
                    {"index_bytes", index_bytes},
                    {"frame_ms", median},
                    {"worst_ms", times.back()},
                    {"rects", rects},
                    {"vertices", vertices}});
  }
}

}  // namespace

}  // namespace interleave::bench

int main(int argc, char** argv) {
  const std::filesystem::path path = argc > 1 ? argv[1] : "build/bench/timeline.json";
  const int frames = argc > 2 ? std::max(1, std::atoi(argv[2])) : 60;
  const std::string only = argc > 3 ? argv[3] : "";
  nlohmann::ordered_json json = nlohmann::ordered_json::array();
  for (const size_t spans : {10'000, 1'000'000, 10'000'000})
    for (const size_t lanes : {50, 5'000}) interleave::bench::measure(spans, lanes, frames, only, json);
  if (path.has_parent_path()) std::filesystem::create_directories(path.parent_path());
  std::ofstream(path) << json.dump(2) << "\n";
  return 0;
}
