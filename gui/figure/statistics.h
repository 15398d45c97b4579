// Numbers of a run, from its trace: makespan, how busy each core was, and where each track's time
// went.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "gui/figure/trace_index.h"

namespace interleave::gui {

struct TrackTimes {
  sim::TrackId track = sim::kNone;
  std::array<sim::Duration, sim::kStateCount> in_state{};
  sim::Duration in(sim::State s) const { return in_state[static_cast<size_t>(s)]; }
};

struct Statistics {
  sim::Duration makespan;
  uint64_t spans = 0;
  std::vector<TrackTimes> tracks;  // every track, indexed by TrackId

  /// Busy time over the makespan, 0 to 1; 0 for an empty run.
  double utilization(sim::TrackId core) const;
};

Statistics statistics(const TraceIndex& index);

}  // namespace interleave::gui
