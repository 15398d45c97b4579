// Floating-point numbers as text and back, digit for digit as CPython: the shortest decimal that
// reads back as the same number, or a given precision, rounded half to even on the exact binary
// value.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace interleave::models::python {

struct FloatStyle {
  char type = 'r';  // 'r' shortest; 'e', 'f', 'g' as in C
  int precision = 0;
  bool point_zero = false;  // "1.0" rather than "1" (CPython's Py_DTSF_ADD_DOT_0)
  bool alternate = false;   // `#`: always a point, and `g` keeps trailing zeros
};

/// Lower case, with a leading '-' if negative; "inf" and "nan" as they are.
std::string float_to_text(double value, FloatStyle style);

/// repr(value): 0.1, 1e+16, 1e-05, inf, nan.
inline std::string float_repr(double value) { return float_to_text(value, {.point_zero = true}); }

/// float.hex: 0x1.8000000000000p+1.
std::string float_hex(double value);

/// What float('...') accepts after stripping blanks: underscores between digits, inf, infinity,
/// nan.
std::optional<double> parse_float(std::string_view text);

/// What float.fromhex accepts.
std::optional<double> parse_hex_float(std::string_view text);

/// round(value, digits) for finite values; infinity means overflow.
double round_to_digits(double value, int digits);

}  // namespace interleave::models::python
