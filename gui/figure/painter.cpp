#include "gui/figure/painter.h"

namespace interleave::gui {

void paint(const Figure& figure, Painter& painter) {
  painter.rect({{0, 0, figure.width, figure.height}, {.color = figure.background}, 0, {}});
  for (const Layer& layer : figure.layers) {
    painter.push_clip(layer.clip);
    for (const Rect& rect : layer.rects) painter.rect(rect);
    for (const Line& line : layer.lines) painter.line(line);
    for (const Polygon& polygon : layer.polygons) painter.polygon(polygon);
    for (const Text& text : layer.texts) painter.text(text);
    painter.pop_clip();
  }
}

}  // namespace interleave::gui
