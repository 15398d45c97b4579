#include "models/python/builtins/unicode.h"

#include <locale.h>
#include <wctype.h>
#include <algorithm>
#include <bit>
#include <cstring>
#include <iterator>
#include <memory>

#include <fmt/format.h>

#include "models/python/builtins/special_casing.h"

namespace interleave::models::python::unicode {
namespace {

locale_t utf8_locale() {
  struct Free {
    void operator()(locale_t l) const { freelocale(l); }
  };
  static const std::unique_ptr<std::remove_pointer_t<locale_t>, Free> locale(
      newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr));
  return locale.get();
}

wint_t wide(char32_t c) { return static_cast<wint_t>(c); }

// The zeros of the scripts that write numbers in base ten (general category Nd); nine digits follow
// each.
constexpr char32_t kZeros[] = {
    0x30,    0x660,   0x6f0,   0x7c0,   0x966,   0x9e6,   0xa66,   0xae6,   0xb66,   0xbe6,
    0xc66,   0xce6,   0xd66,   0xde6,   0xe50,   0xed0,   0xf20,   0x1040,  0x1090,  0x17e0,
    0x1810,  0x1946,  0x19d0,  0x1a80,  0x1a90,  0x1b50,  0x1bb0,  0x1c40,  0x1c50,  0xa620,
    0xa8d0,  0xa900,  0xa9d0,  0xa9f0,  0xaa50,  0xabf0,  0xff10,  0x104a0, 0x10d30, 0x11066,
    0x110f0, 0x11136, 0x111d0, 0x112f0, 0x11450, 0x114d0, 0x11650, 0x116c0, 0x11730, 0x118e0,
    0x11950, 0x11c50, 0x11d50, 0x11da0, 0x16a60, 0x16ac0, 0x16b50, 0x1d7ce, 0x1d7d8, 0x1d7e2,
    0x1d7ec, 0x1d7f6, 0x1e140, 0x1e2f0, 0x1e950, 0x1fbf0};

const char32_t* zero_of(char32_t c) {
  const auto* after = std::upper_bound(std::begin(kZeros), std::end(kZeros), c);
  return after != std::begin(kZeros) && c - after[-1] < 10 ? after - 1 : nullptr;
}

bool is_format_control(char32_t c) {  // category Cf: invisible, though the C library prints them
  return c == 0xad || (c >= 0x600 && c <= 0x605) || c == 0x61c || c == 0x6dd || c == 0x70f ||
         c == 0x180e || (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) ||
         (c >= 0x2060 && c <= 0x206f) || c == 0xfeff || (c >= 0xfff9 && c <= 0xfffb) ||
         (c >= 0xe0000 && c <= 0xe007f);
}

bool is_private(char32_t c) { return (c >= 0xe000 && c <= 0xf8ff) || c >= 0xf0000; }

}  // namespace

void append(std::string& text, char32_t c) {
  const auto put = [&](char32_t byte) {
    text.push_back(static_cast<char>(static_cast<unsigned char>(byte)));
  };
  if (c < 0x80) return put(c);
  if (c < 0x800) return put(0xc0 | c >> 6), put(0x80 | (c & 0x3f));
  if (c < 0x10000) return put(0xe0 | c >> 12), put(0x80 | (c >> 6 & 0x3f)), put(0x80 | (c & 0x3f));
  put(0xf0 | c >> 18), put(0x80 | (c >> 12 & 0x3f)), put(0x80 | (c >> 6 & 0x3f)),
      put(0x80 | (c & 0x3f));
}

std::string encode(char32_t c) {
  std::string text;
  append(text, c);
  return text;
}

std::u32string decode(std::string_view text) {
  std::u32string characters;
  characters.reserve(text.size());
  for (size_t at = 0; at < text.size();) characters.push_back(next(text, at));
  return characters;
}

size_t count(std::string_view text) {
  constexpr uint64_t kHighBits = 0x8080808080808080;
  size_t characters = 0;
  size_t at = 0;
  for (; at + sizeof(uint64_t) <= text.size(); at += sizeof(uint64_t)) {  // bytes 10xxxxxx begin none
    uint64_t bytes;
    std::memcpy(&bytes, text.data() + at, sizeof bytes);
    characters += sizeof(uint64_t);
    if ((bytes & kHighBits) == 0) continue;
    characters -= static_cast<size_t>(std::popcount(bytes & (~bytes << 1) & kHighBits));
  }
  for (; at < text.size(); ++at) characters += (text[at] & 0xc0) != 0x80;
  return characters;
}

size_t offset_of(std::string_view text, size_t index) {
  size_t at = 0;
  for (; at < text.size(); ++at) {
    if ((text[at] & 0xc0) == 0x80) continue;
    if (index-- == 0) break;
  }
  return at;
}

