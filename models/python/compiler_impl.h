// The compiler's inside: one ScopeCompiler per function, class or module body. Its methods are split
// by topic over compiler_*.cpp.
//
// Values are compiled into a register that the caller chooses, `into(expression, register)`, or to an
// Operand, `operand(expression)`: a bound local stands for itself and costs nothing, everything else
// goes to a new temporary. Operands are released in reverse order.
//
// Evaluation order: a local used as a left operand is read when the instruction runs, after its right
// side; where the right side could rebind it (`x + (x := 1)`), it is copied first.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "models/python/ast.h"
#include "models/python/code_builder.h"
#include "models/python/compiler.h"
#include "models/python/syntax_error.h"
#include "models/python/vm.h"

namespace interleave::models::python {

/// What every scope of one program shares.
struct CompilationUnit {
  Vm& vm;
  Interpreter& interpreter;
  const SymbolTable& symbols;
  const Source& source;
  std::shared_ptr<const SourceText> text;
  CodeKind kind;
  bool is_dynamic() const { return kind == CodeKind::dynamic || kind == CodeKind::expression; }
  bool future_annotations = false;

  [[noreturn]] void fail(const ast::Span& span, std::string message) const {
    throw syntax_error(source, span, std::move(message));
  }
};

/// A register to read, and whether it is a temporary that dies with the use.
struct Operand {
  Register reg;
  bool temporary;
};

class ScopeCompiler {
 public:
  ScopeCompiler(CompilationUnit& unit, uint32_t scope);

  Ref<Code> module(const Ast& ast);
  Ref<Code> function(const ast::FunctionDef& def);
  Ref<Code> lambda(const ast::Lambda& lambda);
  Ref<Code> comprehension(const ast::ComprehensionExpr& node);
  Ref<Code> class_body(const ast::ClassDef& def);

 private:
  using Expr = ast::Expr;
  using Stmt = ast::Stmt;
  using Span = ast::Span;

  // compiler.cpp: scopes, names, operands.
  void take_docstring(ast::Body& body);
  Ref<Code> expression(const Expr& value);
  Ref<Code> finish_function(const ast::Body& body);
  void make_cells();
  Register local_register(uint32_t index) const { return static_cast<Register>(index); }
  Register cell_register(uint32_t index) const { return static_cast<Register>(scope_.locals.size() + index); }
  void load_name(ast::Identifier name, Register to);
  void store_name(ast::Identifier name, Operand value);
  void delete_name(ast::Identifier name);
  /// The symbol table's copy of a name that isn't written as such, as `a` in `import a.b`.
  ast::Identifier known_name(std::string_view text) const;
  /// Do names bound here live in a dict of the frame's own?
  bool in_namespace() const {
    return scope_.kind == ScopeKind::Class || (scope_.kind == ScopeKind::Module && unit_.is_dynamic());
  }
  /// The register of a function's own local, or nothing.
  std::optional<Register> local_of(ast::Identifier name) const;
  void check_bound(Register local);
  void set_bound(Register local);
  Operand operand(const Expr& expression);
  static constexpr Register kNoHint = 0xffff;
  /// As operand(), using `hint` instead of a new temporary if `hint` is one.
  Operand operand_in(const Expr& expression, Register hint);
  /// operand_in(), copied if `later` could rebind it.
  Operand left_operand(const Expr& expression, Register hint, const Expr& later);
  void release(Operand operand);
  uint8_t take(Operand b, std::optional<Operand> c = std::nullopt) const;
  void move(Register to, Operand from);
  void load_constant(const Value& value, Register to) { code_.emit_wide(Op::LOAD_CONST, to, code_.constant(value)); }
  std::string mangled(ast::Identifier name) const { return std::string(scope_.mangle(name)); }

  // compiler_expressions.cpp
  void into(const Expr& expression, Register to);
  void into_new(const Expr& expression) { const Register t = code_.push(); into(expression, t); }
  void effect(const Expr& expression);  // for its effect only
  std::optional<Value> constant_of(const Expr& expression);
  Value constant_value(const ast::Constant& constant);
  void bool_op(const ast::BoolOp& node, Register to);
  void bin_op(const ast::BinOp& node, Register to);
  void unary_op(const ast::UnaryOp& node, Register to);
  void compare(const ast::Compare& node, Register to);
  void compare_chain(const ast::Compare& node, Register to);
  void emit_comparison(ast::CompareOperator op, const Expr& left_node, const Expr& right, Register to, uint8_t flags);
  void if_exp(const ast::IfExp& node, Register to);
  void attribute(const ast::Attribute& node, Register to);
  void subscript(const ast::Subscript& node, Register to);
  void slice(const ast::Slice& node, Register to);
  void named(const ast::NamedExpr& node, Register to);
  /// Jumps to `target` if the truth of `test` is `when`, else falls through.
  void branch(const Expr& test, bool when, Label& target);

  // compiler_displays.cpp: tuples, lists, sets, dicts, f-strings.
  void sequence(const Expr& node, ast::Sequence<Expr*> items, Op build, Register to);
  /// A list; `callee`: they are its arguments.
  /// The first `leading` items lie in the temporaries from `to` on.
  void starred_list(ast::Sequence<Expr*> items, Register to, std::optional<Register> callee = std::nullopt, uint16_t leading = 0);
  void set_display(const ast::Set& node, Register to);
  void dict_display(const ast::Dict& node, Register to);
  void joined_str(const ast::JoinedStr& node, Register to);
  void formatted(const ast::FormattedValue& node, Register to);

