#include "gui/figure/painter_cairo.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "gui/figure/fonts.h"
#include "gui/figure/hatch.h"

namespace interleave::gui {

void PangoMeasure::Deleter::operator()(PangoFontDescription* description) const {
  pango_font_description_free(description);
}

PangoMeasure::PangoMeasure() {
  // A font map of its own, not the process's: it goes with the measure.
  PangoFontMap* fonts = pango_cairo_font_map_new();
  PangoContext* context = pango_font_map_create_context(fonts);
  g_object_unref(fonts);
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options(context, options);
  cairo_font_options_destroy(options);
  pango_context_set_round_glyph_positions(context, FALSE);
  layout_ = pango_layout_new(context);
  g_object_unref(context);
  pango_layout_set_single_paragraph_mode(layout_, TRUE);
  for (int role = 0; role < kFontCount; ++role) {
    const FontFile file = find_font(static_cast<Font>(role));
    PangoFontDescription* description = pango_font_description_new();
    pango_font_description_set_family(description, file.family.c_str());
    pango_font_description_set_weight(description, static_cast<PangoWeight>(file.weight));
    fonts_[static_cast<size_t>(role)].reset(description);
  }
}

PangoMeasure::~PangoMeasure() { g_object_unref(layout_); }

PangoLayout* PangoMeasure::laid_out(Font font, float size, std::string_view text) const {
  PangoFontDescription* description = fonts_[static_cast<size_t>(font)].get();
  pango_font_description_set_absolute_size(description, static_cast<double>(size) * PANGO_SCALE);
  pango_layout_set_font_description(layout_, description);
  pango_layout_set_text(layout_, text.data(), static_cast<int>(text.size()));
  return layout_;
}

float PangoMeasure::width(Font font, float size, std::string_view text) const {
  PangoRectangle logical;
  pango_layout_get_extents(laid_out(font, size, text), nullptr, &logical);
  return static_cast<float>(logical.width) / PANGO_SCALE;
}

void PangoMeasure::outline(const Text& text,
                           const std::function<void(char, std::span<const Point>)>& command) const {
  cairo_surface_t* surface = cairo_recording_surface_create(CAIRO_CONTENT_ALPHA, nullptr);
  cairo_t* cairo = cairo_create(surface);
  cairo_set_tolerance(cairo, 0.01);
  cairo_move_to(cairo, static_cast<double>(text.at.x), static_cast<double>(text.at.y));
  PangoLayout* layout = laid_out(text.font, text.size, text.text);
  pango_cairo_layout_line_path(cairo, pango_layout_get_line_readonly(layout, 0));
  cairo_path_t* path = cairo_copy_path(cairo);
  constexpr std::string_view kCommands = "MLCZ";  // as cairo_path_data_type_t counts them
  for (int i = 0; i < path->num_data; i += path->data[i].header.length) {
    std::array<Point, 3> points;
    const auto count = static_cast<size_t>(path->data[i].header.length - 1);
    for (size_t k = 0; k < count; ++k) {
      const auto& point = path->data[i + 1 + static_cast<int>(k)].point;
      points[k] = {static_cast<float>(point.x), static_cast<float>(point.y)};
    }
    command(kCommands[path->data[i].header.type], std::span(points).first(count));
  }
  cairo_path_destroy(path);
  cairo_destroy(cairo);
  cairo_surface_destroy(surface);
}

CairoPainter::CairoPainter(cairo_t* cairo, float scale, float hairline, const PangoMeasure& measure)
    : cairo_(cairo), hairline_(hairline), measure_(measure) {
  cairo_scale(cairo_, static_cast<double>(scale), static_cast<double>(scale));
}

void CairoPainter::set_color(Color c) {
  cairo_set_source_rgba(cairo_, c.r / 255.0, c.g / 255.0, c.b / 255.0, c.a / 255.0);
}

void CairoPainter::path(const Box& box, float radius) {
  const double x = static_cast<double>(box.x), y = static_cast<double>(box.y);
  const double right = static_cast<double>(box.right()), bottom = static_cast<double>(box.bottom());
  cairo_new_path(cairo_);
  if (radius <= 0) return cairo_rectangle(cairo_, x, y, right - x, bottom - y);
  const double r = std::min({static_cast<double>(radius), (right - x) / 2, (bottom - y) / 2});
  constexpr double kQuarter = std::numbers::pi / 2;
  cairo_arc(cairo_, right - r, y + r, r, -kQuarter, 0);
  cairo_arc(cairo_, right - r, bottom - r, r, 0, kQuarter);
  cairo_arc(cairo_, x + r, bottom - r, r, kQuarter, 2 * kQuarter);
  cairo_arc(cairo_, x + r, y + r, r, 2 * kQuarter, 3 * kQuarter);
  cairo_close_path(cairo_);
}

void CairoPainter::push_clip(const Box& box) {
  cairo_save(cairo_);
  path(box, 0);
  cairo_clip(cairo_);
}

void CairoPainter::pop_clip() { cairo_restore(cairo_); }

void CairoPainter::rect(const Rect& rect) {
  const Fill& fill = rect.fill;
  if (fill.color.visible()) {
    set_color(fill.color);
    path(rect.box, rect.radius);
    cairo_fill(cairo_);
  }
  if (fill.hatch != Hatch::none && fill.ink.visible()) {
    cairo_save(cairo_);
    path(rect.box, rect.radius);
    cairo_clip(cairo_);
    cairo_new_path(cairo_);
    hatch_dots(fill.hatch, rect.box, [&](const Box& dot) {
      cairo_rectangle(cairo_, static_cast<double>(dot.x), static_cast<double>(dot.y),
                      static_cast<double>(dot.width), static_cast<double>(dot.height));
    });
    set_color(fill.ink);
    cairo_fill(cairo_);
    hatch_strokes(fill.hatch, rect.box, [&](Point from, Point to) {
      cairo_move_to(cairo_, static_cast<double>(from.x), static_cast<double>(from.y));
      cairo_line_to(cairo_, static_cast<double>(to.x), static_cast<double>(to.y));
    });
    cairo_set_line_width(cairo_, static_cast<double>(hatch_style(fill.hatch).width));
    cairo_set_line_cap(cairo_, CAIRO_LINE_CAP_SQUARE);
    cairo_stroke(cairo_);
    cairo_restore(cairo_);
  }
  if (fill.outline.visible()) {
    const Box inside{rect.box.x + hairline_ / 2, rect.box.y + hairline_ / 2,
                     rect.box.width - hairline_, rect.box.height - hairline_};
    set_color(fill.outline);
    path(inside, rect.radius);
    cairo_set_line_width(cairo_, static_cast<double>(hairline_));
    cairo_stroke(cairo_);
  }
}

void CairoPainter::line(const Line& line) {
  set_color(line.color);
  cairo_set_line_width(cairo_, static_cast<double>(line.width));
  cairo_set_line_cap(cairo_, CAIRO_LINE_CAP_BUTT);
  constexpr std::array kDashes{4.0, 3.0};
  cairo_set_dash(cairo_, kDashes.data(), line.dashed ? static_cast<int>(kDashes.size()) : 0, 0);
  cairo_new_path(cairo_);
  cairo_move_to(cairo_, static_cast<double>(line.from.x), static_cast<double>(line.from.y));
  cairo_line_to(cairo_, static_cast<double>(line.to.x), static_cast<double>(line.to.y));
  cairo_stroke(cairo_);
  cairo_set_dash(cairo_, nullptr, 0, 0);
}

void CairoPainter::polygon(const Polygon& polygon) {
  set_color(polygon.color);
  cairo_new_path(cairo_);
  for (size_t i = 0; i < static_cast<size_t>(polygon.count); ++i)
    cairo_line_to(cairo_, static_cast<double>(polygon.corners[i].x),
                  static_cast<double>(polygon.corners[i].y));
  cairo_close_path(cairo_);
  cairo_fill(cairo_);
}

void CairoPainter::text(const Text& text) {
  set_color(text.color);
  PangoLayout* layout = measure_.laid_out(text.font, text.size, text.text);
  cairo_move_to(cairo_, static_cast<double>(text.at.x), static_cast<double>(text.at.y));
  pango_cairo_show_layout_line(cairo_, pango_layout_get_line_readonly(layout, 0));
}

}  // namespace interleave::gui
