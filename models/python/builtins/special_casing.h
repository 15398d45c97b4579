// The characters whose other cases are several characters, or whose title case isn't their upper case.
// Source: the Unicode Character Database 14.0, SpecialCasing.txt and CaseFolding.txt, as CPython 3.11 has
// them; conditions of languages and places (the final sigma) are the callers'.
#pragma once

#include <string_view>

namespace interleave::models::python::unicode {

struct SpecialCasing {
  char32_t character;
  std::u32string_view lower, title, upper, folded;
};

/// Null for all others.
const SpecialCasing* find_special_casing(char32_t c);

}  // namespace interleave::models::python::unicode
