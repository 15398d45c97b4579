// Counters: how many of something there are, as step functions of time. Some are recorded (the
// ready queue of an event loop, the backlog of a pool); others follow from the spans (threads that
// want a core, operations in flight) and are derived here, so that recording them costs nothing.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "gui/figure/trace_index.h"

namespace interleave::gui {

/// A step function, 0 before its first step. The highest value of any stretch is found in
/// O(log steps).
class StepSeries {
 public:
  struct Step {
    sim::Time at;
    float value;
  };
  StepSeries() = default;
  /// Steps in the order of time; of several at one time the last one counts.
  explicit StepSeries(std::vector<Step> steps);

  std::span<const Step> steps() const { return steps_; }
  float highest() const { return highest_; }
  float at(sim::Time time) const;
  /// Of the values in [from, to).
  float highest(sim::Time from, sim::Time to) const;
  /// The first step after `time`; Time::max() if there is none.
  sim::Time next_after(sim::Time time) const;

 private:
  size_t first_after(sim::Time time) const;

  static constexpr size_t kBlock = 32;
  std::vector<Step> steps_;
  std::vector<std::vector<float>> blocks_;  // the highest of each 32, 1,024, … steps
  float highest_ = 0;
};

struct CounterSeries {
  std::string name;
  StepSeries series;
};

/// All counters of a run that are ever above 0: "ready queue", "backlog of pool", "threads ready",
/// "I/O in flight".
std::vector<CounterSeries> counters_of(const TraceIndex& index);

/// How many of the tracks are in one of the states (bit i: State i) at each instant.
StepSeries count_in_states(const TraceIndex& index, std::span<const sim::TrackId> tracks,
                           uint8_t states);

/// A wait for something outside the program, such as a disk or a server; not for a clock, another
/// task or thread.
bool is_io(std::string_view resource_kind);

}  // namespace interleave::gui
