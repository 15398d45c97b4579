// Draws a step function as bars from the bottom of a box: what is narrower than it can be seen
// shows its highest value.
#pragma once

#include "gui/figure/counters.h"
#include "gui/figure/draft.h"

namespace interleave::gui {

/// `full` is the value that fills the box.
void draw_steps(const Draft& draft, const StepSeries& series, float full, const Box& box,
                const Fill& fill, Layer& layer);

}  // namespace interleave::gui
