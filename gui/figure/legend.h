// The legend: a swatch and a name for everything that occurs, in lines that wrap.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "gui/figure/draft.h"
#include "gui/figure/lane_plan.h"

namespace interleave::gui {

struct LegendItem {
  enum class Shape : uint8_t { swatch, output, error };
  Shape shape = Shape::swatch;
  Fill fill;  // of a swatch
  std::string name;
  uint32_t state = sim::kNone;  // that it explains
  float x = 0, y = 0;  // top left, relative to the legend's
};

struct Legend {
  std::vector<LegendItem> items;
  float height = 0;  // 0: nothing to explain
};

/// The states of the planned rows (in the view by core, the threads), each once, wrapped to
/// `width`.
Legend plan_legend(const Draft& draft, std::span<const Panel> panels, const LanePlan& plan,
                   float width);
void draw_legend(const Draft& draft, const Legend& legend, Point at, Layer& layer);

}  // namespace interleave::gui
