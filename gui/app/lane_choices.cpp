#include "gui/app/lane_choices.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "gui/figure/lane_ghost.h"

namespace interleave::gui {

using sim::kNone;
using sim::TrackId;

namespace {

class LaneMover {
 public:
  LaneMover(std::span<const PanelOwner> before, std::span<const PanelOwner> now) {
    for (const PanelOwner& old : before) {
      const auto found = std::ranges::find_if(
          now, [&](const PanelOwner& o) { return o.tab == old.tab && o.rival == old.rival; });
      Panel panel;
      if (found != now.end()) panel.place = static_cast<uint16_t>(found - now.begin());
      if (found != now.end() && found->run != old.run)
        panel.tracks = matching_tracks(old.run->index, found->run->index);
      panels_.push_back(std::move(panel));
    }
  }

  std::optional<LaneId> operator()(LaneId lane) const {
    const auto [panel, track] = lane;
    if (panel >= panels_.size() || !panels_[panel].place) return std::nullopt;
    const TrackId pool = track & kPoolLane, now = moved(panel, track & ~kPoolLane);
    if (now == kNone) return std::nullopt;
    return LaneId{*panels_[panel].place, now | pool};
  }
  /// kNone: it is gone.
  TrackId moved(uint16_t panel, TrackId track) const {
    const auto& tracks = panels_[panel].tracks;
    return !tracks ? track : track < tracks->size() ? (*tracks)[track] : kNone;
  }

 private:
  struct Panel {
    std::optional<uint16_t> place;  // nullopt: it is gone
    std::optional<std::vector<TrackId>> tracks;  // nullopt: the run is the same
  };
  std::vector<Panel> panels_;
};

}  // namespace

void move_lane_choices(View& view, std::span<const PanelOwner> before,
                       std::span<const PanelOwner> now) {
  if (view.collapsed.empty() && view.pinned.empty() && view.order.empty()) return;
  const LaneMover mover(before, now);
  for (const LaneId& lane : std::exchange(view.collapsed, {}))
    if (const auto moved = mover(lane)) view.collapsed.insert(*moved);
  for (const LaneId& lane : std::exchange(view.pinned, {}))
    if (const auto moved = mover(lane)) view.pinned.push_back(*moved);
  for (auto& [lane, children] : std::exchange(view.order, {})) {
    const auto parent = mover(lane);
    if (!parent) continue;
    for (const TrackId child : children)
      if (const TrackId to = mover.moved(lane.first, child); to != kNone)
        view.order[*parent].push_back(to);
  }
}

}  // namespace interleave::gui
