#include "gui/figure/lane_ghost.h"

#include <string>
#include <unordered_map>

#include "gui/figure/comparison.h"
#include "gui/figure/lane_spans.h"

namespace interleave::gui {

std::vector<sim::TrackId> matching_tracks(const TraceIndex& index, const TraceIndex& ghost) {
  std::unordered_map<std::string, sim::TrackId> known;
  const std::vector<std::string> theirs = track_names(ghost.trace());
  for (sim::TrackId id = 0; id < theirs.size(); ++id) known.emplace(theirs[id], id);
  std::vector<sim::TrackId> matching;
  for (const std::string& name : track_names(index.trace())) {
    const auto found = known.find(name);
    matching.push_back(found == known.end() ? sim::kNone : found->second);
  }
  return matching;
}

void draw_ghost(const Draft& draft, const TraceIndex& ghost, sim::TrackId track, const Box& strip,
                size_t most, Layer& layer) {
  constexpr uint8_t kFaint = 110;
  Layer spans;
  draw_spans(draft, ghost, 0, track, strip, most, spans);
  for (Rect& rect : spans.rects) {
    const Color color = rect.fill.color.visible() ? rect.fill.color : rect.fill.outline;
    if (!color.visible()) continue;
    const Color faint = blend({color.r, color.g, color.b, kFaint}, draft.theme.lane);
    layer.rects.push_back({rect.box, {.color = faint}, 0, {}});
  }
}

}  // namespace interleave::gui
