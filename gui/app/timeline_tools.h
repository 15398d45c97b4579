// What one can do with the timeline's lanes, search and range, without drawing: actions, keys and
// the pointer call it.
#pragma once

#include <string_view>

#include "gui/app/workbench.h"

namespace interleave::gui {

/// Takes note of new runs: caches, matches and numbers of the old ones go. Due before each layout.
void refresh_timeline(Workbench& w);

/// Looks for `text` in all runs shown and goes to the first hit at or after the visible range's
/// begin. "" ends the search.
void search_timeline(Workbench& w, std::string_view text);
/// Selects a hit and shows it. Requires: hit < view.matches->hits().size().
void go_to_hit(Workbench& w, size_t hit);
/// The next hit, or with `by` below 0 the previous one; round and round.
void step_hit(Workbench& w, int by);

/// The lane that is selected, or whose span or mark is; nullopt.
std::optional<LaneId> selected_lane(const Workbench& w);
bool is_pinned(const Workbench& w, LaneId lane);
void toggle_pin(Workbench& w, LaneId lane);
/// False: it is the first or last of its siblings.
bool carry_lane(Workbench& w, LaneId lane, int by);
void collapse_all(Workbench& w);
void expand_all(Workbench& w);
/// Shows all lanes again, alike, in the order of their creation.
void clear_lane_choices(Workbench& w);
/// The state alone stands out, or all do again.
void toggle_emphasis(Workbench& w, sim::State state);

/// Closes the bar that is open, and ends what it shows.
void close_timeline_bar(Workbench& w);

/// Numbers of a range are shown; nullopt ends it.
void measure_range(Workbench& w, std::optional<TimeRange> range);

}  // namespace interleave::gui
