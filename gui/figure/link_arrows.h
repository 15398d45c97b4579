// Causes as arrows: from the lane that spawned, woke or cancelled to the lane that was.
#pragma once

#include <span>

#include "gui/figure/draft.h"

namespace interleave::gui {

/// As view.links says: none, those of the selected track, or all in sight (at most a few thousand,
/// beyond which arrows would be a solid surface). Both lanes must be in sight.
void draw_links(const Draft& draft, std::span<const Panel> panels, std::span<const Lane> lanes,
                Layer& layer);

}  // namespace interleave::gui
