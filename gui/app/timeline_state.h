// What the timeline keeps between frames beside its View: caches, the search, the range that is
// measured, and what the pointer drags.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "gui/app/run.h"
#include "gui/figure/layout_cache.h"
#include "gui/figure/overview.h"
#include "gui/figure/search.h"
#include "gui/figure/view.h"

namespace interleave::gui {

struct TimelineState {
  // Of `runs`, which stay as long as the caches know their addresses.
  std::vector<RunPtr> runs;
  LayoutCache cache;
  std::optional<Overview> overview;

  enum class Bar : uint8_t { none, search, filter };
  Bar bar = Bar::none;
  bool focus_bar = false;  // its field takes the keyboard in the next frame
  std::string needle;      // searched for
  size_t hit = 0;          // of view.matches: the one that is looked at
  bool list_hits = true;   // shown beneath the bar
  bool reveal_hit = false;  // the list scrolls to it

  std::optional<TimeRange> range;  // whose numbers are shown
  std::optional<RangeStatistics> numbers;
  TimeRange numbers_of;  // `numbers` are of it

  std::optional<sim::Time> pressed;  // where a range began that the pointer draws
  std::optional<LaneId> carried;     // the lane that the pointer moves
};

}  // namespace interleave::gui
