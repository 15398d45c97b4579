// Virtual time. A Time is a point on the simulator's clock, a Duration the distance between two;
// both are whole nanoseconds, so that ties never depend on the platform's floating point.
#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace interleave::sim {

class Duration {
 public:
  constexpr Duration() = default;
  static constexpr Duration nanoseconds(int64_t n) { return Duration(n); }
  static constexpr Duration microseconds(int64_t n) { return Duration(n * 1'000); }
  static constexpr Duration milliseconds(int64_t n) { return Duration(n * 1'000'000); }
  static constexpr Duration seconds(int64_t n) { return Duration(n * 1'000'000'000); }
  /// The nearest whole nanosecond; saturates at ±max(), NaN becomes zero.
  static Duration from_seconds(double seconds);
  static constexpr Duration max() { return Duration(std::numeric_limits<int64_t>::max()); }

  constexpr int64_t ns() const { return ns_; }
  constexpr double seconds() const { return static_cast<double>(ns_) / 1e9; }

  constexpr auto operator<=>(const Duration&) const = default;
  constexpr Duration operator-() const { return Duration(-ns_); }
  constexpr Duration operator+(Duration o) const { return Duration(ns_ + o.ns_); }
  constexpr Duration operator-(Duration o) const { return Duration(ns_ - o.ns_); }
  constexpr Duration operator*(int64_t k) const { return Duration(ns_ * k); }
  constexpr Duration operator/(int64_t k) const { return Duration(ns_ / k); }
  constexpr Duration& operator+=(Duration o) { return *this = *this + o; }
  constexpr Duration& operator-=(Duration o) { return *this = *this - o; }

 private:
  constexpr explicit Duration(int64_t ns) : ns_(ns) {}
  int64_t ns_ = 0;
};

class Time {
 public:
  constexpr Time() = default;  // the start of the run
  static constexpr Time at(Duration since_start) { return Time(since_start); }
  static constexpr Time max() { return Time(Duration::max()); }

  constexpr int64_t ns() const { return since_start_.ns(); }
  constexpr double seconds() const { return since_start_.seconds(); }
  constexpr Duration since_start() const { return since_start_; }

  constexpr auto operator<=>(const Time&) const = default;
  constexpr Time operator+(Duration d) const { return Time(since_start_ + d); }
  constexpr Time operator-(Duration d) const { return Time(since_start_ - d); }
  constexpr Duration operator-(Time o) const { return since_start_ - o.since_start_; }

 private:
  constexpr explicit Time(Duration d) : since_start_(d) {}
  Duration since_start_;
};

/// Reads `1.5s`, `20ms`, `3us`, `100ns`, `2min`; spaces around are allowed. nullopt if `text` is
/// anything else, is negative, or doesn't fit into 64-bit nanoseconds.
std::optional<Duration> parse_duration(std::string_view text);

/// The shortest exact text in the largest unit that suits: `1.5s`, `20ms`, `3us`, `0s`.
std::string to_string(Duration duration);
std::string to_string(Time time);

}  // namespace interleave::sim
