// Text to syntax tree, by recursive descent; binary operators go by one table of precedences.
//
// Parsing is done at most twice. The first pass is fast and only says that some token cannot
// follow. Then the second one parses again with the rules of CPython's grammar that recognise a
// common mistake (Grammar/python.gram, invalid_*), and words the error as CPython does.
#pragma once

#include "models/python/ast.h"
#include "models/python/source.h"

namespace interleave::models::python {

/// The tree of a whole file. Throws SyntaxError.
Ast parse(const Source& source);
/// The tree of one expression, what eval() takes: a body of one ExprStmt. Throws SyntaxError.
Ast parse_expression(const Source& source);

}  // namespace interleave::models::python
