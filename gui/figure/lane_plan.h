// How tall the lanes are and where they lie: the vertical half of a layout, still without time.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "gui/figure/lane_rows.h"

namespace interleave::gui {

/// One horizontal stripe of the content, from top to bottom without gaps but for margins between
/// panels.
struct Slot {
  enum class Kind : uint8_t { title, notes, lane, counter, more, empty };
  Kind kind = Kind::lane;
  uint16_t panel = 0;
  uint32_t row = 0;  // lane: into the panel's rows; counter: which; more: the first row left out
  float y = 0, height = 0;
  bool pinned = false;  // doesn't scroll: y is below the top of the lanes' area
  float bottom() const { return y + height; }
};

struct LanePlan {
  std::shared_ptr<const Rows> rows;
  std::vector<Slot> slots;  // pinned ones first
  float pinned_height = 0;  // of the pinned slots, where the others begin
  float height = 0;         // of all slots
  float lane_height = 0;    // of a lane without its output strip
  bool strips = true;       // lanes with output have a strip for its text
};

inline constexpr float kOutputStrip = 15;  // height in units
inline constexpr float kNotesHeight = 24;

/// What each panel has beneath its lanes.
using CounterCounts = std::vector<size_t>;

/// Plans all panels. With `room` > 0 they are made to fit: lanes lose their output strips, then get
/// lower, and in the end the last rows give way to one line that counts them.
LanePlan plan_lanes(std::span<const Panel> panels, const View& view, std::shared_ptr<const Rows> rows,
                    const CounterCounts& counters, float room);

/// For a window: the highest lanes, up to 40 units, that fit into `room`; the lowest if none do, to
/// be scrolled.
LanePlan fit_lanes(std::span<const Panel> panels, const View& view, std::shared_ptr<const Rows> rows,
                   const CounterCounts& counters, float room);

}  // namespace interleave::gui
