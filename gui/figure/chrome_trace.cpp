#include "gui/figure/chrome_trace.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "gui/figure/counters.h"
#include "gui/figure/lane_rows.h"
#include "gui/figure/lane_spans.h"
#include "gui/figure/trace_index.h"
#include "gui/figure/utf8.h"

namespace interleave::gui {

using sim::kNone;
using sim::Span;
using sim::State;
using sim::Time;
using sim::TrackId;
using sim::TrackKind;

namespace {

/// In JSON's quotes; valid UTF-8 without control characters goes in.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : printable(text)) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

/// Nanoseconds as microseconds, exactly.
std::string micros(int64_t ns) { return fmt::format("{}.{:03}", ns / 1000, ns % 1000); }

constexpr std::string_view link_name(sim::LinkKind kind) {
  switch (kind) {
    case sim::LinkKind::spawn:
      return "spawn";
    case sim::LinkKind::wake:
      return "wake";
    case sim::LinkKind::result:
      return "result";
    case sim::LinkKind::cancel:
      return "cancel";
    case sim::LinkKind::release:
      return "release";
  }
  return "";
}

class ChromeTrace {
 public:
  std::string write(std::span<const Panel> panels) {
    for (const Panel& panel : panels) {
      add_names(panel, panels.size() > 1);
      add_spans(*panel.index);
      add_instants(*panel.index);
      add_flows(*panel.index);
      add_counters(*panel.index);
      first_pid_ += static_cast<uint32_t>(panel.index->trace().tracks().size()) + 1;
    }
    std::ranges::stable_sort(events_, {}, &Event::at);
    std::string text = "{\"displayTimeUnit\":\"ms\",\"traceEvents\":[\n";
    for (size_t i = 0; i < events_.size(); ++i)
      text += events_[i].json + (i + 1 < events_.size() ? ",\n" : "\n");
    return text + "]}\n";
  }

 private:
  struct Event {
    Time at;
    std::string json;
  };

  /// The track's process; the machine's, 0, for what is in none.
  uint32_t pid(const TraceIndex& index, TrackId track) const {
    const auto& tracks = index.trace().tracks();
    while (track != kNone && tracks[track].kind != TrackKind::process) track = tracks[track].parent;
    return first_pid_ + (track == kNone ? 0 : track + 1);
  }
  std::string place(const TraceIndex& index, TrackId track) const {
    return fmt::format("\"pid\":{},\"tid\":{}", pid(index, track),
                       track == kNone ? 0 : first_pid_ + track + 1);
  }

  void add(Time at, std::string json) { events_.push_back({at, std::move(json)}); }

  void add_names(const Panel& panel, bool several) {
    const TraceIndex& index = *panel.index;
    const auto& tracks = index.trace().tracks();
    const std::string run = several ? panel.title + ": " : "";
    const auto process = [&](uint32_t id, const std::string& name) {
      add({}, fmt::format(R"({{"ph":"M","name":"process_name","pid":{},"args":{{"name":{}}}}})", id,
                          quoted(run + name)));
    };
    process(first_pid_, "machine");
    uint32_t order = 0;
    const auto visit = [&](auto&& self, TrackId track) -> void {
      if (tracks[track].kind == TrackKind::process) process(pid(index, track), track_label(index, track));
      add({}, fmt::format(R"({{"ph":"M","name":"thread_name",{},"args":{{"name":{}}}}})",
                          place(index, track), quoted(track_label(index, track))));
      add({}, fmt::format(R"({{"ph":"M","name":"thread_sort_index",{},"args":{{"sort_index":{}}}}})",
                          place(index, track), order++));
      for (const TrackId child : index.children_of(track)) self(self, child);
    };
    for (const TrackId root : index.children_of(kNone)) visit(visit, root);
  }

  void add_spans(const TraceIndex& index) {
    const sim::Trace& trace = index.trace();
    for (const Span& span : trace.spans()) {
      std::string args = fmt::format("\"state\":{}", quoted(sim::state_name(span.state)));
      if (const sim::StackFrame& frame = trace.stacks()[span.stack]; span.stack != 0)
        args += fmt::format(",\"function\":{},\"file\":{},\"line\":{}",
                            quoted(trace.string(frame.function)), quoted(trace.string(frame.file)),
                            frame.line);
      add(span.begin,
          fmt::format(R"({{"ph":"X","name":{},"cat":{},{},"ts":{},"dur":{},"args":{{{}}}}})",
                      quoted(span_subject(index, span)), quoted(sim::state_name(span.state)),
                      place(index, span.track), micros(span.begin.ns()),
                      micros((span.end - span.begin).ns()), args));
    }
  }

  void add_instants(const TraceIndex& index) {
    const sim::Trace& trace = index.trace();
    for (const sim::Instant& instant : trace.instants())
      add(instant.at, fmt::format(R"({{"ph":"i","s":"t","name":{},{},"ts":{}}})",
                                  quoted(trace.string(instant.text)), place(index, instant.track),
                                  micros(instant.at.ns())));
  }

  /// Only where both ends have a slice to hang on.
  void add_flows(const TraceIndex& index) {
    const auto end = [&](const sim::Link& link, std::string_view phase, TrackId track) {
      add(link.at, fmt::format(R"({{"ph":"{}","name":"{}","cat":"cause","id":{},{},"ts":{}{}}})",
                               phase, link_name(link.kind), flows_, place(index, track),
                               micros(link.at.ns()), phase == "f" ? R"(,"bp":"e")" : ""));
    };
    const auto has_slice = [&](TrackId track, Time at) {
      if (track == kNone) return false;
      const size_t first = index.first_ending_at(track, at);
      const auto spans = index.spans_of(track);
      return first < spans.size() && index.span(spans[first]).begin <= at;
    };
    for (const sim::Link& link : index.trace().links()) {
      if (!has_slice(link.from, link.at) || !has_slice(link.to, link.at)) continue;
      ++flows_;
      end(link, "s", link.from);
      end(link, "f", link.to);
    }
  }

  void add_counters(const TraceIndex& index) {
    for (const CounterSeries& counter : counters_of(index))
      for (const StepSeries::Step& step : counter.series.steps())
        add(step.at, fmt::format(R"({{"ph":"C","name":{},"pid":{},"ts":{},"args":{{"value":{}}}}})",
                                 quoted(counter.name), first_pid_, micros(step.at.ns()),
                                 step.value));
  }

  uint32_t first_pid_ = 1;  // of the run that is written: its machine
  uint64_t flows_ = 0;
  std::vector<Event> events_;
};

}  // namespace

std::string chrome_trace(std::span<const Panel> panels) { return ChromeTrace().write(panels); }

}  // namespace interleave::gui
