#include "gui/figure/text_measure.h"

#include <array>

#include "gui/figure/utf8.h"

namespace interleave::gui {

namespace {

// Horizontal advances of U+0020 to U+007E in 1/1000 em, from the hmtx tables of Inter 4.0.
using Advances = std::array<uint16_t, 95>;
constexpr Advances kRegular{
    281, 278, 403, 630, 637, 812, 639, 221, 362, 362, 500, 659, 279, 460, 275, 356, 625, 464, 605,
    636, 642, 607, 623, 571, 616, 623, 275, 279, 659, 659, 659, 507, 936, 676, 650, 727, 718, 598,
    586, 742, 740, 264, 542, 651, 562, 889, 752, 761, 634, 761, 639, 637, 642, 741, 676, 948, 642,
    664, 625, 362, 356, 362, 468, 451, 497, 563, 620, 558, 620, 582, 360, 609, 590, 237, 237, 544,
    237, 869, 585, 596, 609, 609, 372, 522, 363, 580, 556, 812, 539, 556, 541, 362, 326, 362, 659};
constexpr Advances kSemiBold{
    248, 308, 395, 643, 649, 843, 662, 213, 393, 393, 543, 672, 295, 465, 290, 378, 666, 480,  621,
    651, 665, 632, 648, 587, 645, 648, 290, 295, 672, 672, 672, 544, 999, 723, 657, 743, 724,  607,
    585, 754, 743, 274, 560, 676, 566, 906, 740, 774, 643, 775, 650, 649, 659, 733, 723, 1006, 690,
    704, 652, 393, 378, 393, 481, 468, 497, 574, 630, 577, 630, 592, 377, 625, 612, 260, 260,  568,
    260, 897, 609, 607, 624, 624, 396, 549, 379, 608, 575, 837, 562, 575, 561, 393, 357, 393,  672};

int advance(Font font, char32_t c) {
  if (font == Font::code) return 600 * columns(c);
  if (c >= 0x20 && c < 0x7f) return (font == Font::bold ? kSemiBold : kRegular)[c - 0x20];
  switch (c) {
    case U'·':
      return 290;
    case U'…':
      return 821;
    case U'—':
      return 1000;
    case U'→':
      return 954;
    default:
      break;
  }
  // Other letters of the Latin, Greek and Cyrillic alphabets stay below this; wide ones take an em
  // or more.
  constexpr std::array kByColumns{0, 680, 1250};
  return kByColumns[static_cast<size_t>(columns(c))];
}

}  // namespace

float TableMeasure::width(Font font, float size, std::string_view text) const {
  int sum = 0;
  for (size_t pos = 0; pos < text.size();) sum += advance(font, next_code_point(text, pos));
  return static_cast<float>(sum) * size / 1000;
}

std::string ellipsized(const TextMeasure& measure, Font font, float size, std::string_view text,
                       float room) {
  if (measure.width(font, size, text) <= room) return std::string(text);
  // Glyph by glyph from the front: room is small compared with most texts that don't fit.
  const float room_before = room - measure.width(font, size, "…");
  size_t cut = 0;
  for (size_t end = 0; end < text.size(); cut = end) {
    end = glyph_end(text, end);
    if (measure.width(font, size, text.substr(0, end)) > room_before) break;
  }
  while (cut > 0 && text[cut - 1] == ' ') --cut;
  if (cut == 0) return {};
  return std::string(text.substr(0, cut)) + "…";
}

}  // namespace interleave::gui
