// The parameters of a function (up to `)`) or of a lambda (up to `:`, no annotations).
#include "models/python/parser_impl.h"

namespace interleave::models::python {

using ast::ExprKind;

ast::Expr* Parser::lambda() {
  const size_t first = position_++;
  ast::arguments* args = parameters(T::Colon);
  if (!args || !accept(T::Colon)) return back_to(first);
  Expr* body = expression();
  if (!body) return back_to(first);
  return make<ast::Lambda>(ExprKind::Lambda, span_from(first), args, body);
}

// Null if there is something else than parameters before `close`.
ast::arguments* Parser::parameters(T close) {
  const size_t first = position();
  if (explaining_) explain_parameters(close);
  ast::arguments result{};
  List<ast::arg> plain;
  Exprs defaults;
  while (at(T::Name) || at(T::Slash)) {
    if (at(T::Slash)) {
      if (plain.empty() || !result.posonlyargs.empty()) return back_to(first);
      ++position_;
      result.posonlyargs = keep(plain);
      plain.clear();
      if (!end_of_parameter(close)) return back_to(first);
      continue;
    }
    Parameter next{};
    if (!parameter(close, Default::Maybe, next)) return back_to(first);
    if (next.value) {
      defaults.push_back(next.value);
    } else if (!defaults.empty()) {
      return back_to(first);
    }
    plain.push_back(next.arg);
  }
  result.args = keep(plain);
  result.defaults = keep(defaults);
  if (at(T::Star) || at(T::DoubleStar))
    if (!parameters_after_star(close, result)) return back_to(first);
  if (!at(close)) return back_to(first);
  return arena_.make<ast::arguments>(result);
}

// From `*` or `**` on.
bool Parser::parameters_after_star(T close, ast::arguments& into) {
  if (at(T::Star)) {
    if (explaining_) explain_star_parameter(close);
    ++position_;
    const bool bare = accept(T::Comma);
    if (!bare) {
      ast::arg vararg{};
      if (!star_parameter(close, vararg)) return false;
      into.vararg = arena_.make<ast::arg>(vararg);
    }
    List<ast::arg> names;
    Exprs defaults;
    Parameter next{};
    while (at(T::Name) && parameter(close, Default::Maybe, next)) {
      names.push_back(next.arg);
      defaults.push_back(next.value);
    }
    if (bare && names.empty()) return false;
    into.kwonlyargs = keep(names);
    into.kw_defaults = keep(defaults);
  }
  if (at(T::DoubleStar)) {
    if (explaining_) explain_kwds(close);
    ++position_;
    Parameter kwarg{};
    if (!parameter(close, Default::None, kwarg)) return false;
    into.kwarg = arena_.make<ast::arg>(kwarg.arg);
  }
  return true;
}

// One parameter and the comma after it, if it is as `with_default` says.
bool Parser::parameter(T close, Default with_default, Parameter& into) {
  const size_t first = position();
  into = {};
  if (annotated_name(close, into.arg) &&
      (with_default == Default::None || default_value(into.value)) &&
      (with_default != Default::Some || into.value) && end_of_parameter(close))
    return true;
  position_ = first;
  return false;
}

// The name after `*`, whose annotation may be starred.
bool Parser::star_parameter(T close, ast::arg& into) {
  const size_t first = position();
  Parameter plain{};
  if (parameter(close, Default::None, plain)) {
    into = plain.arg;
    return true;
  }
  if (close == T::RightParen && at(T::Name)) {
    into.name = identifier(peek());
    ++position_;
    if (accept(T::Colon) && (into.annotation = star_expression()) != nullptr) {
      into.span = span_from(first);
      if (end_of_parameter(close)) return true;
    }
  }
  position_ = first;
  return false;
}

bool Parser::annotated_name(T close, ast::arg& into) {
  if (!at(T::Name)) return false;
  const size_t first = position();
  into = {identifier(peek()), nullptr, {}};
  ++position_;
  if (close == T::RightParen && accept(T::Colon)) {
    into.annotation = expression();
    if (!into.annotation) --position_;
  }
  into.span = span_from(first);
  return true;
}

// `= value`, if there is one; false if there is only `=`.
bool Parser::default_value(Expr*& value) {
  value = nullptr;
  if (!at(T::Equal)) return true;
  const Token equal = peek();
  ++position_;
  value = expression();
  if (!value && explaining_ && (at(T::RightParen) || at(T::Comma)))
    raise_at(span_of(equal), "expected default value expression");
  if (!value) --position_;
  return value != nullptr;
}

}  // namespace interleave::models::python
