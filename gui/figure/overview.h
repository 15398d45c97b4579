// A whole run in a few hundred columns: how many lanes are in each state, on average over a
// column's time. The minimap draws it.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "gui/figure/view.h"

namespace interleave::gui {

struct Overview {
  using Column = std::array<float, sim::kStateCount>;  // lanes per state
  TimeRange range;
  std::vector<Column> columns;  // equally long parts of the range
  float most = 0;               // lanes in a column that aren't idle
};

/// Of all panels together, cores left out: their threads say the same. Costs one walk over all
/// spans. Requires: columns > 0.
Overview overview_of(std::span<const Panel> panels, size_t columns);

}  // namespace interleave::gui
