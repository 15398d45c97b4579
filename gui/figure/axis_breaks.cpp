#include <algorithm>
#include <iterator>

#include "gui/figure/axis.h"
#include "gui/figure/time_warp.h"

namespace interleave::gui {

namespace {

constexpr float kGap = 5, kZig = 3, kStep = 6;  // units
constexpr float kAround = 2;                    // between a text and the break

bool is_over(const Text& text, float left, float right) {
  return text.at.x < right + kAround && text.at.x + text.width > left - kAround;
}

/// A column of parallelograms, so that both of its edges are zigzag lines. It leaves the texts out.
void draw_gap(float x, const Box& band, std::span<const Text* const> texts, const Theme& theme,
              float hairline, Layer& layer) {
  float lean = kZig;
  for (float y = band.y - 2; y < band.bottom() + 2; y += kStep, lean = -lean) {
    const float to = std::min(y + kStep, band.bottom() + 2);
    const auto reads_there = [y, to](const Text* text) {
      return text->at.y - 0.8f * text->size < to && text->at.y + 0.25f * text->size > y;
    };
    if (std::ranges::any_of(texts, reads_there)) continue;
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

std::optional<float> break_x(const Draft& draft, const TimeWarp::Break& b) {
  const float left = draft.scale.x(b.range.begin), right = draft.scale.x(b.range.end);
  const float x = draft.snap((left + right) / 2);
  if (x < draft.scale.left() || x > draft.scale.right() || right - left < kGap) return std::nullopt;
  return x;
}

TimeClearing clearing_around(const Draft& draft, sim::Time at) {
  TimeClearing clear{draft.scale.left() - 1e6f, draft.scale.right() + 1e6f};
  const Warp& warp = draft.scale.warp();
  if (!warp) return clear;
  constexpr float kHalf = kGap / 2 + kZig / 2 + kAround;
  const auto breaks = warp->breaks();
  const auto next = std::ranges::upper_bound(breaks, at, {}, [](const auto& b) { return b.range.end; });
  if (next != breaks.end())
    if (const auto x = break_x(draft, *next)) clear.right = *x - kHalf;
  if (next != breaks.begin())
    if (const auto x = break_x(draft, *std::prev(next))) clear.left = *x + kHalf;
  return clear;
}

void draw_breaks(const Draft& draft, std::span<const Box> bands, const Box& row,
                 std::span<const Text* const> texts, Layer& over, Layer& chrome) {
  const Warp& warp = draft.scale.warp();
  if (!warp) return;
  for (const TimeWarp::Break& b : warp->breaks()) {
    if (b.range.end <= draft.visible.begin || b.range.begin >= draft.visible.end) continue;
    const auto place = break_x(draft, b);
    if (!place) continue;
    const float x = *place;
    std::vector<const Text*> crossing;
    std::ranges::copy_if(texts, std::back_inserter(crossing), [x](const Text* text) {
      return is_over(*text, x - (kGap + kZig) / 2, x + (kGap + kZig) / 2);
    });
    for (const Box& band : bands)
      if (band.height > 0)
        draw_gap(x, band, crossing, draft.theme, std::max(1.0f, draft.hairline()), over);
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
