// Draws a figure as SVG text. Numbers are rounded to hundredths. Text stays text, with the fonts
// named, which makes the file the same byte for byte on every machine, or with what it needs of
// them embedded; or it becomes outlines. Each text carries the length that layout gave it, so that
// a viewer with another font fits it all the same.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>

#include "gui/figure/painter.h"
#include "gui/figure/painter_cairo.h"
#include "gui/figure/view.h"

namespace interleave::gui {

class SvgPainter : public Painter {
 public:
  /// `measure` turns text into outlines; only SvgText::outlines needs it.
  SvgPainter(float width, float height, float scale, SvgText text = SvgText::named,
             const PangoMeasure* measure = nullptr);
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
  std::string style() const;

  float width_, height_, hairline_;
  SvgText text_;
  const PangoMeasure* measure_;
  std::array<std::set<char32_t>, kFontCount> characters_;  // that texts have, by font
  std::string defs_, body_;
  std::map<std::pair<uint8_t, uint32_t>, std::string> hatches_;  // (hatch, ink) → id
  std::map<std::string, std::string> clips_;                     // geometry → id
};

}  // namespace interleave::gui
