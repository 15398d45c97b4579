#include "gui/figure/lane_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <unordered_set>

#include "gui/figure/trace_index.h"
#include "gui/figure/utf8.h"

namespace interleave::gui {

using sim::kNone;
using sim::TrackId;
using sim::TrackKind;

namespace {

constexpr std::array<std::string_view, 6> kKindNames{"core", "process", "thread",
                                                     "loop", "task",    "request"};

class RowCollector {
 public:
  RowCollector(const TraceIndex& index, uint16_t panel, const View& view)
      : index_(index), panel_(panel), view_(view) {
    const auto& tracks = index.trace().tracks();
    several_processes_ = std::ranges::count(tracks, TrackKind::process, &sim::Track::kind) > 1;
    for (const auto& [p, track] : view.pinned)
      if (p == panel && track < tracks.size()) pinned_.insert(track);
  }

  std::vector<LaneRow> collect() {
    visit_children(kNone, 0);
    std::vector<LaneRow> rows;
    for (const auto& [p, track] : view_.pinned) {
      if (p != panel_ || track >= index_.trace().tracks().size() || !has_row(track)) continue;
      const auto own = std::ranges::find(taken_out_, track, &LaneRow::track);
      rows.push_back(own != taken_out_.end() ? *own : LaneRow{.track = track});
      rows.back().depth = 0;
      rows.back().pinned = true;
    }
    rows.insert(rows.end(), rows_.begin(), rows_.end());
    return rows;
  }

 private:
  std::string_view name(TrackId track) const {
    return index_.trace().string(index_.trace().tracks()[track].name);
  }

  void visit_children(TrackId parent, uint16_t depth) {
    std::vector<TrackId> children = siblings_of_parent(parent);
    // The workers of a pool gather where the first of them stands.
    std::map<std::string_view, std::vector<TrackId>> pools;
    for (const TrackId child : children)
      if (is_worker(child)) pools[pool_of(name(child))].push_back(child);
    for (const TrackId child : children) {
      const auto pool =
          is_worker(child) ? pools.find(pool_of(name(child))) : pools.end();
      if (pool == pools.end() || pool->second.size() < 2)
        visit(child, depth);
      else if (pool->second.front() == child)
        visit_pool(pool->second, depth);
    }
  }

  std::vector<TrackId> siblings_of_parent(TrackId parent) const {
    const auto given = index_.children_of(parent);
    const auto moved = view_.order.find({panel_, parent});
    if (moved == view_.order.end()) return {given.begin(), given.end()};
    std::vector<TrackId> all = moved->second;
    const std::unordered_set<TrackId> known(all.begin(), all.end()), real(given.begin(), given.end());
    std::erase_if(all, [&](TrackId t) { return !real.contains(t); });
    std::ranges::copy_if(given, std::back_inserter(all),
                         [&](TrackId t) { return !known.contains(t); });
    return all;
  }

  bool is_worker(TrackId track) const {
    return index_.trace().tracks()[track].kind == TrackKind::thread && has_row(track) &&
           !pool_of(name(track)).empty();
  }

  void visit_pool(const std::vector<TrackId>& workers, uint16_t depth) {
    const size_t at = rows_.size();
    rows_.push_back({.track = workers.front(), .depth = depth, .pool = true});
    for (const TrackId worker : workers) visit(worker, static_cast<uint16_t>(depth + 1));
    close(at, false);
  }

  void visit(TrackId track, uint16_t depth) {
    const bool shown = has_row(track);
    const size_t at = rows_.size();
    if (shown) rows_.push_back({.track = track, .depth = depth});
    visit_children(track, static_cast<uint16_t>(depth + (shown ? 1 : 0)));
    if (shown) close(at, matches(track));
  }

  /// The row at `at` and what lies beneath it are complete: collapses, filters and pins it.
  void close(size_t at, bool matches) {
    const size_t beneath = rows_.size() - at - 1;
    if (!matches && beneath == 0) return rows_.resize(at);
    rows_[at].expandable = beneath > 0;
    if (view_.collapsed.contains(rows_[at].lane(panel_))) {
      for (size_t i = at + 1; i < rows_.size(); ++i) rows_[at].hidden += rows_[i].hidden;
      rows_[at].hidden += static_cast<uint32_t>(beneath);
      rows_.resize(at + 1);
    }
    if (!rows_[at].pool && pinned_.contains(rows_[at].track)) {
      taken_out_.push_back(rows_[at]);
      rows_.erase(rows_.begin() + static_cast<ptrdiff_t>(at));
    }
  }

  /// Whether the filters let the track through by itself.
  bool matches(TrackId track) const {
    const uint8_t states = index_.states_of(track);
    const bool process = index_.trace().tracks()[track].kind == TrackKind::process;
    if (view_.emphasis != 0 && !process && (states & view_.emphasis) == 0) return false;
    return view_.filter.empty() || contains_folded(track_label(index_, track), view_.filter);
  }

  bool has_row(TrackId track) const {
    const sim::Track& t = index_.trace().tracks()[track];
    if (t.kind == TrackKind::core) return view_.grouping == Grouping::cores;
    if (view_.grouping == Grouping::cores) return false;
    if (t.kind == TrackKind::process)
      return several_processes_ || view_.grouping == Grouping::processes;
    if (view_.grouping == Grouping::processes) return false;
    if (t.kind == TrackKind::thread) return true;
    if (view_.grouping == Grouping::threads) return false;
    if (t.kind != TrackKind::loop) return true;
    // A thread's only loop would repeat what the thread's own lane shows.
    const auto siblings = index_.children_of(t.parent);
    const auto is_loop = [&](TrackId s) {
      return index_.trace().tracks()[s].kind == TrackKind::loop;
    };
    return t.parent == kNone || std::ranges::count_if(siblings, is_loop) > 1;
  }

