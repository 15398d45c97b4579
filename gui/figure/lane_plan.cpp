#include "gui/figure/lane_plan.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "gui/figure/trace_index.h"

namespace interleave::gui {

namespace {

constexpr float kTitleHeight = 36;
constexpr float kPanelGap = 16;
constexpr float kMoreHeight = 24;
constexpr float kCounterHeight = 34;
constexpr float kLowestLane = 11;
constexpr std::array kWindowLanes{40.0f, 34.0f, 28.0f, 24.0f};

/// Stacks everything with the plan's lane height; of each panel's rows at most `most` lanes, the
/// pinned ones not counted.
void stack(std::span<const Panel> panels, const View& view, const CounterCounts& counters,
           size_t most, LanePlan& plan) {
  plan.slots.clear();
  float y = 0;
  const auto push = [&](Slot slot) {
    slot.y = y;
    y += slot.height;
    plan.slots.push_back(slot);
  };
  const auto lane = [&](uint16_t p, uint32_t r) {
    const LaneRow& row = plan.rows->panels[p].rows[r];
    const bool strip = plan.strips && view.output && !row.pool &&
                       !panels[p].index->instants_of(row.track).empty();
    push({Slot::Kind::lane, p, r, 0, plan.lane_height + (strip ? kOutputStrip : 0), row.pinned});
  };
  for (uint16_t p = 0, count = panel_count(panels); p < count; ++p)
    for (uint32_t r = 0; r < plan.rows->panels[p].pinned; ++r) lane(p, r);
  plan.pinned_height = y;
  for (uint16_t p = 0, count = panel_count(panels); p < count; ++p) {
    if (p > 0) y += kPanelGap;
    if (view.titles) push({Slot::Kind::title, p, 0, 0, kTitleHeight});
    if (view.annotations && !panels[p].annotations.empty())
      push({Slot::Kind::notes, p, 0, 0, kNotesHeight});
    const auto& [rows, pinned] = plan.rows->panels[p];
    const size_t shown = std::min(rows.size(), pinned + most);
    for (uint32_t r = static_cast<uint32_t>(pinned); r < shown; ++r) lane(p, r);
    if (shown < rows.size())
      push({Slot::Kind::more, p, static_cast<uint32_t>(shown), 0, kMoreHeight});
    if (rows.empty()) push({Slot::Kind::empty, p, 0, 0, view.lane_height});
    for (uint32_t c = 0; c < counters[p]; ++c)
      push({Slot::Kind::counter, p, c, 0, kCounterHeight});
  }
  plan.height = y;
}

}  // namespace

LanePlan plan_lanes(std::span<const Panel> panels, const View& view, std::shared_ptr<const Rows> rows,
                    const CounterCounts& counters, float room) {
  LanePlan plan;
  plan.rows = std::move(rows);
  plan.lane_height = std::max(kLowestLane, view.lane_height);
  const size_t longest = plan.rows->longest;
  const auto stacked = [&](size_t most) { stack(panels, view, counters, most, plan); };
  stacked(longest);
  const auto too_high = [&] { return room > 0 && plan.height > room; };
  if (too_high()) {
    plan.strips = false;
    stacked(longest);
  }
  if (too_high()) {
    const float lanes = static_cast<float>(plan.rows->count);
    const float fixed = plan.height - lanes * plan.lane_height;
    plan.lane_height =
        std::clamp(std::floor((room - fixed) / lanes), kLowestLane, view.lane_height);
    stacked(longest);
  }
  // The largest number of rows a panel that fits.
  if (too_high()) {
    size_t fits = 1, too_many = longest;
    while (fits + 1 < too_many) {
      const size_t most = (fits + too_many) / 2;
      stacked(most);
      (too_high() ? too_many : fits) = most;
    }
    stacked(fits);
  }
  return plan;
}

LanePlan fit_lanes(std::span<const Panel> panels, const View& view, std::shared_ptr<const Rows> rows,
                   const CounterCounts& counters, float room) {
  LanePlan plan;
  plan.rows = std::move(rows);
  for (const float height : kWindowLanes) {
    plan.lane_height = height;
    stack(panels, view, counters, plan.rows->longest, plan);
    if (plan.height <= room) break;
  }
  return plan;
}

}  // namespace interleave::gui
