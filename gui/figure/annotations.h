// Notes that people made in a run: each a flag in the strip above its panel's lanes, with a thin
// line down to the lane it is about, or through all of them.
#pragma once

#include <span>

#include "gui/figure/draft.h"

namespace interleave::gui {

/// `strip` is where the flags go, as wide as the plot. `lanes` are those in sight; a note whose
/// track isn't among them ends at `bottom`. Notes that would overlap are shortened.
void draw_annotations(const Draft& draft, const Panel& panel, uint16_t number, const Box& strip,
                      std::span<const Lane> lanes, float bottom, Layer& flags, Layer& lines);

}  // namespace interleave::gui
