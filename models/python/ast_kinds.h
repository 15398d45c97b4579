// What kinds of nodes, operators and constants a syntax tree has. Each X-list gives a node's kind
// and the struct of ast.h that carries it; the enum, as<T>(), visit() and the dump are made from
// it.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace interleave::models::python::ast {

struct Span {
  uint32_t line = 0, column = 0, end_line = 0, end_column = 0;
};

/// How deep a tree may be: whoever walks one may recurse. The symbol table refuses deeper ones.
inline constexpr int kMaxDepth = 1000;

template <class T>
using Sequence = std::span<T>;
using Identifier = std::string_view;

inline bool same_name(Identifier a, Identifier b) { return a.data() == b.data(); }

// X(kind, struct)
// clang-format off
#define INTERLEAVE_PYTHON_EXPRESSIONS(X)                                                         \
  X(BoolOp, BoolOp) X(NamedExpr, NamedExpr) X(BinOp, BinOp) X(UnaryOp, UnaryOp)                  \
  X(Lambda, Lambda) X(IfExp, IfExp) X(Dict, Dict) X(Set, Set) X(ListComp, ComprehensionExpr)     \
  X(SetComp, ComprehensionExpr) X(DictComp, ComprehensionExpr)                                   \
  X(GeneratorExp, ComprehensionExpr) X(Await, Await) X(Yield, Yield) X(YieldFrom, YieldFrom)     \
  X(Compare, Compare) X(Call, Call) X(FormattedValue, FormattedValue) X(JoinedStr, JoinedStr)    \
  X(Constant, Constant) X(Attribute, Attribute) X(Subscript, Subscript) X(Starred, Starred)      \
  X(Name, Name) X(List, List) X(Tuple, Tuple) X(Slice, Slice)
// clang-format on

enum class ExprKind : uint8_t {
#define X(kind, type) kind,
  INTERLEAVE_PYTHON_EXPRESSIONS(X)
#undef X
};

// clang-format off
#define INTERLEAVE_PYTHON_PATTERNS(X)                                                            \
  X(MatchValue, MatchValue) X(MatchSingleton, MatchSingleton) X(MatchSequence, MatchSequence)    \
  X(MatchMapping, MatchMapping) X(MatchClass, MatchClass) X(MatchStar, MatchStar)                \
  X(MatchAs, MatchAs) X(MatchOr, MatchOr)
// clang-format on

enum class PatternKind : uint8_t {
#define X(kind, type) kind,
  INTERLEAVE_PYTHON_PATTERNS(X)
#undef X
};

// clang-format off
#define INTERLEAVE_PYTHON_STATEMENTS(X)                                                          \
  X(FunctionDef, FunctionDef) X(AsyncFunctionDef, FunctionDef) X(ClassDef, ClassDef)             \
  X(Return, Return) X(Delete, Delete) X(Assign, Assign) X(AugAssign, AugAssign)                  \
  X(AnnAssign, AnnAssign) X(For, For) X(AsyncFor, For) X(While, While) X(If, If)                 \
  X(With, With) X(AsyncWith, With) X(Match, Match) X(Raise, Raise) X(Try, Try)                   \
  X(TryStar, Try) X(Assert, Assert) X(Import, Import) X(ImportFrom, ImportFrom)                  \
  X(Global, Global) X(Nonlocal, Nonlocal) X(ExprStmt, ExprStmt) X(Pass, Pass) X(Break, Break)    \
  X(Continue, Continue)
// clang-format on

enum class StmtKind : uint8_t {
#define X(kind, type) kind,
  INTERLEAVE_PYTHON_STATEMENTS(X)
#undef X
};

enum class Context : uint8_t { Load, Store, Del };
enum class BoolOperator : uint8_t { And, Or };
// clang-format off
enum class Operator : uint8_t {
  Add, Sub, Mult, MatMult, Div, Mod, Pow, LShift, RShift, BitOr, BitXor, BitAnd, FloorDiv
};
// clang-format on
enum class UnaryOperator : uint8_t { Invert, Not, UAdd, USub };
enum class CompareOperator : uint8_t { Eq, NotEq, Lt, LtE, Gt, GtE, Is, IsNot, In, NotIn };
enum class ConstantKind : uint8_t {
  None,
  True,
  False,
  Ellipsis,
  Int,      // `integer`
  BigInt,   // `text`: decimal digits, or 0x and hex digits; more than 63 bits, never negative
  Float,    // `real`
  Complex,  // `real` is the imaginary part
  Str,      // `text`: UTF-8; a lone surrogate is its three-byte form
  Bytes,    // `text`
};

}  // namespace interleave::models::python::ast
