// The format specification mini-language: what stands after the colon in f"{x:>10,.2f}". A spec is
// parsed once and then lays out a text, an integer or a float, as CPython 3.11's
// Python/formatter_unicode.c does, error texts included. Widths count code points.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "models/python/vm.h"

namespace interleave::models::python {

struct FormatSpec {
  char32_t fill = ' ';
  char32_t align = 0;      // < > = ^
  char32_t sign = 0;       // + - space; 0: not given
  char32_t type = 0;       // presentation type; 0: none
  char32_t separator = 0;  // , or _ between groups of digits; 0: none
  int group = 3;           // digits in a group
  int64_t width = -1;      // -1: not given
  int64_t precision = -1;
  bool alternate = false;         // #
  bool no_negative_zero = false;  // z
};

/// Raises ValueError in CPython's words. `type_name` is the type of the object to be formatted.
FormatSpec parse_format_spec(Vm& vm, std::string_view text, std::string_view type_name,
                             char32_t default_type, char32_t default_align);

/// The whole of `format(value, text)` for the three families.
std::string format_text(Vm& vm, std::string_view value, std::string_view spec,
                        std::string_view type_name = "str");
std::string format_integer(Vm& vm, const Value& value, std::string_view spec);
std::string format_float(Vm& vm, double value, std::string_view spec,
                         std::string_view type_name = "float");

/// `text` in a field of at least `width` code points.
std::string pad(std::string_view text, int64_t width, char32_t align, char32_t fill);

}  // namespace interleave::models::python
