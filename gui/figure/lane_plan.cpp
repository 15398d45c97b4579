#include "gui/figure/lane_plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "gui/figure/trace_index.h"
#include "gui/figure/utf8.h"

namespace interleave::gui {

using sim::kNone;
using sim::TrackId;
using sim::TrackKind;

namespace {

constexpr std::array<std::string_view, 6> kKindNames{"core", "process", "thread",
                                                     "loop", "task",    "request"};

constexpr float kTitleHeight = 36;
constexpr float kPanelGap = 16;
constexpr float kMoreHeight = 24;
constexpr float kLowestLane = 11;

class RowCollector {
 public:
  RowCollector(const TraceIndex& index, uint16_t panel, const View& view)
      : index_(index), panel_(panel), view_(view) {
    const auto& tracks = index.trace().tracks();
    several_processes_ = std::ranges::count(tracks, TrackKind::process, &sim::Track::kind) > 1;
  }

  std::vector<Row> collect() {
    for (const TrackId root : index_.children_of(kNone)) visit(root, 0);
    return std::move(rows_);
  }

 private:
  void visit(TrackId track, uint16_t depth) {
    const bool shown = has_row(track);
    const size_t at = rows_.size();
    if (shown) rows_.push_back({track, depth, false, 0});
    const auto child_depth = static_cast<uint16_t>(depth + (shown ? 1 : 0));
    for (const TrackId child : index_.children_of(track)) visit(child, child_depth);
    if (!shown) return;
    const size_t beneath = rows_.size() - at - 1;
    rows_[at].expandable = beneath > 0;
    if (view_.collapsed.contains({panel_, track})) {
      for (size_t i = at + 1; i < rows_.size(); ++i) rows_[at].hidden += rows_[i].hidden;
      rows_[at].hidden += static_cast<uint32_t>(beneath);
      rows_.resize(at + 1);
    }
  }

  bool has_row(TrackId track) const {
    const sim::Track& t = index_.trace().tracks()[track];
    if (t.kind == TrackKind::core) return view_.grouping == Grouping::cores;
    if (view_.grouping == Grouping::cores) return false;
    if (t.kind == TrackKind::process) return several_processes_;
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
  std::vector<Row> rows_;
};

/// Stacks everything with the plan's lane height; of each panel's rows at most `most` lanes.
void stack(std::span<const Panel> panels, const View& view, size_t most, LanePlan& plan) {
  plan.slots.clear();
  float y = 0;
  const auto push = [&](Slot slot) {
    slot.y = y;
    y += slot.height;
    plan.slots.push_back(slot);
  };
  for (uint16_t p = 0, count = panel_count(panels); p < count; ++p) {
    if (p > 0) y += kPanelGap;
    if (view.titles) push({Slot::Kind::title, p, 0, 0, kTitleHeight});
    const auto& rows = plan.rows[p];
    const size_t shown = rows.size() <= most ? rows.size() : most;
    for (uint32_t r = 0; r < shown; ++r) {
      const bool strip =
          plan.strips && view.output && !panels[p].index->instants_of(rows[r].track).empty();
      push({Slot::Kind::lane, p, r, 0, plan.lane_height + (strip ? kOutputStrip : 0)});
    }
    if (shown < rows.size())
      push({Slot::Kind::more, p, static_cast<uint32_t>(shown), 0, kMoreHeight});
    if (rows.empty()) push({Slot::Kind::empty, p, 0, 0, view.lane_height});
  }
  plan.height = y;
}

std::string grouped_digits(size_t n) {
  std::string text = fmt::format("{}", n);
  for (size_t at = text.size(); at > 3;) text.insert(at -= 3, 1, ',');
  return text;
}

}  // namespace

std::vector<Row> rows_of(const TraceIndex& index, uint16_t panel, const View& view) {
  return RowCollector(index, panel, view).collect();
}

LanePlan plan_lanes(std::span<const Panel> panels, const View& view, float room) {
  LanePlan plan;
  plan.lane_height = std::max(kLowestLane, view.lane_height);
  size_t rows = 0, longest = 0;
  for (uint16_t p = 0, count = panel_count(panels); p < count; ++p) {
    plan.rows.push_back(rows_of(*panels[p].index, p, view));
    rows += plan.rows[p].size();
    longest = std::max(longest, plan.rows[p].size());
  }
  stack(panels, view, longest, plan);
  const auto too_high = [&] { return room > 0 && plan.height > room; };
  if (too_high()) {
    plan.strips = false;
    stack(panels, view, longest, plan);
  }
  if (too_high()) {
    const float lanes = static_cast<float>(rows);
    const float fixed = plan.height - lanes * plan.lane_height;
    plan.lane_height =
        std::clamp(std::floor((room - fixed) / lanes), kLowestLane, view.lane_height);
    stack(panels, view, longest, plan);
  }
  // The largest number of rows a panel that fits.
  if (too_high()) {
    size_t fits = 1, too_many = longest;
    while (fits + 1 < too_many) {
      const size_t most = (fits + too_many) / 2;
      stack(panels, view, most, plan);
      (too_high() ? too_many : fits) = most;
    }
    stack(panels, view, fits, plan);
  }
  return plan;
}

std::string more_text(const TraceIndex& index, std::span<const Row> rows, uint32_t first) {
  const auto left = rows.subspan(first);
  const auto kind = [&](const Row& row) { return index.trace().tracks()[row.track].kind; };
  size_t count = 0;
  bool alike = true;
  for (const Row& row : left) {
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

}  // namespace interleave::gui
