#include "models/python/builtins/format_spec.h"

#include <algorithm>
#include <cmath>

#include "models/python/builtins/float_text.h"
#include "models/python/builtins/integer.h"
#include "models/python/builtins/unicode.h"
#include "models/python/types.h"

namespace interleave::models::python {
namespace {

constexpr int64_t kWidestField = int64_t{1} << 30;

bool is_one_of(char32_t c, std::u32string_view set) { return c != 0 && set.find(c) != set.npos; }

[[noreturn]] void unknown_type(Vm& vm, char32_t type, std::string_view type_name) {
  if (type > 32 && type < 128) {
    vm.raise(vm.types().ValueError, "Unknown format code '{}' for object of type '{}'",
             static_cast<char>(type), type_name);
  }
  vm.raise(vm.types().ValueError, "Unknown format code '\\x{:x}' for object of type '{}'",
           static_cast<uint32_t>(type), type_name);
}

// Reads a spec from left to right.
class SpecParser {
 public:
  SpecParser(Vm& vm, std::string_view text)
      : vm_(vm), text_(text), characters_(unicode::decode(text)) {}

  FormatSpec parse(std::string_view type_name, char32_t default_type, char32_t default_align) {
    FormatSpec spec{.align = default_align, .type = default_type};
    const bool filled = is_one_of(peek(1), U"<>=^");
    if (filled) spec.fill = take();
    const bool aligned = is_one_of(peek(), U"<>=^");
    if (aligned) spec.align = take();
    if (is_one_of(peek(), U"+- ")) spec.sign = take();
    spec.no_negative_zero = accept('z');
    spec.alternate = accept('#');
    if (!filled && accept('0')) {
      spec.fill = '0';
      if (!aligned && default_align == '>') spec.align = '=';
    }
    spec.width = number();
    if (accept(',')) spec.separator = ',';
    if (accept('_')) {
      if (spec.separator != 0) comma_and_underscore();
      spec.separator = '_';
    }
    if (peek() == ',' && spec.separator == '_') comma_and_underscore();
    if (accept('.')) {
      spec.precision = number();
      if (spec.precision < 0)
        vm_.raise(vm_.types().ValueError, "Format specifier missing precision");
    }
    if (characters_.size() - at_ > 1) {
      vm_.raise(vm_.types().ValueError, "Invalid format specifier '{}' for object of type '{}'",
                text_, type_name);
    }
    if (peek() != 0) spec.type = take();
    if (spec.separator != 0) check_separator(spec);
    return spec;
  }

 private:
  char32_t peek(size_t ahead = 0) const {
    return at_ + ahead < characters_.size() ? characters_[at_ + ahead] : 0;
  }
  char32_t take() { return characters_[at_++]; }
  bool accept(char32_t c) { return peek() == c && (++at_, true); }

  int64_t number() {  // -1: there is none
    int64_t value = -1;
    for (; at_ < characters_.size() && unicode::is_decimal(peek()); ++at_) {
      value = std::max<int64_t>(value, 0);
      if (__builtin_mul_overflow(value, 10, &value) ||
          __builtin_add_overflow(value, unicode::digit_value(peek()), &value)) {
        vm_.raise(vm_.types().ValueError, "Too many decimal digits in format string");
      }
    }
    if (value > kWidestField)
      vm_.raise(vm_.types().MemoryError, "a field of {} characters is too wide", value);
    return value;
  }

  [[noreturn]] void comma_and_underscore() {
    vm_.raise(vm_.types().ValueError, "Cannot specify both ',' and '_'.");
  }

  void check_separator(FormatSpec& spec) {
    if (is_one_of(spec.type, U"defgEG%F") || spec.type == 0) return;
    if (spec.separator == '_' && is_one_of(spec.type, U"boxX")) {
      spec.group = 4;
      return;
    }
    const auto separator = static_cast<char>(spec.separator);
    if (spec.type > 32 && spec.type < 128) {
      vm_.raise(vm_.types().ValueError, "Cannot specify '{}' with '{}'.", separator,
                static_cast<char>(spec.type));
    }
    vm_.raise(vm_.types().ValueError, "Cannot specify '{}' with '\\x{:x}'.", separator,
              static_cast<uint32_t>(spec.type));
  }

