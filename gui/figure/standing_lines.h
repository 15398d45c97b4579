// The lines of a scenario at which its tasks and threads stand at an instant: those that a debugger
// would mark, several per line.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gui/figure/moment.h"

namespace interleave::gui {

struct StandingLine {
  uint32_t line = 0;                 // from 1
  std::vector<sim::TrackId> tracks;  // the first few, those that run before those that wait
  size_t count = 0;                  // all
  bool runs = false;                 // one of them executes, or holds its thread
};

/// By line. Threads that run an event loop are there as their tasks. Costs O(tracks).
std::vector<StandingLine> standing_lines(const Causes& causes, const Moment& moment,
                                         std::string_view file);
/// The lines between which a step that took no time ran: from where the track had stood to where it
/// stood then. 0: it began there, or ended.
struct StepLines {
  uint32_t from = 0, to = 0;
  /// "line 20 → 22", "start → line 16", "line 27 → end", "line 5"; "" if nothing is known.
  std::string text() const;
  uint32_t any() const { return from != 0 ? from : to; }
};
StepLines step_lines(const Causes& causes, uint32_t span, std::string_view file);

/// The line in `file` of the innermost call of `stack` there; 0: none.
uint32_t line_in(const sim::Trace& trace, sim::StackId stack, std::string_view file);

}  // namespace interleave::gui
