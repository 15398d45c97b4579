#include "gui/figure/match_marks.h"

#include <algorithm>

#include "gui/figure/search.h"

namespace interleave::gui {

void draw_matches(const Draft& draft, LaneId lane, const Box& bar, Layer& layer) {
  if (!draft.view.matches) return;
  constexpr float kHeight = 3, kNarrowest = 4;
  const auto ranges = draft.view.matches->on(lane);
  // A lane's spans don't overlap, so their ends come in the order of their begins; instants among
  // them have no length.
  auto next = std::ranges::lower_bound(ranges, draft.visible.begin, {}, &TimeRange::end);
  while (next != ranges.end() && next->begin <= draft.visible.end) {
    const float left = std::max(bar.x, draft.x(next->begin) - 1);
    float right = std::clamp(draft.x(next->end), left + kNarrowest, std::max(left + kNarrowest, bar.right()));
    ++next;
    // Those that would touch become one: as many as lie before the pixel where it ends.
    while (next != ranges.end() && draft.x(next->begin) <= right) {
      const auto over = std::ranges::lower_bound(next, ranges.end(), draft.scale.time(right), {},
                                                 &TimeRange::begin);
      next = std::max(next + 1, over);
      right = std::max(right, std::min(bar.right(), draft.x(std::prev(next)->end)));
    }
    layer.rects.push_back({{left, bar.bottom() - 1, right - left, kHeight},
                           {.color = draft.theme.accent},
                           0,
                           {}});
  }
}

}  // namespace interleave::gui
