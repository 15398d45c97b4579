// What every part of a layout in progress needs: the choices made, and small tools that keep type,
// snapping and alignment the same everywhere.
#pragma once

#include <cmath>
#include <string>
#include <utility>

#include "gui/figure/figure.h"
#include "gui/figure/text_measure.h"
#include "gui/figure/theme.h"
#include "gui/figure/view.h"

namespace interleave::gui {

struct Draft {
  const View& view;
  const Theme& theme;
  const TextMeasure& measure;
  TimeScale scale;
  TimeRange visible;  // what the plot shows: the scale's range and the little room beside it

  /// The nearest edge between device pixels.
  float snap(float v) const { return std::round(v * view.scale) / view.scale; }
  float x(sim::Time time) const { return snap(scale.x(time)); }
  /// One device pixel.
  float hairline() const { return 1 / view.scale; }

  float width(Font font, float size, std::string_view text) const {
    return measure.width(font, size, text);
  }

  /// A text that begins at `x`, its capitals centred on the height `middle`.
  Text text(Font font, float size, Color color, std::string text, float x, float middle,
            Pick pick = {}) const {
    constexpr float kHalfCapital = 0.36f;  // of the em, in Inter as in DejaVu Sans
    const float w = measure.width(font, size, text);
    return {
        {snap(x), snap(middle + kHalfCapital * size)}, std::move(text), font, size, color, w, pick};
  }
};

/// Sizes of type, in units.
namespace type {
inline constexpr float kTitle = 16;
inline constexpr float kSubtitle = 12.5f;
inline constexpr float kLabel = 12.5f;
inline constexpr float kSmall = 11.5f;
inline constexpr float kOutput = 10.5f;
}  // namespace type

}  // namespace interleave::gui
