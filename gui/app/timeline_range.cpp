#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <string>

#include "gui/app/timeline_bars.h"
#include "gui/app/timeline_tools.h"
#include "gui/app/widgets.h"
#include "gui/figure/lane_rows.h"

namespace interleave::gui {

namespace {

constexpr float kCardWidth = 300, kRow = 19, kPadding = 12;  // units

struct Line {
  std::string label, value;
  std::optional<sim::State> state;
};

std::vector<Line> lines_of(const Workbench& w, const RangeStatistics& numbers) {
  std::vector<Line> lines;
  for (size_t s = 0; s < numbers.in_state.size(); ++s)
    if (numbers.in_state[s] > sim::Duration())
      lines.push_back({std::string(sim::state_name(static_cast<sim::State>(s))),
                       readable(numbers.in_state[s]), static_cast<sim::State>(s)});
  if (numbers.cores > 0)
    lines.push_back({numbers.cores == 1 ? "the core is busy"
                                        : fmt::format("{} cores are busy", numbers.cores),
                     fmt::format("{:.1f} %", 100 * numbers.utilization), std::nullopt});
  const auto panels = w.figure_panels();
  for (const auto& busy : numbers.busiest)
    lines.push_back({"busiest: " + track_label(*panels[busy.panel].index, busy.track),
                     readable(busy.running), std::nullopt});
  lines.push_back({"lines of output", std::to_string(numbers.lines), std::nullopt});
  if (numbers.errors > 0) lines.push_back({"errors", std::to_string(numbers.errors), std::nullopt});
  return lines;
}

void draw_card(Workbench& w, const RangeStatistics& numbers, ImVec2 at, const Look& look) {
  const std::vector<Line> lines = lines_of(w, numbers);
  const float height = look.px(2 * kPadding + 26 + kControlHeight + 8) +
                       look.px(kRow) * static_cast<float>(lines.size());
  ImGui::SetCursorScreenPos(at);
  ImGui::PushStyleColor(ImGuiCol_ChildBg, look.colors.raised);
  ImGui::PushStyleVar(ImGuiStyleVar_ChildRounding, look.px(8));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, look.px(kPadding, kPadding));
  ImGui::BeginChild("range", {look.px(kCardWidth), height}, true,
                    ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoScrollbar |
                        ImGuiWindowFlags_NoScrollWithMouse);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float inner = look.px(kCardWidth - 2 * kPadding);
  ImVec2 pen{at.x + look.px(kPadding), at.y + look.px(kPadding)};
  const auto text = [&](ImFont* font, float x, ImU32 color, const std::string& s, float room) {
    clipped_text(list, font, {x, pen.y}, color, s, room);
  };
  text(look.fonts.bold, pen.x, look.colors.text,
       fmt::format("{} – {}  ·  {}", readable(numbers.range.begin.since_start()),
                   readable(numbers.range.end.since_start()), readable(numbers.range.length())),
       inner);
  pen.y += look.px(26);
  for (const Line& line : lines) {
    ImFont* font = look.fonts.body;
    const ImVec2 extent = font->CalcTextSizeA(font->FontSize, 1e9f, 0, line.value.c_str());
    if (line.state) {
      const Fill& fill = look.theme->state(*line.state);
      const ImVec2 low{pen.x, std::round(pen.y + look.px(3))},
          high{pen.x + look.px(10), std::round(pen.y + look.px(13))};
      if (fill.color.visible()) list.AddRectFilled(low, high, to_imgui(fill.color), look.px(2));
      if (fill.outline.visible()) list.AddRect(low, high, to_imgui(fill.outline), look.px(2));
    }
    const float indent = line.state ? look.px(17) : 0;
    text(font, pen.x + indent, look.colors.muted, line.label, inner - indent - extent.x - look.px(8));
    text(font, std::round(pen.x + inner - extent.x), look.colors.text, line.value, extent.x + 1);
    pen.y += look.px(kRow);
  }
  ImGui::SetCursorScreenPos({pen.x, pen.y + look.px(8)});
  if (button("Zoom to it", {}, look)) w.view.range = numbers.range;
  ImGui::SameLine(0, look.px(6));
  if (button("Close", {.kind = ButtonKind::quiet, .tip = "Esc"}, look)) w.timeline.range.reset();
  list.AddRect(at, {at.x + look.px(kCardWidth), at.y + height}, look.colors.border, look.px(8));
  ImGui::EndChild();
  ImGui::PopStyleVar(2);
  ImGui::PopStyleColor();
}

}  // namespace

void draw_measured_range(Workbench& w, const Figure& figure, ImVec2 origin, const Look& look) {
  const std::optional<TimeRange> range = w.timeline.range;
  if (!range) return;
  measure_range(w, range);
  const float left = std::max(figure.plot.x, figure.scale.x(range->begin));
  const float right = std::min(figure.plot.right(), figure.scale.x(range->end));
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const auto x = [&](float units) { return std::round(origin.x + units * look.scale); };
  const float top = origin.y + figure.plot.y * look.scale,
              bottom = origin.y + figure.axis.bottom() * look.scale;
  const ImU32 accent = to_imgui(look.theme->accent);
  if (right > left) {
    list.AddRectFilled({x(left), top}, {x(right), bottom}, faded(accent, 0.10f));
    for (const float edge : {left, right})
      list.AddLine({x(edge) + 0.5f, top}, {x(edge) + 0.5f, bottom}, accent,
                   std::max(1.0f, std::floor(look.scale)));
  }
  if (w.timeline.pressed || !w.timeline.numbers) return;
  // Beside the range, where there is room for the card.
  const float card = kCardWidth + 12, all = figure.width;
  float at = right + 12;
  if (at + card > all) at = left - card;
  at = std::clamp(at, 12.0f, std::max(12.0f, all - card));
  draw_card(w, *w.timeline.numbers, {x(at), std::round(top + look.px(12))}, look);
}

}  // namespace interleave::gui
