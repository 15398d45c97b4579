// A figure: what is drawn, as plain data. Layout produces it; painters, exporters, hit-testing and
// snapshot tests only read it, so what is exported is what is on the screen.
//
// Coordinates are in units (1/96 inch, a pixel on a plain screen), y downward, origin at the top
// left. Painters multiply by their device scale; layout has already snapped edges to device pixels.
//
// Draw order: layers from first to last; within a layer rects, lines, polygons, texts, each in the
// order stored. Later covers earlier, and hit-testing goes the other way round. A layer is clipped
// to its box.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "gui/figure/time_scale.h"
#include "sim/trace.h"

namespace interleave::gui {

struct Color {
  uint8_t r = 0, g = 0, b = 0, a = 0;  // a = 0: not drawn
  static constexpr Color hex(uint32_t rgb, uint8_t alpha = 255) {
    return {static_cast<uint8_t>(rgb >> 16), static_cast<uint8_t>(rgb >> 8 & 0xff),
            static_cast<uint8_t>(rgb & 0xff), alpha};
  }
  constexpr bool visible() const { return a != 0; }
  constexpr bool operator==(const Color&) const = default;
};

struct Point {
  float x = 0, y = 0;
};

struct Box {
  float x = 0, y = 0, width = 0, height = 0;
  constexpr float right() const { return x + width; }
  constexpr float bottom() const { return y + height; }
  constexpr bool contains(float px, float py) const {
    return px >= x && px < right() && py >= y && py < bottom();
  }
};

/// What an element stands for. `index` points into the trace of panel `panel`: tracks() for track
/// and expander (with kPoolLane for a pool's), spans(), instants() or links(), into the panel's
/// annotations; for `state` it is the State of the legend's entry. A folded span or instant stands for `count` of
/// them, `index` being the worst span (see severity()) or the first instant.
struct Pick {
  enum class Kind : uint8_t { none, track, expander, span, instant, link, annotation, state };
  Kind kind = Kind::none;
  uint16_t panel = 0;
  uint32_t index = sim::kNone;
  uint32_t count = 1;
  explicit operator bool() const { return kind != Kind::none; }
  /// The same thing, however many are folded with it.
  bool same(const Pick& o) const { return kind == o.kind && panel == o.panel && index == o.index; }
};

/// Hatching, so that a greyscale print tells states apart. hatch.h gives the geometry.
enum class Hatch : uint8_t {
  none,
  diagonal,
  dense_diagonal,
  back_diagonal,
  cross,
  horizontal,
  vertical,
  dots
};

struct Fill {
  Color color{};    // the ground
  Color ink{};      // the hatch lines
  Color outline{};  // one device pixel wide, inside the rect
  Hatch hatch = Hatch::none;
};

struct Rect {
  Box box;
  Fill fill;
  float radius = 0;
  Pick pick;
};

struct Line {
  Point from, to;  // of its middle: a hairline is crisp half a device pixel beside an edge
  Color color;
  float width = 1;
  bool dashed = false;
  Pick pick;
};

/// Convex, three or four corners: arrow heads, diamonds.
struct Polygon {
  std::array<Point, 4> corners;
  int count = 3;
  Color color;
  Pick pick;
};

enum class Font : uint8_t { body, bold, code };
inline constexpr int kFontCount = 3;

/// One line of text. `at` is the left end of the baseline; `width` is what layout measured.
struct Text {
  Point at;
  std::string text;  // valid UTF-8 without control characters
  Font font = Font::body;
  float size = 12;  // em, in units
  Color color;
  float width = 0;
  Pick pick;
};

struct Layer {
  Box clip;
  std::vector<Rect> rects;
  std::vector<Line> lines;
  std::vector<Polygon> polygons;
  std::vector<Text> texts;
};

/// Where a track's lane came to lie. A lane that is scrolled out of sight isn't listed.
struct Lane {
  uint16_t panel = 0;
  sim::TrackId track = sim::kNone;
  Box label;
  Box bar;  // the spans' strip, as wide as the plot
  bool pool = false;  // of a whole pool, whose first worker is `track`
};

struct Figure {
  float width = 0;
  float height = 0;
  float content_height = 0;  // of all lanes and panel titles; more than `lanes_area` shows: scroll
  Box lanes_area;            // what scrolls: label column and plot of all panels
  float pinned_height = 0;   // at its top, what doesn't scroll
  std::optional<Point> revealed;  // top and bottom of View::reveal's lane in the content, if it has one
  Box plot;                  // where time is drawn, across all panels
  Box axis;                  // the row of the tick labels, as wide as the plot
  TimeScale scale;           // shared by all panels
  Color background;
  std::vector<Layer> layers;
  std::vector<Lane> lanes;
};

/// What is at (x, y), in units: the topmost element with a pick. Thin ones are a little generous.
Pick hit(const Figure& figure, float x, float y);
/// The lane at height y, nullptr if there is none.
const Lane* lane_at(const Figure& figure, float y);

}  // namespace interleave::gui
