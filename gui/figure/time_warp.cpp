#include "gui/figure/time_warp.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <functional>

#include "gui/figure/trace_index.h"

namespace interleave::gui {

using sim::Duration;
using sim::Time;

TimeWarp::TimeWarp(std::vector<Break> breaks) : breaks_(std::move(breaks)) {
  double saved = 0;  // by the breaks so far
  for (const Break& b : breaks_) {
    assert(b.range.length() > Duration() && b.length > 0);
    begins_.push_back(static_cast<double>(b.range.begin.ns()) - saved);
    saved += static_cast<double>(b.range.length().ns()) - b.length;
  }
}

double TimeWarp::axis(Time time) const {
  const auto after = std::ranges::upper_bound(breaks_, time, {}, [](const Break& b) { return b.range.begin; });
  if (after == breaks_.begin()) return static_cast<double>(time.ns());
  const size_t i = static_cast<size_t>(after - breaks_.begin()) - 1;
  const Break& b = breaks_[i];
  if (time >= b.range.end) return begins_[i] + b.length + static_cast<double>((time - b.range.end).ns());
  return begins_[i] + b.length * static_cast<double>((time - b.range.begin).ns()) /
                          static_cast<double>(b.range.length().ns());
}

Time TimeWarp::time(double axis) const {
  const auto at = [](Time from, double ns) { return from + Duration::nanoseconds(std::llround(ns)); };
  const auto after = std::ranges::upper_bound(begins_, axis);
  if (after == begins_.begin()) return at(Time(), axis);
  const size_t i = static_cast<size_t>(after - begins_.begin()) - 1;
  const Break& b = breaks_[i];
  const double into = axis - begins_[i];
  if (into >= b.length) return at(b.range.end, into - b.length);
  return at(b.range.begin, into / b.length * static_cast<double>(b.range.length().ns()));
}

std::vector<TimeRange> quiet_stretches(std::span<const Panel> panels) {
  // Buckets of the first and last event in them: a stretch longer than a bucket lies between the
  // last of one and the first of the next that has any.
  constexpr size_t kBuckets = size_t{1} << 16;
  Time end;
  for (const Panel& panel : panels) end = std::max(end, panel.index->trace().makespan());
  if (end == Time()) return {};
  struct Bucket {
    Time first = Time::max(), last;
    int running = 0;  // spans that begin in it, less those that end in it
  };
  std::vector<Bucket> buckets(kBuckets + 1);
  const double per_ns = static_cast<double>(kBuckets) / static_cast<double>(end.ns());
  const auto note = [&](Time time) -> Bucket& {
    Bucket& bucket = buckets[static_cast<size_t>(static_cast<double>(time.ns()) * per_ns)];
    bucket.first = std::min(bucket.first, time);
    bucket.last = std::max(bucket.last, time);
    return bucket;
  };
  note(Time());
  note(end);
  for (const Panel& panel : panels) {
    for (const sim::Span& span : panel.index->trace().spans()) {
      const int runs = span.state == sim::State::running ? 1 : 0;
      note(span.begin).running += runs;
      note(span.end).running -= runs;
    }
    for (const sim::Instant& instant : panel.index->trace().instants()) note(instant.at);
  }
  std::vector<TimeRange> quiet;
  Time last;
  int running = 0;  // at `last`
  for (const Bucket& bucket : buckets) {
    if (bucket.first == Time::max()) continue;
    if (running == 0 && static_cast<double>((bucket.first - last).ns()) * per_ns > 1)
      quiet.push_back({last, bucket.first});
    last = bucket.last;
    running += bucket.running;
  }
  std::ranges::stable_sort(quiet, std::greater{}, &TimeRange::length);
  return quiet;
}

std::shared_ptr<const TimeWarp> idle_breaks(std::span<const Panel> panels) {
  constexpr size_t kMost = 64;
  constexpr double kWidest = 0.06, kAll = 0.6, kWorth = 1.6;  // of the axis; of a break's width
  const std::vector<TimeRange> quiet = quiet_stretches(panels);
  Time end;
  for (const Panel& panel : panels) end = std::max(end, panel.index->trace().makespan());
  double rest = static_cast<double>(end.ns());  // that isn't in breaks
  size_t chosen = 0;
  double length = 0;  // of each break
  for (size_t k = 1; k <= std::min(kMost, quiet.size()); ++k) {
    const auto own = static_cast<double>(quiet[k - 1].length().ns());
    rest = std::max(0.0, rest - own);
    const double width = std::min(kWidest, kAll / static_cast<double>(k));
    // What a break of that width is long when the rest of the axis is the rest of the time.
    const double each = rest > 0 ? width * rest / (1 - static_cast<double>(k) * width)
                                 : static_cast<double>(quiet[k - 1].length().ns()) / 10;
    if (own > kWorth * each) chosen = k, length = each;
  }
  if (chosen == 0) return nullptr;
  std::vector<TimeWarp::Break> breaks;
  for (size_t i = 0; i < chosen; ++i) breaks.push_back({quiet[i], length});
  std::ranges::sort(breaks, {}, [](const TimeWarp::Break& b) { return b.range.begin; });
  return std::make_shared<TimeWarp>(std::move(breaks));
}

}  // namespace interleave::gui
