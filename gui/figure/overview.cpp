#include "gui/figure/overview.h"

#include <algorithm>

#include "gui/figure/trace_index.h"

namespace interleave::gui {

Overview overview_of(std::span<const Panel> panels, size_t columns) {
  Overview result;
  for (const Panel& panel : panels)
    result.range.end = std::max(result.range.end, panel.index->trace().makespan());
  result.columns.assign(columns, {});
  if (result.range.end == sim::Time()) return result;
  // A span adds its share to the columns where it begins and ends, and 1 to those between, which
  // are summed up in the end.
  std::vector<Overview::Column> changes(columns + 1);
  const double per_ns = static_cast<double>(columns) / static_cast<double>(result.range.end.ns());
  for (const Panel& panel : panels) {
    const sim::Trace& trace = panel.index->trace();
    for (const sim::Span& span : trace.spans()) {
      if (trace.tracks()[span.track].kind == sim::TrackKind::core) continue;
      const auto state = static_cast<size_t>(span.state);
      const double begin = static_cast<double>(span.begin.ns()) * per_ns;
      const double end = static_cast<double>(span.end.ns()) * per_ns;
      const size_t first = std::min(columns - 1, static_cast<size_t>(begin));
      const size_t last = std::min(columns - 1, static_cast<size_t>(end));
      if (first == last) {
        result.columns[first][state] += static_cast<float>(end - begin);
        continue;
      }
      result.columns[first][state] += static_cast<float>(static_cast<double>(first + 1) - begin);
      result.columns[last][state] += static_cast<float>(end - static_cast<double>(last));
      changes[first + 1][state] += 1;
      changes[last][state] -= 1;
    }
  }
  Overview::Column whole{};
  for (size_t c = 0; c < columns; ++c) {
    float busy = 0;
    for (size_t s = 0; s < whole.size(); ++s) {
      whole[s] += changes[c][s];
      result.columns[c][s] += whole[s];
      if (static_cast<sim::State>(s) != sim::State::idle) busy += result.columns[c][s];
    }
    result.most = std::max(result.most, busy);
  }
  return result;
}

}  // namespace interleave::gui
