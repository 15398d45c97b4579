#include "gui/figure/painter_imgui.h"

#include <algorithm>
#include <cmath>
#include <span>

#include <imgui_internal.h>

#include "gui/figure/hatch.h"

namespace interleave::gui {

namespace {

constexpr size_t kBatch = 4096;  // a draw command's indices have 16 bits

ImU32 packed(Color c) { return IM_COL32(c.r, c.g, c.b, c.a); }

}  // namespace

float ImguiMeasure::width(Font font, float size, std::string_view text) const {
  const ImFont* face = fonts_[static_cast<size_t>(font)];
  const ImVec2 pixels =
      face->CalcTextSizeA(size * scale_, FLT_MAX, 0, text.data(), text.data() + text.size());
  return pixels.x / scale_;
}

ImguiPainter::ImguiPainter(ImDrawList& list, ImVec2 origin, float scale, ImguiFonts fonts)
    : list_(&list), origin_(origin), scale_(scale), fonts_(fonts) {}

ImVec2 ImguiPainter::at(Point p) const {
  return {origin_.x + p.x * scale_, origin_.y + p.y * scale_};
}

void ImguiPainter::push_clip(const Box& box) {
  list_->PushClipRect(at({box.x, box.y}), at({box.right(), box.bottom()}), true);
}

void ImguiPainter::pop_clip() { list_->PopClipRect(); }

void ImguiPainter::rect(const Rect& rect) {
  const Fill& fill = rect.fill;
  const ImVec2 low = at({rect.box.x, rect.box.y}), high = at({rect.box.right(), rect.box.bottom()});
  if (fill.color.visible())
    list_->AddRectFilled(low, high, packed(fill.color), rect.radius * scale_);
  constexpr float kNarrow = 3;  // pixels: no hatching shows in it
  if (fill.hatch != Hatch::none && fill.ink.visible() && high.x - low.x >= kNarrow) {
    const ImU32 ink = packed(fill.ink);
    const float width = std::max(1.0f, hatch_style(fill.hatch).width * scale_);
    strokes_.clear();
    hatch_strokes(fill.hatch, rect.box,
                  [&](Point from, Point to) { strokes_.emplace_back(at(from), at(to)); });
    draw_strokes(width, ink);
    // Two triangles each, made room for together: dots are many.
    dots_.clear();
    hatch_dots(fill.hatch, rect.box, [&](const Box& dot) { dots_.push_back(dot); });
    for (size_t from = 0; from < dots_.size(); from += kBatch) {
      const auto batch = std::span(dots_).subspan(from, std::min(kBatch, dots_.size() - from));
      const int count = static_cast<int>(batch.size());
      list_->PrimReserve(6 * count, 4 * count);
      for (const Box& dot : batch)
        list_->PrimRect(at({dot.x, dot.y}), at({dot.right(), dot.bottom()}), ink);
    }
  }
  if (fill.outline.visible()) list_->AddRect(low, high, packed(fill.outline), rect.radius * scale_);
}

/// What AddLine() draws, made room for together: it would compute joints and caps of each.
void ImguiPainter::draw_strokes(float width, ImU32 ink) {
  const bool textured = (list_->Flags & ImDrawListFlags_AntiAliasedLinesUseTex) != 0 &&
                        width == std::floor(width) && width < IM_DRAWLIST_TEX_LINES_WIDTH_MAX;
  if (!textured) {
    for (const auto& [from, to] : strokes_) list_->AddLine(from, to, ink, width);
    return;
  }
  const ImVec4 uv = list_->_Data->TexUvLines[static_cast<int>(width)];
  const ImVec2 uv_left{uv.x, uv.y}, uv_right{uv.z, uv.w};
  const float half = width / 2 + 1;
  for (size_t first = 0; first < strokes_.size(); first += kBatch) {
    const auto batch =
        std::span(strokes_).subspan(first, std::min(kBatch, strokes_.size() - first));
    const int count = static_cast<int>(batch.size());
    list_->PrimReserve(6 * count, 4 * count);
    for (const auto& [from, to] : batch) {
      const float dx = to.x - from.x, dy = to.y - from.y;
      const float per = half / std::max(1e-6f, std::sqrt(dx * dx + dy * dy));
      const ImVec2 side{dy * per, -dx * per}, a{from.x + 0.5f, from.y + 0.5f},
          b{to.x + 0.5f, to.y + 0.5f};
      list_->PrimQuadUV({a.x + side.x, a.y + side.y}, {b.x + side.x, b.y + side.y},
                        {b.x - side.x, b.y - side.y}, {a.x - side.x, a.y - side.y}, uv_left,
                        uv_left, uv_right, uv_right, ink);
    }
  }
}

void ImguiPainter::line(const Line& line) {
  // AddLine() draws half a pixel further right and down.
  const auto middle = [&](Point p) { return ImVec2{at(p).x - 0.5f, at(p).y - 0.5f}; };
  const ImVec2 from = middle(line.from), to = middle(line.to);
  const ImU32 color = packed(line.color);
  const float width = std::max(1.0f, line.width * scale_);
  if (!line.dashed) return list_->AddLine(from, to, color, width);
  const float dx = to.x - from.x, dy = to.y - from.y, length = std::hypot(dx, dy);
  const float dash = 4 * scale_, period = 7 * scale_;
  for (float s = 0; s < length; s += period) {
    const float e = std::min(length, s + dash);
    list_->AddLine({from.x + dx * s / length, from.y + dy * s / length},
                   {from.x + dx * e / length, from.y + dy * e / length}, color, width);
  }
}

void ImguiPainter::polygon(const Polygon& polygon) {
  std::array<ImVec2, 4> corners;
  for (size_t i = 0; i < corners.size(); ++i) corners[i] = at(polygon.corners[i]);
  list_->AddConvexPolyFilled(corners.data(), polygon.count, packed(polygon.color));
}

void ImguiPainter::text(const Text& text) {
  const ImFont* face = fonts_[static_cast<size_t>(text.font)];
  const float size = text.size * scale_;
  // ImGui places text by the top of its line; Ascent is in the pixels of the size it was loaded at.
  const ImVec2 baseline = at(text.at);
  const ImVec2 top{std::round(baseline.x),
                   std::round(baseline.y - face->Ascent * size / face->FontSize)};
  list_->AddText(face, size, top, packed(text.color), text.text.data(),
                 text.text.data() + text.text.size());
}

}  // namespace interleave::gui
