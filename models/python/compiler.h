// Syntax tree to bytecode. Scopes and name kinds come from the symbol table.
#pragma once

#include "models/python/ast.h"
#include "models/python/code.h"
#include "models/python/source.h"
#include "models/python/symtable.h"

namespace interleave::models::python {

class Vm;

/// What becomes of a tree.
enum class CodeKind : uint8_t {
  program,     // the main module
  library,     // a module that comes with the interpreter: tracebacks don't show it
  dynamic,     // what exec() runs: names of the top level live in a dict, tracebacks show no lines
  expression,  // what eval() runs: as `dynamic`, and returns the value of the only expression
};

/// The code of a whole text. Throws SyntaxError for what only the compiler notices.
Ref<Code> compile(Vm& vm, const Ast& ast, const SymbolTable& symbols, const Source& source, CodeKind kind);

}  // namespace interleave::models::python
