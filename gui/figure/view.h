// What to show: the reader's choices, apart from the trace and the theme. The window keeps one View
// per document; exports start from the defaults. A View holds no pointers and can be copied freely.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gui/figure/figure.h"
#include "sim/trace.h"

namespace interleave::gui {

class TraceIndex;
class Matches;
class Causes;
struct CriticalPath;
struct Why;

/// A note that somebody made in a run: at an instant, and beside a track if it names one.
struct Annotation {
  sim::Time at;
  std::string text;
  std::string track = {};
  bool operator==(const Annotation&) const = default;
};

/// An earlier run, shown faintly behind another.
struct Ghost {
  const TraceIndex* index = nullptr;
  std::vector<sim::TrackId> tracks;  // for each track of the other run the same one here, or kNone
};

/// One run in a figure. Several panels stack on one time axis.
/// What it points to must outlive the call that it is passed to, not the figure.
struct Panel {
  const TraceIndex* index = nullptr;
  std::string title;
  std::string subtitle = {};                 // empty: "makespan 2 s"
  std::vector<Annotation> annotations = {};
  std::optional<sim::Time> divergence = {};  // where it parts from the run that it is compared with
  const Ghost* ghost = nullptr;              // an earlier run, as a faint strip in each lane
  const Causes* causes = nullptr;            // of the run; what marks the next two
  const CriticalPath* path = nullptr;        // stays bright, all else is dimmed
  const Why* why = nullptr;                  // its chain, at the time it is about
};

/// As Pick::panel counts them.
inline uint16_t panel_count(std::span<const Panel> panels) {
  return static_cast<uint16_t>(panels.size());
}

enum class Grouping : uint8_t {
  tasks,      // a lane per thread and per task
  threads,    // a lane per thread
  processes,  // a lane per process: how many of its threads run
  cores,      // a lane per core, coloured by the thread on it
};
inline constexpr int kGroupingCount = 4;
/// "tasks", "threads", "processes", "cores".
std::string_view grouping_name(Grouping grouping);
/// nullopt for anything that isn't such a name.
std::optional<Grouping> parse_grouping(std::string_view name);

/// A lane of a figure: (panel, track), the track with kPoolLane for the lane of a whole pool, whose
/// first worker it is.
using LaneId = std::pair<uint16_t, sim::TrackId>;
inline constexpr sim::TrackId kPoolLane = 0x80000000;

/// What a window draws in one frame at most: View::most_rects.
inline constexpr size_t kWindowRects = 9'000;

enum class LinkMode : uint8_t { none, selected, all };
enum class AxisPlace : uint8_t { none, top, bottom };

/// How text stands in an SVG.
enum class SvgText : uint8_t {
  named,     // as text in fonts that are named, else in what the viewer has
  embedded,  // as text, with what it needs of the fonts
  outlines,  // as shapes
};

struct View {
  std::optional<TimeRange> range;  // nullopt: from 0 to the longest makespan
  float width = 1280;
  float height = 0;         // 0: as the content needs, at most max_height
  float max_height = 2400;  // of an export; what doesn't fit is summarised in a line
  float margin = 24;        // around everything
  float scale = 1;          // device pixels per unit
  SvgText svg_text = SvgText::named;
  Grouping grouping = Grouping::tasks;

  float lane_height = 30;  // of the bar and its spacing, without the strip for output; at least 11
  float scroll = 0;        // units of Figure::content_height above the top of lanes_area
  bool fit = false;        // lanes as high as `height` allows; fewer make a lower figure
  size_t most_rects = 0;   // of all lanes together; 0: as many as it takes

  std::set<LaneId> collapsed;   // whose descendants hide
  std::vector<LaneId> pinned;   // stay at the top of their panel, in this order
  std::map<LaneId, std::vector<sim::TrackId>> order;  // children of a track, as they were put
  std::string filter;           // only lanes whose name contains it, and those above them
  uint8_t emphasis = 0;         // bit i: State i stands out, and only lanes that have it; 0: all do
  std::shared_ptr<const Matches> matches;  // what a search found, to be marked

  bool titles = true;
  bool legend = true;
  bool output = true;      // marks and texts of printed lines
  bool expanders = false;  // triangles to collapse tracks
  AxisPlace axis = AxisPlace::bottom;
  LinkMode links = LinkMode::none;
  bool counters = false;       // step plots beneath the lanes
  bool annotations = true;
  bool compress_idle = false;  // stretches in which nothing changes take little room

  std::optional<LaneId> reveal;  // Figure::revealed says where it lies
  std::optional<sim::Time> cursor;
  Pick selected;
  Pick hovered;
};

}  // namespace interleave::gui
