// Which scope every name belongs to: CPython's scoping rules (Python/symtable.c), laid out as a
// compiler with registers wants them.
//
// analyse() also rejects what the grammar allows but the language forbids, so a tree that has a
// SymbolTable is a valid program. Invariants:
//   - scopes[0] is the module; a node's `scope` field indexes `scopes`; children are in source
//   order
//     and stand behind their parent.
//   - Comprehensions are scopes of their own, as in 3.11; their one parameter is ".0".
//   - A class's private names (`__x`) are mangled everywhere in the table; resolve() and mangle()
//     take a name as the source has it.
//   - A class whose methods use super() or __class__ has "__class__" as its one cell.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "models/python/ast.h"
#include "models/python/source.h"

namespace interleave::models::python {

enum class ScopeKind : uint8_t { Module, Class, Function, Lambda, Comprehension };

enum class Binding : uint8_t {
  Local,           // a function's register `index`; in a module or class a name of its namespace
  Cell,            // `index` in cells: a local that an inner function captures
  Free,            // `index` in frees: captured from an enclosing function
  GlobalExplicit,  // by a `global` statement
  GlobalImplicit,  // bound nowhere around: global or builtin; in a class body its namespace first
};

struct Resolution {
  Binding binding = Binding::GlobalImplicit;
  uint32_t index = 0;
  ast::Identifier name;  // mangled
};

struct Scope {
  ScopeKind kind = ScopeKind::Module;
  ast::Identifier name;      // "f", "<lambda>", "<listcomp>", "<module>"
  ast::Identifier qualname;  // "outer.<locals>.f"
  uint32_t parent = 0;
  uint32_t first_line = 0;
  std::vector<uint32_t> children;

  // Parameters come first in `locals`: positional-only, positional, keyword-only, *args, **kwargs.
  // A captured parameter is in `locals` and in `cells`; any other captured name in `cells` alone.
  std::vector<ast::Identifier> locals;
  std::vector<ast::Identifier> cells;
  std::vector<ast::Identifier> frees;
  uint32_t posonly_count = 0;
  uint32_t arg_count = 0;  // positional-only ones included
  uint32_t kwonly_count = 0;
  bool has_varargs = false;
  bool has_varkeywords = false;

  bool is_nested = false;  // somewhere in a function
  bool is_generator = false;
  bool is_coroutine = false;
  bool is_async_generator = false;  // then the two above are false
  bool needs_class_cell = false;
  bool has_annotations = false;  // of variables; a module or class then has __annotations__

  uint32_t parameter_count() const {
    return arg_count + kwonly_count + (has_varargs ? 1u : 0u) + (has_varkeywords ? 1u : 0u);
  }
  bool is_function() const { return kind != ScopeKind::Module && kind != ScopeKind::Class; }

  /// What `name`, as written in the source, means here.
  Resolution resolve(ast::Identifier as_written) const;
  /// The cell or free variable here that an inner scope's name `free` (mangled) is. In a class it
  /// may differ from what the name means there. Requires: a child has it in `frees`.
  Resolution captured(ast::Identifier free) const;
  /// `name` with the private class prefix, if it needs one here.
  ast::Identifier mangle(ast::Identifier as_written) const;

  using Mangled = std::unordered_map<const char*, ast::Identifier>;
  std::unordered_map<const char*, Resolution> names;  // by the mangled name's data()
  std::shared_ptr<Mangled> mangled;                   // of the class around; null outside
};

struct SymbolTable {
  std::vector<Scope> scopes;
  bool future_annotations = false;  // annotations are not evaluated, nor are they in the scopes
};

/// Sets the `scope` field of the tree's nodes. Throws SyntaxError.
SymbolTable analyse(Ast& ast, const Source& source);

}  // namespace interleave::models::python
