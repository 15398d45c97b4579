#include <algorithm>

#include "gui/figure/axis.h"
#include "gui/figure/time_warp.h"

namespace interleave::gui {

namespace {

constexpr float kGap = 5, kZig = 3, kStep = 6;  // units

/// A column of parallelograms, so that both of its edges are zigzag lines.
void draw_gap(float x, const Box& band, const Theme& theme, float hairline, Layer& layer) {
  float lean = kZig;
  for (float y = band.y - 2; y < band.bottom() + 2; y += kStep, lean = -lean) {
    const float to = std::min(y + kStep, band.bottom() + 2);
    const float top = x - lean / 2, bottom = x + lean / 2;
    layer.polygons.push_back({{{{top - kGap / 2, y}, {top + kGap / 2, y}, {bottom + kGap / 2, to},
                                {bottom - kGap / 2, to}}},
                              4,
                              theme.background,
                              {}});
    // Lines would lie beneath the polygons of their layer.
    for (const float side : {-kGap / 2, kGap / 2})
      layer.polygons.push_back({{{{top + side, y}, {top + side + hairline, y},
                                  {bottom + side + hairline, to}, {bottom + side, to}}},
                                4,
                                theme.muted,
                                {}});
  }
}

}  // namespace

void draw_breaks(const Draft& draft, std::span<const Box> bands, const Box& row, Layer& over,
                 Layer& chrome) {
  const Warp& warp = draft.scale.warp();
  if (!warp) return;
  for (const TimeWarp::Break& b : warp->breaks()) {
    if (b.range.end <= draft.visible.begin || b.range.begin >= draft.visible.end) continue;
    const float left = draft.scale.x(b.range.begin), right = draft.scale.x(b.range.end);
    const float x = draft.snap((left + right) / 2);
    if (x < draft.scale.left() || x > draft.scale.right() || right - left < kGap) continue;
    for (const Box& band : bands)
      if (band.height > 0) draw_gap(x, band, draft.theme, std::max(1.0f, draft.hairline()), over);
    if (draft.view.axis == AxisPlace::none) continue;
    // On the axis the length that is left out, if the labels beside it leave room.
    const std::string length = readable(b.range.length(), 3);
    const float width = draft.width(Font::body, type::kOutput, length);
    const Box label{x - width / 2, row.y, width, row.height};
    const bool taken = std::ranges::any_of(chrome.texts, [&](const Text& text) {
      return text.at.y > row.y && text.at.y < row.bottom() && text.at.x < label.right() + 4 &&
             text.at.x + text.width > label.x - 4;
    });
    if (taken || label.x < row.x || label.right() > row.right()) continue;
    chrome.texts.push_back(draft.text(Font::body, type::kOutput, draft.theme.grid, length, label.x,
                                      row.y + row.height / 2));
    chrome.texts.back().color = blend({draft.theme.muted.r, draft.theme.muted.g, draft.theme.muted.b, 170},
                                      draft.theme.background);
  }
}

}  // namespace interleave::gui
