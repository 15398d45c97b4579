#include "gui/figure/figure.h"

#include <algorithm>
#include <cmath>

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

/// The last of `all` for which `test` holds: it is drawn on top.
template <typename T, typename Test>
const T* topmost(const std::vector<T>& all, Test test) {
  const auto found = std::find_if(all.rbegin(), all.rend(), test);
  return found == all.rend() ? nullptr : &*found;
}

Pick hit(const Layer& layer, float x, float y) {
  if (const Text* text = topmost(layer.texts, [&](const Text& t) {
        return t.pick && Box{t.at.x, t.at.y - t.size, t.width, t.size * 1.25f}.contains(x, y);
      }))
    return text->pick;
  if (const Polygon* polygon = topmost(layer.polygons, [&](const Polygon& p) {
        return p.pick && grown(bounds(p), kSlop).contains(x, y);
      }))
    return polygon->pick;
  if (const Line* line = topmost(layer.lines, [&](const Line& l) {
        return l.pick && distance(l, x, y) <= l.width / 2 + kSlop;
      }))
    return line->pick;
  // What lies exactly under the pointer, but a narrow rect beside a wide one is easier to catch.
  const auto narrow = [](const Rect& r) { return r.box.width <= 3 * kSlop; };
  const Rect* exact =
      topmost(layer.rects, [&](const Rect& r) { return r.pick && r.box.contains(x, y); });
  if (exact && narrow(*exact)) return exact->pick;
  const Rect* near = topmost(layer.rects, [&](const Rect& r) {
    return r.pick && narrow(r) && grown(r.box, kSlop).contains(x, y);
  });
  const Rect* best = near ? near : exact;
  return best ? best->pick : Pick{};
}

}  // namespace

Pick hit(const Figure& figure, float x, float y) {
  Pick pick;
  topmost(figure.layers, [&](const Layer& layer) {
    if (layer.clip.contains(x, y)) pick = hit(layer, x, y);
    return static_cast<bool>(pick);
  });
  return pick;
}

const Lane* lane_at(const Figure& figure, float y) {
  const auto found = std::ranges::find_if(
      figure.lanes, [&](const Lane& lane) { return y >= lane.label.y && y < lane.label.bottom(); });
  return found == figure.lanes.end() ? nullptr : &*found;
}

}  // namespace interleave::gui
