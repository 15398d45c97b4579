#include "gui/figure/statistics.h"

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

}  // namespace interleave::gui
