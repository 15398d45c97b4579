// A syntax tree as text: what `python3 -m ast FILE` prints, byte for byte, so that the two can be
// compared.
#pragma once

#include <string>

#include "models/python/ast.h"

namespace interleave::models::python {

struct DumpOptions {
  bool positions = false;  // lineno, col_offset, … of each node, as `-a` prints them
  int indent = 3;
};

/// Ends in "\n". Requires: analyse() took the tree, or it is known not to be deeper than
/// ast::kMaxDepth.
std::string dump(const Ast& ast, const DumpOptions& options = {});

/// repr() of a constant's value.
std::string dump(const ast::Constant& constant);

}  // namespace interleave::models::python
