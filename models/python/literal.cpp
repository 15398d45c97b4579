#include "models/python/literal.h"

#include <charconv>
#include <cstdlib>

namespace interleave::models::python {
namespace {

constexpr size_t kMaxDecimalDigits = 4300;

std::string to_hex(std::string_view binary_or_octal, int bits) {
  std::string binary;
  for (const char c : binary_or_octal)
    for (int bit = bits - 1; bit >= 0; --bit) binary += static_cast<char>('0' + ((c >> bit) & 1));
  binary.insert(0, (4 - binary.size() % 4) % 4, '0');
  std::string hex;
  for (size_t i = 0; i < binary.size(); i += 4) {
    int digit = 0;
    for (size_t k = 0; k < 4; ++k) digit = digit * 2 + (binary[i + k] - '0');
    hex += "0123456789abcdef"[digit];
  }
  return hex;
}

Number whole(std::string_view digits, int base) {
  Number number;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), number.integer, base);
  if (error == std::errc()) return number;
  number.kind = ast::ConstantKind::BigInt;
  if (base == 10) {
    number.text = digits;
  } else {
    number.text = "0x" + (base == 16 ? std::string(digits) : to_hex(digits, base == 8 ? 3 : 1));
  }
  return number;
}

void append_utf8(std::string& out, uint32_t c) {
  const auto put = [&](uint32_t byte) { out += static_cast<char>(byte); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | c >> 6);
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12);
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | c >> 18);
    put(0x80 | (c >> 12 & 0x3F));
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// The escapes that text and bytes share: what follows the backslash, at `text[i]`. False if it is
// none of them.
bool simple_escape(std::string_view text, size_t& i, uint32_t& value) {
  static constexpr std::string_view kNames = "\\'\"bfnrtva", kValues = "\\'\"\b\f\n\r\t\v\a";
  const char c = text[i];
  if (const size_t found = kNames.find(c); found != std::string_view::npos) {
    value = static_cast<unsigned char>(kValues[found]);
    ++i;
    return true;
  }
  if (c < '0' || c > '7') return false;
  value = 0;
  for (int digits = 0; digits < 3 && i < text.size() && text[i] >= '0' && text[i] <= '7'; ++digits)
    value = value * 8 + static_cast<uint32_t>(text[i++] - '0');
  return true;
}

// How long `text` is in the form that CPython's codec reads: \UXXXXXXXX for other than ASCII.
size_t codec_length(std::string_view text) {
  size_t length = 0;
  for (const char c : text) length += (c & 0x80) == 0 ? 1 : (c & 0xC0) == 0x80 ? 0 : 10;
  return length;
}

[[noreturn]] void codec_error(std::string_view before, size_t length, std::string_view reason) {
  const size_t start = codec_length(before);
  const std::string end = std::to_string(start + length - 1);
  throw EscapeError{"(unicode error) 'unicodeescape' codec can't decode byte" +
                    (length == 1 ? " 0x5c in position " + std::to_string(start)
                                 : "s in position " + std::to_string(start) + "-" + end) +
                    ": " + std::string(reason)};
}

// \xXX, \uXXXX, \UXXXXXXXX: `i` is at the letter.
uint32_t hex_escape(std::string_view text, size_t& i) {
  const char letter = text[i];
  const size_t digits = letter == 'x' ? 2 : letter == 'u' ? 4 : 8;
  const size_t backslash = i - 1;
  uint32_t value = 0;
  size_t read = 0;
  for (++i; read < digits && i < text.size() && hex_digit(text[i]) >= 0; ++read, ++i)
    value = value * 16 + static_cast<uint32_t>(hex_digit(text[i]));
  const std::string_view before = text.substr(0, backslash);
  if (read < digits) {
    const std::string shape = std::string("\\") + letter + std::string(digits, 'X');
    codec_error(before, read + 2, "truncated " + shape + " escape");
  }
  if (value > 0x10FFFF) codec_error(before, 10, "illegal Unicode character");
  return value;
}

}  // namespace

std::optional<Number> parse_number(std::string_view text) {
  std::string digits;
  digits.reserve(text.size());
  for (const char c : text)
    if (c != '_') digits += c;
  if (digits.size() > 1 && digits[0] == '0') {
    const std::string_view rest = std::string_view(digits).substr(2);
    switch (digits[1] | 0x20) {
      case 'x':
        return whole(rest, 16);
      case 'o':
        return whole(rest, 8);
      case 'b':
        return whole(rest, 2);
      default:
        break;
    }
  }
  Number number;
  if (digits.find_first_of(".eEjJ") == std::string::npos) {
    if (digits.size() > kMaxDecimalDigits) return std::nullopt;
    return whole(digits, 10);
  }
  const bool imaginary = (digits.back() | 0x20) == 'j';
  number.kind = imaginary ? ast::ConstantKind::Complex : ast::ConstantKind::Float;
  number.real = std::strtod(digits.c_str(), nullptr);
  return number;
}

std::string unescape_string(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size();) {
    if (text[i] != '\\') {
      out += text[i++];
      continue;
    }
    const size_t backslash = i++;
    uint32_t value = 0;
    if (i == text.size()) {
      out += '\\';
    } else if (text[i] == '\n') {
      ++i;
    } else if (simple_escape(text, i, value)) {
      append_utf8(out, value);
    } else if (text[i] == 'x' || text[i] == 'u' || text[i] == 'U') {
      append_utf8(out, hex_escape(text, i));
    } else if (text[i] == 'N') {
      const size_t close = text.find('}', i);
      if (i + 1 >= text.size() || text[i + 1] != '{' || close == std::string_view::npos ||
          close == i + 2)
        codec_error(text.substr(0, backslash), 2, "malformed \\N character escape");
      throw EscapeError{
          "characters by name are not supported: write the character itself or its "
          "\\uXXXX for " +
          std::string(text.substr(backslash, close + 1 - backslash))};
    } else {
      out += '\\';  // the next character stays too
    }
  }
  return out;
}

std::string unescape_bytes(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size();) {
    if (text[i] != '\\') {
      out += text[i++];
      continue;
    }
    const size_t backslash = i++;
    uint32_t value = 0;
    if (text[i] == '\n') {
      ++i;
    } else if (simple_escape(text, i, value)) {
      out += static_cast<char>(value & 0xFF);
    } else if (text[i] == 'x') {
      const int high = i + 1 < text.size() ? hex_digit(text[i + 1]) : -1;
      const int low = i + 2 < text.size() ? hex_digit(text[i + 2]) : -1;
      if (high < 0 || low < 0)
        throw EscapeError{"(value error) invalid \\x escape at position " +
                          std::to_string(backslash)};
      out += static_cast<char>(high * 16 + low);
      i += 3;
    } else {
      out += '\\';
    }
  }
  return out;
}

}  // namespace interleave::models::python