size_t find_malformed(std::string_view bytes) {
  const auto byte = [&](size_t i) -> unsigned {
    return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0u;
  };
  for (size_t at = 0; at < bytes.size();) {
    const unsigned lead = byte(at), second = byte(at + 1);
    const auto trails = [&](size_t n) {
      for (size_t i = 1; i <= n; ++i) {
        if ((byte(at + i) & 0xc0) != 0x80) return false;
      }
      return true;
    };
    if (lead < 0x80) {
      at += 1;
    } else if (lead >= 0xc2 && lead < 0xe0 && trails(1)) {
      at += 2;
    } else if (lead >= 0xe0 && lead < 0xf0 && trails(2) && !(lead == 0xe0 && second < 0xa0) &&
               !(lead == 0xed && second >= 0xa0)) {
      at += 3;
    } else if (lead >= 0xf0 && lead < 0xf5 && trails(3) && !(lead == 0xf0 && second < 0x90) &&
               !(lead == 0xf4 && second >= 0x90)) {
      at += 4;
    } else {
      return at;
    }
  }
  return std::string_view::npos;
}

bool is_space(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= 9 && c <= 13) || (c >= 0x1c && c <= 0x1f);
  return c == 0x85 || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x2028 ||
         c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000;
}

bool is_line_end(char32_t c) {
  return (c >= 10 && c <= 13) || (c >= 0x1c && c <= 0x1e) || c == 0x85 || c == 0x2028 ||
         c == 0x2029;
}

bool is_decimal(char32_t c) { return zero_of(c) != nullptr; }
int digit_value(char32_t c) { return static_cast<int>(c - *zero_of(c)); }

bool is_digit(char32_t c) {
  return is_decimal(c) || c == 0xb2 || c == 0xb3 || c == 0xb9 || c == 0x2070 ||
         (c >= 0x2074 && c <= 0x2079) || (c >= 0x2080 && c <= 0x2089) ||
         (c >= 0x2460 && c <= 0x2468) || (c >= 0x2776 && c <= 0x277e);
}

bool is_numeric(char32_t c) {
  return is_digit(c) || (c >= 0xbc && c <= 0xbe) || (c >= 0x2150 && c <= 0x2189) ||
         (c >= 0x2460 && c <= 0x249b) || (c >= 0x3021 && c <= 0x3029) || c == 0x3007;
}

bool is_alpha(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return iswalpha_l(wide(c), utf8_locale()) != 0 && !is_numeric(c);
}

bool is_lower(char32_t c) {
  if (c < 0x80) return c >= 'a' && c <= 'z';
  return c == 0xaa || c == 0xba || iswlower_l(wide(c), utf8_locale()) != 0;
}

bool is_upper(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  return iswupper_l(wide(c), utf8_locale()) != 0;
}

bool is_printable(char32_t c) {
  if (c < 0x7f) return c >= ' ';
  if (is_space(c) || is_format_control(c) || is_private(c) || (c >= 0xd800 && c <= 0xdfff))
    return false;
  return iswprint_l(wide(c), utf8_locale()) != 0;
}

namespace {

void append(std::string& text, std::u32string_view characters) {
  for (const char32_t c : characters) unicode::append(text, c);
}

}  // namespace

void append_lower(std::string& text, char32_t c) {
  if (c < 0x80) {
    text += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  } else if (const SpecialCasing* special = find_special_casing(c)) {
    append(text, special->lower);
  } else {
    append(text, static_cast<char32_t>(towlower_l(wide(c), utf8_locale())));
  }
}

void append_upper(std::string& text, char32_t c) {
  if (c < 0x80) {
    text += static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
  } else if (const SpecialCasing* special = find_special_casing(c)) {
    append(text, special->upper);
  } else {
    append(text, static_cast<char32_t>(towupper_l(wide(c), utf8_locale())));
  }
}

void append_title(std::string& text, char32_t c) {
  if (const SpecialCasing* special = c < 0x80 ? nullptr : find_special_casing(c)) {
    append(text, special->title);
  } else {
    append_upper(text, c);
  }
}

void append_folded(std::string& text, char32_t c) {
  if (const SpecialCasing* special = c < 0x80 ? nullptr : find_special_casing(c)) {
    append(text, special->folded);
  } else {
    append_lower(text, c == 0xb5 ? 0x3bc : c == 0x3c2 ? 0x3c3 : c);  // µ, final sigma
  }
}

void append_escaped(std::string& text, char32_t c) {
  switch (c) {
    case '\n':
      text += "\\n";
      return;
    case '\r':
      text += "\\r";
      return;
    case '\t':
      text += "\\t";
      return;
    default:
      break;
  }
  const auto code = static_cast<uint32_t>(c);
  auto out = std::back_inserter(text);
  if (c < 0x100) {
    fmt::format_to(out, "\\x{:02x}", code);
  } else if (c < 0x10000) {
    fmt::format_to(out, "\\u{:04x}", code);
  } else {
    fmt::format_to(out, "\\U{:08x}", code);
  }
}

}  // namespace interleave::models::python::unicode
