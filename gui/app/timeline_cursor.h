// The time cursor on the timeline: the ruler moves it, a click on a lane puts it there and asks
// why, and what it stands for is drawn over the figure.
#pragma once

#include "gui/app/explain.h"
#include "gui/app/look.h"
#include "gui/app/workbench.h"
#include "gui/figure/figure.h"

namespace interleave::gui {

/// Dragging on the ruler or on the cursor's grip. Requires: the figure is the last ImGui item, `p`
/// the pointer in the figure's units. True while the pointer is busy with it.
bool scrub_cursor(Workbench& w, const Figure& figure, Point p, const Look& look);

/// A click on what is at `p`, a span or an empty stretch of a lane: the cursor comes there, and if
/// the lane's track doesn't run then, the reason is shown.
void click_lane(Workbench& w, const Figure& figure, const Pick& pick, Point p);

/// Why a lane is empty at `p`. An empty title: it isn't a lane, or not empty.
Explanation explain_gap(const Workbench& w, const Figure& figure, Point p);

/// The cursor's grip, above the flag that the axis draws.
void draw_cursor(const Workbench& w, const Figure& figure, ImVec2 origin, const Look& look);

}  // namespace interleave::gui
