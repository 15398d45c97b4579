#include "models/python/builtins/float_text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <vector>

#include <fmt/format.h>

namespace interleave::models::python {
namespace {

// A finite magnitude as 0.DIGITS * 10^point, digits without trailing zeros ("0" and 1 for zero).
struct Decimal {
  std::string digits;
  int point;
};

std::string chars(double value, std::chars_format format, int precision) {
  std::vector<char> buffer(static_cast<size_t>(precision) +
                           400);  // the widest double has 309 digits
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, format, precision).ptr;
  return {buffer.data(), end};
}

Decimal from_scientific(std::string_view text) {  // d.ddde±xx
  const size_t e = text.find('e');
  Decimal result{std::string(text.substr(0, 1)), 0};
  if (e > 2) result.digits += text.substr(2, e - 2);
  result.digits.erase(std::max<size_t>(result.digits.find_last_not_of('0') + 1, 1));
  const char* exponent = text.data() + e + (text[e + 1] == '+' ? 2 : 1);
  std::from_chars(exponent, text.data() + text.size(), result.point);
  ++result.point;
  return result;
}

Decimal shortest(double magnitude) {
  char buffer[40];
  const auto end =
      std::to_chars(buffer, buffer + sizeof buffer, magnitude, std::chars_format::scientific).ptr;
  return from_scientific({buffer, static_cast<size_t>(end - buffer)});
}

// Lays digits out with or without an exponent (CPython 3.11 Python/pystrtod.c, format_float_short).
std::string lay_out(const Decimal& decimal, FloatStyle style) {
  const bool exponent =
      style.type == 'r' ? decimal.point <= -4 || decimal.point > 16
                        : decimal.point <= -4 || decimal.point > style.precision - style.point_zero;
  const int point = exponent ? 1 : decimal.point;
  int end = static_cast<int>(decimal.digits.size());
  if (style.type == 'g' && style.alternate) end = std::max(end, style.precision);
  end = std::max(end, !exponent && style.point_zero ? point + 1 : point);
  std::string text;
  if (point <= 0) text.assign("0.").append(static_cast<size_t>(-point), '0');
  for (int i = 0; i < end; ++i) {
    if (i == point && i > 0) text.push_back('.');
    text.push_back(
        i < static_cast<int>(decimal.digits.size()) ? decimal.digits[static_cast<size_t>(i)] : '0');
  }
  if (style.alternate && text.find('.') == std::string::npos) text.push_back('.');
  if (exponent) text += fmt::format("e{:+03d}", decimal.point - 1);
  return text;
}

std::string magnitude_text(double magnitude, FloatStyle style) {
  std::string text;
  switch (style.type) {
    case 'e':
      text = chars(magnitude, std::chars_format::scientific, style.precision);
      if (style.alternate && style.precision == 0) text.insert(text.find('e'), ".");
      return text;
    case 'f':
      text = chars(magnitude, std::chars_format::fixed, style.precision);
      if (style.alternate && style.precision == 0) text.push_back('.');
      return text;
    case 'g':
      style.precision = std::max(style.precision, 1);
      return lay_out(
          from_scientific(chars(magnitude, std::chars_format::scientific, style.precision - 1)),
          style);
    default:
      return lay_out(shortest(magnitude), style);
  }
}

bool equals_ignoring_case(std::string_view a, std::string_view lower) {
  return std::equal(a.begin(), a.end(), lower.begin(), lower.end(),
                    [](char x, char y) { return (x >= 'A' && x <= 'Z' ? x + 32 : x) == y; });
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::optional<double> special(std::string_view text) {
  if (equals_ignoring_case(text, "inf") || equals_ignoring_case(text, "infinity")) return HUGE_VAL;
  if (equals_ignoring_case(text, "nan")) return NAN;
  return std::nullopt;
}

}  // namespace

std::string float_to_text(double value, FloatStyle style) {
  if (std::isnan(value)) return "nan";
  const std::string sign = std::signbit(value) ? "-" : "";
  if (std::isinf(value)) return sign + "inf";
  return sign + magnitude_text(std::fabs(value), style);
}

std::string float_hex(double value) {
  if (!std::isfinite(value)) return float_to_text(value, {});
  const std::string sign = std::signbit(value) ? "-" : "";
  if (value == 0) return sign + "0x0.0p+0";
  int exponent;
  double mantissa = std::frexp(std::fabs(value), &exponent);  // [0.5, 1)
  const int shift = 1 - std::max(-1021 - exponent, 0);        // subnormals keep the least exponent
  mantissa = std::ldexp(mantissa, shift);
  exponent -= shift;
  const auto bits = static_cast<uint64_t>(std::ldexp(mantissa, 52));
  return fmt::format("{}0x{}.{:013x}p{:+d}", sign, bits >> 52, bits & ((uint64_t{1} << 52) - 1),
                     exponent);
}

std::optional<double> parse_float(std::string_view text) {
  std::string plain;  // without underscores, which must stand between digits
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '_') {
      plain.push_back(text[i]);
    } else if (i == 0 || i + 1 == text.size() || !is_digit(text[i - 1]) || !is_digit(text[i + 1])) {
      return std::nullopt;
    }
  }
  const bool negative = plain.starts_with('-');
  const std::string_view body =
      std::string_view(plain).substr(negative || plain.starts_with('+') ? 1 : 0);
  if (const auto value = special(body)) return negative ? -*value : *value;
  if (body.empty() || !(is_digit(body[0]) || body[0] == '.')) return std::nullopt;
  double value = 0;
  const auto [end, error] = std::from_chars(body.data(), body.data() + body.size(), value);
  if (end != body.data() + body.size() || error == std::errc::invalid_argument) return std::nullopt;
  if (error == std::errc::result_out_of_range)
    value = std::strtod(plain.c_str() + (negative ? 1 : 0), nullptr);
  return negative ? -value : value;
}

std::optional<double> parse_hex_float(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  if (const auto value = special(text)) return negative ? -*value : *value;
  if (text.starts_with("0x") || text.starts_with("0X")) text.remove_prefix(2);
  if (text.empty() || text[0] == '-' || text[0] == '+') return std::nullopt;
  double value = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::hex);
  if (end != text.data() + text.size() || error == std::errc::invalid_argument) return std::nullopt;
  if (error == std::errc::result_out_of_range)
    value = std::strtod(("0x" + std::string(text)).c_str(), nullptr);
  return negative ? -value : value;
}

double round_to_digits(double value, int digits) {
  // Beyond these every double is exact, or rounds to zero (CPython 3.11 Objects/floatobject.c,
  // float___round__).
  if (digits > 323) return value;
  if (digits < -308) return std::copysign(0.0, value);
  if (digits >= 0) {
    const std::string text = chars(value, std::chars_format::fixed, digits);
    double rounded = 0;
    std::from_chars(text.data(), text.data() + text.size(), rounded);
    return rounded;
  }
  const int kept = shortest(std::fabs(value)).point + digits;  // digits before the rounding place
  if (kept < 0) return std::copysign(0.0, value);
  if (kept == 0) {  // between nothing and one unit; the tie goes to nothing, which is even
    const double unit = std::pow(10.0, -digits);
    return std::copysign(std::fabs(value) > unit / 2 ? unit : 0.0, value);
  }
  const std::string text = chars(value, std::chars_format::scientific, kept - 1);
  return std::strtod(text.c_str(), nullptr);
}

}  // namespace interleave::models::python
