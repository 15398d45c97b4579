#include "gui/figure/statistics.h"

#include <algorithm>
#include <functional>

namespace interleave::gui {

Statistics statistics(const TraceIndex& index) {
  const sim::Trace& trace = index.trace();
  Statistics result;
  result.makespan = trace.makespan().since_start();
  result.spans = trace.spans().size();
  result.tracks.resize(trace.tracks().size());
  for (sim::TrackId track = 0; track < result.tracks.size(); ++track)
    result.tracks[track].track = track;
  for (const sim::Span& span : trace.spans())
    result.tracks[span.track].in_state[static_cast<size_t>(span.state)] += span.end - span.begin;
  return result;
}

double Statistics::utilization(sim::TrackId core) const {
  return makespan.ns() > 0 ? tracks[core].in(sim::State::running).seconds() / makespan.seconds()
                           : 0;
}

namespace {

using Times = std::array<sim::Duration, sim::kStateCount>;

Times times_in(const TraceIndex& index, sim::TrackId track, TimeRange range) {
  Times times{};
  const auto spans = index.spans_of(track);
  for (size_t i = index.first_ending_at(track, range.begin); i < spans.size(); ++i) {
    const sim::Span& span = index.span(spans[i]);
    if (span.begin >= range.end) break;
    times[static_cast<size_t>(span.state)] +=
        std::max(sim::Duration(), std::min(span.end, range.end) - std::max(span.begin, range.begin));
  }
  return times;
}

}  // namespace

RangeStatistics range_statistics(std::span<const Panel> panels, const Rows& rows, TimeRange range) {
  constexpr auto kRunning = static_cast<size_t>(sim::State::running);
  constexpr size_t kBusiest = 3;
  RangeStatistics result;
  result.range = range;
  sim::Duration on_cores;
  for (uint16_t p = 0, count = panel_count(panels); p < count; ++p) {
    const TraceIndex& index = *panels[p].index;
    const sim::Trace& trace = index.trace();
    for (const LaneRow& row : rows.panels[p].rows) {
      if (row.pool) continue;
      const Times times = times_in(index, row.track, range);
      for (size_t s = 0; s < times.size(); ++s) result.in_state[s] += times[s];
      if (times[kRunning] > sim::Duration())
        result.busiest.push_back({p, row.track, times[kRunning]});
    }
    for (sim::TrackId t = 0; t < trace.tracks().size(); ++t) {
      if (trace.tracks()[t].kind != sim::TrackKind::core || index.spans_of(t).empty()) continue;
      ++result.cores;
      on_cores += times_in(index, t, range)[kRunning];
    }
    for (const sim::Instant& instant : trace.instants()) {
      if (instant.at < range.begin || instant.at > range.end) continue;
      if (instant.kind == sim::InstantKind::print) ++result.lines;
      if (instant.kind == sim::InstantKind::error) ++result.errors;
    }
  }
  std::ranges::stable_sort(result.busiest, std::greater{}, &RangeStatistics::Busy::running);
  if (result.busiest.size() > kBusiest) result.busiest.resize(kBusiest);
  if (result.cores > 0 && range.length() > sim::Duration())
    result.utilization =
        on_cores.seconds() / range.length().seconds() / static_cast<double>(result.cores);
  return result;
}

}  // namespace interleave::gui
