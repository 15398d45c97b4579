// Numbers: what is one, and what CPython says of what almost is.
#include <cctype>

#include "models/python/lexer.h"

namespace interleave::models::python {
namespace {

bool is_digit_of(int c, int base) {
  if (base == 16) return c >= 0 && std::isxdigit(c) != 0;
  return c >= '0' && c < '0' + base;
}
bool is_decimal(int c) { return is_digit_of(c, 10); }
bool is_name_part(int c) { return c >= 0x80 || c == '_' || (c >= 0 && std::isalnum(c) != 0); }

}  // namespace

// At the first digit, already read; or at a dot that a digit follows.
Token Lexer::number(int c) {
  if (c == '0') return zero_prefixed();
  if (c == '.') return fraction_and_exponent(c);
  c = decimal_tail();
  return fraction_and_exponent(c);
}

Token Lexer::zero_prefixed() {
  int c = advance();
  switch (c | 0x20) {
    case 'x':
      c = digits(advance(), 16, "hexadecimal");
      break;
    case 'o':
      c = digits(advance(), 8, "octal");
      break;
    case 'b':
      c = digits(advance(), 2, "binary");
      break;
    default: {
      for (;;) {  // any number of zeros is zero
        if (c == '_') {
          c = advance();
          if (!is_decimal(c)) {
            retreat(c);
            fail("invalid decimal literal");
          }
        }
        if (c != '0') break;
        c = advance();
      }
      const char* zeros_end = cursor_;
      const bool nonzero = is_decimal(c);
      if (nonzero) c = decimal_tail();
      if (c == '.' || (c | 0x20) == 'e' || (c | 0x20) == 'j') return fraction_and_exponent(c);
      if (nonzero) {
        retreat(c);
        fail(
            "leading zeros in decimal integer literals are not permitted; "
            "use an 0o prefix for octal integers",
            static_cast<int32_t>(start_ + 1 - line_start_),
            static_cast<int32_t>(zeros_end - line_start_));
      }
      check_end_of_number(c, "decimal");
    }
  }
  retreat(c);
  return token(TokenKind::Number);
}

// The digits after 0x, 0o, 0b, the first character of them read; gives the one after them.
int Lexer::digits(int c, int base, std::string_view kind) {
  const auto wrong_digit = [&] {
    fail("invalid digit '" + std::string(1, static_cast<char>(c)) + "' in " + std::string(kind) +
         " literal");
  };
  do {
    if (c == '_') c = advance();
    if (!is_digit_of(c, base)) {
      if (is_decimal(c)) wrong_digit();
      retreat(c);
      fail("invalid " + std::string(kind) + " literal");
    }
    do {
      c = advance();
    } while (is_digit_of(c, base));
  } while (c == '_');
  if (is_decimal(c)) wrong_digit();
  check_end_of_number(c, kind);
  return c;
}

// The rest of a run of decimal digits; gives the character after it.
int Lexer::decimal_tail() {
  for (;;) {
    int c = advance();
    while (is_decimal(c)) c = advance();
    if (c != '_') return c;
    c = advance();
    if (!is_decimal(c)) {
      retreat(c);
      fail("invalid decimal literal");
    }
  }
}

// From the character after the whole part on.
Token Lexer::fraction_and_exponent(int c) {
  if (c == '.') {
    c = advance();
    if (is_decimal(c)) c = decimal_tail();
  }
  if ((c | 0x20) == 'e') {
    const int e = c;
    c = advance();
    if (c == '+' || c == '-') {
      c = advance();
      if (!is_decimal(c)) {
        retreat(c);
        fail("invalid decimal literal");
      }
    } else if (!is_decimal(c)) {  // `1else`: the number ends before the e
      retreat(c);
      check_end_of_number(e, "decimal");
      retreat(e);
      return token(TokenKind::Number);
    }
    c = decimal_tail();
  }
  if ((c | 0x20) == 'j') {
    c = advance();
    check_end_of_number(c, "imaginary");
  } else {
    check_end_of_number(c, "decimal");
  }
  retreat(c);
  return token(TokenKind::Number);
}

// A keyword may follow a number at once, another name may not. `c`, the character after the number,
// is read.
void Lexer::check_end_of_number(int c, std::string_view kind) {
  static constexpr std::string_view kMayFollow[] = {"and", "else", "for", "if",
                                                    "in",  "is",   "or",  "not"};
  for (const std::string_view word : kMayFollow)
    if (c == word[0] && followed_by(word.substr(1))) return;
  if (is_name_part(c)) {
    retreat(c);
    fail("invalid " + std::string(kind) + " literal");
  }
}

bool Lexer::followed_by(std::string_view rest) {
  const std::string_view ahead(cursor_, static_cast<size_t>(text_.data() + text_.size() - cursor_));
  if (!ahead.starts_with(rest)) return false;
  if (rest == "f" || rest == "n" || rest == "s") return true;  // as CPython: `1ifx` too
  return !is_name_part(static_cast<unsigned char>(cursor_[rest.size()]));
}

}  // namespace interleave::models::python
