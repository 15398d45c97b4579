// The time axis: grid lines through the plot, tick labels in a row of their own, the cursor's flag, and where the axis is
// broken.
#pragma once

#include <span>

#include "gui/figure/draft.h"

namespace interleave::gui {

inline constexpr float kAxisHeight = 26;  // units

/// `row` is where the labels go, as wide as the figure; `bands` are what the grid lines cross.
/// `grid` is clipped to the plot, `chrome` isn't.
void draw_axis(const Draft& draft, std::span<const Box> bands, const Box& row, Layer& grid,
               Layer& chrome);

/// Where the axis leaves time out: a gap between two zigzag lines across the bands, and how long
/// what it stands for is. They make way for `texts`.
void draw_breaks(const Draft& draft, std::span<const Box> bands, const Box& row,
                 std::span<const Text* const> texts, Layer& over, Layer& chrome);

/// Between which places on the axis a text about `at` touches no break.
struct TimeClearing {
  float left, right;
};
TimeClearing clearing_around(const Draft& draft, sim::Time at);

}  // namespace interleave::gui
