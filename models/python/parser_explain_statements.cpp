// What is wrong with a statement, a pattern or a parameter list: see parser_explain.cpp.
#include "models/python/parser_impl.h"

namespace interleave::models::python {

using ast::ExprKind;

// The header up to its colon is read: tells that the colon misses.
void Parser::missing_colon() {
  if (at(T::Newline)) raise_here("expected ':'");
}

// … that the block after it misses.
void Parser::missing_block(std::string_view after, uint32_t line) {
  if (at(T::Colon) && peek(1).kind == T::Newline && peek(2).kind != T::Indent)
    raise_here("expected an indented block after " + std::string(after) + " on line " +
                   std::to_string(line),
               SyntaxError::Kind::IndentationError);
}

void Parser::explain_assignment() {
  const Rewind rewind(*this);
  if (at(T::LeftParen) || at(T::LeftBracket)) {
    Expr* a = atom();
    if (a && (a->kind == ExprKind::List || a->kind == ExprKind::Tuple) && accept(T::Colon) &&
        expression())
      raise_at(a->span, a->kind == ExprKind::List
                            ? "only single target (not list) can be annotated"
                            : "only single target (not tuple) can be annotated");
    position_ = rewind.position();
  }
  if (Expr* a = star_named_expression(); a && accept(T::Comma)) {
    while (star_named_expression()) accept(T::Comma);
    if (accept(T::Colon) && expression())
      raise_at(a->span, "only single target (not tuple) can be annotated");
  }
  position_ = rewind.position();
  if (Expr* a = expression(); a && accept(T::Colon) && expression())
    raise_at(a->span, "illegal target for annotation");

  position_ = rewind.position();
  size_t last = position();
  while (star_targets() && accept(T::Equal)) last = position();
  position_ = last;
  if (Expr* a = star_expressions(); a && at(T::Equal)) raise_if_invalid_target(Targets::Star, a);
  position_ = last;
  if (Expr* a = yield_expr(); a && at(T::Equal))
    raise_at(a->span, "assignment to yield expression not possible");

  position_ = rewind.position();
  if (Expr* a = star_expressions(); a && is_augmented_assignment(peek().kind)) {
    ++position_;
    if (yield_or_star_expressions())
      raise_at(a->span, "'" + std::string(name_of(*a)) +
                            "' is an illegal expression for augmented assignment");
  }
}

void Parser::explain_del() {
  const Rewind rewind(*this);
  ++position_;
  raise_if_invalid_target(Targets::Del, star_expressions());
}

void Parser::explain_import_from_targets() {
  const Rewind rewind(*this);
  List<ast::alias> names;
  if (import_from_as_names(names) && accept(T::Comma) && at(T::Newline))
    raise_here("trailing comma not allowed without surrounding parentheses");
}

void Parser::explain_block() {
  raise_here("expected an indented block", SyntaxError::Kind::IndentationError);
}

// if, elif, while
void Parser::explain_header(T keyword, std::string_view what) {
  const Rewind rewind(*this);
  const uint32_t line = peek().line;
  ++position_;
  Expr* test = named_expression();
  if (!test) return;
  missing_colon();
  missing_block(what, keyword == T::If ? test->span.line : line);
}

// else, try, finally
void Parser::explain_bare_header(std::string_view what) {
  const Rewind rewind(*this);
  const uint32_t line = peek().line;
  ++position_;
  missing_block(what, line);
}

void Parser::explain_for() {
  const Rewind rewind(*this);
  accept(T::Async);
  const uint32_t line = peek().line;
  ++position_;
  if (!star_targets() || !accept(T::In) || !star_expressions()) return;
  missing_colon();
  missing_block("'for' statement", line);
}

// Before the statement is tried only a block can miss, after it the colon.
void Parser::explain_with(bool before) {
  const Rewind rewind(*this);
  accept(T::Async);
  const uint32_t line = peek().line;
  const size_t after_with = ++position_;
  const auto item = [this](bool tuple) {
    Expr* e = tuple ? tuple_of_expressions() : expression();
    if (!e) return false;
    const size_t end = position();
    if (accept(T::As) && !star_target()) position_ = end;
    return true;
  };
  const auto items = [&](bool tuple) {
    if (!item(tuple)) return false;
    size_t end = position();
    while (accept(T::Comma) && item(tuple)) end = position();
    position_ = end;
    return true;
  };
  const auto explain = [&] { before ? missing_block("'with' statement", line) : missing_colon(); };
  if (items(false)) explain();
  position_ = after_with;
  if (!accept(T::LeftParen) || !items(true)) return;
  accept(T::Comma);
  if (accept(T::RightParen)) explain();
}

void Parser::explain_with_item() {
  const Rewind rewind(*this);
  if (!expression() || !accept(T::As)) return;
  Expr* target = expression();
  if (at(T::Comma) || at(T::RightParen) || at(T::Colon))
    raise_if_invalid_target(Targets::Star, target);
}

void Parser::explain_def() {
  const Rewind rewind(*this);
  accept(T::Async);
  const uint32_t line = peek().line;
  ++position_;
  if (!accept(T::Name) || !accept(T::LeftParen) || !parameters(T::RightParen) ||
      !accept(T::RightParen) || (accept(T::Arrow) && !expression()))
    return;
  missing_block("function definition", line);
}

void Parser::explain_class() {
  const Rewind rewind(*this);
  const uint32_t line = peek().line;
  ++position_;
  if (!accept(T::Name)) return;
  if (accept(T::LeftParen)) {
    arguments(false);
    if (!accept(T::RightParen)) return;
  }
  missing_colon();
  missing_block("class definition", line);
}

void Parser::explain_try() {
  explain_bare_header("'try' statement");
  const Rewind rewind(*this);
  ++position_;
  if (!accept(T::Colon)) return;
  const size_t after_colon = position();
  if (block() && !at(T::Except) && !at(T::Finally))
    raise_here("expected 'except' or 'finally' block");
  for (const bool star : {false, true}) {
    position_ = after_colon;
    while (block()) {
    }
    ast::ExceptHandler handler{};
    bool any = false;
    while (at(T::Except) && except_block(star, handler)) any = true;
    if (!any || !at(T::Except)) continue;
    const Token except = peek(), next = peek(1);
    ++position_;
    if (!star && !accept(T::Star)) continue;
    const bool typed = expression() != nullptr;
    if (!typed && !star) continue;
    if (typed && at(T::As) && peek(1).kind == T::Name) position_ += 2;
    if (at(T::Colon))
      raise_from(span_of(except), span_of(star ? except : next),
                 "cannot have both 'except' and 'except*' on the same 'try'");
  }
}

// After `except` or `except *`: the types, with their name.
bool Parser::skip_except_types() {
  if (!expression()) return false;
  if (at(T::As) && peek(1).kind == T::Name) position_ += 2;
  return true;
}

void Parser::explain_except_indent(bool star) {
  const Rewind rewind(*this);
  const uint32_t line = peek().line;
  ++position_;
  if (star && !accept(T::Star)) return;
  if (!skip_except_types() && star) return;
  missing_block(star ? "'except*' statement" : "'except' statement", line);
}

void Parser::explain_except() {
  const Rewind rewind(*this);
  ++position_;
  const bool star = accept(T::Star);
  const size_t after = position();
  if (Expr* first = expression(); first && accept(T::Comma) && tuple_of_expressions()) {
    if (at(T::As) && peek(1).kind == T::Name) position_ += 2;
    if (at(T::Colon)) {
      ++position_;
      raise_onwards(first->span, "multiple exception types must be parenthesized");
    }
  }
  position_ = after;
  if (skip_except_types() || !star) {
    missing_colon();
  } else if (at(T::Newline) || at(T::Colon)) {
    raise_here("expected one or more exception types");
  }
}

void Parser::explain_match() {
  const Rewind rewind(*this);
  const uint32_t line = peek().line;
  ++position_;
  if (!subject_expr()) return;
  missing_colon();
  missing_block("'match' statement", line);
}

void Parser::explain_case() {
  const Rewind rewind(*this);
  const uint32_t line = peek().line;
  ++position_;
  if (!patterns()) return;
  if (accept(T::If) && !named_expression()) --position_;
  missing_colon();
  missing_block("'case' statement", line);
}

void Parser::explain_as_pattern() {
  const Rewind rewind(*this);
  if (!or_pattern() || !accept(T::As)) return;
  if (at_soft_keyword("_")) raise_at(span_of(peek()), "cannot use '_' as a target");
  if (at(T::Name)) return;
  if (Expr* target = expression()) raise_at(target->span, "invalid pattern target");
}

void Parser::explain_class_pattern() {
  const Rewind rewind(*this);
  name_or_attr();
  if (!accept(T::LeftParen)) return;
  const auto is_named = [this] { return at(T::Name) && peek(1).kind == T::Equal; };
  while (!is_named())
    if (!pattern() || !accept(T::Comma)) return;
  while (is_named()) {
    position_ += 2;
    if (!pattern() || !accept(T::Comma)) return;
  }
  Pattern* first = pattern();
  if (!first) return;
  Pattern* last = first;
  while (accept(T::Comma)) {
    Pattern* next = pattern();
    if (!next) break;
    last = next;
  }
  raise_from(first->span, last->span, "positional patterns follow keyword patterns");
}

// One or more parameters of that kind.
bool Parser::skip_parameters(T close, Default with_default) {
  Parameter skipped{};
  if (!parameter(close, with_default, skipped)) return false;
  while (parameter(close, with_default, skipped)) {
  }
  return true;
}

// Parameters, those without a default first, and the slash after them.
bool Parser::skip_through_slash(T close) {
  const size_t first = position();
  const bool plain = skip_parameters(close, Default::None);
  if ((skip_parameters(close, Default::Some) || plain) && accept(T::Slash) &&
      end_of_parameter(close))
    return true;
  position_ = first;
  return false;
}

void Parser::explain_parameters(T close) {
  const Rewind rewind(*this);
  const bool lambda = close == T::Colon;
  Parameter wrong{};
  skip_parameters(close, Default::None);
  if ((skip_through_slash(close) || skip_parameters(close, Default::Some)) &&
      parameter(close, Default::None, wrong))
    raise_at(wrong.arg.span, "non-default argument follows default argument");

  position_ = rewind.position();
  skip_parameters(close, Default::None);
  if (at(T::LeftParen)) {
    const Token open = peek();
    ++position_;
    bool names = false;
    if (lambda) {
      while (accept(T::Name)) {
        names = true;
        if (!accept(T::Comma)) break;
      }
    } else {
      names = skip_parameters(T::RightParen, Default::None);
      accept(T::Comma);
    }
    if (names && at(T::RightParen))
      raise_from(span_of(open), span_of(peek()),
                 lambda ? "Lambda expression parameters cannot be parenthesized"
                        : "Function parameters cannot be parenthesized");
  }

  position_ = rewind.position();
  if (skip_through_slash(close)) {
    skip_parameters(close, Default::Maybe);
    if (at(T::Slash)) raise_at(span_of(peek()), "/ may appear only once");
  }

  position_ = rewind.position();
  skip_through_slash(close);
  skip_parameters(close, Default::Maybe);
  Parameter star{};
  if (accept(T::Star) && (accept(T::Comma) || parameter(close, Default::None, star))) {
    skip_parameters(close, Default::Maybe);
    if (at(T::Slash)) raise_at(span_of(peek()), "/ must be ahead of *");
  }

  position_ = rewind.position();
  if (skip_parameters(close, Default::Maybe) && accept(T::Slash) && at(T::Star))
    raise_at(span_of(peek()), "expected comma between / and *");
}

void Parser::explain_star_parameter(T close) {
  const Rewind rewind(*this);
  const Token star = peek();
  ++position_;
  const size_t after = position();
  if (at(close) || (accept(T::Comma) && (at(close) || at(T::DoubleStar)))) {
    if (close == T::Colon) raise_here("named arguments must follow bare *");
    raise_at(span_of(star), "named arguments must follow bare *");
  }
  position_ = after;
  ast::arg name{};
  if (annotated_name(close, name) && at(T::Equal))
    raise_at(span_of(peek()), "var-positional argument cannot have default value");
  position_ = after;
  Parameter parsed{};
  if (!accept(T::Comma) && !parameter(close, Default::None, parsed)) return;
  skip_parameters(close, Default::Maybe);
  if (!at(T::Star)) return;
  const Token second = peek();
  ++position_;
  if (at(T::Comma) || parameter(close, Default::None, parsed))
    raise_at(span_of(second), "* argument may appear only once");
}

void Parser::explain_kwds(T close) {
  const Rewind rewind(*this);
  ++position_;
  ast::arg name{};
  if (!annotated_name(close, name)) return;
  if (at(T::Equal)) raise_at(span_of(peek()), "var-keyword argument cannot have default value");
  if (!accept(T::Comma)) return;
  constexpr const char* kNothingFollows = "arguments cannot follow var-keyword argument";
  if (at(T::Star) || at(T::DoubleStar) || at(T::Slash)) raise_at(span_of(peek()), kNothingFollows);
  if (annotated_name(close, name)) raise_at(name.span, kNothingFollows);
}

}  // namespace interleave::models::python
