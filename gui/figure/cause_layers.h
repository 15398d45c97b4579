// What time travel draws over a finished figure, as layers of its own, which layout() adds for
// the window and for exports: the chain of a "why" as numbered stations with arrows between their lanes,
// and the critical path as what remains bright while all else is dimmed.
#pragma once

#include "gui/figure/critical_path.h"
#include "gui/figure/figure.h"
#include "gui/figure/text_measure.h"
#include "gui/figure/theme.h"
#include "gui/figure/why.h"

namespace interleave::gui {

/// Adds the chain at the time it is about. A link whose lane can't be seen is left out.
void add_chain(Figure& figure, const Causes& causes, uint16_t panel, const Why& why,
               const Theme& theme, const TextMeasure& measure, float scale);

/// Dims all lanes of `panel` but for the path, and connects its segments.
void add_critical_path(Figure& figure, const Causes& causes, uint16_t panel,
                       const CriticalPath& path, const Theme& theme, float scale);

}  // namespace interleave::gui
