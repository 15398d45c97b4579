#include "gui/app/dialog_shortcuts.h"

#include <array>
#include <vector>

#include "gui/app/actions.h"
#include "gui/app/widgets.h"
#include "gui/app/workbench.h"

namespace interleave::gui {

namespace {

std::string chords_of(const Action& action) {
  std::string text = to_string(action.chords[0]);
  if (action.chords[1]) text += "  or  " + to_string(action.chords[1]);
  return text;
}

void draw_menu_shortcuts(Menu menu, const Look& look) {
  ImGui::PushFont(look.fonts.bold);
  ImGui::TextUnformatted(kMenuNames[static_cast<size_t>(menu)]);
  ImGui::PopFont();
  for (const Action& action : actions()) {
    if (action.place.menu != menu || !action.chords[0]) continue;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const std::string keys = chords_of(action);
    const float width = ImGui::GetContentRegionAvail().x - look.px(16);
    const float keys_width =
        look.fonts.small->CalcTextSizeA(look.fonts.small->FontSize, 1e9f, 0, keys.c_str()).x;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    clipped_text(list, look.fonts.body, at, look.colors.text, action.label,
                 width - keys_width - look.px(8));
    clipped_text(list, look.fonts.small, {at.x + width - keys_width, at.y + look.px(1)},
                 look.colors.muted, keys, keys_width + 1);
    ImGui::Dummy({width, look.px(15)});
  }
  ImGui::Dummy(look.px(0, 8));
}

}  // namespace

bool ShortcutsDialog::draw(Workbench&, const Look& look, const DialogKeys& keys) {
  const ImVec2 room = ImGui::GetContentRegionAvail();
  const float height = dialog_content_height(look);
  const std::array<std::vector<Menu>, 3> columns{
      {{Menu::file, Menu::run, Menu::help}, {Menu::edit, Menu::time}, {Menu::view, Menu::lanes}}};
  for (const auto& menus : columns) {
    if (&menus != &columns.front()) ImGui::SameLine();
    ImGui::PushID(&menus);
    ImGui::BeginChild("column", {(room.x - look.px(16)) / 3, height});
    for (const Menu menu : menus) draw_menu_shortcuts(menu, look);
    ImGui::EndChild();
    ImGui::PopID();
  }
  return dialog_buttons({.primary = "Close"}, look, keys) == Answer::none;
}

void show_shortcuts(Workbench& workbench) {
  workbench.dialog = std::make_unique<ShortcutsDialog>();
}

}  // namespace interleave::gui
