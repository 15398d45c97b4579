// Painters turn a figure's elements into something visible: pixels, PDF, SVG, an ImGui draw list.
// paint() alone walks the figure, in its draw order; a painter knows no layout, theme or trace.
#pragma once

#include "gui/figure/figure.h"

namespace interleave::gui {

class Painter {
 public:
  virtual ~Painter() = default;
  virtual void push_clip(const Box& box) = 0;
  virtual void pop_clip() = 0;
  virtual void rect(const Rect& rect) = 0;
  virtual void line(const Line& line) = 0;
  virtual void polygon(const Polygon& polygon) = 0;
  virtual void text(const Text& text) = 0;
};

void paint(const Figure& figure, Painter& painter);

}  // namespace interleave::gui
