#include "gui/app/timeline_cursor.h"

#include <algorithm>
#include <cmath>

#include "gui/figure/painter_imgui.h"

namespace interleave::gui {

namespace {

constexpr float kGrip = 6;  // units: half the width of the cursor's grip

bool over_ruler(const Figure& figure, Point p) { return figure.axis.contains(p.x, p.y); }

/// The time at `x`, as round as a pixel can tell: nobody means 1.464583 s.
sim::Time round_time(const Figure& figure, float x) {
  int64_t grain = 1;
  while (10 * grain <= figure.scale.duration(1).ns()) grain *= 10;
  const int64_t ns = figure.scale.time(x).since_start().ns();
  return sim::Time::at(sim::Duration::nanoseconds((ns + grain / 2) / grain * grain));
}

/// On the cursor's line itself, which is as good as its grip.
bool over_cursor(const Workbench& w, const Figure& figure, Point p) {
  constexpr float kNear = 3;
  return w.view.cursor && figure.plot.contains(p.x, p.y) &&
         std::abs(figure.scale.x(*w.view.cursor) - p.x) <= kNear;
}

}  // namespace

bool scrub_cursor(Workbench& w, const Figure& figure, Point p, const Look& look) {
  if (!travelled_run(w)) return false;
  const ImGuiIO& io = ImGui::GetIO();
  const Point pressed{p.x - (io.MousePos.x - io.MouseClickedPos[0].x) / look.scale,
                      p.y - (io.MousePos.y - io.MouseClickedPos[0].y) / look.scale};
  bool& scrubbing = w.travel.scrubbing;
  if (ImGui::IsItemActivated())
    scrubbing = over_ruler(figure, pressed) || over_cursor(w, figure, pressed);
  const bool busy = scrubbing && (ImGui::IsItemActive() || ImGui::IsItemDeactivated());
  if (!busy) scrubbing = false;
  const bool near = ImGui::IsItemHovered() && !ImGui::IsItemActive() &&
                    (over_ruler(figure, p) || over_cursor(w, figure, p));
  if (busy || near) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
  if (!busy) return false;
  w.view.hovered = {};
  if (ImGui::IsItemActive()) {
    const TimeRange range = w.visible_range();
    move_cursor(w, std::clamp(round_time(figure, p.x), range.begin, range.end));
  }
  return true;
}

void click_lane(Workbench& w, const Figure& figure, const Pick& pick, Point p) {
  const Lane* lane = lane_at(figure, p.y);
  if (!lane || lane->pool || !figure.plot.contains(p.x, p.y)) return;
  const size_t owner = w.tab_of_panel(lane->panel);
  w.activate(owner);
  const Run* run = travelled_run(w);
  if (!run) return;
  sim::Time at = round_time(figure, p.x);
  if (pick.kind == Pick::Kind::span && lane->panel == travelled_panel(w)) {
    // A step of no length is wider on the screen than in time.
    const sim::Span& span = run->index.span(pick.index);
    at = std::clamp(at, span.begin, std::max(span.begin, span.end - sim::Duration::nanoseconds(1)));
  }
  move_cursor(w, at);
  if (lane->panel != travelled_panel(w)) return;  // of a run that this one is compared with
  if (run->causes.track(lane->track).kind == sim::TrackKind::core) return;
  const sim::Span* span = run->causes.standing(lane->track, *w.view.cursor);
  w.travel.asked = lane->track;
  if (!span || span->state != sim::State::running) ask_why(w, lane->track);
}

Explanation explain_gap(const Workbench& w, const Figure& figure, Point p) {
  const Lane* lane = lane_at(figure, p.y);
  if (!lane || lane->pool || !figure.plot.contains(p.x, p.y) || p.y >= lane->bar.bottom()) return {};
  const Run& run = *w.run_of_panel(lane->panel);
  const sim::Time at = figure.scale.time(p.x);
  if (run.causes.standing(lane->track, at) || at > run.result.trace->makespan()) return {};
  const Why answer = why(run.causes, lane->track, at, run.file_name);
  Explanation out{sentence(answer.links.front()), {}, {}};
  for (size_t i = 1; i < answer.links.size(); ++i)
    out.rows.emplace_back("→", sentence(answer.links[i]));
  return out;
}

void draw_cursor(const Workbench& w, const Figure& figure, ImVec2 origin, const Look& look) {
  if (!w.view.cursor) return;
  const float at = figure.scale.x(*w.view.cursor);
  if (at < figure.plot.x || at > figure.plot.right()) return;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImU32 color = to_imgui(look.theme->accent);
  const float x = std::round(origin.x + at * look.scale) + 0.5f;
  const float bottom = origin.y + figure.plot.bottom() * look.scale, r = look.px(kGrip);
  list.AddTriangleFilled({x - r, bottom + r}, {x, bottom}, {x + r, bottom + r}, color);
}

}  // namespace interleave::gui
