// The walker behind check_placement().
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "models/python/ast.h"
#include "models/python/source.h"
#include "models/python/symtable.h"
#include "models/python/syntax_error.h"

namespace interleave::models::python {

class Placement {
 public:
  Placement(const Source& source, const SymbolTable& table, uint32_t last_future_line)
      : source_(source), table_(table), last_future_line_(last_future_line) {}

  void module(ast::Body stmts) { body(stmts); }

 private:
  // What `break`, `continue` and `return` have to leave.
  enum class Block : uint8_t { Loop, Other, ExceptStar };
  enum class Unit : uint8_t { Module, Class, Function, AsyncFunction, Lambda, Comprehension };
  struct Frame {
    Unit unit = Unit::Module;
    bool is_async_generator = false;
    std::vector<Block> blocks;
  };
  static constexpr size_t kMaxBlocks = 20;  // CPython's CO_MAXBLOCKS
  class Enter;
  class InBlock;

  bool in_function() const { return here_.unit != Unit::Module && here_.unit != Unit::Class; }

  void body(ast::Body stmts);
  void statement(const ast::Stmt& s);
  void function(const ast::FunctionDef& f);
  void class_def(const ast::ClassDef& c);
  void return_stmt(const ast::Return& r);
  void leave_loop(const ast::Stmt& s, const char* outside);
  void with(const ast::With& w, size_t item);
  void try_stmt(const ast::Try& t);
  void try_except(const ast::Try& t);
  void import_from(const ast::ImportFrom& i);
  void imports(ast::Sequence<ast::alias> names, const ast::Span& span);
  void parameters(const ast::arguments& args, const ast::Span& span);
  void annotated_assignment(const ast::AnnAssign& a);

  void expressions(ast::Sequence<ast::Expr*> list);
  void expression(const ast::Expr* e);  // may be null
  void elements(const ast::Expr& display, ast::Sequence<ast::Expr*> list, ast::Context context);
  void lambda(const ast::Lambda& l);
  void comprehension(const ast::ComprehensionExpr& c);
  void keywords(ast::Sequence<ast::keyword> list);
  void check_name(ast::Identifier name, ast::Context context, const ast::Span& span);

  // placement_patterns.cpp
  struct Captures {
    std::vector<ast::Identifier> names;
    bool allow_irrefutable = false;
  };
  void match(const ast::Match& m);
  void pattern(const ast::Pattern& p, Captures& captures);
  void subpatterns(ast::Sequence<ast::Pattern*> patterns, Captures& captures);
  void sequence(const ast::MatchSequence& s, Captures& captures);
  void mapping(const ast::MatchMapping& m, Captures& captures);
  void class_pattern(const ast::MatchClass& c, Captures& captures);
  void alternatives(const ast::MatchOr& o, Captures& captures);
  void capture(ast::Identifier name, Captures& captures);

  [[noreturn]] void fail(const ast::Span& span, std::string message) const {
    throw syntax_error(source_, span, std::move(message));
  }

  const Source& source_;
  const SymbolTable& table_;
  uint32_t last_future_line_;
  Frame here_;
  ast::Span last_pattern_;  // where CPython places what it says of a whole pattern
};

/// The code of a function, class or comprehension.
class Placement::Enter {
 public:
  Enter(Placement& walk, Unit unit, uint32_t scope) : walk_(walk) {
    Frame inner;
    inner.unit = unit;
    inner.is_async_generator = walk.table_.scopes[scope].is_async_generator;
    outer_ = std::exchange(walk.here_, std::move(inner));
  }
  ~Enter() { walk_.here_ = std::move(outer_); }
  Enter(const Enter&) = delete;
  Enter& operator=(const Enter&) = delete;

 private:
  Placement& walk_;
  Frame outer_;
};

class Placement::InBlock {
 public:
  InBlock(Placement& walk, Block block, const ast::Span& span) : blocks_(walk.here_.blocks) {
    if (blocks_.size() >= kMaxBlocks) walk.fail(span, "too many statically nested blocks");
    blocks_.push_back(block);
  }
  ~InBlock() { blocks_.pop_back(); }
  InBlock(const InBlock&) = delete;
  InBlock& operator=(const InBlock&) = delete;

 private:
  std::vector<Block>& blocks_;
};

}  // namespace interleave::models::python
