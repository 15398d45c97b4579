#include "gui/figure/search.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "gui/figure/lane_rows.h"
#include "gui/figure/lane_spans.h"
#include "gui/figure/utf8.h"

namespace interleave::gui {

using sim::Span;
using sim::State;
using sim::TrackId;
using sim::TrackKind;

Matches::Matches(std::span<const Panel> panels, std::string_view text) {
  if (text.empty()) return;
  for (uint16_t p = 0, count = panel_count(panels); p < count; ++p)
    search_panel(*panels[p].index, p, text);
  std::ranges::stable_sort(hits_, {}, [](const Hit& hit) {
    return std::tuple(hit.at, hit.pick.panel, hit.pick.kind != Pick::Kind::track);
  });
  for (auto& [lane, ranges] : ranges_) std::ranges::stable_sort(ranges, {}, &TimeRange::begin);
}

void Matches::add(const Hit& hit, TimeRange range) {
  ++count_;
  if (hits_.size() >= kMost) return;
  hits_.push_back(hit);
  if (hit.pick.kind != Pick::Kind::track)
    ranges_[{hit.pick.panel, hit.track}].push_back(range);
}

void Matches::search_panel(const TraceIndex& index, uint16_t panel, std::string_view text) {
  const sim::Trace& trace = index.trace();
  // Each text is looked at once, however many spans have it.
  const auto found = [&](std::string_view where) { return contains_folded(where, text); };
  std::vector<bool> resources, functions;
  for (const sim::Resource& resource : trace.resources())
    resources.push_back(found(fmt::format("{} {}", trace.string(resource.kind),
                                          trace.string(resource.name))));
  for (const sim::StackFrame& frame : trace.stacks())
    functions.push_back(found(trace.string(frame.function)));

  for (TrackId t = 0; t < trace.tracks().size(); ++t)
    if (found(track_label(index, t)))
      add({trace.tracks()[t].begin, t, {Pick::Kind::track, panel, t, 1}}, {});
  for (uint32_t i = 0; i < trace.spans().size(); ++i) {
    const Span& span = trace.spans()[i];
    if (trace.tracks()[span.track].kind == TrackKind::core) continue;  // its thread says the same
    const bool waits = span.state == State::awaiting || span.state == State::blocked;
    if (functions[span.stack] || (waits && span.about < resources.size() && resources[span.about]))
      add({span.begin, span.track, {Pick::Kind::span, panel, i, 1}}, {span.begin, span.end});
  }
  for (uint32_t i = 0; i < trace.instants().size(); ++i) {
    const sim::Instant& instant = trace.instants()[i];
    if (found(trace.string(instant.text)))
      add({instant.at, instant.track, {Pick::Kind::instant, panel, i, 1}}, {instant.at, instant.at});
  }
}

std::span<const TimeRange> Matches::on(LaneId lane) const {
  const auto found = ranges_.find(lane);
  return found == ranges_.end() ? std::span<const TimeRange>() : found->second;
}

std::string hit_text(const TraceIndex& index, const Matches::Hit& hit) {
  const std::string track = hit.track == sim::kNone ? "" : track_label(index, hit.track);
  switch (hit.pick.kind) {
    case Pick::Kind::span:
      return fmt::format("{} · {}", span_subject(index, index.span(hit.pick.index)), track);
    case Pick::Kind::instant: {
      const auto text = index.trace().string(index.trace().instants()[hit.pick.index].text);
      return fmt::format("“{}” · {}", printable(text), track);
    }
    default:
      return track;
  }
}

}  // namespace interleave::gui
