// Draws a figure into an ImGui window: the only file of this folder that knows ImGui.
#pragma once

#include <imgui.h>

#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "gui/figure/painter.h"
#include "gui/figure/text_measure.h"

namespace interleave::gui {

/// One ImFont per role, indexed by Font, loaded from find_font(role).path near the size they are
/// mostly drawn with; other sizes are scaled. Requires: FontSize is the em in pixels, as sizes are
/// ems here (ImGui itself sets it to the height of a line).
using ImguiFonts = std::array<ImFont*, kFontCount>;

class ImguiMeasure : public TextMeasure {
 public:
  explicit ImguiMeasure(ImguiFonts fonts, float scale) : fonts_(fonts), scale_(scale) {}
  float width(Font font, float size, std::string_view text) const override;

 private:
  ImguiFonts fonts_;
  float scale_;
};

/// Requires: the draw list outlives the painter. `origin` is where the figure's (0, 0) comes to
/// lie, in pixels; `scale` the pixels per unit.
class ImguiPainter : public Painter {
 public:
  ImguiPainter(ImDrawList& list, ImVec2 origin, float scale, ImguiFonts fonts);
  void push_clip(const Box& box) override;
  void pop_clip() override;
  void rect(const Rect& rect) override;
  void line(const Line& line) override;
  void polygon(const Polygon& polygon) override;
  void text(const Text& text) override;

 private:
  ImVec2 at(Point p) const;
  void draw_strokes(float width, ImU32 ink);

  ImDrawList* list_;
  ImVec2 origin_;
  float scale_;
  ImguiFonts fonts_;
  std::vector<Box> dots_;
  std::vector<std::pair<ImVec2, ImVec2>> strokes_;
};

}  // namespace interleave::gui
