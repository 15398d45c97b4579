// Marks what a search found in a lane: a strip along the foot of its bar.
#pragma once

#include "gui/figure/draft.h"

namespace interleave::gui {

void draw_matches(const Draft& draft, LaneId lane, const Box& bar, Layer& layer);

}  // namespace interleave::gui
