#include "gui/app/dialog_shortcuts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
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

constexpr float kRow = 19, kAfterMenu = 12, kBetween = 24, kWithin = 12;  // units

/// Balanced by hand: about as high as each other.
const std::array<std::vector<Menu>, 4> kColumns{
    {{Menu::file, Menu::run}, {Menu::edit, Menu::help}, {Menu::time, Menu::lanes}, {Menu::view}}};

float width_of(ImFont* font, const std::string& text) {
  return font->CalcTextSizeA(font->FontSize, 1e9f, 0, text.c_str()).x;
}

template <typename Visit>
void for_each_shortcut(Menu menu, Visit visit) {
  for (const Action& action : actions())
    if (action.place.menu == menu && action.chords[0]) visit(action);
}

float natural_width(const std::vector<Menu>& menus, const Look& look) {
  float width = 0;
  for (const Menu menu : menus) {
    for_each_shortcut(menu, [&](const Action& action) {
      width = std::max(width, width_of(look.fonts.body, action.label) + look.px(kWithin) +
                                  width_of(look.fonts.small, chords_of(action)));
    });
  }
  return width;
}

/// Returns where it ends.
float draw_column(const std::vector<Menu>& menus, ImVec2 at, float width, const Look& look) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  for (const Menu menu : menus) {
    clipped_text(list, look.fonts.bold, at, look.colors.text,
                 kMenuNames[static_cast<size_t>(menu)], width);
    at.y += look.px(kRow + 2);
    for_each_shortcut(menu, [&](const Action& action) {
      const std::string keys = chords_of(action);
      const float keys_width = std::ceil(width_of(look.fonts.small, keys));
      clipped_text(list, look.fonts.body, at, look.colors.text, action.label,
                   width - keys_width - look.px(6));
      clipped_text(list, look.fonts.small, {at.x + width - keys_width, at.y + look.px(1)},
                   look.colors.muted, keys, keys_width + 1);
      at.y += look.px(kRow);
    });
    at.y += look.px(kAfterMenu);
  }
  return at.y - look.px(kAfterMenu);
}

}  // namespace

bool ShortcutsDialog::draw(Workbench&, const Look& look, const DialogKeys& keys) {
  // Scrolls only in a window that is lower than the columns.
  ImGui::BeginChild("columns", {0, dialog_content_height(look)});
  std::array<float, kColumns.size()> widths{};
  float spare = ImGui::GetContentRegionAvail().x - look.px(kBetween) * (kColumns.size() - 1);
  for (size_t i = 0; i < kColumns.size(); ++i)
    spare -= widths[i] = natural_width(kColumns[i], look);
  const ImVec2 from = ImGui::GetCursorScreenPos();
  ImVec2 at = from;
  float end = 0;
  for (size_t i = 0; i < kColumns.size(); ++i) {
    const float width = std::max(look.px(60), widths[i] + spare / kColumns.size());
    end = std::max(end, draw_column(kColumns[i], at, width, look));
    at.x += width + look.px(kBetween);
  }
  ImGui::Dummy({1, end - from.y});
  ImGui::EndChild();
  return dialog_buttons({.primary = "Close"}, look, keys) == Answer::none;
}

void show_shortcuts(Workbench& workbench) {
  workbench.dialog = std::make_unique<ShortcutsDialog>();
}

}  // namespace interleave::gui
