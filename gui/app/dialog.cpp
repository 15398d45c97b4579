#include "gui/app/dialog.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "gui/app/widgets.h"
#include "gui/app/workbench.h"

namespace interleave::gui {

namespace {

constexpr float kMarginX = 20, kMarginY = 18;    // units
constexpr ImU32 kDark = IM_COL32(0, 0, 0, 110);  // over what the dialog isn't about

void move_focus(FocusRing& ring, const DialogKeys& keys) {
  const int all = ring.count;
  if (keys.tab != 0 && all > 0) {
    const int from = ring.focused < 0 && keys.tab < 0 ? 0 : ring.focused;
    ring.focused = ((from + keys.tab) % all + all) % all;
    release_text_field();
  }
  ring.moved = keys.tab != 0;
  ring.press = keys.space && !ring.in_text;
  ring.in_text = false;
  ring.count = 0;
}

/// Darkens everything but `lit`, and frames it.
void dim_around(const ImVec4& lit, const Look& look) {
  const ImVec2 display = ImGui::GetIO().DisplaySize;
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(display);
  ImGui::Begin("dim", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoInputs | ImGuiWindowFlags_NoNav |
                   ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoFocusOnAppearing);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled({0, 0}, {display.x, lit.y}, kDark);
  list.AddRectFilled({0, lit.y}, {lit.x, lit.w}, kDark);
  list.AddRectFilled({lit.z, lit.y}, {display.x, lit.w}, kDark);
  list.AddRectFilled({0, lit.w}, {display.x, display.y}, kDark);
  list.AddRect({lit.x, lit.y}, {lit.z, lit.w}, look.colors.primary, 0, 0, look.px(2));
  ImGui::End();
}

/// A place for a window of this size beside `lit`, where there is the most room.
ImVec2 beside(const ImVec4& lit, ImVec2 size, const Look& look) {
  const ImVec2 display = ImGui::GetIO().DisplaySize;
  const float gap = look.px(14);
  const auto within = [gap](float v, float room, float extent) {
    return std::clamp(v, gap, std::max(gap, room - extent - gap));
  };
  const float x = within((lit.x + lit.z - size.x) / 2, display.x, size.x);
  const float y = within((lit.y + lit.w - size.y) / 2, display.y, size.y);
  if (display.x - lit.z >= size.x + 2 * gap) return {lit.z + gap, y};
  if (lit.x >= size.x + 2 * gap) return {lit.x - size.x - gap, y};
  if (display.y - lit.w >= size.y + 2 * gap) return {x, lit.w + gap};
  if (lit.y >= size.y + 2 * gap) return {x, lit.y - size.y - gap};
  return {x, y};
}

}  // namespace

float dialog_content_height(const Look& look) {
  return ImGui::GetContentRegionAvail().y - look.px(kControlHeight + 14);
}

Answer dialog_buttons(const DialogButtons& buttons, const Look& look, const DialogKeys& keys) {
  const ButtonOptions plain{.enabled = true},
      primary{.kind = ButtonKind::primary, .enabled = buttons.enabled};
  Answer clicked = Answer::none, focused = Answer::primary;
  const auto add = [&](const char* label, const ButtonOptions& options, Answer answer) {
    if (look.ring && look.ring->focused == look.ring->count) focused = answer;
    if (button(label, options, look)) clicked = answer;
    ImGui::SameLine(0, look.px(8));
  };
  ImGui::SetCursorPosY(ImGui::GetWindowHeight() - look.px(kMarginY + kControlHeight));
  if (buttons.other) add(buttons.other, plain, Answer::other);
  float width = button_width(buttons.primary, primary, look);
  if (buttons.cancel) width += button_width(buttons.cancel, plain, look) + look.px(8);
  ImGui::SetCursorPosX(ImGui::GetWindowWidth() - look.px(kMarginX) - width);
  if (buttons.cancel) add(buttons.cancel, plain, Answer::cancel);
  add(buttons.primary, primary, Answer::primary);
  if (clicked != Answer::none) return clicked;
  if (keys.escape) return buttons.cancel ? Answer::cancel : Answer::primary;
  const bool allowed = focused != Answer::primary || buttons.enabled;
  return keys.enter && allowed ? focused : Answer::none;
}

void draw_dialog(Workbench& workbench, const Look& look) {
  if (!workbench.dialog) return;
  auto dialog = std::move(workbench.dialog);
  // ImGui remembers the cursor of a field by its id: none of an earlier dialog's.
  if (dialog->opened_as == 0) dialog->opened_as = ++workbench.dialogs_shown;
  const std::string id = dialog->title() + "###dialog " + std::to_string(dialog->opened_as);
  const auto lit = workbench.areas.find(dialog->spotlight());
  const bool spot = lit != workbench.areas.end();
  if (spot) dim_around(lit->second, look);
  // ImGui takes this colour at the end of the frame.
  ImGui::GetStyle().Colors[ImGuiCol_ModalWindowDimBg] =
      ImGui::ColorConvertU32ToFloat4(spot ? 0 : kDark);
  if (!ImGui::IsPopupOpen(id.c_str())) {
    ImGui::OpenPopup(id.c_str());
    workbench.dialog_focus = {};
  }

  const ImVec2 display = ImGui::GetIO().DisplaySize, size = dialog->size();
  const ImVec2 extent{std::min(look.px(size.x), display.x - look.px(24)),
                      std::min(look.px(size.y), display.y - look.px(24))};
  ImVec2 at{(display.x - extent.x) / 2, display.y * 0.46f - extent.y / 2};
  if (spot) at = beside(lit->second, extent, look);
  ImGui::SetNextWindowPos({std::round(at.x), std::max(look.px(12), std::round(at.y))});
  ImGui::SetNextWindowSize(extent);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, look.px(kMarginX, kMarginY));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, look.px(9));
  bool open = true;
  if (ImGui::BeginPopupModal(id.c_str(), nullptr,
                             ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize |
                                 ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoNav)) {
    ImGui::PushFont(look.fonts.bold);
    ImGui::TextUnformatted(dialog->title().c_str());
    ImGui::PopFont();
    ImGui::Dummy(look.px(0, 6));
    const DialogKeys keys = std::exchange(workbench.dialog_keys, {});
    move_focus(workbench.dialog_focus, keys);
    Look focused = look;
    focused.ring = &workbench.dialog_focus;
    open = dialog->draw(workbench, focused, keys);
    if (!open) ImGui::CloseCurrentPopup();
    ImGui::EndPopup();
  }
  ImGui::PopStyleVar(2);
  if (open && !workbench.dialog) workbench.dialog = std::move(dialog);
}

}  // namespace interleave::gui