  // compiler_calls.cpp
  void call(const ast::Call& node, Register to);
  void call_arguments(ast::Sequence<Expr*> args, ast::Sequence<ast::keyword> keywords, Register base, Register to,
                      bool method, const Span& span);
  void call_star(ast::Sequence<Expr*> args, ast::Sequence<ast::keyword> keywords, Register base, Register to,
                 const Span& span, uint16_t leading = 0);

  // compiler_functions.cpp
  void function_def(const ast::FunctionDef& def);
  void make_function(Ref<Code> code, const ast::arguments* args, const ast::FunctionDef* def, Register to);
  void annotations(const ast::arguments& args, const Expr* returns, Register to);
  void annotation_value(const Expr& annotation, Register to);
  void class_def(const ast::ClassDef& def);
  void decorate(ast::Sequence<Expr*> decorators, const std::function<void(Register)>& make, Register to);
  void comprehension_call(const ast::ComprehensionExpr& node, Register to);
  void comprehension_loop(const ast::ComprehensionExpr& node, size_t depth, Register result);
  void lambda_into(const ast::Lambda& node, Register to);

  // compiler_coroutines.cpp
  void await(Register from, Register to);  // what lies in temporary `from`, the top one, which is used up
  void await_expr(const ast::Await& node, Register to);
  void await_cost();  // what [cost] gives to an `async def` of the program
  void yield(const ast::Yield& node, Register to);
  void yield_from(const ast::YieldFrom& node, Register to);
  void async_for(const ast::For& node);
  /// `async for target in …`: the iterator lies in `iterator`; `body` is compiled for each item.
  void async_loop(Register iterator, const Expr& target, Label& next, const std::function<void()>& body);

  // compiler_targets.cpp
  void store(const Expr& target, Operand value);  // uses the value up if it is a temporary
  void unpack(ast::Sequence<Expr*> targets, const Span& span, Operand value);
  void delete_target(const Expr& target);
  void assign(const ast::Assign& node);
  void aug_assign(const ast::AugAssign& node);
  void ann_assign(const ast::AnnAssign& node);
  bool assign_pairwise(const Expr& target, const Expr& value);

  // compiler_statements.cpp
  void body(const ast::Body& statements);
  void statement(const Stmt& node);
  void if_statement(const ast::If& node);
  void while_statement(const ast::While& node);
  void for_statement(const ast::For& node);
  void return_statement(const ast::Return& node);
  void assert_statement(const ast::Assert& node);
  void raise_statement(const ast::Raise& node);
  void import_statement(const ast::Import& node);
  void import_from(const ast::ImportFrom& node);

  // compiler_try.cpp
  /// What a jump out of a block has to do on its way.
  struct Block {
    enum class Kind : uint8_t { loop, finally, handler, with, async_with } kind;
    Label* break_to = nullptr;     // loop
    Label* continue_to = nullptr;
    Register registers = 0;        // loop: its iterator (if `has_iterator`); handler: PUSH_EXC's; with: exit
    bool has_iterator = false;
    const ast::Body* final_body = nullptr;
    ast::Identifier name = {};     // handler: `as name`
    uint32_t outer_handler = CodeBuilder::kNoHandler;
    Position position = {};
  };
  void try_statement(const ast::Try& node);
  void try_except(const ast::Try& node);
  void try_star(const ast::Try& node);
  void with_statement(const ast::With& node, size_t item);
  /// Emits the ways out of the innermost blocks, down to the one at `depth`.
  void unwind_to(size_t depth);
  void leave(const Block& block);
  void with_exit_call(const Block& block);
  /// A handler body: restores what was handled, then raises on.
  void reraise_after(Register exc_registers);
  void handler_body(const ast::ExceptHandler& handler, Register exc, uint32_t cleanup);

  // compiler_match.cpp
  void match_statement(const ast::Match& node);
  struct Captures;
  void pattern(const ast::Pattern& node, Register subject, Label& fail, Captures& captures);
  void sequence_pattern(const ast::MatchSequence& node, Register subject, Label& fail, Captures& captures);
  void mapping_pattern(const ast::MatchMapping& node, Register subject, Label& fail, Captures& captures);
  void class_pattern(const ast::MatchClass& node, Register subject, Label& fail, Captures& captures);
  void or_pattern(const ast::MatchOr& node, Register subject, Label& fail, Captures& captures);

  CompilationUnit& unit_;
  const Scope& scope_;
  CodeBuilder code_;
  std::vector<Block> blocks_;
  std::vector<bool> bound_;       // per local: surely bound here
  std::vector<bool> unreliable_;  // per local: deleted somewhere, so never surely bound
};

Op binary_op(ast::Operator op);
/// Does `expression` contain an assignment expression that binds `name`?
bool rebinds(const ast::Expr& expression, ast::Identifier name);

/// Whether [cost] names this function of the program.
bool has_cost(const CompilationUnit& unit, const Scope& scope);
/// Calls `f` with each direct subexpression, of the same scope.
void each_child(const ast::Expr& expression, const std::function<void(const ast::Expr&)>& f);

}  // namespace interleave::models::python
