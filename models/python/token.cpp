#include "models/python/token.h"

#include <array>

namespace interleave::models::python {

std::string_view text_of(TokenKind kind) {
  static constexpr std::array<std::string_view, static_cast<size_t>(TokenKind::Count)> kTexts = [] {
    std::array<std::string_view, static_cast<size_t>(TokenKind::Count)> texts{};
#define X(name, text) texts[static_cast<size_t>(TokenKind::name)] = text;
    INTERLEAVE_PYTHON_OPERATORS(X)
    INTERLEAVE_PYTHON_KEYWORDS(X)
#undef X
    return texts;
  }();
  return kTexts[static_cast<size_t>(kind)];
}

}  // namespace interleave::models::python
