// The geometry of hatching, shared by all painters: which strokes or dots fill a box. The pattern
// is anchored at the figure's origin, so that neighbouring rects of one state continue each other.
#pragma once

#include <functional>

#include "gui/figure/figure.h"

namespace interleave::gui {

struct HatchStyle {
  float pitch = 0;  // distance between strokes along x (or y, if horizontal), in units
  float width = 1;  // of a stroke, or a dot's side
  int slope = 0;    // dy/dx of the strokes: 1 falls to the right, -1 rises
};
HatchStyle hatch_style(Hatch hatch);

/// Calls `stroke(from, to)` for every stroke, cut at the box. Nothing for `none` and `dots`.
void hatch_strokes(Hatch hatch, const Box& box, const std::function<void(Point, Point)>& stroke);
/// Calls `dot(box)` for every dot that lies wholly in the box. Nothing but for `dots`.
void hatch_dots(Hatch hatch, const Box& box, const std::function<void(const Box&)>& dot);

}  // namespace interleave::gui
