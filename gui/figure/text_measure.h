// How wide text is, before it is drawn. Layout asks nobody else, so that a figure laid out with the
// table measure is the same on every machine (SVG, snapshots), while screen, PNG and PDF use the
// measure of the font they draw with and fit exactly.
#pragma once

#include <string>
#include <string_view>

#include "gui/figure/figure.h"

namespace interleave::gui {

class TextMeasure {
 public:
  virtual ~TextMeasure() = default;
  /// In units, for valid UTF-8 in one line; `size` is the em.
  virtual float width(Font font, float size, std::string_view text) const = 0;
};

/// Built-in advance widths (Inter Regular and SemiBold; 0.6 em for code): the same everywhere.
class TableMeasure : public TextMeasure {
 public:
  float width(Font font, float size, std::string_view text) const override;
};

/// `text` if it fits into `room` units, else its longest beginning plus "…", else "". Never cuts
/// inside a glyph.
std::string ellipsized(const TextMeasure& measure, Font font, float size, std::string_view text,
                       float room);

}  // namespace interleave::gui
