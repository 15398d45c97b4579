#include "gui/app/timeline_tools.h"

#include <algorithm>

#include "gui/figure/lane_rows.h"

namespace interleave::gui {

namespace {

std::vector<RunPtr> runs_shown(const Workbench& w) {
  std::vector<RunPtr> runs;
  for (const Workbench::Shown& shown : w.shown()) runs.push_back(shown.run);
  return runs;
}

/// Lets the choices of lanes be about the panels that are shown now.
void follow_lanes(Workbench& w) {
  std::vector<PanelOwner> now;
  for (const Workbench::Shown& s : w.shown())
    now.push_back({w.tabs[s.tab]->id, s.rival ? s.name : "", s.run});
  if (now.empty() || now == w.owners) return;
  if (!w.owners.empty()) move_lane_choices(w.view, w.owners, now);
  w.owners = std::move(now);
}

}  // namespace

void refresh_timeline(Workbench& w) {
  TimelineState& t = w.timeline;
  follow_lanes(w);
  std::vector<RunPtr> runs = runs_shown(w);
  if (runs == t.runs) return;
  t.cache.clear();
  t.overview.reset();
  t.numbers.reset();
  t.runs = std::move(runs);
  const TimeRange all = w.limits();
  if (t.range && t.range->end > all.end) t.range.reset();
  if (!w.view.matches) return;
  w.view.matches = std::make_shared<const Matches>(w.figure_panels(), t.needle);
  t.hit = std::min(t.hit, w.view.matches->hits().size());
}

void search_timeline(Workbench& w, std::string_view text) {
  TimelineState& t = w.timeline;
  t.needle = text;
  t.hit = 0;
  w.view.matches = nullptr;
  if (text.empty()) return;
  w.view.matches = std::make_shared<const Matches>(w.figure_panels(), text);
  const auto& hits = w.view.matches->hits();
  if (hits.empty()) return;
  const auto first = std::ranges::lower_bound(hits, w.visible_range().begin, {}, &Matches::Hit::at);
  go_to_hit(w, first == hits.end() ? 0 : static_cast<size_t>(first - hits.begin()));
}

void go_to_hit(Workbench& w, size_t hit) {
  TimelineState& t = w.timeline;
  const Matches::Hit& found = w.view.matches->hits()[hit];
  t.hit = hit;
  t.reveal_hit = true;
  w.view.selected = found.pick;
  if (found.track != sim::kNone) w.view.reveal = LaneId{found.pick.panel, found.track};
  if (w.view.range && (found.at < w.view.range->begin || found.at > w.view.range->end)) {
    const sim::Time middle = w.view.range->begin + w.view.range->length() / 2;
    w.view.range = panned(*w.view.range, found.at - middle, w.limits());
  }
}

void step_hit(Workbench& w, int by) {
  if (!w.view.matches || w.view.matches->hits().empty()) return;
  const size_t count = w.view.matches->hits().size();
  const size_t step = by < 0 ? count - 1 : 1;
  go_to_hit(w, (w.timeline.hit + step) % count);
}

std::optional<LaneId> selected_lane(const Workbench& w) {
  const Pick& pick = w.view.selected;
  if (!pick) return std::nullopt;
  const auto panels = w.figure_panels();
  if (pick.panel >= panels.size()) return std::nullopt;
  const sim::Trace& trace = panels[pick.panel].index->trace();
  switch (pick.kind) {
    case Pick::Kind::track:
      return LaneId{pick.panel, pick.index};
    case Pick::Kind::span:
      return LaneId{pick.panel, trace.spans()[pick.index].track};
    case Pick::Kind::instant:
      return LaneId{pick.panel, trace.instants()[pick.index].track};
    default:
      return std::nullopt;
  }
}

bool is_pinned(const Workbench& w, LaneId lane) {
  return std::ranges::find(w.view.pinned, lane) != w.view.pinned.end();
}

void toggle_pin(Workbench& w, LaneId lane) {
  if (std::erase(w.view.pinned, lane) == 0) w.view.pinned.push_back(lane);
}

bool carry_lane(Workbench& w, LaneId lane, int by) {
  const auto panels = w.figure_panels();
  return lane.first < panels.size() && move_lane(*panels[lane.first].index, lane, by, w.view);
}

void collapse_all(Workbench& w) {
  const auto panels = w.figure_panels();
  w.view.collapsed.clear();
  for (uint16_t p = 0, count = panel_count(panels); p < count; ++p)
    for (const LaneRow& row : rows_of(*panels[p].index, p, w.view))
      if (row.expandable) w.view.collapsed.insert(row.lane(p));
}

void expand_all(Workbench& w) { w.view.collapsed.clear(); }

void clear_lane_choices(Workbench& w) {
  w.view.collapsed.clear();
  w.view.pinned.clear();
  w.view.order.clear();
  w.view.filter.clear();
  w.view.emphasis = 0;
}

void toggle_emphasis(Workbench& w, sim::State state) {
  w.view.emphasis ^= static_cast<uint8_t>(1u << static_cast<unsigned>(state));
}

void close_timeline_bar(Workbench& w) {
  using Bar = TimelineState::Bar;
  if (w.timeline.bar == Bar::search) {
    search_timeline(w, "");
  } else {
    w.view.filter.clear();
    w.view.emphasis = 0;
  }
  w.timeline.bar = Bar::none;
}

void measure_range(Workbench& w, std::optional<TimeRange> range) {
  TimelineState& t = w.timeline;
  t.range = range;
  if (!range || (t.numbers && t.numbers_of == *range)) return;
  const auto panels = w.figure_panels();
  t.numbers = range_statistics(panels, *t.cache.rows(panels, w.view), *range);
  t.numbers_of = *range;
}

}  // namespace interleave::gui
