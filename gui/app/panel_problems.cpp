// Errors, warnings and hints about the program. A click goes to the place.
#include <algorithm>
#include <string>

#include "gui/app/panels.h"
#include "gui/app/widgets.h"

namespace interleave::gui {

namespace {

using models::python::Diagnostic;

constexpr float kMargin = 14, kTextLeft = 32, kPlace = 76, kPadding = 5;  // units

void draw_problem(Workbench& w, const Diagnostic& d, const Look& look) {
  const ImU32 color = d.severity == Diagnostic::Severity::error     ? look.colors.error
                      : d.severity == Diagnostic::Severity::warning ? look.colors.warning
                                                                    : look.colors.hint;
  const float width = ImGui::GetContentRegionAvail().x;
  const float wrap = std::max(look.px(40), width - look.px(kTextLeft + kPlace + kMargin));
  const char *begin = d.message.data(), *end = begin + d.message.size();
  const float size = look.fonts.body->FontSize;
  const ImVec2 extent = look.fonts.body->CalcTextSizeA(size, 1e9f, wrap, begin, end);
  const ImVec2 at = ImGui::GetCursorScreenPos(), room{width, extent.y + look.px(2 * kPadding)};
  if (ImGui::InvisibleButton("problem", room))
    w.go_to_line(w.active, d.line, std::max(1u, d.column));
  ImDrawList& list = *ImGui::GetWindowDrawList();
  if (ImGui::IsItemHovered()) {
    list.AddRectFilled(at, {at.x + room.x, at.y + room.y}, look.colors.hover);
    if (d.line > 0) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  }
  const float y = at.y + look.px(kPadding);
  list.AddCircleFilled({at.x + look.px(kMargin + 5), y + size / 2}, look.px(4), color);
  list.AddText(look.fonts.body, size, {at.x + look.px(kTextLeft), y}, look.colors.text, begin, end,
               wrap);
  if (d.line == 0) return;
  const std::string place = "line " + std::to_string(d.line);
  const float place_width = look.fonts.body->CalcTextSizeA(size, 1e9f, 0, place.c_str()).x;
  list.AddText(look.fonts.body, size, {at.x + width - look.px(kMargin) - place_width, y},
               look.colors.muted, place.c_str());
}

}  // namespace

size_t count_problems(const Workbench& w) {
  return w.tab().run ? w.tab().run->result.diagnostics.size() : 0;
}

void draw_problems(Workbench& w, const Look& look) {
  const RunPtr run = w.tab().run;
  if (!run || run->result.diagnostics.empty()) {
    return empty_state("No problems", "Errors and hints about the program appear here.", look);
  }
  ImGui::BeginChild("problems");
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
  for (const Diagnostic& d : run->result.diagnostics) {
    ImGui::PushID(&d);
    draw_problem(w, d, look);
    ImGui::PopID();
  }
  ImGui::PopStyleVar();
  ImGui::EndChild();
}

}  // namespace interleave::gui
