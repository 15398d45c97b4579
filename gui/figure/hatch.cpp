#include "gui/figure/hatch.h"

#include <algorithm>
#include <cmath>

namespace interleave::gui {

namespace {

using Stroke = std::function<void(Point, Point)>;

/// Lines y = slope * x + k * pitch.
void sloped(float slope, float pitch, const Box& box, const Stroke& stroke) {
  const auto offset = [&](float x, float y) { return (y - slope * x) / pitch; };
  const auto [low, high] =
      std::minmax({offset(box.x, box.y), offset(box.right(), box.y), offset(box.x, box.bottom()),
                   offset(box.right(), box.bottom())});
  for (float k = std::ceil(low); k <= high; ++k) {
    const float at_top = (box.y - k * pitch) / slope,
                at_bottom = (box.bottom() - k * pitch) / slope;
    const float from = std::max(box.x, std::min(at_top, at_bottom));
    const float to = std::min(box.right(), std::max(at_top, at_bottom));
    if (from < to) stroke({from, slope * from + k * pitch}, {to, slope * to + k * pitch});
  }
}

}  // namespace

HatchStyle hatch_style(Hatch hatch) {
  switch (hatch) {
    case Hatch::none:
      return {};
    case Hatch::diagonal:
      return {10, 1, -1};
    case Hatch::dense_diagonal:
      return {5, 1.25f, -1};
    case Hatch::back_diagonal:
      return {6, 1, 1};
    case Hatch::cross:
      return {7, 1, 1};
    case Hatch::horizontal:
      return {4, 1, 0};
    case Hatch::vertical:
      return {4, 1, 0};
    case Hatch::dots:
      return {6, 1.25f, 0};
  }
  return {};
}

void hatch_strokes(Hatch hatch, const Box& box, const Stroke& stroke) {
  const auto [pitch, width, slope] = hatch_style(hatch);
  switch (hatch) {
    case Hatch::none:
    case Hatch::dots:
      return;
    case Hatch::diagonal:
    case Hatch::dense_diagonal:
    case Hatch::back_diagonal:
      return sloped(static_cast<float>(slope), pitch, box, stroke);
    case Hatch::cross:
      sloped(1, pitch, box, stroke);
      return sloped(-1, pitch, box, stroke);
    case Hatch::horizontal:
      for (float y = (std::floor(box.y / pitch) + 0.5f) * pitch; y < box.bottom(); y += pitch)
        if (y >= box.y) stroke({box.x, y}, {box.right(), y});
      return;
    case Hatch::vertical:
      for (float x = (std::floor(box.x / pitch) + 0.5f) * pitch; x < box.right(); x += pitch)
        if (x >= box.x) stroke({x, box.y}, {x, box.bottom()});
      return;
  }
}

void hatch_dots(Hatch hatch, const Box& box, const std::function<void(const Box&)>& dot) {
  if (hatch != Hatch::dots) return;
  const auto [pitch, side, slope] = hatch_style(hatch);
  // Rows half a pitch apart, every other one shifted by half a pitch.
  const float row_height = pitch / 2;
  for (float row = std::ceil(box.y / row_height); row * row_height + side <= box.bottom(); ++row) {
    const float shift = std::fmod(row, 2.0f) == 0 ? 0 : pitch / 2;
    for (float column = std::ceil((box.x - shift) / pitch);
         column * pitch + shift + side <= box.right(); ++column)
      dot({column * pitch + shift, row * row_height, side, side});
  }
}

}  // namespace interleave::gui
