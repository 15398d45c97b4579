#include "models/python/code.h"

#include <algorithm>
#include <array>

namespace interleave::models::python {

std::string_view op_name(Op op) {
  static constexpr std::array kNames = {
#define X(name, operands) std::string_view(#name),
      INTERLEAVE_OPCODES(X)
#undef X
  };
  return kNames[static_cast<size_t>(op)];
}

std::string_view SourceText::line(uint32_t number) const {
  if (number == 0 || number > line_starts.size()) return {};
  const std::string_view from = std::string_view(text).substr(line_starts[number - 1]);
  return from.substr(0, from.find('\n'));
}

const HandlerRange* Code::handler_at(uint32_t instruction) const {
  const auto after = std::upper_bound(handlers.begin(), handlers.end(), instruction,
                                      [](uint32_t at, const HandlerRange& range) { return at < range.start; });
  if (after == handlers.begin()) return nullptr;
  const HandlerRange& range = *(after - 1);
  return instruction < range.end ? &range : nullptr;
}

}  // namespace interleave::models::python
