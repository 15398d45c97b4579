#include "gui/figure/counters.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "gui/figure/lane_rows.h"
#include "gui/figure/utf8.h"

namespace interleave::gui {

using sim::kNone;
using sim::Span;
using sim::State;
using sim::Time;
using sim::TrackId;
using sim::TrackKind;

namespace {

constexpr uint8_t bit(State state) { return static_cast<uint8_t>(1u << static_cast<unsigned>(state)); }

/// The sum of +1 at each of `begins` and -1 at each of `ends`. Sorts both.
StepSeries counted(std::vector<Time>& begins, std::vector<Time>& ends) {
  std::ranges::sort(begins);
  std::ranges::sort(ends);
  std::vector<StepSeries::Step> steps;
  float value = 0;
  for (size_t b = 0, e = 0; e < ends.size();) {
    const Time at = b < begins.size() ? std::min(begins[b], ends[e]) : ends[e];
    const float before = value;
    while (e < ends.size() && ends[e] == at) --value, ++e;
    while (b < begins.size() && begins[b] == at) ++value, ++b;
    if (value != before) steps.push_back({at, value});
  }
  return StepSeries(std::move(steps));
}

/// What `wanted(span)` lets through, counted.
template <typename Wanted>
StepSeries count_spans(const sim::Trace& trace, Wanted wanted) {
  std::vector<Time> begins, ends;
  for (const Span& span : trace.spans()) {
    if (span.begin == span.end || !wanted(span)) continue;
    begins.push_back(span.begin);
    ends.push_back(span.end);
  }
  return counted(begins, ends);
}

}  // namespace

StepSeries::StepSeries(std::vector<Step> steps) {
  for (const Step& step : steps) {
    if (!steps_.empty() && steps_.back().at == step.at)
      steps_.back() = step;
    else if (steps_.empty() ? step.value != 0 : steps_.back().value != step.value)
      steps_.push_back(step);
  }
  for (const Step& step : steps_) highest_ = std::max(highest_, step.value);
  for (size_t below = steps_.size(); below > kBlock; below = blocks_.back().size()) {
    std::vector<float> level;
    for (size_t i = 0; i < below; ++i) {
      const float value = blocks_.empty() ? steps_[i].value : blocks_.back()[i];
      if (i % kBlock == 0)
        level.push_back(value);
      else
        level.back() = std::max(level.back(), value);
    }
    blocks_.push_back(std::move(level));
  }
}

size_t StepSeries::first_after(Time time) const {
  return static_cast<size_t>(std::ranges::upper_bound(steps_, time, {}, &Step::at) -
                             steps_.begin());
}

float StepSeries::at(Time time) const {
  const size_t after = first_after(time);
  return after == 0 ? 0 : steps_[after - 1].value;
}

float StepSeries::highest(Time from, Time to) const {
  float most = at(from);
  size_t i = first_after(from);
  const size_t end = static_cast<size_t>(
      std::ranges::lower_bound(steps_, to, {}, &Step::at) - steps_.begin());
  while (i < end) {
    size_t level = 0, length = 1;
    while (level < blocks_.size() && i % (length * kBlock) == 0 && i + length * kBlock <= end)
      length *= kBlock, ++level;
    most = std::max(most, level == 0 ? steps_[i].value : blocks_[level - 1][i / length]);
    i += length;
  }
  return most;
}

Time StepSeries::next_after(Time time) const {
  const size_t after = first_after(time);
  return after < steps_.size() ? steps_[after].at : Time::max();
}

bool is_io(std::string_view kind) {
  // Modelled calls are named with their module: "httpx.get", "open.read".
  const size_t dot = kind.find('.');
  return dot != kind.npos && dot + 1 < kind.size() && kind[dot + 1] >= 'a' && kind[dot + 1] <= 'z';
}

StepSeries count_in_states(const TraceIndex& index, std::span<const TrackId> tracks,
                           uint8_t states) {
  std::vector<Time> begins, ends;
  for (const TrackId track : tracks) {
    if ((index.states_of(track) & states) == 0) continue;
    for (const uint32_t i : index.spans_of(track)) {
      const Span& span = index.span(i);
      if (span.begin == span.end || (bit(span.state) & states) == 0) continue;
      begins.push_back(span.begin);
      ends.push_back(span.end);
    }
  }
  return counted(begins, ends);
}

std::vector<CounterSeries> counters_of(const TraceIndex& index) {
  const sim::Trace& trace = index.trace();
  std::vector<CounterSeries> all;
  const auto add = [&all](std::string name, StepSeries series) {
    if (series.highest() > 0) all.push_back({std::move(name), std::move(series)});
  };
  std::map<std::string_view, int> named;
  for (const sim::Counter& counter : trace.counters()) ++named[trace.string(counter.name)];
  for (const sim::Counter& counter : trace.counters()) {
    std::vector<StepSeries::Step> steps;
    steps.reserve(counter.samples.size());
    for (const sim::CounterSample& sample : counter.samples)
      steps.push_back({sample.at, static_cast<float>(sample.value)});
    std::string name = printable(trace.string(counter.name));
    if (named[trace.string(counter.name)] > 1 && counter.track != kNone) {
      // Say whose it is: of a loop, the thread's name tells more than its own.
      const sim::Track& track = trace.tracks()[counter.track];
      const bool loop = track.kind == TrackKind::loop && track.parent != kNone;
      name += ", " + track_label(index, loop ? track.parent : counter.track);
    }
    add(std::move(name), StepSeries(std::move(steps)));
  }
  constexpr uint8_t kWantsCore = bit(State::ready_no_core) | bit(State::ready_no_gil);
  add("threads ready", count_spans(trace, [&](const Span& span) {
        return (bit(span.state) & kWantsCore) != 0 &&
               trace.tracks()[span.track].kind == TrackKind::thread;
      }));
  std::vector<bool> io;
  for (const sim::Resource& resource : trace.resources())
    io.push_back(is_io(trace.string(resource.kind)));
  add("I/O in flight", count_spans(trace, [&](const Span& span) {
        return (span.state == State::awaiting || span.state == State::blocked) &&
               span.about < io.size() && io[span.about];
      }));
  return all;
}

}  // namespace interleave::gui
