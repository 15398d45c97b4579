// What one layout can leave to the next of the same runs: the rows, the counters, the breaks of a
// compressed axis. With it a frame that only scrolls, pans or zooms costs what is visible; without
// it (an export) the layout makes them itself.
//
// Nothing in it depends on time or place, so it never has to be told about panning or zooming.
#pragma once

#include <map>
#include <memory>
#include <span>
#include <vector>

#include "gui/figure/counters.h"
#include "gui/figure/lane_rows.h"
#include "gui/figure/time_warp.h"

namespace interleave::gui {

class LayoutCache {
 public:
  /// Forgets all. Due before an index that was passed in goes.
  void clear() { *this = {}; }

  std::shared_ptr<const Rows> rows(std::span<const Panel> panels, const View& view);
  const std::vector<CounterSeries>& counters(const TraceIndex& index);
  /// How many threads of a process run, or how many workers of a pool aren't idle.
  struct Occupancy {
    StepSeries busy;
    size_t tracks = 0;
  };
  const Occupancy& occupancy(const TraceIndex& index, sim::TrackId lane);
  /// Null without long stretches in which nothing happens.
  const Warp& warp(std::span<const Panel> panels);

 private:
  using Indexes = std::vector<const TraceIndex*>;
  struct RowsKey {
    Indexes indexes;
    Grouping grouping = Grouping::tasks;
    std::set<LaneId> collapsed;
    std::vector<LaneId> pinned;
    std::map<LaneId, std::vector<sim::TrackId>> order;
    std::string filter;
    uint8_t emphasis = 0;
  };
  bool current(std::span<const Panel> panels, const View& view) const;

  RowsKey rows_key_;
  std::shared_ptr<const Rows> rows_;
  std::map<const TraceIndex*, std::vector<CounterSeries>> counters_;
  std::map<std::pair<const TraceIndex*, sim::TrackId>, Occupancy> occupancies_;
  Indexes warp_key_;
  Warp warp_;
};

}  // namespace interleave::gui
