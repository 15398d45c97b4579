// UTF-8 text by code points, and what Unicode says about a character. Strings are always
// well-formed, except that a lone surrogate is stored as its three-byte form. Classes of characters
// beyond ASCII come from the C library's UTF-8 locale.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace interleave::models::python::unicode {

/// The code point at byte `at`, which moves past it. Requires: at < text.size().
inline char32_t next(std::string_view text, size_t& at) {
  const auto byte = [&](size_t i) {
    return static_cast<char32_t>(static_cast<unsigned char>(text[i]));
  };
  const char32_t lead = byte(at);
  if (lead < 0x80) return ++at, lead;
  if (lead < 0xe0) return at += 2, (lead & 0x1f) << 6 | (byte(at - 1) & 0x3f);
  if (lead < 0xf0)
    return at += 3, (lead & 0x0f) << 12 | (byte(at - 2) & 0x3f) << 6 | (byte(at - 1) & 0x3f);
  at += 4;
  return (lead & 7) << 18 | (byte(at - 3) & 0x3f) << 12 | (byte(at - 2) & 0x3f) << 6 |
         (byte(at - 1) & 0x3f);
}

void append(std::string& text, char32_t character);
std::string encode(char32_t character);
std::u32string decode(std::string_view text);

/// How many code points.
size_t count(std::string_view text);
/// The byte where code point `index` begins; the end if there are fewer.
size_t offset_of(std::string_view text, size_t index);

/// The first byte that isn't well-formed UTF-8, or npos. Surrogates count as malformed.
size_t find_malformed(std::string_view bytes);

bool is_space(char32_t c);     // str.isspace, str.split
bool is_line_end(char32_t c);  // str.splitlines
bool is_alpha(char32_t c);
bool is_decimal(char32_t c);  // digits of positional notation
bool is_digit(char32_t c);    // those and superscripts
bool is_numeric(char32_t c);  // those and fractions
bool is_lower(char32_t c);
bool is_upper(char32_t c);
bool is_printable(char32_t c);  // repr shows it as it is
/// The value 0..9 of a decimal digit of any script. Requires: is_decimal(c).
int digit_value(char32_t c);

void append_lower(std::string& text, char32_t c);
void append_upper(std::string& text, char32_t c);
void append_title(std::string& text, char32_t c);
void append_folded(std::string& text, char32_t c);  // str.casefold

/// "\n", "\x07", "\u200b", "\U0001f600": how repr writes what isn't printable.
void append_escaped(std::string& text, char32_t c);

}  // namespace interleave::models::python::unicode
