// Just enough Unicode to measure and cut text from programs: it may hold anything, even broken
// UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace interleave::gui {

/// `text` as one valid line: invalid bytes become U+FFFD, control characters a space.
std::string printable(std::string_view text);

/// Reads the code point at `pos` and moves `pos` behind it. Requires: valid UTF-8, pos < size.
char32_t next_code_point(std::string_view text, size_t& pos);

/// Where the glyph that begins at `pos` ends: a code point with the marks, joiners and variation
/// selectors that belong to it. Requires: valid UTF-8, pos < size.
size_t glyph_end(std::string_view text, size_t pos);

/// Whether `needle` occurs in `text`, ASCII letters compared without case.
bool contains_folded(std::string_view text, std::string_view needle);

/// Terminal columns of one code point: 0 for marks and joiners, 2 for wide East Asian and emoji.
int columns(char32_t c);
int columns(std::string_view text);

}  // namespace interleave::gui
