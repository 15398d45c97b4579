// Integers as text in any base, and back.
#include <charconv>

#include "models/python/builtins/big_int.h"
#include "models/python/builtins/unicode.h"
#include "models/python/types.h"

namespace interleave::models::python {
namespace {

constexpr size_t kMaxDigits = 4300;  // sys.int_info.default_max_str_digits

int digit_of(char32_t c) {
  if (c >= '0' && c <= '9') return static_cast<int>(c - '0');
  if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') return static_cast<int>((c | 0x20) - 'a') + 10;
  return c >= 0x80 && unicode::is_decimal(c) ? unicode::digit_value(c) : 36;
}

bool is_power_of_two(int base) { return (base & (base - 1)) == 0; }

// Halves the digits until they fit a machine word, which costs a few multiplications of large
// numbers instead of one per digit.
Integer from_digits(std::string_view digits, unsigned base) {
  if (digits.size() <= 12) {
    uint64_t value = 0;
    for (const char c : digits)
      value = value * base + static_cast<unsigned>(digit_of(static_cast<char32_t>(c)));
    return value;
  }
  const size_t low = digits.size() / 2;
  return from_digits(digits.substr(0, digits.size() - low), base) *
             pow(Integer(base), static_cast<unsigned>(low)) +
         from_digits(digits.substr(digits.size() - low), base);
}

std::string power_of_two_text(const Integer& magnitude, int base) {
  unsigned bits = 0;
  while ((1 << bits) < base) ++bits;
  std::string text;
  export_bits(magnitude, std::back_inserter(text), bits);
  for (char& c : text) c = "0123456789abcdefghijklmnopqrstuvwxyz"[static_cast<unsigned char>(c)];
  return text;
}

}  // namespace

std::string integer_to_text(Vm& vm, const Value& value, int base) {
  if (is_small_integer(value)) {
    char buffer[66];
    return {buffer, std::to_chars(buffer, buffer + sizeof buffer, value.as_int(), base).ptr};
  }
  const Integer integer = widen(value);
  if (integer.is_zero()) return "0";
  const std::string sign = integer.sign() < 0 ? "-" : "";
  if (is_power_of_two(base)) return sign + power_of_two_text(abs(integer), base);
  const auto check = [&vm](double digits) {
    if (digits <= kMaxDigits) return;
    vm.raise(vm.types().ValueError,
             "Exceeds the limit ({} digits) for integer string conversion; use "
             "sys.set_int_max_str_digits() to increase the limit",
             kMaxDigits);
  };
  // A lower bound, so that a hopeless number isn't converted first.
  check(static_cast<double>(bit_length(value)) * 0.30102 - 1);
  const std::string digits = Integer(abs(integer)).str();
  check(static_cast<double>(digits.size()));
  return sign + digits;
}

namespace {

/// Up to 18 ASCII digits with a sign or none, as most numbers are; undefined: it's something else.
Value parse_plain(std::string_view text) {
  constexpr size_t kMost = 18;
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  if (text.empty() || text.size() > kMost) return {};
  int64_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return {};
    value = value * 10 + (c - '0');
  }
  return Value::integer(negative ? -value : value);
}

}  // namespace

Value parse_integer(Vm& vm, std::string_view text, int base) {
  if (base == 10) {
    if (const Value plain = parse_plain(text); plain.is_defined()) return plain;
  }
  size_t begin = 0, end = text.size();
  for (size_t at = 0; at < text.size() && unicode::is_space(unicode::next(text, at));) begin = at;
  while (end > begin) {
    size_t at = end - 1;
    while (at > begin && (text[at] & 0xc0) == 0x80) --at;
    const size_t start = at;
    if (!unicode::is_space(unicode::next(text, at))) break;
    end = start;
  }
  text = text.substr(begin, end - begin);
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);

  bool prefixed = false;
  if (text.size() > 1 && text[0] == '0') {
    const char letter = static_cast<char>(text[1] | 0x20);
    const int named = letter == 'x' ? 16 : letter == 'o' ? 8 : letter == 'b' ? 2 : 0;
    prefixed = named != 0 && (base == 0 || base == named);
    if (prefixed) base = named;
  }
  if (prefixed) text.remove_prefix(2);
  const bool literal = base == 0;  // without prefix: no leading zero but zero itself
  if (literal) base = 10;

  std::string digits;
  bool underscore = !prefixed;  // may one not come next?
  bool nonzero = false;
  for (size_t at = 0; at < text.size();) {
    const char32_t c = unicode::next(text, at);
    if (c == '_') {
      if (underscore) return {};
      underscore = true;
      continue;
    }
    const int digit = digit_of(c);
    if (digit >= base) return {};
    digits.push_back("0123456789abcdefghijklmnopqrstuvwxyz"[digit]);
    nonzero = nonzero || digit != 0;
    underscore = false;
  }
  if (digits.empty() || underscore) return {};
  if (literal && digits[0] == '0' && nonzero) return {};
  if (digits.size() > kMaxDigits && !is_power_of_two(base)) {
    vm.raise(
        vm.types().ValueError,
        "Exceeds the limit ({} digits) for integer string conversion: value has {} digits; use "
        "sys.set_int_max_str_digits() to increase the limit",
        kMaxDigits, digits.size());
  }
  if (digits.size() <= 12) {
    int64_t value = 0;
    for (const char c : digits) value = value * base + digit_of(static_cast<char32_t>(c));
    return Value::integer(negative ? -value : value);
  }
  const Integer magnitude = from_digits(digits, static_cast<unsigned>(base));
  return narrow(vm, negative ? Integer(-magnitude) : magnitude);
}

}  // namespace interleave::models::python
