// Which lanes there are and how tall: the vertical half of a layout, still without time.
//
// Tracks come in the order of their creation, nested by parent: process (if there are several) →
// thread → loop (if its thread has several) → tasks. A track that gets no lane of its own passes
// its children on to its parent's level.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "gui/figure/view.h"

namespace interleave::gui {

struct Row {
  sim::TrackId track = sim::kNone;
  uint16_t depth = 0;
  bool expandable = false;  // has rows beneath it, shown or hidden
  uint32_t hidden = 0;      // rows beneath it that are collapsed
};

/// One horizontal stripe of the content, from top to bottom without gaps but for margins between
/// panels.
struct Slot {
  enum class Kind : uint8_t { title, lane, more, empty };
  Kind kind = Kind::lane;
  uint16_t panel = 0;
  uint32_t row = 0;  // lane: into LanePlan::rows[panel]; more: the first row left out
  float y = 0, height = 0;
  float bottom() const { return y + height; }
};

struct LanePlan {
  std::vector<std::vector<Row>> rows;  // per panel
  std::vector<Slot> slots;
  float height = 0;       // of all slots
  float lane_height = 0;  // of a lane without its output strip
  bool strips = true;     // lanes with output have a strip for its text
};

inline constexpr float kOutputStrip = 15;  // height in units

std::vector<Row> rows_of(const TraceIndex& index, uint16_t panel, const View& view);

/// Plans all panels. With `room` > 0 they are made to fit: lanes lose their output strips, then get
/// lower, and in the end the last rows give way to one line that counts them.
LanePlan plan_lanes(std::span<const Panel> panels, const View& view, float room);

/// "… and 4,988 more tasks": what the rows from `first` on are.
std::string more_text(const TraceIndex& index, std::span<const Row> rows, uint32_t first);

/// The track's name for people, never empty.
std::string track_label(const TraceIndex& index, sim::TrackId track);

}  // namespace interleave::gui
