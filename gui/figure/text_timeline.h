// The timeline for a terminal: one line per lane, one cell per column of time, a glyph per state.
// A cell shows the state that its lane is in for most of the cell's time, the worse one of equals;
// steps of no length show as ticks. Output isn't shown: it is on the terminal already.
#pragma once

#include <span>
#include <string>

#include "gui/figure/view.h"

namespace interleave::gui {

struct TextTimelineOptions {
  int width = 80;      // columns; no line is longer. At least 20.
  bool utf8 = true;    // else plain ASCII
  bool color = false;  // ANSI colours
  Grouping grouping = Grouping::tasks;
  int max_lanes = 60;  // per panel; the rest is summarised in a line
};

/// Ends with a newline.
std::string text_timeline(std::span<const Panel> panels, const TextTimelineOptions& options);

}  // namespace interleave::gui
