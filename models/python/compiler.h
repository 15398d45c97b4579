// Syntax tree to bytecode. Scopes and name kinds come from the symbol table.
#pragma once

#include "models/python/ast.h"
#include "models/python/code.h"
#include "models/python/source.h"
#include "models/python/symtable.h"

namespace interleave::models::python {

class Vm;

/// The code of a whole program. `hidden`: tracebacks don't show its source. Throws SyntaxError for
/// what only the compiler notices.
Ref<Code> compile(Vm& vm, const Ast& ast, const SymbolTable& symbols, const Source& source, bool hidden = false);

}  // namespace interleave::models::python
