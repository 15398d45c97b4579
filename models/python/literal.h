// The values of number and string literals.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "models/python/ast_kinds.h"

namespace interleave::models::python {

struct Number {
  ast::ConstantKind kind = ast::ConstantKind::Int;
  int64_t integer = 0;
  double real = 0;
  std::string text;  // of a BigInt
};

/// Requires: the lexer took `text` for a number. nullopt if it has more than the 4,300 decimal
/// digits that CPython converts.
std::optional<Number> parse_number(std::string_view text);

/// A malformed escape; `message` as CPython words the codec's error.
struct EscapeError {
  std::string message;
};

/// The value of a string's inside, escapes replaced; a lone surrogate takes three bytes. Unknown
/// escapes stay as they are. Throws EscapeError.
std::string unescape_string(std::string_view text);
/// The same for bytes.
std::string unescape_bytes(std::string_view text);

}  // namespace interleave::models::python
