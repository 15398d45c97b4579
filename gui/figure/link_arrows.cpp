#include "gui/figure/link_arrows.h"

#include <algorithm>
#include <unordered_map>

#include "gui/figure/trace_index.h"

namespace interleave::gui {

using sim::Link;
using sim::TrackId;

namespace {

constexpr size_t kMost = 4000;

/// The track that the selection is about; kNone if it isn't in this panel.
TrackId selected_track(const Pick& selected, uint16_t panel, const sim::Trace& trace) {
  if (selected.panel != panel) return sim::kNone;
  switch (selected.kind) {
    case Pick::Kind::track:
      return selected.index;
    case Pick::Kind::span:
      return trace.spans()[selected.index].track;
    case Pick::Kind::instant:
      return trace.instants()[selected.index].track;
    case Pick::Kind::none:
    case Pick::Kind::expander:
    case Pick::Kind::link:
    case Pick::Kind::annotation:
    case Pick::Kind::state:
      return sim::kNone;
  }
  return sim::kNone;
}

void draw_arrow(float x, const Box& from, const Box& to, Color color, float hairline, Pick pick,
                Layer& layer) {
  const bool down = from.y < to.y;
  const float start = down ? from.bottom() : from.y;
  const float tip = down ? to.y : to.bottom();
  const float back = down ? -6.0f : 6.0f;
  layer.lines.push_back(
      {{x, start}, {x, tip + back / 2}, color, std::max(1.0f, hairline), false, pick});
  layer.polygons.push_back(
      {{{{x, tip}, {x - 3.5f, tip + back}, {x + 3.5f, tip + back}, {}}}, 3, color, pick});
}

}  // namespace

void draw_links(const Draft& draft, std::span<const Panel> panels, std::span<const Lane> lanes,
                Layer& layer) {
  if (draft.view.links == LinkMode::none) return;
  const TimeRange range = draft.visible;
  for (uint16_t p = 0, count = panel_count(panels); p < count; ++p) {
    const sim::Trace& trace = panels[p].index->trace();
    std::unordered_map<TrackId, const Lane*> lane_of;
    for (const Lane& lane : lanes)
      if (lane.panel == p && !lane.pool) lane_of.emplace(lane.track, &lane);
    const TrackId only = selected_track(draft.view.selected, p, trace);
    if (draft.view.links == LinkMode::selected && only == sim::kNone) continue;

    const auto& links = trace.links();  // in the order of time
    const auto first = std::ranges::lower_bound(links, range.begin, {}, &Link::at);
    size_t drawn = 0;
    for (auto link = first; link != links.end() && link->at <= range.end && drawn < kMost; ++link) {
      if (draft.view.links == LinkMode::selected && link->from != only && link->to != only)
        continue;
      const auto from = lane_of.find(link->from), to = lane_of.find(link->to);
      if (from == lane_of.end() || to == lane_of.end() || from == to) continue;
      const auto index = static_cast<uint32_t>(link - links.begin());
      draw_arrow(draft.x(link->at) + draft.hairline() / 2, from->second->bar, to->second->bar,
                 draft.theme.text, draft.hairline(), {Pick::Kind::link, p, index, 1}, layer);
      ++drawn;
    }
  }
}

}  // namespace interleave::gui
