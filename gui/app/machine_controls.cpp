#include <algorithm>
#include <string>

#include "gui/app/actions.h"
#include "gui/app/bars.h"
#include "gui/app/widgets.h"

namespace interleave::gui {

namespace {

constexpr int kMostCores = 64;
constexpr float kLabel = 42, kStep = 26, kNumber = 26, kGil = 62, kReset = 60, kGap = 6;  // units

struct Shown {
  int cores;
  bool gil;
};
Shown shown(const Workbench& w) {
  const models::python::Scenario fallback;
  const auto& machine = w.tab().run ? w.tab().run->result.scenario.machine : fallback.machine;
  return {w.machine.cores.value_or(machine.cores), w.machine.gil.value_or(machine.gil)};
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

float machine_width(const Workbench& w, const Look& look) {
  const float width = kLabel + 2 * kStep + kNumber + kGil + 4 * kGap + 10;
  return look.px(w.machine.any() ? width + kReset + kGap : width);
}

void draw_machine(Workbench& w, const Look& look) {
  const Shown now = shown(w);
  if (w.machine.any()) {
    if (button("Reset",
               {.kind = ButtonKind::quiet,
                .tip = "The machine as the file's header says",
                .width = kReset},
               look)) {
      perform("reset_machine", w);
    }
    ImGui::SameLine(0, look.px(kGap));
  }
  const ImU32 accent = to_imgui(look.theme->accent);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, look.px(kGap, 0));
  text("Cores", kLabel, look.colors.muted, false, look);
  if (button(
          "##fewer",
          {.icon = Icon::minus, .enabled = now.cores > 1, .tip = "One core less", .width = kStep},
          look)) {
    w.machine.cores = now.cores - 1;
  }
  ImGui::SameLine();
  text(std::to_string(now.cores), kNumber, w.machine.cores ? accent : look.colors.text, true, look);
  if (button("##more",
             {.icon = Icon::plus,
              .enabled = now.cores < kMostCores,
              .tip = "One core more",
              .width = kStep},
             look)) {
    w.machine.cores = now.cores + 1;
  }
  ImGui::SameLine(0, look.px(kGap + 10));
  bool gil = now.gil;
  if (toggle("GIL##gil", gil, "With the GIL, one thread of a process runs Python at a time", look))
    w.machine.gil = gil;
  ImGui::PopStyleVar();
}

}  // namespace interleave::gui
