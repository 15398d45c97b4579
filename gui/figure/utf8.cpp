#include "gui/figure/utf8.h"

#include <algorithm>
#include <array>

namespace interleave::gui {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

struct Interval {
  char32_t first, last;
};

// Blocks rather than every assigned character: enough to keep marks with their base.
constexpr std::array kMarks{
    Interval{0x0300, 0x036f}, Interval{0x0483, 0x0489},   Interval{0x0591, 0x05bd},
    Interval{0x0610, 0x061a}, Interval{0x064b, 0x065f},   Interval{0x093c, 0x093c},
    Interval{0x094d, 0x094d}, Interval{0x1ab0, 0x1aff},   Interval{0x1dc0, 0x1dff},
    Interval{0x200b, 0x200f}, Interval{0x20d0, 0x20ff},   Interval{0xfe00, 0xfe0f},
    Interval{0xfe20, 0xfe2f}, Interval{0x1f3fb, 0x1f3ff}, Interval{0xe0020, 0xe01ef}};
constexpr char32_t kJoiner = 0x200d;

// Unicode 15 EastAsianWidth W and F, and emoji presentation, as blocks.
constexpr std::array kWide{
    Interval{0x1100, 0x115f},   Interval{0x231a, 0x231b},   Interval{0x23e9, 0x23ec},
    Interval{0x25fd, 0x25fe},   Interval{0x2614, 0x2615},   Interval{0x26a1, 0x26a1},
    Interval{0x2705, 0x2705},   Interval{0x2728, 0x2728},   Interval{0x274c, 0x274c},
    Interval{0x2753, 0x2755},   Interval{0x2b50, 0x2b50},   Interval{0x2e80, 0x303e},
    Interval{0x3041, 0xa4cf},   Interval{0xac00, 0xd7a3},   Interval{0xf900, 0xfaff},
    Interval{0xfe30, 0xfe6f},   Interval{0xff00, 0xff60},   Interval{0xffe0, 0xffe6},
    Interval{0x1f300, 0x1f64f}, Interval{0x1f680, 0x1f6ff}, Interval{0x1f7e0, 0x1f7eb},
    Interval{0x1f900, 0x1faff}, Interval{0x20000, 0x3fffd}};

template <size_t N>
bool in(const std::array<Interval, N>& intervals, char32_t c) {
  const auto at = std::ranges::upper_bound(intervals, c, {}, &Interval::first);
  return at != intervals.begin() && c <= std::prev(at)->last;
}

size_t sequence_length(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead < 0xe0) return 2;
  if (lead >= 0xe0 && lead < 0xf0) return 3;
  if (lead >= 0xf0 && lead < 0xf5) return 4;
  return 0;
}

/// Length of the well-formed sequence at `pos`, 0 if there is none (RFC 3629).
size_t well_formed(std::string_view text, size_t pos) {
  const size_t length = sequence_length(static_cast<unsigned char>(text[pos]));
  if (length == 0 || pos + length > text.size()) return 0;
  for (size_t i = 1; i < length; ++i)
    if ((static_cast<unsigned char>(text[pos + i]) & 0xc0) != 0x80) return 0;
  size_t end = pos;
  const char32_t c = next_code_point(text, end);
  if (length == 3 && (c < 0x800 || (c >= 0xd800 && c <= 0xdfff))) return 0;
  if (length == 4 && (c < 0x10000 || c > 0x10ffff)) return 0;
  return length;
}

}  // namespace

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t pos = 0; pos < text.size();) {
    const size_t length = well_formed(text, pos);
    if (length == 0) {
      out += kReplacement;
      ++pos;
      continue;
    }
    size_t end = pos;
    const char32_t c = next_code_point(text, end);
    const bool control = c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 ||
                         (c & 0xfffe) == 0xfffe;  // noncharacters, which XML forbids
    if (control)
      out += ' ';
    else
      out += text.substr(pos, length);
    pos += length;
  }
  return out;
}

char32_t next_code_point(std::string_view text, size_t& pos) {
  const auto lead = static_cast<unsigned char>(text[pos]);
  const size_t length = std::max<size_t>(1, sequence_length(lead));
  char32_t c = length == 1 ? lead : lead & (0x7fu >> length);
  for (size_t i = 1; i < length; ++i)
    c = c << 6 | (static_cast<unsigned char>(text[pos + i]) & 0x3f);
  pos += length;
  return c;
}

size_t glyph_end(std::string_view text, size_t pos) {
  char32_t previous = next_code_point(text, pos);
  while (pos < text.size()) {
    size_t end = pos;
    const char32_t c = next_code_point(text, end);
    if (!in(kMarks, c) && previous != kJoiner) break;
    previous = c;
    pos = end;
  }
  return pos;
}

int columns(char32_t c) {
  if (c < 0x300) return 1;
  if (in(kMarks, c)) return 0;
  return in(kWide, c) ? 2 : 1;
}

int columns(std::string_view text) {
  int sum = 0;
  for (size_t pos = 0; pos < text.size();) sum += columns(next_code_point(text, pos));
  return sum;
}

bool contains_folded(std::string_view text, std::string_view needle) {
  const auto fold = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return !std::ranges::search(text, needle, {}, fold, fold).empty() || needle.empty();
}

}  // namespace interleave::gui
