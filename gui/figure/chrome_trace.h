// A run as Chrome's trace event format, which ui.perfetto.dev and chrome://tracing open.
//
// Rules that it keeps (Trace Event Format, Google, 2016): complete events ("X") of one thread never
// overlap, since each track becomes a thread of its own; every process and thread is named; each
// flow has an id of its own, an "s" and an "f" that lie on slices, the "f" not before the "s";
// counters carry numbers; times are in microseconds with three decimals, in ascending order.
#pragma once

#include <span>
#include <string>

#include "gui/figure/view.h"

namespace interleave::gui {

/// Cores are the threads of a process "machine"; tasks, loops and requests lie beneath their thread.
/// Of several runs, each has processes of its own.
std::string chrome_trace(std::span<const Panel> panels);

}  // namespace interleave::gui
