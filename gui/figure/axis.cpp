#include "gui/figure/axis.h"

#include <algorithm>

namespace interleave::gui {

namespace {

constexpr float kLabelGap = 44;

/// Draws the cursor's time in a pill; returns where it lies. Empty if the cursor is out of sight.
Box draw_flag(const Draft& draft, const Box& row, Layer& chrome) {
  const auto range = draft.scale.range();
  if (!draft.view.cursor || *draft.view.cursor < range.begin || *draft.view.cursor > range.end)
    return {};
  const std::string label = readable(draft.view.cursor->since_start(), 7);
  const float width = draft.width(Font::bold, type::kSmall, label) + 12;
  const float x = std::clamp(draft.scale.x(*draft.view.cursor) - width / 2, row.x,
                             std::max(row.x, row.right() - width));
  const Box flag{draft.snap(x), row.y + 4, width, row.height - 8};
  chrome.rects.push_back({flag, {.color = draft.theme.accent}, 3, {}});
  chrome.texts.push_back(draft.text(Font::bold, type::kSmall, label_color(draft.theme.accent),
                                    label, flag.x + 6, flag.y + flag.height / 2));
  return flag;
}

}  // namespace

void draw_axis(const Draft& draft, std::span<const Box> bands, const Box& row, Layer& grid,
               Layer& chrome) {
  const auto measured = [&](std::string_view label) {
    return draft.width(Font::body, type::kSmall, label);
  };
  const bool labelled = draft.view.axis != AxisPlace::none;
  const Box flag = labelled ? draw_flag(draft, row, chrome) : Box{};
  const float middle = row.y + row.height / 2;
  float leftmost = row.right();
  for (Tick& tick : ticks(draft.scale, measured, kLabelGap)) {
    const float x = draft.x(tick.at), line = x + draft.hairline() / 2;
    for (const Box& band : bands)
      grid.lines.push_back(
          {{line, band.y}, {line, band.bottom()}, draft.theme.grid, draft.hairline(), false, {}});
    if (!labelled) continue;
    const float width = measured(tick.label);
    const float left = std::clamp(x - width / 2, row.x, std::max(row.x, row.right() - width));
    leftmost = std::min(leftmost, left);
    if (flag.width > 0 && left < flag.right() + 4 && left + width > flag.x - 4) continue;
    chrome.texts.push_back(draft.text(Font::body, type::kSmall, draft.theme.muted,
                                      std::move(tick.label), left, middle));
  }
  const std::string name = "virtual time";
  const float name_left = draft.view.margin, name_right = name_left + measured(name);
  if (labelled &&
      name_right + kLabelGap / 2 < std::min(leftmost, flag.width > 0 ? flag.x : leftmost))
    chrome.texts.push_back(
        draft.text(Font::body, type::kSmall, draft.theme.muted, name, name_left, middle));
}

}  // namespace interleave::gui
