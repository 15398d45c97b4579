// The only place where time becomes pixels, and back.
//
// A TimeScale maps a range of virtual time onto [left, right]: linearly, or with a TimeWarp linearly
// on its axis, where long stretches without events are short. An empty range (a program that ends
// at 0 s) maps everything onto `left`. Ticks lie on round multiples (1-2-5) of a unit; their labels
// never overlap and no two are equal.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sim/time.h"

namespace interleave::gui {

struct TimeRange {
  sim::Time begin;
  sim::Time end;  // never before begin
  constexpr sim::Duration length() const { return end - begin; }
  constexpr bool operator==(const TimeRange&) const = default;
};

class TimeWarp;
using Warp = std::shared_ptr<const TimeWarp>;  // null: none

class TimeScale {
 public:
  TimeScale() = default;
  TimeScale(TimeRange range, float left, float right, Warp warp = nullptr);

  /// Units from the left edge of the figure. Far outside the range it saturates (painters keep
  /// their precision), order preserved.
  float x(sim::Time time) const;
  /// The nearest nanosecond, also outside the range.
  sim::Time time(float x) const;
  /// The time that `width` units show, away from the warp's breaks.
  sim::Duration duration(float width) const;

  TimeRange range() const { return range_; }
  float left() const { return left_; }
  float right() const { return right_; }
  const Warp& warp() const { return warp_; }

 private:
  TimeRange range_;
  float left_ = 0;
  float right_ = 0;
  double per_ns_ = 0;  // units
  Warp warp_;
  double begin_ = 0;  // of range_, on the warp's axis
};

/// `range` made 1/factor as long, `fixed` staying where it is, kept inside `limits`; never shorter
/// than 10 ns, never longer than `limits`. With a warp, lengths are those on its axis.
TimeRange zoomed(TimeRange range, sim::Time fixed, double factor, TimeRange limits,
                 const Warp& warp = nullptr);
/// `range` moved by `by`, kept inside `limits`.
TimeRange panned(TimeRange range, sim::Duration by, TimeRange limits, const Warp& warp = nullptr);

struct Tick {
  sim::Time at;
  std::string label;  // "0.5 s", "250 ms"
};

/// The densest round ticks in the scale's range whose labels, centred at their ticks, leave `gap`
/// units between them. All share one unit. With a warp, each stretch between two breaks has its own
/// and begins with a tick. `label_width` measures a label in units.
std::vector<Tick> ticks(const TimeScale& scale,
                        const std::function<float(std::string_view)>& label_width, float gap);

/// For people: at most `digits` significant digits in the unit that suits, "1.5 s", "250 ms".
std::string readable(sim::Duration duration, int digits = 4);

}  // namespace interleave::gui
