#include "gui/figure/annotations.h"

#include <algorithm>

#include "gui/figure/lane_rows.h"
#include "gui/figure/utf8.h"

namespace interleave::gui {

namespace {

constexpr float kPadding = 6, kGap = 4;

/// Where the line of a note ends: on the lane that it names, else at `bottom`.
float foot(const Panel& panel, uint16_t number, const Annotation& note,
           std::span<const Lane> lanes, float bottom) {
  if (note.track.empty()) return bottom;
  for (const Lane& lane : lanes)
    if (lane.panel == number && is_called(*panel.index, lane.track, note.track))
      return lane.bar.y + lane.bar.height / 2;
  return bottom;
}

}  // namespace

void draw_annotations(const Draft& draft, const Panel& panel, uint16_t number, const Box& strip,
                      std::span<const Lane> lanes, float bottom, Layer& flags, Layer& lines) {
  std::vector<uint32_t> order;
  for (uint32_t i = 0; i < panel.annotations.size(); ++i)
    if (const auto at = panel.annotations[i].at; at >= draft.visible.begin && at <= draft.visible.end)
      order.push_back(i);
  std::ranges::stable_sort(order, {}, [&](uint32_t i) { return panel.annotations[i].at; });

  const float middle = strip.y + strip.height / 2 - 1;
  float free_from = strip.x;
  for (size_t k = 0; k < order.size(); ++k) {
    const Annotation& note = panel.annotations[order[k]];
    const Pick pick{Pick::Kind::annotation, number, order[k], 1};
    const float x = draft.x(note.at);
    const float end = foot(panel, number, note, lanes, bottom);
    lines.lines.push_back({{x + draft.hairline() / 2, strip.bottom() - 2},
                           {x + draft.hairline() / 2, end},
                           draft.theme.accent,
                           draft.hairline(),
                           true,
                           {}});
    if (!note.track.empty())
      lines.polygons.push_back({{{{x, end - 3.5f}, {x + 3.5f, end}, {x, end + 3.5f}, {x - 3.5f, end}}},
                                4,
                                draft.theme.accent,
                                pick});
    // To the right of its instant; to the left where the plot ends.
    const float next = k + 1 < order.size() ? draft.x(panel.annotations[order[k + 1]].at) - kGap
                                            : strip.right();
    const std::string text = printable(note.text);
    const float natural = draft.width(Font::body, type::kSmall, text) + 2 * kPadding;
    const bool left = x + natural > next && x - free_from > next - x;
    const float room = (left ? x - free_from : next - x) - 2 * kPadding;
    std::string shown = ellipsized(draft.measure, Font::body, type::kSmall, text, room);
    const float width = shown.empty() ? 8 : draft.width(Font::body, type::kSmall, shown) + 2 * kPadding;
    const float from = left && !shown.empty() ? x - width : x;
    const Box flag{draft.snap(from), strip.y + 2, width, strip.height - 6};
    flags.rects.push_back({flag, {.color = draft.theme.accent}, 3, pick});
    if (!shown.empty())
      flags.texts.push_back(draft.text(Font::body, type::kSmall, label_color(draft.theme.accent),
                                       std::move(shown), flag.x + kPadding, middle, pick));
    free_from = flag.right() + kGap;
  }
}

}  // namespace interleave::gui
