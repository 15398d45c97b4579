// Which lanes there are, from top to bottom: what the reader chose to see, still without heights.
//
// Tracks come in the order of their creation, or in that the reader gave them, nested by parent:
// process (if there are several) → thread → loop (if its thread has several) → tasks. The workers
// of a pool gather beneath a row of their own. A track that gets no lane of its own passes its
// children on to its parent's level. Pinned lanes leave their place and come first in their panel.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gui/figure/view.h"

namespace interleave::gui {

struct LaneRow {
  sim::TrackId track = sim::kNone;  // of a pool: its first worker
  uint16_t depth = 0;
  bool expandable = false;  // has rows beneath it, shown or hidden
  bool pool = false;        // stands for a pool's workers, which lie beneath it
  bool pinned = false;
  uint32_t hidden = 0;  // rows beneath it that are collapsed
  /// As View::collapsed knows it.
  LaneId lane(uint16_t panel) const { return {panel, pool ? track | kPoolLane : track}; }
};

/// The rows of all panels, and what the layout asks of all of them at once.
struct Rows {
  struct OfPanel {
    std::vector<LaneRow> rows;
    size_t pinned = 0;  // the first so many
  };
  /// One of the rows with the longest labels.
  struct Wide {
    uint16_t panel;
    uint32_t row;
  };
  std::vector<OfPanel> panels;
  unsigned states = 0, instants = 0;  // bit i: State i, InstantKind i occurs in a row
  std::vector<Wide> widest;
  size_t count = 0;    // of all panels
  size_t longest = 0;  // the panel with the most rows
};

std::vector<LaneRow> rows_of(const TraceIndex& index, uint16_t panel, const View& view);

/// Requires: the panels' indexes are non-null.
Rows all_rows(std::span<const Panel> panels, const View& view);

/// "… and 4,988 more tasks": what the rows from `first` on are.
std::string more_text(const TraceIndex& index, std::span<const LaneRow> rows, uint32_t first);

/// The track's name for people, never empty.
std::string track_label(const TraceIndex& index, sim::TrackId track);
/// Whether people would call the track so: by its label, or by a part of "Task-3 (toast)".
bool is_called(const TraceIndex& index, sim::TrackId track, std::string_view name);
/// The row's: a pool's is the common beginning of its workers' names.
std::string row_label(const TraceIndex& index, const LaneRow& row);

/// "ThreadPoolExecutor-0" for its worker "ThreadPoolExecutor-0_3"; "" for what isn't named so.
std::string_view pool_of(std::string_view worker);

/// Where a reader can move the row's track: the siblings of its lane in their order, as
/// View::order keeps them. Empty: nowhere.
std::vector<sim::TrackId> siblings_of(const TraceIndex& index, uint16_t panel, const View& view,
                                      sim::TrackId track);
/// Moves a track before or after its next sibling that has a lane. False: it is the first or last.
bool move_lane(const TraceIndex& index, LaneId lane, int by, View& view);

}  // namespace interleave::gui
