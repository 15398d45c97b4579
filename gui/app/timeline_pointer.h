// What the pointer and the wheel do over the timeline's figure.
//
// Wheel: zoom at the pointer; with Shift pan, with Alt or over the names scroll. Drag: pan. Shift and
// drag, or a drag on the ruler: measure a range. Drag a name up or down: reorder. Click: select, and
// show the source line; in the legend, let a state stand out. Double click: zoom to the span; on the
// ruler, add a note.
#pragma once

#include "gui/app/look.h"
#include "gui/app/workbench.h"
#include "gui/figure/figure.h"

namespace interleave::gui {

/// Requires: the figure is the last ImGui item; `p` is the pointer in the figure's units.
void point_at_timeline(Workbench& w, const Figure& figure, Point p, const Look& look);

}  // namespace interleave::gui
