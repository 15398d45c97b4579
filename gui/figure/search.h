// Search in runs: where a text occurs in the names of lanes, in what spans are about (the function
// that runs, the resource waited for) and in printed lines. Case doesn't matter for ASCII letters.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gui/figure/trace_index.h"
#include "gui/figure/view.h"

namespace interleave::gui {

class Matches {
 public:
  struct Hit {
    sim::Time at;
    sim::TrackId track = sim::kNone;
    Pick pick;  // the track, span or instant
  };
  static constexpr size_t kMost = 200'000;  // hits that are kept; more are only counted

  /// An empty text is found nowhere.
  Matches(std::span<const Panel> panels, std::string_view text);

  /// In the order of time, lanes first of what is at one instant.
  const std::vector<Hit>& hits() const { return hits_; }
  size_t count() const { return count_; }
  /// When the lane has hits in it, in the order of their begin.
  std::span<const TimeRange> on(LaneId lane) const;

 private:
  void search_panel(const TraceIndex& index, uint16_t panel, std::string_view text);
  void add(const Hit& hit, TimeRange range);

  std::vector<Hit> hits_;
  size_t count_ = 0;
  std::map<LaneId, std::vector<TimeRange>> ranges_;
};

/// The hit for people: "Lock db · worker 2", "print 'hello' · main".
std::string hit_text(const TraceIndex& index, const Matches::Hit& hit);

}  // namespace interleave::gui
