#include <algorithm>
#include <string>

#include "gui/app/actions.h"
#include "gui/app/bars.h"
#include "gui/app/widgets.h"

namespace interleave::gui {

namespace {

void draw_menu_items(Menu menu, Workbench& w) {
  int group = 0;
  for (const Action& action : actions()) {
    if (action.place.menu != menu) continue;
    if (group != 0 && group != action.place.group) ImGui::Separator();
    group = action.place.group;
    const bool checked = action.checked && action.checked(w);
    const std::string keys = to_string(action.chords[0]);
    if (ImGui::MenuItem(action.label, keys.empty() ? nullptr : keys.c_str(), checked,
                        is_enabled(action, w))) {
      action.run(w);
    }
  }
}

void draw_menus(Workbench& w, const Look& look) {
  for (size_t i = 0; i < kMenuNames.size(); ++i) {
    const char* name = kMenuNames[i];
    const std::string popup = std::string("menu ") + name;
    const bool open = ImGui::IsPopupOpen(popup.c_str());
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const bool clicked = button(name, {.kind = ButtonKind::quiet, .on = open}, look);
    // While a menu is open, the pointer opens its neighbours.
    const bool any =
        ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
    const bool over = ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenBlockedByPopup);
    if (clicked || (any && !open && over)) ImGui::OpenPopup(popup.c_str());
    ImGui::SetNextWindowPos({at.x, at.y + look.px(kControlHeight + 4)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, look.px(8, 8));
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, look.px(18, 7));
    if (ImGui::BeginPopup(popup.c_str())) {
      draw_menu_items(static_cast<Menu>(i), w);
      ImGui::EndPopup();
    }
    ImGui::PopStyleVar(2);
    ImGui::SameLine(0, look.px(1));
  }
}

void separator(const Look& look) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::GetWindowDrawList()->AddLine({at.x + look.px(6), at.y + look.px(3)},
                                      {at.x + look.px(6), at.y + look.px(kControlHeight - 3)},
                                      look.colors.border);
  ImGui::Dummy(look.px(12, kControlHeight));
  ImGui::SameLine();
}

}  // namespace

void draw_toolbar(Workbench& w, const Look& look) {
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, look.px(6, 0));
  ImGui::SetCursorPos(look.px(8, (kToolbarHeight - kControlHeight) / 2));
  if (button("##gallery",
             {.kind = ButtonKind::quiet,
              .icon = Icon::sidebar,
              .on = w.show_gallery,
              .tip = "Show or hide the gallery (Ctrl+B)"},
             look)) {
    perform("gallery", w);
  }
  ImGui::SameLine();
  draw_menus(w, look);
  separator(look);
  if (button("Run",
             {.kind = ButtonKind::primary, .icon = Icon::play, .tip = "Run the program (F5)"},
             look)) {
    perform("run", w);
  }
  ImGui::SameLine();
  if (button("Stop", {.icon = Icon::stop, .enabled = w.busy(), .tip = "Stop the run (Shift+F5)"},
             look)) {
    perform("stop", w);
  }
  ImGui::SameLine(0, look.px(12));
  toggle("Auto##auto", w.auto_run, "Run when typing pauses", look);

  const bool dark = w.theme == &kDarkTheme;
  const ButtonOptions theme{.kind = ButtonKind::quiet,
                            .icon = dark ? Icon::sun : Icon::moon,
                            .tip = dark ? "Light (Ctrl+D)" : "Dark (Ctrl+D)"};
  const float right = button_width("##theme", theme, look) + look.px(8);
  ImGui::SameLine(ImGui::GetWindowWidth() - right - machine_width(w, look) - look.px(14));
  draw_machine(w, look);
  ImGui::SameLine(ImGui::GetWindowWidth() - right);
  if (button("##theme", theme, look)) perform("dark", w);
  ImGui::PopStyleVar();
}

}  // namespace interleave::gui
