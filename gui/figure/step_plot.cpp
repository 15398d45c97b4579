#include "gui/figure/step_plot.h"

#include <algorithm>

namespace interleave::gui {

void draw_steps(const Draft& draft, const StepSeries& series, float full, const Box& box,
                const Fill& fill, Layer& layer) {
  constexpr float kColumn = 2;
  constexpr float kLowest = 2;  // of a value above 0
  if (full <= 0) return;
  const auto push = [&](float left, float right, float value) {
    if (value <= 0 || right <= left) return;
    const float height = draft.snap(std::max(kLowest, box.height * std::min(1.0f, value / full)));
    if (!layer.rects.empty()) {
      Rect& last = layer.rects.back();
      if (last.box.right() == left && last.box.height == height && last.box.bottom() == box.bottom()) {
        last.box.width = right - last.box.x;
        return;
      }
    }
    layer.rects.push_back({{left, box.bottom() - height, right - left, height}, fill, 0, {}});
  };
  sim::Time time = std::max(sim::Time(), draft.scale.time(box.x));
  float left = std::max(box.x, draft.x(time));
  while (left < box.right()) {
    const sim::Time next = series.next_after(time);
    const float until =
        next == sim::Time::max() ? box.right() : std::min(box.right(), draft.x(next));
    if (until - left >= kColumn || until >= box.right()) {
      push(left, until, series.at(time));
      left = until;
      time = next;
    } else {
      const float right = std::min(box.right(), left + kColumn);
      const sim::Time end = std::max(next, draft.scale.time(right));
      push(left, right, series.highest(time, end));
      left = right;
      time = end;
    }
  }
}

}  // namespace interleave::gui
