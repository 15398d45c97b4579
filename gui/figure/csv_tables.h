// Runs as tables for a spreadsheet or a notebook: comma-separated values as in RFC 4180, but with
// "\n" at the line ends; times in seconds with all nine decimals.
#pragma once

#include <span>
#include <string>

#include "gui/figure/view.h"

namespace interleave::gui {

/// A row per span: run, track, kind, parent, state, begin_s, end_s, duration_s, about, function,
/// file, line. By track, then by time.
std::string spans_csv(std::span<const Panel> panels);

/// A row per track: run, track, kind, parent, begin_s, end_s, and the seconds in each state.
std::string statistics_csv(std::span<const Panel> panels);

}  // namespace interleave::gui
