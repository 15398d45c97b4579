// The output marks of one lane: a diamond where a line was printed, a triangle where an error
// arose, and beside it the text where there is room. What has no room stays reachable through the
// mark's pick.
#pragma once

#include "gui/figure/draft.h"
#include "gui/figure/trace_index.h"

namespace interleave::gui {

inline constexpr unsigned kErrorKinds = 1u << static_cast<unsigned>(sim::InstantKind::error) |
                                        1u << static_cast<unsigned>(sim::InstantKind::lint);

/// A mark of 2 * half units' width.
Polygon output_mark(const Theme& theme, bool error, Point middle, float half, Pick pick = {});

/// With `with_text`, marks and texts go to `strip`; else only marks, centred on its height.
void draw_output(const Draft& draft, const TraceIndex& index, uint16_t panel, sim::TrackId track,
                 const Box& strip, bool with_text, Layer& layer);

}  // namespace interleave::gui
