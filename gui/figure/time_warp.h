// An axis that shortens long stretches in which nothing changes, so that steps of microseconds and
// sleeps of seconds can be read in one picture.
//
// A TimeWarp is a monotone map from virtual time to a position on the axis, in nanoseconds: one to
// one but for its breaks, each of which is as long as it says. It depends on the run alone, so
// zooming and panning stay linear on the axis.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "gui/figure/view.h"

namespace interleave::gui {

class TimeWarp {
 public:
  struct Break {
    TimeRange range;   // not empty
    double length = 0;  // on the axis, above 0, in ns
  };

  /// Requires: the breaks are disjoint and in the order of time.
  explicit TimeWarp(std::vector<Break> breaks);

  double axis(sim::Time time) const;
  sim::Time time(double axis) const;
  std::span<const Break> breaks() const { return breaks_; }

 private:
  std::vector<Break> breaks_;
  std::vector<double> begins_;  // of each break, on the axis
};

/// The stretches in which nobody runs and nothing happens in any of the panels (no span begins or
/// ends, nothing is printed), as far as they are longer than a 65,536th of the longest run; the
/// longest first. Costs one walk over all spans.
std::vector<TimeRange> quiet_stretches(std::span<const Panel> panels);

/// Breaks the quiet stretches that would take more room than what happens around them; nullptr if
/// there are none. Together the breaks take at most three fifths of the axis.
std::shared_ptr<const TimeWarp> idle_breaks(std::span<const Panel> panels);

}  // namespace interleave::gui
