// Draws a figure as SVG text, the same byte for byte on every machine: numbers are rounded to
// hundredths and text stays text (Cairo would embed outlines of whatever font is installed). Each
// text carries the length that layout gave it, so that a viewer with another font fits it all the
// same.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>

#include "gui/figure/painter.h"

namespace interleave::gui {

class SvgPainter : public Painter {
 public:
  SvgPainter(float width, float height, float scale);
  void push_clip(const Box& box) override;
  void pop_clip() override;
  void rect(const Rect& rect) override;
  void line(const Line& line) override;
  void polygon(const Polygon& polygon) override;
  void text(const Text& text) override;

  /// The whole document.
  std::string document() const;

 private:
  std::string hatch_id(const Fill& fill);

  float width_, height_, hairline_;
  std::string defs_, body_;
  std::map<std::pair<uint8_t, uint32_t>, std::string> hatches_;  // (hatch, ink) → id
  std::map<std::string, std::string> clips_;                     // geometry → id
};

}  // namespace interleave::gui