  Vm& vm_;
  std::string_view text_;
  std::u32string characters_;
  size_t at_ = 0;
};

// Digits in groups, with zeros in front up to `min_width` (separators count). A separator never
// leads.
std::string group_digits(std::string_view digits, const FormatSpec& spec, int64_t min_width) {
  if (spec.separator == 0 && min_width <= static_cast<int64_t>(digits.size())) return std::string(digits);
  std::string backwards;
  auto left = static_cast<int64_t>(digits.size());
  for (;;) {
    const int64_t wanted = std::max({left, min_width, int64_t{1}});
    const int64_t length = spec.separator == 0 ? wanted : std::min<int64_t>(spec.group, wanted);
    for (int64_t i = 0; i < length; ++i)
      backwards.push_back(left > 0 ? digits[static_cast<size_t>(--left)] : '0');
    min_width -= length;
    if (left <= 0 && min_width <= 0) break;
    backwards.push_back(static_cast<char>(spec.separator));
    min_width -= 1;
  }
  return {backwards.rbegin(), backwards.rend()};
}

// Sign, prefix, digits and the rest (point, fraction, exponent) in their field.
std::string lay_out_number(const FormatSpec& spec, bool negative, std::string_view prefix,
                           std::string_view digits, std::string_view rest) {
  std::string head = negative ? "-" : spec.sign == '+' ? "+" : spec.sign == ' ' ? " " : "";
  head += prefix;
  const auto fixed = static_cast<int64_t>(head.size() + unicode::count(rest));
  const bool zero_filled = spec.fill == '0' && spec.align == '=';
  std::string body;
  if (!digits.empty()) body = group_digits(digits, spec, zero_filled ? spec.width - fixed : 0);
  body += rest;
  if (spec.width < 0) return head.empty() ? body : head + body;
  if (spec.align != '=') return pad(head + body, spec.width, spec.align, spec.fill);
  const auto head_width = static_cast<int64_t>(head.size());
  return head + pad(body, spec.width - head_width, '>', spec.fill);
}

std::string format_float(Vm& vm, double value, FormatSpec spec, std::string_view type_name) {
  if (spec.type != 0 && !is_one_of(spec.type, U"eEfFgGn%")) unknown_type(vm, spec.type, type_name);
  if (spec.precision > 0x7fffffff) vm.raise(vm.types().ValueError, "precision too big");
  FloatStyle style{.alternate = spec.alternate};
  style.precision = spec.precision < 0 ? 6 : static_cast<int>(spec.precision);
  switch (spec.type) {
    case 0:
      style.type = spec.precision < 0 ? 'r' : 'g';
      style.point_zero = true;
      break;
    case '%':
      style.type = 'f';
      value *= 100;
      break;
    case 'n':
      style.type = 'g';
      break;
    default:
      style.type = static_cast<char>(spec.type | 0x20);
      break;
  }
  std::string text = float_to_text(value, style);
  bool negative = text[0] == '-';
  if (negative) text.erase(0, 1);
  const std::string_view mantissa = std::string_view(text).substr(0, text.find('e'));
  const bool is_zero = mantissa.find_first_not_of("0.") == mantissa.npos;
  if (spec.no_negative_zero && is_zero) negative = false;
  if (is_one_of(spec.type, U"EFG")) {
    for (char& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  }
  if (spec.type == '%') text.push_back('%');
  const size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  return lay_out_number(spec, negative, "", text.substr(0, digits), text.substr(digits));
}

std::string format_character(Vm& vm, const Value& value, const FormatSpec& spec) {
  if (spec.sign != 0) {
    vm.raise(vm.types().ValueError, "Sign not allowed with integer format specifier 'c'");
  }
  if (spec.alternate) {
    vm.raise(vm.types().ValueError,
             "Alternate form (#) not allowed with integer format specifier 'c'");
  }
  const int64_t code = clamp_to_int64(value);
  if (code == INT64_MAX || code == INT64_MIN) {
    vm.raise(vm.types().OverflowError, "Python int too large to convert to C long");
  }
  if (code < 0 || code > 0x10ffff)
    vm.raise(vm.types().OverflowError, "%c arg not in range(0x110000)");
  return lay_out_number(spec, false, "", "", unicode::encode(static_cast<char32_t>(code)));
}

std::string format_integer(Vm& vm, const Value& value, const FormatSpec& spec) {
  if (is_one_of(spec.type, U"eEfFgG%"))
    return format_float(vm, integer_to_double(vm, value), spec, "int");
  if (!is_one_of(spec.type, U"bcdoxXn")) unknown_type(vm, spec.type, vm.type_of(value)->name);
  if (spec.precision >= 0) {
    vm.raise(vm.types().ValueError, "Precision not allowed in integer format specifier");
  }
  if (spec.no_negative_zero) {
    vm.raise(vm.types().ValueError,
             "Negative zero coercion (z) not allowed in integer format specifier");
  }
  if (spec.type == 'c') return format_character(vm, value, spec);
  const int base = spec.type == 'b'            ? 2
                   : spec.type == 'o'          ? 8
                   : (spec.type | 0x20) == 'x' ? 16
                                               : 10;
  std::string digits = integer_to_text(vm, value, base);
  const bool negative = digits[0] == '-';
  if (negative) digits.erase(0, 1);
  std::string prefix;
  if (spec.alternate && base != 10) prefix = {'0', static_cast<char>(spec.type)};
  if (spec.type == 'X') {
    for (char& c : digits) c = c >= 'a' ? static_cast<char>(c - 32) : c;
  }
  return lay_out_number(spec, negative, prefix, digits, "");
}

}  // namespace

FormatSpec parse_format_spec(Vm& vm, std::string_view text, std::string_view type_name,
                             char32_t default_type, char32_t default_align) {
  return SpecParser(vm, text).parse(type_name, default_type, default_align);
}

std::string pad(std::string_view text, int64_t width, char32_t align, char32_t fill) {
  const auto length = static_cast<int64_t>(unicode::count(text));
  const int64_t padding = std::max<int64_t>(width - length, 0);
  const int64_t left = align == '>' ? padding : align == '^' ? padding / 2 : 0;
  const std::string unit = unicode::encode(fill);
  std::string result;
  result.reserve(text.size() + static_cast<size_t>(padding) * unit.size());
  for (int64_t i = 0; i < left; ++i) result += unit;
  result += text;
  for (int64_t i = left; i < padding; ++i) result += unit;
  return result;
}

std::string format_text(Vm& vm, std::string_view value, std::string_view text,
                        std::string_view type_name) {
  if (text.empty()) return std::string(value);
  const FormatSpec spec = parse_format_spec(vm, text, type_name, 's', '<');
  const auto reject = [&](std::string_view what) {
    vm.raise(vm.types().ValueError, "{} not allowed in string format specifier", what);
  };
  if (spec.type != 's') unknown_type(vm, spec.type, type_name);
  if (spec.sign != 0) reject(spec.sign == ' ' ? "Space" : "Sign");
  if (spec.no_negative_zero) reject("Negative zero coercion (z)");
  if (spec.alternate) reject("Alternate form (#)");
  if (spec.align == '=') reject("'=' alignment");
  if (spec.precision >= 0)
    value = value.substr(0, unicode::offset_of(value, static_cast<size_t>(spec.precision)));
  return pad(value, spec.width, spec.align, spec.fill);
}

std::string format_integer(Vm& vm, const Value& value, std::string_view text) {
  if (text.empty())
    return value.is_bool() ? (value.as_bool() ? "True" : "False") : integer_to_text(vm, value, 10);
  return format_integer(vm, value, parse_format_spec(vm, text, vm.type_of(value)->name, 'd', '>'));
}

std::string format_float(Vm& vm, double value, std::string_view text, std::string_view type_name) {
  if (text.empty()) return float_repr(value);
  return format_float(vm, value, parse_format_spec(vm, text, type_name, 0, '>'), type_name);
}

}  // namespace interleave::models::python
