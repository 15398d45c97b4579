// The minimap: the whole run in a strip, as high as many lanes are busy, with a frame around what
// the figure shows. Dragging the frame pans, a click beside it goes there.
#include <algorithm>
#include <array>
#include <cmath>

#include "gui/app/timeline_bars.h"

namespace interleave::gui {

namespace {

constexpr size_t kColumns = 240;
/// From the bottom to the top.
constexpr std::array kStack{sim::State::running,       sim::State::blocked,
                            sim::State::ready_no_core, sim::State::ready_no_gil,
                            sim::State::ready_loop_busy, sim::State::queued_no_worker,
                            sim::State::awaiting};

void draw_overview(const Overview& overview, ImVec2 low, ImVec2 high, const Look& look) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float width = (high.x - low.x) / static_cast<float>(overview.columns.size());
  for (size_t c = 0; c < overview.columns.size(); ++c) {
    const float left = std::round(low.x + width * static_cast<float>(c)),
                right = std::round(low.x + width * static_cast<float>(c + 1));
    float y = high.y;
    for (const sim::State state : kStack) {
      const float value = overview.columns[c][static_cast<size_t>(state)];
      if (value <= 0 || overview.most <= 0) continue;
      const float top = y - value / overview.most * (high.y - low.y);
      list.AddRectFilled({left, top}, {right, y}, to_imgui(look.theme->state(state).color));
      y = top;
    }
  }
}

}  // namespace

void draw_minimap(Workbench& w, ImVec2 origin, ImVec2 size, const Look& look) {
  const TimeRange all = w.limits();
  if (all.length() <= sim::Duration()) return;
  TimelineState& t = w.timeline;
  if (!t.overview) t.overview = overview_of(w.figure_panels(), kColumns);
  const float inset = look.px(14);
  const ImVec2 low{origin.x + inset, origin.y + look.px(7)},
      high{origin.x + size.x - inset, origin.y + size.y - look.px(8)};
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddLine(origin, {origin.x + size.x, origin.y}, look.colors.border);
  list.AddRectFilled(low, high, to_imgui(look.theme->lane), look.px(2));
  draw_overview(*t.overview, low, high, look);

  const auto x = [&](sim::Time time) {
    return low.x + (high.x - low.x) * static_cast<float>(time.since_start().seconds() /
                                                         all.length().seconds());
  };
  const TimeRange shown = w.visible_range();
  const float left = std::round(x(shown.begin)),
              right = std::max(left + look.px(3), std::round(x(shown.end)));
  const ImU32 veil = faded(look.colors.panel, 0.72f);
  list.AddRectFilled(low, {left, high.y}, veil);
  list.AddRectFilled({right, low.y}, high, veil);
  if (w.view.cursor) {
    const float at = std::round(x(*w.view.cursor)) + 0.5f;
    list.AddLine({at, low.y}, {at, high.y}, to_imgui(look.theme->accent));
  }

  ImGui::SetCursorScreenPos(origin);
  ImGui::InvisibleButton("minimap", size);
  const bool active = ImGui::IsItemActive(), hovered = ImGui::IsItemHovered();
  list.AddRect({left, low.y - 1}, {right, high.y + 1},
               hovered || active ? look.colors.primary : look.colors.faint, look.px(2), 0,
               std::max(1.0f, std::floor(look.scale * 1.5f)));
  if (hovered) ImGui::SetMouseCursor(w.view.range ? ImGuiMouseCursor_ResizeEW : ImGuiMouseCursor_Arrow);
  const ImGuiIO& io = ImGui::GetIO();
  const auto time_at = [&](float at) {
    const double share = static_cast<double>((at - low.x) / std::max(1.0f, high.x - low.x));
    return sim::Time::at(sim::Duration::from_seconds(std::clamp(share, 0.0, 1.0) * all.length().seconds()));
  };
  if (ImGui::IsItemActivated() && w.view.range &&
      (io.MousePos.x < left - look.px(3) || io.MousePos.x > right + look.px(3))) {
    const sim::Time middle = shown.begin + shown.length() / 2;
    w.view.range = panned(shown, time_at(io.MousePos.x) - middle, all);
  } else if (active && w.view.range && io.MouseDelta.x != 0) {
    const double moved = static_cast<double>(io.MouseDelta.x / std::max(1.0f, high.x - low.x));
    w.view.range = panned(shown, sim::Duration::from_seconds(moved * all.length().seconds()), all);
  }
}

}  // namespace interleave::gui