  const TraceIndex& index_;
  uint16_t panel_;
  const View& view_;
  bool several_processes_ = false;
  std::unordered_set<TrackId> pinned_;
  std::vector<LaneRow> rows_, taken_out_;
};

std::string grouped_digits(size_t n) {
  std::string text = fmt::format("{}", n);
  for (size_t at = text.size(); at > 3;) text.insert(at -= 3, 1, ',');
  return text;
}

/// The rows whose labels have the most bytes: to measure all would cost more than to draw.
std::vector<Rows::Wide> widest_of(std::span<const Panel> panels, const Rows& rows) {
  constexpr size_t kMeasured = 12;
  struct Candidate {
    size_t bytes;
    Rows::Wide wide;
  };
  std::vector<Candidate> candidates;
  for (uint16_t p = 0, count = panel_count(panels); p < count; ++p) {
    const sim::Trace& trace = panels[p].index->trace();
    for (uint32_t r = 0; r < rows.panels[p].rows.size(); ++r) {
      const LaneRow& row = rows.panels[p].rows[r];
      candidates.push_back(
          {trace.string(trace.tracks()[row.track].name).size() + size_t{2} * row.depth, {p, r}});
    }
  }
  const size_t some = std::min(kMeasured, candidates.size());
  std::ranges::partial_sort(candidates, candidates.begin() + static_cast<ptrdiff_t>(some),
                            std::greater{}, &Candidate::bytes);
  std::vector<Rows::Wide> widest;
  for (size_t i = 0; i < some; ++i) widest.push_back(candidates[i].wide);
  return widest;
}

}  // namespace

std::string_view pool_of(std::string_view worker) {
  size_t digits = worker.size();
  while (digits > 0 && worker[digits - 1] >= '0' && worker[digits - 1] <= '9') --digits;
  if (digits == worker.size() || digits < 2 || worker[digits - 1] != '_') return {};
  return worker.substr(0, digits - 1);
}

std::vector<LaneRow> rows_of(const TraceIndex& index, uint16_t panel, const View& view) {
  return RowCollector(index, panel, view).collect();
}

Rows all_rows(std::span<const Panel> panels, const View& view) {
  Rows all;
  for (uint16_t p = 0, count = panel_count(panels); p < count; ++p) {
    const TraceIndex& index = *panels[p].index;
    all.panels.push_back({rows_of(index, p, view), 0});
    Rows::OfPanel& own = all.panels.back();
    own.pinned = static_cast<size_t>(std::ranges::count(own.rows, true, &LaneRow::pinned));
    for (const LaneRow& row : own.rows) {
      if (row.pool) continue;
      all.states |= index.states_of(row.track);
      all.instants |= index.instant_kinds_of(row.track);
    }
    all.count += own.rows.size();
    all.longest = std::max(all.longest, own.rows.size());
  }
  all.widest = widest_of(panels, all);
  return all;
}

std::string more_text(const TraceIndex& index, std::span<const LaneRow> rows, uint32_t first) {
  const auto left = rows.subspan(first);
  const auto kind = [&](const LaneRow& row) { return index.trace().tracks()[row.track].kind; };
  size_t count = 0;
  bool alike = true;
  for (const LaneRow& row : left) {
    count += 1 + row.hidden;
    alike = alike && kind(row) == kind(left.front()) && row.hidden == 0;
  }
  std::string noun(alike ? kKindNames[static_cast<size_t>(kind(left.front()))] : "lane");
  if (count != 1) noun += noun == "process" ? "es" : "s";
  return fmt::format("… and {} more {}", grouped_digits(count), noun);
}

std::string track_label(const TraceIndex& index, TrackId track) {
  const sim::Track& t = index.trace().tracks()[track];
  std::string name = printable(index.trace().string(t.name));
  if (name.empty())
    name =
        fmt::format("{} {}", kKindNames[static_cast<size_t>(t.kind)], index.ordinal_of(track) + 1);
  return name;
}

bool is_called(const TraceIndex& index, TrackId track, std::string_view name) {
  const std::string label = track_label(index, track);
  const size_t open = label.find(" (");
  if (label == name) return true;
  if (open == label.npos || !label.ends_with(')')) return false;
  const std::string_view all = label;
  return all.substr(0, open) == name || all.substr(open + 2, all.size() - open - 3) == name;
}

std::string row_label(const TraceIndex& index, const LaneRow& row) {
  std::string label = track_label(index, row.track);
  return row.pool ? std::string(pool_of(label)) : label;
}

std::vector<TrackId> siblings_of(const TraceIndex& index, uint16_t panel, const View& view,
                                 TrackId track) {
  const TrackId parent = index.trace().tracks()[track].parent;
  std::vector<TrackId> siblings;
  for (const LaneRow& row : rows_of(index, panel, view))
    if (!row.pool && !row.pinned && index.trace().tracks()[row.track].parent == parent)
      siblings.push_back(row.track);
  return siblings;
}

bool move_lane(const TraceIndex& index, LaneId lane, int by, View& view) {
  const auto swap = [by](auto& all, const auto& one) {
    const auto at = std::ranges::find(all, one);
    if (at == all.end() || (by < 0 ? at == all.begin() : at + 1 == all.end())) return false;
    std::iter_swap(at, at + (by < 0 ? -1 : 1));
    return true;
  };
  if (std::ranges::find(view.pinned, lane) != view.pinned.end()) return swap(view.pinned, lane);
  std::vector<TrackId> siblings = siblings_of(index, lane.first, view, lane.second);
  if (!swap(siblings, lane.second)) return false;
  view.order[{lane.first, index.trace().tracks()[lane.second].parent}] = std::move(siblings);
  return true;
}

}  // namespace interleave::gui
