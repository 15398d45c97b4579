#include "gui/figure/painter_svg.h"

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>

#include "gui/figure/base64.h"
#include "gui/figure/font_subset.h"
#include "gui/figure/hatch.h"
#include "gui/figure/utf8.h"

namespace interleave::gui {

namespace {

/// Hundredths of a unit without trailing zeros, through integers: no locale, no platform's
/// rounding.
std::string num(float v) {
  const auto hundredths = std::llround(static_cast<double>(v) * 100);
  std::string text = fmt::format("{}{}", hundredths < 0 ? "-" : "", std::llabs(hundredths) / 100);
  if (const auto rest = std::llabs(hundredths) % 100; rest != 0)
    text += rest % 10 == 0 ? fmt::format(".{}", rest / 10) : fmt::format(".{:02}", rest);
  return text;
}

/// `fill="#rrggbb"`, with an opacity where there is one.
std::string paint_of(std::string_view property, Color c) {
  std::string text = fmt::format(" {}=\"#{:02x}{:02x}{:02x}\"", property, c.r, c.g, c.b);
  if (c.a != 255)
    text += fmt::format(" {}-opacity=\"{}\"", property, num(static_cast<float>(c.a) / 255));
  return text;
}

std::string geometry(const Box& box, float radius) {
  std::string text = fmt::format("x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"", num(box.x),
                                 num(box.y), num(box.width), num(box.height));
  if (radius > 0) text += fmt::format(" rx=\"{}\"", num(radius));
  return text;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

/// One tile of the hatching; a tile's strokes run past its edges so that they join.
std::string tile(Hatch hatch, Color ink) {
  const auto [pitch, width, slope] = hatch_style(hatch);
  const Box box{0, 0, pitch, pitch};
  std::string marks, path;
  hatch_dots(hatch, {0, 0, pitch + width, pitch + width}, [&](const Box& dot) {
    marks += fmt::format("<rect {}{}/>", geometry(dot, 0), paint_of("fill", ink));
  });
  const auto add = [&](Point from, Point to) {
    path += fmt::format("M{} {}L{} {}", num(from.x), num(from.y), num(to.x), num(to.y));
  };
  if (slope == 0) {
    hatch_strokes(hatch, box, add);
  } else {
    // The diagonal of the tile and its neighbours' corners.
    const float p = pitch;
    for (const float shift : {-p, 0.0f, p}) {
      if (slope > 0) add({shift - 1, -1}, {shift + p + 1, p + 1});
      if (slope < 0 || hatch == Hatch::cross) add({shift - 1, p + 1}, {shift + p + 1, -1});
    }
  }
  if (!path.empty())
    marks += fmt::format("<path d=\"{}\" fill=\"none\"{} stroke-width=\"{}\"/>", path,
                         paint_of("stroke", ink), num(width));
  return fmt::format("width=\"{0}\" height=\"{0}\" patternUnits=\"userSpaceOnUse\">{1}", num(pitch),
                     marks);
}

constexpr std::array<std::string_view, kFontCount> kClasses{"t", "b", "c"};

}  // namespace

SvgPainter::SvgPainter(float width, float height, float scale, SvgText text,
                       const PangoMeasure* measure)
    : width_(width), height_(height), hairline_(1 / scale), text_(text), measure_(measure) {}

std::string SvgPainter::hatch_id(const Fill& fill) {
  const auto rgb = static_cast<uint32_t>(fill.ink.r << 16 | fill.ink.g << 8 | fill.ink.b);
  const auto [found, added] = hatches_.try_emplace({static_cast<uint8_t>(fill.hatch), rgb},
                                                   fmt::format("h{}", hatches_.size()));
  if (added)
    defs_ +=
        fmt::format("<pattern id=\"{}\" {}</pattern>\n", found->second, tile(fill.hatch, fill.ink));
  return found->second;
}

void SvgPainter::push_clip(const Box& box) {
  const auto [found, added] =
      clips_.try_emplace(geometry(box, 0), fmt::format("c{}", clips_.size()));
  if (added)
    defs_ +=
        fmt::format("<clipPath id=\"{}\"><rect {}/></clipPath>\n", found->second, found->first);
  body_ += fmt::format("<g clip-path=\"url(#{})\">\n", found->second);
}

void SvgPainter::pop_clip() { body_ += "</g>\n"; }

void SvgPainter::rect(const Rect& rect) {
  const Fill& fill = rect.fill;
  if (fill.color.visible())
    body_ += fmt::format("<rect {}{}/>\n", geometry(rect.box, rect.radius),
                         paint_of("fill", fill.color));
  if (fill.hatch != Hatch::none && fill.ink.visible())
    body_ += fmt::format("<rect {} fill=\"url(#{})\"/>\n", geometry(rect.box, rect.radius),
                         hatch_id(fill));
  if (fill.outline.visible()) {
    const Box inside{rect.box.x + hairline_ / 2, rect.box.y + hairline_ / 2,
                     rect.box.width - hairline_, rect.box.height - hairline_};
    body_ += fmt::format("<rect {} fill=\"none\"{} stroke-width=\"{}\"/>\n",
                         geometry(inside, rect.radius), paint_of("stroke", fill.outline),
                         num(hairline_));
  }
}

void SvgPainter::line(const Line& line) {
  body_ +=
      fmt::format("<path d=\"M{} {}L{} {}\"{} stroke-width=\"{}\"{}/>\n", num(line.from.x),
                  num(line.from.y), num(line.to.x), num(line.to.y), paint_of("stroke", line.color),
                  num(line.width), line.dashed ? " stroke-dasharray=\"4 3\"" : "");
}

void SvgPainter::polygon(const Polygon& polygon) {
  body_ += "<path d=\"";
  for (size_t i = 0; i < static_cast<size_t>(polygon.count); ++i)
    body_ += fmt::format("{}{} {}", i == 0 ? 'M' : 'L', num(polygon.corners[i].x),
                         num(polygon.corners[i].y));
  body_ += fmt::format("Z\"{}/>\n", paint_of("fill", polygon.color));
}

void SvgPainter::text(const Text& text) {
  if (text.text.empty()) return;
  if (text_ == SvgText::outlines) {
    body_ += "<path d=\"";
    measure_->outline(text, [&](char command, std::span<const Point> points) {
      body_ += command;
      for (size_t i = 0; i < points.size(); ++i)
        body_ += fmt::format("{}{} {}", i > 0 ? " " : "", num(points[i].x), num(points[i].y));
    });
    body_ += fmt::format("\"{}/>\n", paint_of("fill", text.color));
    return;
  }
  for (size_t pos = 0; pos < text.text.size();)
    characters_[static_cast<size_t>(text.font)].insert(next_code_point(text.text, pos));
  body_ += fmt::format(
      "<text class=\"{}\" x=\"{}\" y=\"{}\" font-size=\"{}\" textLength=\"{}\" "
      "lengthAdjust=\"spacingAndGlyphs\"{}>{}</text>\n",
      kClasses[static_cast<size_t>(text.font)], num(text.at.x), num(text.at.y), num(text.size),
      num(text.width), paint_of("fill", text.color), escaped(text.text));
}

std::string SvgPainter::style() const {
  constexpr std::array<std::string_view, kFontCount> kFamilies{
      R"(Inter,"DejaVu Sans","Helvetica Neue",Arial,sans-serif)",
      R"(Inter,"DejaVu Sans","Helvetica Neue",Arial,sans-serif)",
      R"("JetBrains Mono","DejaVu Sans Mono",Menlo,Consolas,monospace)"};
  if (text_ == SvgText::named)
    return fmt::format(
        "text{{white-space:pre}}.t,.b{{font-family:{}}}.b{{font-weight:600}}.c{{font-family:{}}}",
        kFamilies[0], kFamilies[2]);
  std::string style = "text{white-space:pre}";
  for (size_t role = 0; role < characters_.size(); ++role) {
    if (characters_[role].empty()) continue;
    const std::string_view weight = role == static_cast<size_t>(Font::bold) ? ";font-weight:600" : "";
    const std::vector<char32_t> characters(characters_[role].begin(), characters_[role].end());
    const std::string font = font_subset(find_font(static_cast<Font>(role)), characters);
    const std::string_view name = kClasses[role];
    if (!font.empty())
      style += fmt::format("\n@font-face{{font-family:\"Figure {}\";src:url(data:font/{};base64,{}){}}}",
                           name, font.starts_with("OTTO") ? "otf" : "ttf", base64(font), weight);
    // A viewer that ignores embedded fonts takes the named ones.
    style += fmt::format("\n.{}{{font-family:\"Figure {}\",{}{}}}", name, name, kFamilies[role], weight);
  }
  return style;
}

std::string SvgPainter::document() const {
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} "
      "{1}\">\n"
      "<style>{2}</style>\n"
      "<defs>\n{3}</defs>\n{4}</svg>\n",
      num(width_), num(height_), style(), defs_, body_);
}

}  // namespace interleave::gui
