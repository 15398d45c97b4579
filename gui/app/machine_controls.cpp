#include <algorithm>
#include <string>

#include "gui/app/actions.h"
#include "gui/app/bars.h"
#include "gui/app/what_if.h"
#include "gui/app/widgets.h"

namespace interleave::gui {

namespace {

constexpr float kLabel = 42, kStep = 26, kNumber = 26, kGil = 62, kMore = 68, kGap = 6;  // units

const Knob& knob(std::string_view key) {
  return *std::ranges::find_if(knobs(), [key](const Knob& k) { return k.key == key; });
}

void text(const std::string& what, float width, ImU32 color, bool centred, const Look& look) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImFont* font = centred ? look.fonts.bold : look.fonts.body;
  const ImVec2 extent = font->CalcTextSizeA(font->FontSize, 1e9f, 0, what.c_str());
  const float x = at.x + (centred ? (look.px(width) - extent.x) / 2 : 0);
  clipped_text(*ImGui::GetWindowDrawList(), font,
               {x, at.y + (look.px(kControlHeight) - extent.y) / 2}, color, what,
               look.px(width) + 1);
  ImGui::Dummy(look.px(width, kControlHeight));
  ImGui::SameLine();
}

}  // namespace

float machine_width(const Workbench&, const Look& look) {
  return look.px(kLabel + 2 * kStep + kNumber + kGil + kMore + 5 * kGap + 16);
}

void draw_machine(Workbench& w, const Look& look) {
  const Knob &cores = knob("machine.cores"), &gil = knob("machine.gil");
  const KnobState now = state_of(cores, w.tab());
  const auto values = values_of(cores, now);
  const ImU32 accent = to_imgui(look.theme->accent);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, look.px(kGap, 0));
  text("Cores", kLabel, look.colors.muted, false, look);
  if (button("##fewer",
             {.icon = Icon::minus,
              .enabled = now.now != values.front(),
              .tip = "Fewer cores",
              .width = kStep},
             look)) {
    step_knob(w, cores, -1);
  }
  ImGui::SameLine();
  text(now.now, kNumber, now.changed() ? accent : look.colors.text, true, look);
  if (button("##more",
             {.icon = Icon::plus,
              .enabled = now.now != values.back(),
              .tip = "More cores",
              .width = kStep},
             look)) {
    step_knob(w, cores, 1);
  }
  ImGui::SameLine(0, look.px(kGap + 8));
  bool on = state_of(gil, w.tab()).now == "true";
  if (toggle("GIL##gil", on, gil.tip, look)) set_knob(w, gil, on ? "true" : "false");
  ImGui::SameLine(0, look.px(kGap + 8));
  if (button("What if…",
             {.kind = ButtonKind::quiet,
              .on = w.tab().machine.any(),
              .tip = "All controls of the machine (Ctrl+M)",
              .width = kMore},
             look)) {
    perform("what_if", w);
  }
  ImGui::PopStyleVar();
}

}  // namespace interleave::gui
