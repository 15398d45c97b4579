// The bars of one lane: rects for what is visible, folds for what is too narrow, and labels where
// they fit. Rects of one lane never overlap: each begins where the one before ended (`pen`).
#pragma once

#include "gui/figure/draft.h"
#include "gui/figure/trace_index.h"

namespace interleave::gui {

/// Spans narrower than this are folded, and a fold is at least this wide, or wider by need.
inline constexpr float kFoldWidth = 2;

/// `bar` is where the spans go, as wide as the plot. With more than `most` rects (0: any number)
/// narrower than it takes are folded, until they are fewer. Requires: most is 0 or at least 40.
void draw_spans(const Draft& draft, const TraceIndex& index, uint16_t panel, sim::TrackId track,
                const Box& bar, size_t most, Layer& layer);

/// What a span is about, for people: the function that runs, the thread on a core, the resource
/// waited for ("sleep", "Lock db"), else the state's name.
std::string span_subject(const TraceIndex& index, const sim::Span& span);

}  // namespace interleave::gui
