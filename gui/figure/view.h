// What to show: the reader's choices, apart from the trace and the theme. The window keeps one View
// per document; exports start from the defaults. A View holds no pointers and can be copied freely.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "gui/figure/figure.h"
#include "sim/trace.h"

namespace interleave::gui {

class TraceIndex;

/// One run in a figure. Several panels stack on one time axis.
/// `index` must outlive the call that it is passed to, not the figure.
struct Panel {
  const TraceIndex* index = nullptr;
  std::string title;
  std::string subtitle = {};  // empty: "makespan 2 s"
};

/// As Pick::panel counts them.
inline uint16_t panel_count(std::span<const Panel> panels) {
  return static_cast<uint16_t>(panels.size());
}

enum class Grouping : uint8_t {
  tasks,    // a lane per thread and per task
  threads,  // a lane per thread
  cores,    // a lane per core, coloured by the thread on it
};
/// "tasks", "threads", "cores"; nullopt for anything else.
std::optional<Grouping> parse_grouping(std::string_view name);

enum class LinkMode : uint8_t { none, selected, all };
enum class AxisPlace : uint8_t { none, top, bottom };

struct View {
  std::optional<TimeRange> range;  // nullopt: from 0 to the longest makespan
  float width = 1280;
  float height = 0;         // 0: as the content needs, at most max_height
  float max_height = 2400;  // of an export; what doesn't fit is summarised in a line
  float margin = 24;        // around everything
  float scale = 1;          // device pixels per unit
  Grouping grouping = Grouping::tasks;

  float lane_height = 30;  // of the bar and its spacing, without the strip for output; at least 11
  float scroll = 0;        // units of Figure::content_height above the top of lanes_area
  std::set<std::pair<uint16_t, sim::TrackId>> collapsed;  // (panel, track) whose descendants hide

  bool titles = true;
  bool legend = true;
  bool output = true;      // marks and texts of printed lines
  bool expanders = false;  // triangles to collapse tracks
  AxisPlace axis = AxisPlace::bottom;
  LinkMode links = LinkMode::none;

  std::optional<sim::Time> cursor;
  Pick selected;
  Pick hovered;
};

}  // namespace interleave::gui
