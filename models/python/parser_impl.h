// The inside of the parser. Each function reads one rule of CPython's grammar (Grammar/python.gram)
// and is named after it, so that the two can be read side by side.
//
// How it works:
//   - A function gives its node, or null after putting the position back where it was: then the
//     text is something else, or wrong. A mistake that has a name is thrown.
//   - The first pass looks at one token (rarely two) to choose. The second pass, after a failure,
//     goes the same way with `explaining_` set and asks the explain_…() functions (python.gram's
//     invalid_…) at the points where the grammar does; what they recognise, they throw. Results are
//     memoized there, since the explanations read the same text over and over.
//   - A plain "invalid syntax" points to the furthest token that the first pass looked at, so no
//     function may look further ahead than the grammar has to.
#pragma once

#include <boost/container/small_vector.hpp>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "models/python/ast.h"
#include "models/python/lexer.h"
#include "models/python/source.h"
#include "models/python/syntax_error.h"
#include "models/python/token.h"

namespace interleave::models::python {

class Parser {
 public:
  using T = TokenKind;
  using Expr = ast::Expr;
  using Stmt = ast::Stmt;
  using Pattern = ast::Pattern;
  template <class Item>
  using List = boost::container::small_vector<Item, 8>;
  using Exprs = List<Expr*>;

  Parser(const Source& source, Arena& arena);

  /// A whole file.
  ast::Body parse_file();
  /// A whole text that is one expression (the grammar's `eval`).
  ast::Body parse_eval();
  /// The expression between the braces of an f-string; `text` is it in parentheses and "\n".
  Expr* parse_fstring_expression(std::string_view text, Lexer::Origin origin);

 private:
  enum class Rule : uint8_t {
    Expression,
    StarExpression,
    NamedMistake,
    Disjunction,
    Conjunction,
    Inversion,
    BitwiseOr,
    Factor,
    Primary,
    Strings,
    Arguments,
    Block,
    SimpleStatement,
  };
  enum class Targets { Star, For, Del };
  struct Arguments {
    ast::Sequence<Expr*> args;
    ast::Sequence<ast::keyword> keywords;
    ast::Span span;
  };

  Parser(const Source& source, Arena& arena, std::string_view text, Lexer::Origin origin,
         bool in_fstring);

  // ── Passes and errors (parser.cpp) ──
  template <class F>
  auto two_passes(F rule);
  [[noreturn]] void generic_error(size_t last);
  [[noreturn]] void raise(SyntaxError::Kind kind, std::string message, uint32_t line,
                          int32_t column, uint32_t end_line, int32_t end_column);
  [[noreturn]] void raise_here(std::string message,
                               SyntaxError::Kind kind = SyntaxError::Kind::SyntaxError);
  [[noreturn]] void raise_at(const ast::Span& span, std::string message);
  [[noreturn]] void raise_from(const ast::Span& first, const ast::Span& last, std::string message);
  [[noreturn]] void raise_onwards(const ast::Span& from, std::string message);
  static std::string_view name_of(const Expr& e);
  static bool is_augmented_assignment(T kind);
  static const Expr* invalid_target(Targets targets, const Expr& e);
  void raise_if_invalid_target(Targets targets, const Expr* e);

  // ── Tokens ──
  const Token& fetch(size_t index);
  const Token& peek(size_t ahead = 0) {
    const size_t index = position_ + ahead;
    return index < tokens_.size() ? tokens_[index] : fetch(index);
  }
  bool at(T kind) { return peek().kind == kind; }
  bool accept(T kind) {
    if (!at(kind)) return false;
    ++position_;
    return true;
  }
  void expect_or_raise(T kind);  // the grammar's &&
  std::string_view text_of(const Token& token) const {
    return lexer_.text().substr(token.begin, token.end - token.begin);
  }
  bool at_soft_keyword(std::string_view word) { return at(T::Name) && text_of(peek()) == word; }
  ast::Identifier identifier(const Token& token) { return arena_.intern(text_of(token)); }
  static ast::Span span_of(const Token& token) { return span_from_to(token, token); }
  static ast::Span span_from_to(const Token& first, const Token& last);
  ast::Span span_from(size_t first) const;  // up to the last token read
  size_t position() const { return position_; }
  std::nullptr_t back_to(size_t position) {
    position_ = position;
    return nullptr;
  }

