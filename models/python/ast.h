// The abstract syntax tree of one Python 3.11 program. Node and field names are those of CPython's
// ASDL (Parser/Python.asdl), so that whoever knows the `ast` module finds their way.
//
// An Ast owns every node, sequence and string through one arena: nodes are plain structs, freed all
// at once, and pointers and views into them live as long as the Ast does. Invariants:
//   - `kind` names the struct that a node really is; as<T>() checks it, visit() switches on it.
//   - A child pointer is null only where the comment says "may be null". An absent name is "".
//   - Identifiers are interned: equal names of one Ast share data(), so same_name() is one compare.
//   - Spans are CPython's lineno, col_offset, end_lineno, end_col_offset: lines from 1, columns
//   from
//     0 in UTF-8 bytes, the end exclusive.
//   - `scope` of a node that opens a scope indexes SymbolTable::scopes, set by the symbol table.
#pragma once

#include <cassert>
#include <cstdint>
#include <span>
#include <string_view>

#include "models/python/arena.h"
#include "models/python/ast_kinds.h"

namespace interleave::models::python::ast {

// ── Expressions ────────────────────────────────────────────────────────────────────────────────

struct Expr {
  ExprKind kind;
  Span span;
};

struct arguments;

struct comprehension {  // `for target in iter if …`
  Expr* target;
  Expr* iter;
  Sequence<Expr*> ifs;
  bool is_async;
};

struct keyword {
  Identifier arg;  // "" for `**value`
  Expr* value;
  Span span;
};

struct BoolOp : Expr {  // `a and b and c` is one node
  BoolOperator op;
  Sequence<Expr*> values;
};
struct NamedExpr : Expr {
  Expr* target;  // a Name
  Expr* value;
};
struct BinOp : Expr {
  Expr* left;
  Operator op;
  Expr* right;
};
struct UnaryOp : Expr {
  UnaryOperator op;
  Expr* operand;
};
struct Lambda : Expr {
  arguments* args;
  Expr* body;
  uint32_t scope = 0;
};
struct IfExp : Expr {
  Expr* test;
  Expr* body;
  Expr* orelse;
};
struct Dict : Expr {
  Sequence<Expr*> keys = {};  // an entry may be null: `**value`
  Sequence<Expr*> values = {};
};
struct Set : Expr {
  Sequence<Expr*> elts;
};
struct ComprehensionExpr : Expr {  // ListComp, SetComp, GeneratorExp, DictComp
  Expr* elt;                       // DictComp: the key
  Expr* value;                     // DictComp only, else null
  Sequence<comprehension> generators;
  uint32_t scope = 0;
};
struct Await : Expr {
  Expr* value;
};
struct Yield : Expr {
  Expr* value;  // may be null
};
struct YieldFrom : Expr {
  Expr* value;
};
struct Compare : Expr {  // `left ops[0] comparators[0] ops[1] …`
  Expr* left;
  Sequence<CompareOperator> ops;
  Sequence<Expr*> comparators;
};
struct Call : Expr {
  Expr* func;
  Sequence<Expr*> args = {};
  Sequence<keyword> keywords = {};
};
struct FormattedValue : Expr {
  Expr* value;
  char conversion;    // 's', 'r', 'a' or 0
  Expr* format_spec;  // a JoinedStr; may be null
};
struct JoinedStr : Expr {  // each value is a Str Constant or a FormattedValue
  Sequence<Expr*> values;
};
struct Constant : Expr {
  ConstantKind type;
  bool u_prefix = false;
  int64_t integer = 0;
  double real = 0;
  std::string_view text = {};
};
struct Attribute : Expr {
  Expr* value;
  Identifier attr;
  Context ctx = Context::Load;
};
struct Subscript : Expr {
  Expr* value;
  Expr* slice;
  Context ctx = Context::Load;
};
struct Starred : Expr {
  Expr* value;
  Context ctx = Context::Load;
};
struct Name : Expr {
  Identifier id;
  Context ctx = Context::Load;
};
struct List : Expr {
  Sequence<Expr*> elts = {};
  Context ctx = Context::Load;
};
struct Tuple : Expr {
  Sequence<Expr*> elts = {};
  Context ctx = Context::Load;
};
struct Slice : Expr {  // each may be null
  Expr* lower;
  Expr* upper;
  Expr* step;
};

struct arg {
  Identifier name;
  Expr* annotation;  // may be null
  Span span;
};

struct arguments {
  Sequence<arg> posonlyargs;
  Sequence<arg> args;
  arg* vararg;  // may be null
  Sequence<arg> kwonlyargs;
  Sequence<Expr*> kw_defaults;  // one per kwonlyargs; an entry may be null: required
  arg* kwarg;                   // may be null
  Sequence<Expr*> defaults;     // of the last posonlyargs + args
};

// ── Patterns of `case` ─────────────────────────────────────────────────────────────────────────

struct Pattern {
  PatternKind kind;
  Span span;
};
struct MatchValue : Pattern {
  Expr* value;
};
struct MatchSingleton : Pattern {
  ConstantKind value;  // None, True or False
};
struct MatchSequence : Pattern {
  Sequence<Pattern*> patterns;
};
struct MatchMapping : Pattern {
  Sequence<Expr*> keys;
  Sequence<Pattern*> patterns;
  Identifier rest;
};
struct MatchClass : Pattern {
  Expr* cls;
  Sequence<Pattern*> patterns;
  Sequence<Identifier> kwd_attrs;
  Sequence<Pattern*> kwd_patterns;
};
struct MatchStar : Pattern {
  Identifier name;  // "" for `*_`
};
struct MatchAs : Pattern {
  Pattern* pattern;  // may be null: a capture, or `_` if the name is "" too
  Identifier name;
};
struct MatchOr : Pattern {
  Sequence<Pattern*> patterns;
};

// ── Statements ─────────────────────────────────────────────────────────────────────────────────

struct Stmt {
  StmtKind kind;
  Span span;
};

using Body = Sequence<Stmt*>;

struct alias {      // `name as asname`
  Identifier name;  // dotted; "*"
  Identifier asname;
  Span span;
};
struct withitem {
  Expr* context_expr;
  Expr* optional_vars;  // may be null
};
struct ExceptHandler {
  Expr* type;  // may be null
  Identifier name;
  Body body;
  Span span;
};
struct match_case {
  Pattern* pattern;
  Expr* guard;  // may be null
  Body body;
};

struct FunctionDef : Stmt {  // FunctionDef, AsyncFunctionDef; the span starts at `def`
  Identifier name;
  arguments* args;
  Body body;
  Sequence<Expr*> decorator_list;
  Expr* returns;  // may be null
  uint32_t scope = 0;
};
struct ClassDef : Stmt {
  Identifier name;
  Sequence<Expr*> bases;
  Sequence<keyword> keywords;
  Body body;
  Sequence<Expr*> decorator_list;
  uint32_t scope = 0;
};
struct Return : Stmt {
  Expr* value;  // may be null
};
struct Delete : Stmt {
  Sequence<Expr*> targets;
};
struct Assign : Stmt {
  Sequence<Expr*> targets;
  Expr* value;
};
struct AugAssign : Stmt {
  Expr* target;
  Operator op;
  Expr* value;
};
struct AnnAssign : Stmt {
  Expr* target;
  Expr* annotation;
  Expr* value;  // may be null
  bool simple;  // a bare name, not in parentheses
};
struct For : Stmt {  // For, AsyncFor
  Expr* target;
  Expr* iter;
  Body body;
  Body orelse;
};
struct While : Stmt {
  Expr* test;
  Body body;
  Body orelse;
};
struct If : Stmt {  // `elif` is an If alone in orelse
  Expr* test;
  Body body;
  Body orelse;
};
struct With : Stmt {  // With, AsyncWith
  Sequence<withitem> items;
  Body body;
};
struct Match : Stmt {
  Expr* subject;
  Sequence<match_case> cases;
};
struct Raise : Stmt {
  Expr* exc;    // may be null
  Expr* cause;  // may be null
};
struct Try : Stmt {  // Try, TryStar
  Body body;
  Sequence<ExceptHandler> handlers;
  Body orelse;
  Body finalbody;
};
struct Assert : Stmt {
  Expr* test;
  Expr* msg;  // may be null
};
struct Import : Stmt {
  Sequence<alias> names;
};
struct ImportFrom : Stmt {
  Identifier module;  // "" in `from . import x`
  Sequence<alias> names;
  uint32_t level;
};
struct Global : Stmt {
  Sequence<Identifier> names;
};
struct Nonlocal : Stmt {
  Sequence<Identifier> names;
};
struct ExprStmt : Stmt {  // ASDL's Expr
  Expr* value;
};
struct Pass : Stmt {};
struct Break : Stmt {};
struct Continue : Stmt {};

// ── Access ─────────────────────────────────────────────────────────────────────────────────────

namespace detail {
#define X(kind, type) \
  case Kind::kind:    \
    return std::is_same_v<T, type>;
template <class T>
constexpr bool is(ExprKind k) {
  using Kind = ExprKind;
  switch (k) { INTERLEAVE_PYTHON_EXPRESSIONS(X) }
  return false;
}
template <class T>
constexpr bool is(StmtKind k) {
  using Kind = StmtKind;
  switch (k) { INTERLEAVE_PYTHON_STATEMENTS(X) }
  return false;
}
template <class T>
constexpr bool is(PatternKind k) {
  using Kind = PatternKind;
  switch (k) { INTERLEAVE_PYTHON_PATTERNS(X) }
  return false;
}
#undef X
}  // namespace detail

/// The node as the struct that its kind names. Requires: it is one.
template <class T, class Node>
const T& as(const Node& node) {
  assert(detail::is<T>(node.kind));
  return static_cast<const T&>(node);
}
template <class T, class Node>
T& as(Node& node) {
  assert(detail::is<T>(node.kind));
  return static_cast<T&>(node);
}

/// The node as a T, or null if it is something else (or null itself).
template <class T, class Node>
auto* try_as(Node* node) {
  using Result = std::conditional_t<std::is_const_v<Node>, const T, T>;
  return node != nullptr && detail::is<T>(node->kind) ? static_cast<Result*>(node) : nullptr;
}

/// Calls `f` with the node as its own struct: `visit(expr, overloaded{[](const Call&) {…}, …})`.
#define X(kind, type) \
  case Kind::kind:    \
    return f(static_cast<const type&>(node));
template <class F>
decltype(auto) visit(const Expr& node, F&& f) {
  using Kind = ExprKind;
  switch (node.kind) { INTERLEAVE_PYTHON_EXPRESSIONS(X) }
  __builtin_unreachable();
}
template <class F>
decltype(auto) visit(const Stmt& node, F&& f) {
  using Kind = StmtKind;
  switch (node.kind) { INTERLEAVE_PYTHON_STATEMENTS(X) }
  __builtin_unreachable();
}
template <class F>
decltype(auto) visit(const Pattern& node, F&& f) {
  using Kind = PatternKind;
  switch (node.kind) { INTERLEAVE_PYTHON_PATTERNS(X) }
  __builtin_unreachable();
}
#undef X

}  // namespace interleave::models::python::ast

namespace interleave::models::python {

/// ASDL's Module, with the arena that holds all of it. Movable, not copyable.
struct Ast {
  Arena arena;
  ast::Body body;
};

}  // namespace interleave::models::python
