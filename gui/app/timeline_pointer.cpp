#include "gui/app/timeline_pointer.h"

#include <algorithm>
#include <cmath>

#include "gui/app/dialog_annotation.h"
#include "gui/app/timeline_cursor.h"
#include "gui/app/timeline_tools.h"

namespace interleave::gui {

namespace {

constexpr float kClickSlack = 4;  // units that a click may move
constexpr double kWheelStep = 1.25;
constexpr float kWheelLanes = 60;  // units a notch scrolls

void click(Workbench& w, const Pick& pick, bool over_time) {
  switch (pick.kind) {
    case Pick::Kind::expander: {
      const LaneId key{pick.panel, pick.index};
      if (w.view.collapsed.erase(key) == 0) w.view.collapsed.insert(key);
      return;
    }
    case Pick::Kind::state:
      return toggle_emphasis(w, static_cast<sim::State>(pick.index));
    case Pick::Kind::annotation:
      return ask_annotation_of(w, pick);
    default:
      w.select(pick.kind == Pick::Kind::track && over_time ? Pick{} : pick);
  }
}

void zoom_to(Workbench& w, const Pick& pick) {
  if (pick.kind != Pick::Kind::span) return;
  const sim::Span& span = w.figure_panels()[pick.panel].index->span(pick.index);
  const sim::Duration length = span.end - span.begin;
  if (length == sim::Duration()) return w.zoom(8, span.begin);
  const TimeRange all = w.limits();
  const sim::Duration margin = length / 8;
  w.view.range =
      TimeRange{std::max(all.begin, span.begin - margin), std::min(all.end, span.end + margin)};
}

void turn_wheel(Workbench& w, const Figure& figure, Point p, bool over_time) {
  const ImGuiIO& io = ImGui::GetIO();
  if (io.MouseWheel != 0) {
    if (io.KeyShift) {
      w.pan(figure.scale.duration(-io.MouseWheel * kWheelLanes));
    } else if (over_time && !io.KeyAlt) {
      w.zoom(std::pow(kWheelStep, static_cast<double>(io.MouseWheel)), figure.scale.time(p.x));
    } else {
      w.view.scroll -= io.MouseWheel * kWheelLanes;
    }
  }
  if (io.MouseWheelH != 0) w.pan(figure.scale.duration(-io.MouseWheelH * kWheelLanes));
}

/// Shift and drag, over the plot or on the ruler, measures. True while it does.
bool drag_range(Workbench& w, const Figure& figure, Point p, Point pressed, bool moved) {
  std::optional<sim::Time>& from = w.timeline.pressed;
  const TimeRange visible = w.visible_range();
  const auto time = [&](float x) {
    return std::clamp(figure.scale.time(x), visible.begin, visible.end);
  };
  const bool on_ruler = figure.axis.contains(pressed.x, pressed.y);
  if (ImGui::IsItemActivated() && ImGui::GetIO().KeyShift &&
      (on_ruler || figure.plot.contains(pressed.x, pressed.y)))
    from = time(pressed.x);
  if (!from) return false;
  ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
  const sim::Time to = time(p.x);
  if (moved || w.timeline.range)
    w.timeline.range = TimeRange{std::min(*from, to), std::max(*from, to)};
  if (!ImGui::IsItemActive()) {
    from.reset();
    if (w.timeline.range && w.timeline.range->length() == sim::Duration()) w.timeline.range.reset();
  }
  return true;
}

/// A drag on a name carries its lane over those that the pointer crosses. True while it does.
bool drag_lane(Workbench& w, const Figure& figure, Point p, Point pressed, bool moved) {
  std::optional<LaneId>& carried = w.timeline.carried;
  if (ImGui::IsItemActivated()) {
    carried.reset();
    const Lane* lane = lane_at(figure, pressed.y);
    const Pick pick = hit(figure, pressed.x, pressed.y);
    if (lane && !lane->pool && pressed.x < figure.plot.x && pick.kind == Pick::Kind::track)
      carried = LaneId{lane->panel, lane->track};
  }
  if (!carried) return false;
  if (!ImGui::IsItemActive()) {
    carried.reset();
    return false;
  }
  if (!moved) return false;
  ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeNS);
  const auto own = std::ranges::find_if(figure.lanes, [&](const Lane& lane) {
    return !lane.pool && lane.panel == carried->first && lane.track == carried->second;
  });
  if (own == figure.lanes.end()) return true;
  if (p.y < own->label.y) carry_lane(w, *carried, -1);
  if (p.y >= own->label.bottom()) carry_lane(w, *carried, 1);
  return true;
}

}  // namespace

void point_at_timeline(Workbench& w, const Figure& figure, Point p, const Look& look) {
  const ImGuiIO& io = ImGui::GetIO();
  const bool hovered = ImGui::IsItemHovered();
  const bool moved = ImGui::IsMouseDragging(ImGuiMouseButton_Left, look.px(kClickSlack));
  const Point pressed{p.x - (io.MousePos.x - io.MouseClickedPos[0].x) / look.scale,
                      p.y - (io.MousePos.y - io.MouseClickedPos[0].y) / look.scale};
  const bool over_time = p.x >= figure.plot.x && p.x < figure.plot.right();
  const bool over_ruler = figure.axis.contains(p.x, p.y);
  if (hovered && over_ruler && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left))
    return ask_annotation(w, 0, figure.scale.time(p.x));
  if (!w.timeline.pressed && !io.KeyShift && scrub_cursor(w, figure, p, look)) return;
  const bool busy = drag_range(w, figure, p, pressed, moved) || drag_lane(w, figure, p, pressed, moved);
  const bool dragging = !busy && ImGui::IsItemActive() && moved;

  w.view.hovered = hovered && !dragging && !busy ? hit(figure, p.x, p.y) : Pick{};
  if (w.view.hovered.kind == Pick::Kind::track && over_time)
    w.view.hovered = {};  // an empty stretch
  if (hovered && w.view.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  if (hovered && over_ruler && !ImGui::IsItemActive()) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
  if (hovered) turn_wheel(w, figure, p, over_time);
  if (dragging) {
    ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeAll);
    w.pan(figure.scale.duration(-io.MouseDelta.x / look.scale));
    w.view.scroll -= io.MouseDelta.y / look.scale;
  }
  const float slack = look.px(kClickSlack);
  const bool clicked =
      ImGui::IsItemDeactivated() && io.MouseDragMaxDistanceSqr[0] < slack * slack;
  if (clicked && !over_ruler) {
    const Pick pick = hit(figure, p.x, p.y);
    click(w, pick, over_time);
    click_lane(w, figure, pick, p);
  }
  if (hovered && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left))
    zoom_to(w, hit(figure, p.x, p.y));
}

}  // namespace interleave::gui
