// The importable modules that are written in Python (modules/*.py), compiled into the binary as text.
#pragma once

#include <iterator>
#include <span>
#include <string_view>

namespace interleave::models::python {

struct EmbeddedModule {
  std::string_view name;  // file name without .py; `__` stands for the dot of a package
  std::string_view source;
};
std::span<const EmbeddedModule> embedded_modules();

}  // namespace interleave::models::python
