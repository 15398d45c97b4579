// What differs between two runs: which of them is faster, what happened at another time, in another
// order, or in one of them alone, and where they part.
//
// What is compared are *events* that a reader of the program knows: a task or thread starts, goes
// on after a wait, prints, fails, ends. How a run is cut into time slices isn't: it differs with
// any machine. An event of one run is that of the other if the same track (by its names and those
// of its parents) does the same thing for the same time (the second "tick" is the second "tick").
// Those which stand in the longest common order keep their order; all others happened in another
// order.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "gui/figure/trace_index.h"

namespace interleave::gui {

struct RunEvent {
  enum class Kind : uint8_t { starts, goes_on, prints, fails, ends };
  Kind kind = Kind::goes_on;
  sim::Time at;
  sim::TrackId track = sim::kNone;
  uint32_t index = sim::kNone;  // starts, goes_on: of the span; prints, fails: of the instant
  uint32_t identity = 0;        // equal for what is the same in both runs
  bool is_step() const { return kind <= Kind::goes_on; }
};

struct Difference {
  enum class Kind : uint8_t { other_time, other_order, only_first, only_second };
  Kind kind = Kind::other_time;
  std::optional<RunEvent> first, second;  // at least one of them
  std::string what;                       // "Task-2 (tea) prints 'ready'"
  /// When the runs differ by it: the earlier of its times.
  sim::Time since() const;
};

struct Comparison {
  sim::Duration first_makespan, second_makespan;
  size_t alike = 0;                     // events that happened in both at the same time
  std::vector<Difference> differences;  // by since(): the runs part at the front one

  size_t count(Difference::Kind kind) const;
  /// Where the runs part, on the clock of each; nullopt if nothing differs. What only one of them
  /// has is missing from the other at the same time, or at its end.
  struct Divergence {
    sim::Time first, second;
  };
  std::optional<Divergence> divergence() const;
};

Comparison compare(const TraceIndex& first, const TraceIndex& second);

/// A name for each track that is the same in all runs: its own and its parents', namesakes told
/// apart by the order of their creation.
std::vector<std::string> track_names(const sim::Trace& trace);

/// How many times as fast `second` is as `first`: "2×", "0.5×"; "1×" if both took no time, "∞×" if
/// only the second took none.
std::string speed_up(sim::Duration first, sim::Duration second);
/// "at another time", "in another order", "only in the first", "only in the second".
const char* difference_name(Difference::Kind kind);

}  // namespace interleave::gui
