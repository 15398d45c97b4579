// What the program reads from its terminal: the header's `inputs`, line by line. input() and
// sys.stdin share them.
#pragma once

#include <optional>
#include <string_view>

namespace interleave::models::python {

class Vm;

/// The next line, without its end; nothing after the last.
std::optional<std::string_view> next_input(Vm& vm);

}  // namespace interleave::models::python
