#include "gui/figure/time_scale.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "gui/figure/time_warp.h"

namespace interleave::gui {

using sim::Duration;
using sim::Time;

namespace {

struct Unit {
  int64_t ns;
  int64_t from_ns;  // used when the largest time shown is at least this long
  std::string_view name;
  bool decimal;  // fractions of it read well
};
constexpr std::array kUnits{Unit{1, 0, "ns", true},
                            Unit{1'000, 1'000, "µs", true},
                            Unit{1'000'000, 1'000'000, "ms", true},
                            Unit{1'000'000'000, 1'000'000'000, "s", true},
                            Unit{60'000'000'000, 600'000'000'000, "min", false},
                            Unit{3'600'000'000'000, 36'000'000'000'000, "h", false}};
constexpr size_t kSecond = 3;

size_t unit_for(int64_t ns) {
  if (ns == 0) return kSecond;
  size_t unit = kUnits.size() - 1;
  while (ns < kUnits[unit].from_ns) --unit;
  return unit;
}

/// `ns` in the unit, exactly: "0.5 s".
std::string exact(int64_t ns, const Unit& unit) {
  std::string text = fmt::format("{}", ns / unit.ns);
  if (int64_t rest = ns % unit.ns; rest != 0) {
    text += '.';
    for (int64_t digit = unit.ns / 10; rest != 0; digit /= 10) {
      text += static_cast<char>('0' + rest / digit);
      rest %= digit;
    }
  }
  return fmt::format("{} {}", text, unit.name);
}

/// 1, 2, 5, 10, 20, … times ten to a power, in ns; and the same in minutes and hours.
std::vector<int64_t> step_candidates() {
  std::vector<int64_t> steps;
  for (const Unit& unit : kUnits) {
    if (unit.decimal && unit.ns != 1) continue;
    for (int64_t power = unit.ns; power <= INT64_MAX / 50; power *= 10)
      for (int64_t k : {1, 2, 5}) steps.push_back(power * k);
  }
  std::ranges::sort(steps);
  return steps;
}

TimeRange moved_inside(int64_t begin, int64_t length, TimeRange limits) {
  length = std::min(length, limits.length().ns());
  begin = std::clamp(begin, limits.begin.ns(), limits.end.ns() - length);
  const Time from = Time::at(Duration::nanoseconds(begin));
  return {from, from + Duration::nanoseconds(length)};
}

}  // namespace

TimeScale::TimeScale(TimeRange range, float left, float right, Warp warp)
    : range_(range), left_(left), right_(std::max(left, right)), warp_(std::move(warp)) {
  if (range.length() <= Duration()) return;
  if (warp_) begin_ = warp_->axis(range.begin);
  const double length = warp_ ? warp_->axis(range.end) - begin_ : static_cast<double>(range.length().ns());
  per_ns_ = static_cast<double>(right_ - left_) / length;
}

float TimeScale::x(Time time) const {
  constexpr float kFar = 32768;  // beyond any screen, within what painters draw exactly
  const double ns = warp_ ? warp_->axis(time) - begin_ : static_cast<double>((time - range_.begin).ns());
  const double x = static_cast<double>(left_) + ns * per_ns_;
  return static_cast<float>(
      std::clamp(x, static_cast<double>(left_ - kFar), static_cast<double>(right_ + kFar)));
}

Duration TimeScale::duration(float width) const {
  return per_ns_ > 0 ? Duration::from_seconds(static_cast<double>(width) / per_ns_ / 1e9)
                     : Duration();
}

Time TimeScale::time(float x) const {
  if (!warp_ || per_ns_ <= 0) return range_.begin + duration(x - left_);
  return warp_->time(begin_ + static_cast<double>(x - left_) / per_ns_);
}

namespace {

constexpr double kShortestZoom = 10;  // ns

/// [begin, begin + length) on the axis, moved into the limits.
TimeRange on_axis(double begin, double length, TimeRange limits, const TimeWarp& warp) {
  const double low = warp.axis(limits.begin), high = warp.axis(limits.end);
  length = std::min(length, high - low);
  begin = std::clamp(begin, low, high - length);
  const TimeRange range{warp.time(begin), warp.time(begin + length)};
  return {std::max(range.begin, limits.begin), std::min(range.end, limits.end)};
}

}  // namespace

TimeRange zoomed(TimeRange range, Time fixed, double factor, TimeRange limits, const Warp& warp) {
  if (warp) {
    const double begin = warp->axis(range.begin), at = warp->axis(fixed);
    const double before = std::max(1e-3, warp->axis(range.end) - begin);
    const double after = before / factor;
    const TimeRange zoom = on_axis(at - (at - begin) / before * after, after, limits, *warp);
    return static_cast<double>(zoom.length().ns()) < kShortestZoom ? range : zoom;
  }
  const double before = std::max(1.0, static_cast<double>(range.length().ns()));
  const double after = std::clamp(before / factor, kShortestZoom,
                                  std::max(kShortestZoom, static_cast<double>(limits.length().ns())));
  const double share = static_cast<double>((fixed - range.begin).ns()) / before;
  return moved_inside(fixed.ns() - std::llround(share * after), std::llround(after), limits);
}

TimeRange panned(TimeRange range, Duration by, TimeRange limits, const Warp& warp) {
  if (!warp) return moved_inside((range.begin + by).ns(), range.length().ns(), limits);
  const double begin = warp->axis(range.begin);
  return on_axis(begin + static_cast<double>(by.ns()), warp->axis(range.end) - begin, limits, *warp);
}

namespace {

/// Ticks of a scale without breaks in its range.
std::vector<Tick> plain_ticks(const TimeScale& scale,
                              const std::function<float(std::string_view)>& label_width, float gap) {
  static const std::vector<int64_t> kSteps = step_candidates();
  const int64_t begin = scale.range().begin.ns();
  const int64_t end = scale.range().end.ns();
  // The largest unit that suits, or below it the largest that `ns` is a multiple of.
  const size_t largest = unit_for(end);
  const auto unit_of = [&](int64_t ns) {
    size_t unit = largest;
    while (!kUnits[unit].decimal && ns % kUnits[unit].ns != 0) --unit;
    return unit;
  };
  if (begin == end) return {{scale.range().begin, exact(begin, kUnits[unit_of(begin)])}};

  const float narrowest = label_width("1 s") + gap;
  for (const int64_t step : kSteps) {
    if (scale.duration(narrowest).ns() > step) continue;
    const size_t unit = unit_of(step);
    const bool odd = unit < largest && step > kUnits[unit + 1].ns;  // such as 200 s among minutes
    if (odd) continue;
    std::vector<Tick> out;
    float free_from = -1e9f;
    bool fits = true;
    for (int64_t at = begin + (step - begin % step) % step; at <= end && fits; at += step) {
      Tick tick{Time::at(Duration::nanoseconds(at)), exact(at, kUnits[unit])};
      const float half = label_width(tick.label) / 2;
      const float x = scale.x(tick.at);
      fits = x - half >= free_from;
      free_from = x + half + gap;
      out.push_back(std::move(tick));
      if (at > end - step) break;  // no overflow near the end of time
    }
    if (fits) return out;
  }
  return {};
}

}  // namespace

std::vector<Tick> ticks(const TimeScale& scale,
                        const std::function<float(std::string_view)>& label_width, float gap) {
  if (!scale.warp()) return plain_ticks(scale, label_width, gap);
  std::vector<Tick> all;
  float free_from = -1e9f;
  const auto add = [&](Tick tick) {
    const float half = label_width(tick.label) / 2, x = scale.x(tick.at);
    if (x - half < free_from || x < scale.left() - 1 || x > scale.right() + 1) return;
    free_from = x + half + gap;
    all.push_back(std::move(tick));
  };
  const auto add_stretch = [&](TimeRange stretch) {
    if (stretch.begin > stretch.end) return;
    constexpr float kNarrow = 60;
    add({stretch.begin, readable(stretch.begin.since_start(), 6)});
    const float left = scale.x(stretch.begin), right = scale.x(stretch.end);
    if (right - left < kNarrow) return;
    for (Tick& tick : plain_ticks(TimeScale(stretch, left, right), label_width, gap))
      if (tick.at > stretch.begin) add(std::move(tick));
  };
  Time from = scale.range().begin;
  for (const TimeWarp::Break& b : scale.warp()->breaks()) {
    if (b.range.end <= from || b.range.begin >= scale.range().end) continue;
    add_stretch({from, b.range.begin});
    from = b.range.end;
  }
  add_stretch({from, scale.range().end});
  return all;
}

std::string readable(Duration duration, int digits) {
  const int64_t ns = duration.ns();
  if (ns < 0) return fmt::format("-{}", readable(-duration, digits));
  for (size_t unit = unit_for(ns);; ++unit) {
    const double value = static_cast<double>(ns) / static_cast<double>(kUnits[unit].ns);
    const int whole = value < 1 ? 1 : static_cast<int>(std::log10(value)) + 1;
    std::string text = fmt::format("{:.{}f}", value, std::max(0, digits - whole));
    if (text.find('.') != std::string::npos) {
      text.erase(text.find_last_not_of('0') + 1);
      if (text.back() == '.') text.pop_back();
    }
    // 999.99996 ms rounds to 1000 ms, which reads better as 1 s.
    if (unit < kSecond && text == "1000") continue;
    return fmt::format("{} {}", text, kUnits[unit].name);
  }
}

}  // namespace interleave::gui
