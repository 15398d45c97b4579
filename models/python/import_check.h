// What a program imports and Interleave doesn't have, found before the program runs, all places at
// once.
//
// Only imports that are sure to be executed count: those of the module's own body, outside of `if`
// and of a `try` that handles the failure. A module that isn't known to exist anywhere is left
// alone: its import fails as CPython's does.
#pragma once

#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include "models/python/ast.h"
#include "models/python/source.h"

namespace interleave::models::python {

class Vm;

struct Unsupported {
  ast::Span span;
  std::string what;  // "the module numpy isn't modelled; …"
};

struct UnsupportedImports : std::exception {
  std::vector<Unsupported> places;
  std::string file;
  std::vector<std::string> lines;  // of the places

  const char* what() const noexcept override { return "unsupported imports"; }
};

/// The names of CPython's standard modules, sorted.
std::vector<std::string_view> library_modules();

/// Makes the imports of the program's body. Throws UnsupportedImports, and nothing else.
void check_imports(Vm& vm, const Ast& program, const Source& source);

/// File, line, text and carets of every place, then what to do; "\n" at the end.
std::string format(const UnsupportedImports& error);

}  // namespace interleave::models::python
