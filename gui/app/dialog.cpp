#include "gui/app/dialog.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "gui/app/widgets.h"
#include "gui/app/workbench.h"

namespace interleave::gui {

namespace {

constexpr float kMarginX = 20, kMarginY = 18;  // units

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
  const std::string id =
      dialog->title() + "###" + std::to_string(reinterpret_cast<uintptr_t>(dialog.get()));
  if (!ImGui::IsPopupOpen(id.c_str())) {
    ImGui::OpenPopup(id.c_str());
    workbench.dialog_focus = {};
  }

  const ImVec2 display = ImGui::GetIO().DisplaySize, size = dialog->size();
  ImGui::SetNextWindowPos({display.x / 2, display.y * 0.46f}, ImGuiCond_Always, {0.5f, 0.5f});
  ImGui::SetNextWindowSize({std::min(look.px(size.x), display.x - look.px(24)),
                            std::min(look.px(size.y), display.y - look.px(24))});
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
