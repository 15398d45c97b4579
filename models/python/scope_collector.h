// The first half of the symbol table: walks the tree, opens the scopes and notes how each uses
// which name. It throws what is wrong with one scope alone; what takes the scopes around it is left
// to the second half, symtable.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "models/python/ast.h"
#include "models/python/source.h"
#include "models/python/symtable.h"

namespace interleave::models::python {

// How a scope uses a name.
enum Use : uint16_t {
  kGlobal = 1,    // `global`
  kNonlocal = 2,  // `nonlocal`
  kAssigned = 4,  // any binding but an import or a parameter
  kParameter = 8,
  kImported = 16,
  kRead = 32,
  kAnnotated = 64,
  kLoopVariable = 128,  // of a comprehension
  kBound = kAssigned | kParameter | kImported,
};

struct Symbol {
  ast::Identifier name;  // mangled
  uint16_t uses = 0;
};

/// A scope as the walk leaves it.
struct Draft {
  std::vector<Symbol> symbols;  // in the order of their first use
  std::unordered_map<const char*, uint32_t> index;
  struct Directive {
    ast::Identifier name;
    ast::Span span;
  };
  std::vector<Directive> directives;  // global, nonlocal
  std::optional<ast::ExprKind> comprehension;
  int in_iterable = 0;     // > 0: in the `in …` of a comprehension
  bool in_target = false;  // in its `for …`
  bool is_generator = false;
  bool is_coroutine = false;
  bool has_annotations = false;  // of variables
  uint32_t private_of = 0;  // 1 + the scope of the class around; 0: none

  Symbol* find(ast::Identifier name);
  Symbol& add(ast::Identifier name);
};

class ScopeCollector {
 public:
  ScopeCollector(Ast& ast, const Source& source, SymbolTable& table)
      : ast_(ast), source_(source), table_(table) {}

  /// Throws SyntaxError. Gives a draft for each scope of the table.
  std::vector<Draft> collect();

 private:
  class Deeper;

  Draft& here() { return drafts_[current_]; }
  ast::Identifier mangle(ast::Identifier name);
  void define(ast::Identifier name, uint16_t use, const ast::Span& span);
  void define_in(uint32_t scope, ast::Identifier name, uint16_t use, const ast::Span& span);
  uint32_t open(ScopeKind kind, ast::Identifier name, uint32_t line);
  void close() { current_ = table_.scopes[current_].parent; }
  void set_qualname(Scope& scope);

  void body(ast::Body stmts);
  void statement(ast::Stmt& s);
  void function(ast::FunctionDef& f);
  void class_def(ast::ClassDef& c);
  void annotated_assignment(ast::AnnAssign& a);
  void directive(ast::Sequence<ast::Identifier> names, uint16_t use, const ast::Span& span);
  void import(const ast::alias& alias);
  void try_stmt(ast::Try& t);
  void annotations(const ast::arguments& args, ast::Expr* returns);
  void annotation(ast::Expr* e);
  void defaults(const ast::arguments& args);
  void parameters(const ast::arguments& args);

  void expressions(ast::Sequence<ast::Expr*> list);
  void expression(ast::Expr* e);  // may be null
  void keywords(ast::Sequence<ast::keyword> list);
  void name(const ast::Name& n);
  void lambda(ast::Lambda& l);
  void named_expression(ast::NamedExpr& n);
  void rebind_outside(const ast::Name& target);
  void yield(const ast::Expr& e, ast::Expr* value);
  void comprehension(ast::ComprehensionExpr& c);
  void pattern(ast::Pattern& p);

  [[noreturn]] void fail(const ast::Span& span, std::string message) const;

  Ast& ast_;
  const Source& source_;
  SymbolTable& table_;
  std::vector<Draft> drafts_;
  uint32_t current_ = 0;
  int depth_ = 0;
};

}  // namespace interleave::models::python
