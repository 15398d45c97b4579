// Numbers of a run, from its trace: makespan, how busy each core was, and where each track's time
// went.
#pragma once

#include <array>
#include <span>
#include <string>
#include <vector>

#include "gui/figure/lane_rows.h"
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

/// Of a part of one or more runs.
struct RangeStatistics {
  struct Busy {
    uint16_t panel = 0;
    sim::TrackId track = sim::kNone;
    sim::Duration running;
  };
  TimeRange range;
  std::array<sim::Duration, sim::kStateCount> in_state{};  // of all lanes shown, added up
  std::vector<Busy> busiest;  // lanes, most time running first; at most three
  size_t cores = 0;           // that were ever used
  double utilization = 0;     // of them, 0 to 1
  size_t lines = 0, errors = 0;
};
/// `rows` are those shown of `panels`.
RangeStatistics range_statistics(std::span<const Panel> panels, const Rows& rows, TimeRange range);

}  // namespace interleave::gui
