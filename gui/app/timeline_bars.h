// The parts of the timeline's panel around its figure: the search and filter bar above, the list of
// hits and the numbers of a range over it, and the minimap below.
#pragma once

#include "gui/app/look.h"
#include "gui/app/workbench.h"
#include "gui/figure/figure.h"

namespace interleave::gui {

/// Toggles, filters and the search, in a popup of the header.
void draw_show_menu(Workbench& w, const Look& look);

/// Draws the bar that is open, if one is, and moves the cursor below it.
void draw_timeline_bar(Workbench& w, const Look& look);
/// The hits of the search, beneath the bar at the right of the figure.
void draw_hit_list(Workbench& w, ImVec2 origin, ImVec2 room, const Look& look);

/// The range that is measured, over the figure, with its numbers.
void draw_measured_range(Workbench& w, const Figure& figure, ImVec2 origin, const Look& look);

inline constexpr float kMinimapHeight = 40;  // units
/// The whole run, with a frame around what the figure shows that can be dragged.
void draw_minimap(Workbench& w, ImVec2 origin, ImVec2 size, const Look& look);

}  // namespace interleave::gui
