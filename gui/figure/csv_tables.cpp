#include "gui/figure/csv_tables.h"

#include <fmt/format.h>

#include <array>

#include "gui/figure/lane_rows.h"
#include "gui/figure/lane_spans.h"
#include "gui/figure/statistics.h"
#include "gui/figure/trace_index.h"

namespace interleave::gui {

using sim::kNone;
using sim::TrackId;

namespace {

std::string field(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == text.npos) return std::string(text);
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + '"';
}

std::string seconds(int64_t ns) {
  return fmt::format("{}.{:09}", ns / 1'000'000'000, ns % 1'000'000'000);
}

/// run, track, kind, parent
std::string beginning(const Panel& panel, TrackId track) {
  constexpr std::array<std::string_view, 6> kKinds{"core", "process", "thread",
                                                   "loop", "task",    "request"};
  const sim::Track& t = panel.index->trace().tracks()[track];
  return fmt::format("{},{},{},{}", field(panel.title), field(track_label(*panel.index, track)),
                     kKinds[static_cast<size_t>(t.kind)],
                     t.parent == kNone ? "" : field(track_label(*panel.index, t.parent)));
}

}  // namespace

std::string spans_csv(std::span<const Panel> panels) {
  std::string text =
      "run,track,kind,parent,state,begin_s,end_s,duration_s,about,function,file,line\n";
  for (const Panel& panel : panels) {
    const TraceIndex& index = *panel.index;
    const sim::Trace& trace = index.trace();
    for (TrackId t = 0; t < trace.tracks().size(); ++t) {
      const std::string track = beginning(panel, t);
      for (const uint32_t i : index.spans_of(t)) {
        const sim::Span& span = index.span(i);
        const sim::StackFrame& frame = trace.stacks()[span.stack];
        text += fmt::format("{},{},{},{},{},{},{},{},{}\n", track, field(sim::state_name(span.state)),
                            seconds(span.begin.ns()), seconds(span.end.ns()),
                            seconds((span.end - span.begin).ns()), field(span_subject(index, span)),
                            field(trace.string(frame.function)), field(trace.string(frame.file)),
                            span.stack == 0 ? "" : std::to_string(frame.line));
      }
    }
  }
  return text;
}

std::string statistics_csv(std::span<const Panel> panels) {
  std::string text = "run,track,kind,parent,begin_s,end_s";
  for (int s = 0; s < sim::kStateCount; ++s)
    text += "," + field(fmt::format("{}_s", sim::state_name(static_cast<sim::State>(s))));
  text += "\n";
  for (const Panel& panel : panels) {
    const Statistics numbers = statistics(*panel.index);
    for (const TrackTimes& times : numbers.tracks) {
      const sim::Track& track = panel.index->trace().tracks()[times.track];
      text += fmt::format("{},{},{}", beginning(panel, times.track), seconds(track.begin.ns()),
                          seconds(track.end.ns()));
      for (const sim::Duration in : times.in_state) text += "," + seconds(in.ns());
      text += "\n";
    }
  }
  return text;
}

}  // namespace interleave::gui