  template <class Node, class... Fields>
  Node* make(ast::ExprKind kind, const ast::Span& span, Fields&&... fields) {
    return arena_.make<Node>(Expr{kind, span}, std::forward<Fields>(fields)...);
  }
  template <class Node, class... Fields>
  Node* make(ast::StmtKind kind, const ast::Span& span, Fields&&... fields) {
    return arena_.make<Node>(Stmt{kind, span}, std::forward<Fields>(fields)...);
  }
  template <class Node, class... Fields>
  Node* make(ast::PatternKind kind, const ast::Span& span, Fields&&... fields) {
    return arena_.make<Node>(Pattern{kind, span}, std::forward<Fields>(fields)...);
  }
  template <class Items>
  auto keep(const Items& items) {
    return arena_.copy(std::span<const typename Items::value_type>(items.data(), items.size()));
  }
  Expr* constant(const ast::Span& span, ast::ConstantKind kind);

  template <class F>
  auto memo(Rule rule, F parse) -> decltype(parse());
  class Nesting;
  class Rewind;

  // ── Statements (parser_statements.cpp) ──
  bool statements(List<Stmt*>& into);
  bool statement(List<Stmt*>& into);
  bool simple_stmts(List<Stmt*>& into);
  Stmt* simple_stmt();
  Stmt* expression_stmt();
  Stmt* annotated_assignment(Expr* target, size_t first);
  Stmt* return_stmt();
  Stmt* raise_stmt();
  Stmt* del_stmt();
  Stmt* assert_stmt();
  Stmt* import_name();
  Stmt* import_from();
  bool import_from_as_names(List<ast::alias>& names);
  bool dotted_name(std::string& name);
  Stmt* names_stmt(ast::StmtKind kind);

  // ── Compound statements (parser_compound.cpp) ──
  Stmt* compound_stmt();
  const ast::Body* block();
  const ast::Body* body_after_colon() { return accept(T::Colon) ? block() : nullptr; }
  Stmt* decorated();
  Stmt* function_def(ast::Sequence<Expr*> decorators);
  Stmt* class_def(ast::Sequence<Expr*> decorators);
  Stmt* if_stmt(T keyword);
  const ast::Body* else_block();
  Stmt* while_stmt();
  Stmt* for_stmt();
  Stmt* with_stmt();
  bool with_items(List<ast::withitem>& items, bool parenthesized);
  bool with_item(ast::withitem& item);
  Stmt* try_stmt();
  bool except_block(bool star, ast::ExceptHandler& handler);
  const ast::Body* finally_block();

  // ── match (parser_patterns.cpp) ──
  Stmt* match_stmt();
  Expr* subject_expr();
  bool case_block(ast::match_case& into);
  Pattern* patterns();
  Pattern* pattern();
  Pattern* or_pattern();
  Pattern* closed_pattern();
  Pattern* maybe_star_pattern();
  bool pattern_sequence(List<Pattern*>& into, T close);
  Pattern* group_or_sequence_pattern();
  Pattern* mapping_pattern();
  Pattern* class_pattern(Expr* cls, size_t first);
  bool class_arguments(List<Pattern*>& patterns, List<ast::Identifier>& names,
                       List<Pattern*>& named);
  Pattern* capture_or_value_pattern();
  Expr* name_or_attr();
  Expr* literal_expr();
  Expr* signed_number();
  bool pattern_capture_target(ast::Identifier& name);

  // ── Expressions (parser_expressions.cpp) ──
  Expr* star_expressions();
  Expr* star_expression();
  Expr* star_named_expression();
  Expr* named_expression();
  Expr* assignment_expression();
  Expr* yield_expr();
  Expr* yield_or_star_expressions() { return at(T::Yield) ? yield_expr() : star_expressions(); }
  Expr* expression();
  Expr* conditional();
  Expr* disjunction();
  Expr* conjunction();
  Expr* boolean(T keyword, ast::BoolOperator op, Expr* (Parser::*operand)());
  Expr* inversion();
  Expr* comparison();
  bool comparison_operator(ast::CompareOperator& op);
  Expr* bitwise_or();
  Expr* binary(int precedence);
  Expr* factor();
  Expr* await_primary();
  Expr* starred_expression();
  Expr* tuple_of_expressions();
  template <class Item>
  Expr* tuple_of(Item item);

  // ── Primaries, atoms, comprehensions (parser_atoms.cpp) ──
  Expr* primary();
  Expr* call(Expr* func, size_t first);
  Expr* subscript(Expr* value, size_t first);
  Expr* slices();
  Expr* slice();
  Expr* atom();
  Expr* number();
  Expr* parenthesized();
  Expr* bracketed();
  Expr* braced();
  Expr* dict_or_comprehension(size_t open, Expr* first);
  bool rest_of_items(Exprs& items, T close);
  Expr* rest_of_comprehension(ast::ExprKind kind, size_t open, Expr* element,
                              Expr* value = nullptr);
  Expr* comprehension(ast::ExprKind kind);
  static T closing(T open);
  bool for_if_clauses(List<ast::comprehension>& clauses);

