// Draws a figure with Cairo, text with Pango: PNG and PDF. What it draws text with is also what it
// measures text with.
#pragma once

#include <pango/pangocairo.h>

#include <array>
#include <functional>
#include <memory>
#include <span>
#include <string_view>

#include "gui/figure/painter.h"
#include "gui/figure/text_measure.h"

namespace interleave::gui {

/// Pango with the fonts of find_font(). Unhinted, so that text is as wide at any resolution.
class PangoMeasure : public TextMeasure {
 public:
  PangoMeasure();
  ~PangoMeasure() override;
  PangoMeasure(const PangoMeasure&) = delete;
  PangoMeasure& operator=(const PangoMeasure&) = delete;
  float width(Font font, float size, std::string_view text) const override;

  /// The layout that holds `text`, valid until the next call.
  PangoLayout* laid_out(Font font, float size, std::string_view text) const;

  /// The text's shapes as the commands of an SVG path: 'M', 'L', 'C' or 'Z' with their points, in
  /// units.
  void outline(const Text& text,
               const std::function<void(char, std::span<const Point>)>& command) const;

 private:
  struct Deleter {
    void operator()(PangoFontDescription* description) const;
  };
  PangoLayout* layout_ = nullptr;
  std::array<std::unique_ptr<PangoFontDescription, Deleter>, kFontCount> fonts_;
};

/// Requires: `cairo` and `measure` outlive the painter. `scale`: what Cairo measures in
/// (pixels, points) per unit; `hairline`: the thinnest line, in units.
class CairoPainter : public Painter {
 public:
  CairoPainter(cairo_t* cairo, float scale, float hairline, const PangoMeasure& measure);
  void push_clip(const Box& box) override;
  void pop_clip() override;
  void rect(const Rect& rect) override;
  void line(const Line& line) override;
  void polygon(const Polygon& polygon) override;
  void text(const Text& text) override;

 private:
  void set_color(Color color);
  void path(const Box& box, float radius);

  cairo_t* cairo_;
  float hairline_;
  const PangoMeasure& measure_;
};

}  // namespace interleave::gui
