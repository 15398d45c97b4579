// The window's panels, in one table. Adding one is a file that defines its draw function, and a
// line here and in panels.cpp. A panel draws into the ImGui child window that it is given.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "gui/app/keys.h"
#include "gui/app/look.h"
#include "gui/app/workbench.h"

namespace interleave::gui {

enum class Place : uint8_t { gallery, editor, timeline, bottom, right };  // bottom: one tab each

struct PanelType {
  std::string_view id;
  const char* title;
  Place place;
  void (*draw)(Workbench&, const Look&);
  /// Keys while the panel has the focus; false: not for it. May be null.
  bool (*key)(Workbench&, const KeyEvent&);
  /// How many things it wants to be looked at, for the tab's badge. May be null.
  size_t (*count)(const Workbench&);
};

std::span<const PanelType> panels();
/// Requires: there is one.
const PanelType& panel(std::string_view id);
const PanelType& panel(Place place);

void draw_gallery(Workbench& workbench, const Look& look);
bool gallery_key(Workbench& workbench, const KeyEvent& event);
void draw_editor(Workbench& workbench, const Look& look);
bool editor_panel_key(Workbench& workbench, const KeyEvent& event);
void draw_timeline(Workbench& workbench, const Look& look);
bool timeline_key(Workbench& workbench, const KeyEvent& event);
void draw_output(Workbench& workbench, const Look& look);
void draw_problems(Workbench& workbench, const Look& look);
size_t count_problems(const Workbench& workbench);
void draw_statistics(Workbench& workbench, const Look& look);
void draw_what_if(Workbench& workbench, const Look& look);
bool what_if_key(Workbench& workbench, const KeyEvent& event);
void draw_compare(Workbench& workbench, const Look& look);
bool compare_key(Workbench& workbench, const KeyEvent& event);
size_t count_compare(const Workbench& workbench);
void draw_why(Workbench& workbench, const Look& look);
void draw_inspector(Workbench& workbench, const Look& look);

}  // namespace interleave::gui
