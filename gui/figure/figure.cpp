#include "gui/figure/figure.h"

#include <algorithm>
#include <cmath>
#include <ranges>

namespace interleave::gui {

namespace {

constexpr float kSlop = 2;  // units around thin things, so that a pointer can catch them

Box grown(Box box, float by) {
  return {box.x - by, box.y - by, box.width + 2 * by, box.height + 2 * by};
}

float distance(const Line& line, float x, float y) {
  const float dx = line.to.x - line.from.x, dy = line.to.y - line.from.y;
  const float length2 = dx * dx + dy * dy;
  const float t = length2 > 0 ? ((x - line.from.x) * dx + (y - line.from.y) * dy) / length2 : 0;
  const float s = std::clamp(t, 0.0f, 1.0f);
  return std::hypot(x - line.from.x - s * dx, y - line.from.y - s * dy);
}

Box bounds(const Polygon& polygon) {
  Point low = polygon.corners[0], high = low;
  for (int i = 1; i < polygon.count; ++i) {
    const Point p = polygon.corners[static_cast<size_t>(i)];
    low = {std::min(low.x, p.x), std::min(low.y, p.y)};
    high = {std::max(high.x, p.x), std::max(high.y, p.y)};
  }
  return {low.x, low.y, high.x - low.x, high.y - low.y};
}

Pick hit(const Layer& layer, float x, float y) {
  for (const Text& text : std::views::reverse(layer.texts))
    if (text.pick &&
        Box{text.at.x, text.at.y - text.size, text.width, text.size * 1.25f}.contains(x, y))
      return text.pick;
  for (const Polygon& polygon : std::views::reverse(layer.polygons))
    if (polygon.pick && grown(bounds(polygon), kSlop).contains(x, y)) return polygon.pick;
  for (const Line& line : std::views::reverse(layer.lines))
    if (line.pick && distance(line, x, y) <= line.width / 2 + kSlop) return line.pick;
  // What lies exactly under the pointer, but a narrow rect beside a wide one is easier to catch.
  const Rect* exact = nullptr;
  const Rect* near = nullptr;
  for (const Rect& rect : std::views::reverse(layer.rects)) {
    if (!rect.pick) continue;
    const bool narrow = rect.box.width <= 3 * kSlop;
    if (!exact && rect.box.contains(x, y)) exact = &rect;
    if (!near && narrow && grown(rect.box, kSlop).contains(x, y)) near = &rect;
  }
  const bool exact_is_wide = !exact || exact->box.width > 3 * kSlop;
  const Rect* best = near && exact_is_wide ? near : exact;
  return best ? best->pick : Pick{};
}

}  // namespace

Pick hit(const Figure& figure, float x, float y) {
  for (const Layer& layer : std::views::reverse(figure.layers))
    if (layer.clip.contains(x, y))
      if (const Pick pick = hit(layer, x, y)) return pick;
  return {};
}

const Lane* lane_at(const Figure& figure, float y) {
  const auto found = std::ranges::find_if(
      figure.lanes, [&](const Lane& lane) { return y >= lane.label.y && y < lane.label.bottom(); });
  return found == figure.lanes.end() ? nullptr : &*found;
}

}  // namespace interleave::gui
