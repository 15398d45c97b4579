// Where in the source a stack of calls stands, for people: the program's own line, not the
// library's.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/trace.h"

namespace interleave::gui {

struct SourcePlace {
  std::string function;
  std::string file;
  uint32_t line = 0;
};

/// The innermost call in `file`, else the innermost of all. nullopt: the stack is empty.
std::optional<SourcePlace> source_place(const sim::Trace& trace, sim::StackId stack,
                                        std::string_view file);
/// The calls of `stack` in `file`, innermost first; all of them if none is.
std::vector<SourcePlace> source_frames(const sim::Trace& trace, sim::StackId stack,
                                       std::string_view file);

}  // namespace interleave::gui
