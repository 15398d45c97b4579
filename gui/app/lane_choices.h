// Which lanes are folded, pinned and moved is known by panel and track, and both are numbers of the
// runs that are shown. When other runs are, the choices go along with the lanes that they mean: a
// panel is known by its tab and rival, a track of a newer run by its name.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "gui/app/run.h"
#include "gui/figure/view.h"

namespace interleave::gui {

/// Whose run a panel shows.
struct PanelOwner {
  uint64_t tab = 0;   // Tab::id
  std::string rival;  // "": the tab's own run
  RunPtr run;
  bool operator==(const PanelOwner&) const = default;
};

/// The choices of `view`, which were made among the panels `before`, become the same among `now`.
/// Those about lanes that are gone are dropped.
void move_lane_choices(View& view, std::span<const PanelOwner> before,
                       std::span<const PanelOwner> now);

}  // namespace interleave::gui
