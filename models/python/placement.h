// What is at a wrong place: `return` outside a function, `await` outside an async one, a second
// starred target … The grammar lets it pass; CPython finds it while it compiles (Python/compile.c,
// Python/future.c), and in the order in which it does so is how this walks.
#pragma once

#include "models/python/ast.h"
#include "models/python/source.h"
#include "models/python/symtable.h"

namespace interleave::models::python {

/// True if `from __future__ import annotations` is in effect. Throws SyntaxError on a future import
/// of what is none.
bool check_future_imports(const Ast& ast, const Source& source);

/// Throws SyntaxError.
void check_placement(const Ast& ast, const Source& source, const SymbolTable& table);

}  // namespace interleave::models::python