  // ── Targets (parser_targets.cpp) ──
  Expr* star_targets();
  Expr* star_target();
  bool del_targets(Exprs& targets);
  static bool is_target(const Expr& e, ast::Context context);
  static void set_context(Expr& e, ast::Context context);

  // ── Arguments and parameters (parser_arguments.cpp, parser_parameters.cpp) ──
  const Arguments* arguments(bool of_call);
  bool args(Arguments& into, bool of_call = false);
  Expr* positional_argument();
  bool kwargs(Exprs& args, List<ast::keyword>& keywords);
  bool kwarg(Exprs& args, List<ast::keyword>& keywords, bool double_starred);
  Expr* lambda();
  enum class Default : uint8_t { None, Some, Maybe };
  struct Parameter {
    ast::arg arg;
    Expr* value;
  };
  ast::arguments* parameters(T close);
  bool parameters_after_star(T close, ast::arguments& into);
  bool annotated_name(T close, ast::arg& into);
  bool star_parameter(T close, ast::arg& into);
  bool parameter(T close, Default with_default, Parameter& into);
  bool default_value(Expr*& value);
  bool end_of_parameter(T close) { return accept(T::Comma) || at(close); }

  // ── Strings (parser_strings.cpp) ──
  class FString;
  Expr* strings();

  // ── Explanations of the second pass (parser_explain.cpp, parser_explain_statements.cpp) ──
  void explain_expression();
  Expr* expression_without_explanation();
  void explain_legacy_expression();
  void explain_named_expression();
  void explain_assignment();
  void explain_del();
  void explain_group();
  void explain_comprehension();
  void explain_dict_comprehension();
  void explain_dict_items();
  void explain_dict_item(bool later);
  void explain_arguments();
  void explain_kwarg();
  void explain_for_target();
  void explain_import_from_targets();
  void explain_header(T keyword, std::string_view what);
  void explain_for();
  void explain_with(bool before);
  void explain_with_item();
  void explain_def();
  void explain_class();
  void explain_try();
  void explain_except_indent(bool star);
  void explain_except();
  void explain_match();
  void explain_case();
  void explain_as_pattern();
  void explain_class_pattern();
  void explain_parameters(T close);
  void explain_star_parameter(T close);
  void explain_kwds(T close);
  bool skip_parameters(T close, Default with_default);
  bool skip_through_slash(T close);
  void explain_block();
  void explain_bare_header(std::string_view what);
  bool skip_except_types();
  void missing_colon();
  void missing_block(std::string_view after, uint32_t line);

  const Source& source_;
  Arena& arena_;
  Lexer lexer_;
  bool in_fstring_;
  bool remembering_ = false;  // memo() is at work
  bool explaining_ = false;
  int depth_ = 0;
  size_t position_ = 0;
  std::vector<Token> tokens_;

  struct Remembered {
    void* result;
    size_t end;
  };
  std::unordered_map<uint64_t, Remembered> memo_;
};

/// Bounds recursion, so that no program overflows the stack: an error beyond ast::kMaxDepth.
class Parser::Nesting {
 public:
  explicit Nesting(Parser& parser) : parser_(parser) {
    if (parser_.depth_ >= ast::kMaxDepth) parser_.raise_here("too many nested expressions");
    ++parser_.depth_;
  }
  ~Nesting() { --parser_.depth_; }
  Nesting(const Nesting&) = delete;
  Nesting& operator=(const Nesting&) = delete;

 private:
  Parser& parser_;
};

/// Puts the position back when it goes.
class Parser::Rewind {
 public:
  explicit Rewind(Parser& parser) : parser_(parser), position_(parser.position_) {}
  ~Rewind() { parser_.position_ = position_; }
  Rewind(const Rewind&) = delete;
  Rewind& operator=(const Rewind&) = delete;
  size_t position() const { return position_; }

 private:
  Parser& parser_;
  size_t position_;
};

template <class F>
auto Parser::memo(Rule rule, F parse) -> decltype(parse()) {
  using Result = decltype(parse());
  if (!remembering_) return parse();
  const uint64_t key = static_cast<uint64_t>(rule) << 32 | position_;
  if (auto found = memo_.find(key); found != memo_.end()) {
    position_ = found->second.end;
    return static_cast<Result>(found->second.result);
  }
  Result result = parse();
  memo_[key] = {const_cast<void*>(static_cast<const void*>(result)), position_};
  return result;
}

}  // namespace interleave::models::python
