// An earlier run behind a lane: what the same track did then, as a faint strip above its bar, so
// that a change is seen against what was.
#pragma once

#include <vector>

#include "gui/figure/draft.h"
#include "gui/figure/trace_index.h"

namespace interleave::gui {

inline constexpr float kGhostStrip = 4;  // height in units

/// For each track of `index`, the one of `ghost` with the same name, parents and order; kNone:
/// none.
std::vector<sim::TrackId> matching_tracks(const TraceIndex& index, const TraceIndex& ghost);

/// `strip` is as wide as the plot; `most` as for draw_spans().
void draw_ghost(const Draft& draft, const TraceIndex& ghost, sim::TrackId track, const Box& strip,
                size_t most, Layer& layer);

}  // namespace interleave::gui
