// The match statement and its patterns.
#include "models/python/parser_impl.h"

namespace interleave::models::python {

using ast::ConstantKind;
using ast::ExprKind;
using ast::PatternKind;

// Null too if `match` is only a name here.
ast::Stmt* Parser::match_stmt() {
  const size_t first = position_++;
  Expr* subject = subject_expr();
  if (subject && accept(T::Colon) && accept(T::Newline) && accept(T::Indent)) {
    List<ast::match_case> cases;
    ast::match_case next{};
    while (at_soft_keyword("case") && case_block(next)) cases.push_back(next);
    if (!cases.empty() && accept(T::Dedent))
      return make<ast::Match>(ast::StmtKind::Match, span_from(first), subject, keep(cases));
  }
  position_ = first;
  if (explaining_) explain_match();
  return back_to(first);
}

ast::Expr* Parser::subject_expr() {
  const size_t first = position();
  const bool starred = at(T::Star);
  Expr* subject = star_named_expression();
  if (!subject) return nullptr;
  if (!at(T::Comma)) return starred ? back_to(first) : subject;
  Exprs items{subject};
  while (accept(T::Comma)) {
    Expr* next = star_named_expression();
    if (!next) break;
    items.push_back(next);
  }
  return make<ast::Tuple>(ExprKind::Tuple, span_from(first), keep(items));
}

bool Parser::case_block(ast::match_case& into) {
  const size_t first = position();
  if (explaining_) explain_case();
  into = {};
  ++position_;
  into.pattern = patterns();
  const auto parse = [&] {
    if (!into.pattern) return false;
    if (accept(T::If)) {
      into.guard = named_expression();
      if (!into.guard) return false;
    }
    const ast::Body* body = body_after_colon();
    if (!body) return false;
    into.body = *body;
    return true;
  };
  if (parse()) return true;
  position_ = first;
  return false;
}

// At the top a sequence needs no brackets.
ast::Pattern* Parser::patterns() {
  const size_t first = position();
  const bool starred = at(T::Star);
  Pattern* one = maybe_star_pattern();
  if (!one) return nullptr;
  if (!accept(T::Comma)) return starred ? back_to(first) : one;
  List<Pattern*> items{one};
  while (Pattern* next = maybe_star_pattern()) {
    items.push_back(next);
    if (!accept(T::Comma)) break;
  }
  return make<ast::MatchSequence>(PatternKind::MatchSequence, span_from(first), keep(items));
}

ast::Pattern* Parser::maybe_star_pattern() {
  if (!at(T::Star)) return pattern();
  const size_t first = position_++;
  ast::Identifier name;
  if (at_soft_keyword("_")) {
    ++position_;
  } else if (!pattern_capture_target(name)) {
    return back_to(first);
  }
  return make<ast::MatchStar>(PatternKind::MatchStar, span_from(first), name);
}

ast::Pattern* Parser::pattern() {
  const Nesting nesting(*this);
  const size_t first = position();
  Pattern* inner = or_pattern();
  if (!inner || !at(T::As)) return inner;
  const size_t end = position_++;
  ast::Identifier name;
  if (pattern_capture_target(name))
    return make<ast::MatchAs>(PatternKind::MatchAs, span_from(first), inner, name);
  position_ = first;
  if (explaining_) explain_as_pattern();
  position_ = end;
  return inner;
}

ast::Pattern* Parser::or_pattern() {
  const size_t first = position();
  Pattern* one = closed_pattern();
  if (!one || !at(T::Pipe)) return one;
  List<Pattern*> alternatives{one};
  while (accept(T::Pipe)) {
    Pattern* next = closed_pattern();
    if (!next) {
      --position_;
      break;
    }
    alternatives.push_back(next);
  }
  if (alternatives.size() == 1) return one;
  return make<ast::MatchOr>(PatternKind::MatchOr, span_from(first), keep(alternatives));
}

ast::Pattern* Parser::closed_pattern() {
  const size_t first = position();
  const auto singleton = [&](ConstantKind kind) {
    ++position_;
    return make<ast::MatchSingleton>(PatternKind::MatchSingleton, span_from(first), kind);
  };
  switch (peek().kind) {
    case T::None:
      return singleton(ConstantKind::None);
    case T::True:
      return singleton(ConstantKind::True);
    case T::False:
      return singleton(ConstantKind::False);
    case T::Number:
    case T::Minus:
    case T::String: {
      Expr* value = literal_expr();
      if (!value) return nullptr;
      return make<ast::MatchValue>(PatternKind::MatchValue, span_from(first), value);
    }
    case T::Name:
      return capture_or_value_pattern();
    case T::LeftParen:
      return group_or_sequence_pattern();
    case T::LeftBracket: {
      ++position_;
      List<Pattern*> items;
      if (!pattern_sequence(items, T::RightBracket)) return back_to(first);
      return make<ast::MatchSequence>(PatternKind::MatchSequence, span_from(first), keep(items));
    }
    case T::LeftBrace:
      return mapping_pattern();
    default:
      return nullptr;
  }
}

// Patterns with commas and the closing bracket, after what `into` holds.
bool Parser::pattern_sequence(List<Pattern*>& into, T close) {
  while (!at(close)) {
    Pattern* next = maybe_star_pattern();
    if (!next) return false;
    into.push_back(next);
    if (!accept(T::Comma)) break;
  }
  return accept(close);
}

ast::Pattern* Parser::group_or_sequence_pattern() {
  const size_t first = position_++;
  List<Pattern*> items;
  if (!at(T::RightParen)) {
    const bool starred = at(T::Star);
    Pattern* one = maybe_star_pattern();
    if (!one) return back_to(first);
    if (!accept(T::Comma)) {
      if (starred || !accept(T::RightParen)) return back_to(first);
      return one;
    }
    items.push_back(one);
  }
  if (!pattern_sequence(items, T::RightParen)) return back_to(first);
  return make<ast::MatchSequence>(PatternKind::MatchSequence, span_from(first), keep(items));
}

ast::Pattern* Parser::mapping_pattern() {
  const size_t first = position_++;
  Exprs keys;
  List<Pattern*> values;
  ast::Identifier rest;
  while (!at(T::RightBrace)) {
    if (accept(T::DoubleStar)) {
      if (!pattern_capture_target(rest)) return back_to(first);
      accept(T::Comma);
      break;
    }
    Expr* key = at(T::Name) ? name_or_attr() : literal_expr();
    if (!key || key->kind == ExprKind::Name || !accept(T::Colon)) return back_to(first);
    Pattern* value = pattern();
    if (!value) return back_to(first);
    keys.push_back(key);
    values.push_back(value);
    if (!accept(T::Comma)) break;
  }
  if (!accept(T::RightBrace)) return back_to(first);
  return make<ast::MatchMapping>(PatternKind::MatchMapping, span_from(first), keep(keys),
                                 keep(values), rest);
}

// A name to bind, `_`, a dotted value or a class with its arguments.
ast::Pattern* Parser::capture_or_value_pattern() {
  const size_t first = position();
  if (at_soft_keyword("_")) {
    ++position_;
    return make<ast::MatchAs>(PatternKind::MatchAs, span_from(first), nullptr, ast::Identifier{});
  }
  ast::Identifier name;
  if (pattern_capture_target(name))
    return make<ast::MatchAs>(PatternKind::MatchAs, span_from(first), nullptr, name);
  Expr* value = name_or_attr();
  if (at(T::LeftParen)) return class_pattern(value, first);
  if (value->kind == ExprKind::Name || at(T::Equal)) return back_to(first);
  return make<ast::MatchValue>(PatternKind::MatchValue, span_from(first), value);
}

ast::Pattern* Parser::class_pattern(Expr* cls, size_t first) {
  ++position_;
  List<Pattern*> positional, named;
  List<ast::Identifier> names;
  if (class_arguments(positional, names, named) && accept(T::RightParen))
    return make<ast::MatchClass>(PatternKind::MatchClass, span_from(first), cls, keep(positional),
                                 keep(names), keep(named));
  position_ = first;
  if (explaining_) explain_class_pattern();
  return back_to(first);
}

// False if a positional one follows a named one.
bool Parser::class_arguments(List<Pattern*>& positional, List<ast::Identifier>& names,
                             List<Pattern*>& named) {
  while (!at(T::RightParen)) {
    if (at(T::Name) && peek(1).kind == T::Equal) {
      names.push_back(identifier(peek()));
      position_ += 2;
    } else if (!named.empty()) {
      return false;
    }
    Pattern* value = pattern();
    if (!value) return false;
    (names.size() > named.size() ? named : positional).push_back(value);
    if (!accept(T::Comma)) break;
  }
  return true;
}

// Requires: at a Name.
ast::Expr* Parser::name_or_attr() {
  const size_t first = position();
  Expr* e = atom();
  while (at(T::Dot) && peek(1).kind == T::Name) {
    const ast::Identifier attr = identifier(peek(1));
    position_ += 2;
    e = make<ast::Attribute>(ExprKind::Attribute, span_from(first), e, attr);
  }
  return e;
}

bool Parser::pattern_capture_target(ast::Identifier& name) {
  if (!at(T::Name) || at_soft_keyword("_")) return false;
  const T next = peek(1).kind;
  if (next == T::Dot || next == T::LeftParen || next == T::Equal) return false;
  name = identifier(peek());
  ++position_;
  return true;
}

// A number (complex too), a string, None, True or False.
ast::Expr* Parser::literal_expr() {
  if (!at(T::Number) && !at(T::Minus))
    return at(T::String) || at(T::None) || at(T::True) || at(T::False) ? atom() : nullptr;
  const size_t first = position();
  Expr* real = signed_number();
  if (!real || (!at(T::Plus) && !at(T::Minus))) return real;
  const auto is_complex = [](const Expr* e) {
    if (const auto* negated = ast::try_as<ast::UnaryOp>(e)) e = negated->operand;
    return ast::as<ast::Constant>(*e).type == ConstantKind::Complex;
  };
  if (is_complex(real)) {
    const auto* negated = ast::try_as<ast::UnaryOp>(real);
    raise_at(negated ? negated->operand->span : real->span,
             "real number required in complex literal");
  }
  const ast::Operator op = at(T::Plus) ? ast::Operator::Add : ast::Operator::Sub;
  ++position_;
  if (!at(T::Number)) return back_to(first);
  Expr* imaginary = number();
  if (!is_complex(imaginary))
    raise_at(imaginary->span, "imaginary number required in complex literal");
  return make<ast::BinOp>(ExprKind::BinOp, span_from(first), real, op, imaginary);
}

ast::Expr* Parser::signed_number() {
  const size_t first = position();
  const bool negative = accept(T::Minus);
  if (!at(T::Number)) return back_to(first);
  Expr* value = number();
  if (!negative) return value;
  return make<ast::UnaryOp>(ExprKind::UnaryOp, span_from(first), ast::UnaryOperator::USub, value);
}

}  // namespace interleave::models::python
