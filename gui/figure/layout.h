// Trace → figure. Panels stack from top to bottom and share one time axis; in each, a lane per
// track, nested by parent. Costs what is visible, but for one walk over the tracks, which a
// LayoutCache saves: lanes outside the scrolled area and spans outside the range are never touched,
// and spans too narrow to be seen fold (see trace_index.h).
//
// Invariants, tested with random traces: within a lane no two span rects overlap; everything lies
// inside the figure; no two texts overlap; every visible span is shown or counted in a fold.
#pragma once

#include <span>

#include "gui/figure/figure.h"
#include "gui/figure/layout_cache.h"
#include "gui/figure/text_measure.h"
#include "gui/figure/theme.h"
#include "gui/figure/trace_index.h"
#include "gui/figure/view.h"

namespace interleave::gui {

/// Requires: view.width > 0, every panel's index non-null. No panels give an empty figure.
Figure layout(std::span<const Panel> panels, const View& view, const Theme& theme,
              const TextMeasure& measure, LayoutCache& cache);
Figure layout(std::span<const Panel> panels, const View& view, const Theme& theme,
              const TextMeasure& measure);

}  // namespace interleave::gui
