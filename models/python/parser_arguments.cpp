// The arguments of a call or of a class statement.
#include "models/python/parser_impl.h"

namespace interleave::models::python {

using ast::ExprKind;

// Up to the closing parenthesis, which stays. A lone generator may stand only in a call.
const Parser::Arguments* Parser::arguments(bool of_call) {
  return memo(Rule::Arguments, [&]() -> const Arguments* {
    const size_t first = position();
    Arguments found{};
    if (args(found, of_call)) {
      accept(T::Comma);
      if (at(T::RightParen)) return arena_.make<Arguments>(found);
    }
    position_ = first;
    if (explaining_) explain_arguments();
    return back_to(first);
  });
}

// As many arguments as there are, without a comma after the last. False if there is none.
bool Parser::args(Arguments& into, bool of_call) {
  const size_t first = position();
  Exprs positional;
  List<ast::keyword> keywords;
  size_t end = first;
  bool more = true;
  while (more) {
    Expr* e = positional_argument();
    if (!e) break;
    if (of_call && !explaining_ && positional.empty() && e->kind != ExprKind::Starred) {
      if (Expr* generator = rest_of_comprehension(ExprKind::GeneratorExp, first - 1, e)) {
        e = generator;
        --position_;  // the parenthesis is the call's too
      }
    }
    positional.push_back(e);
    end = position();
    more = accept(T::Comma);
  }
  if (more && !kwargs(positional, keywords)) position_ = end;
  if (position_ == first) return false;
  into = {keep(positional), keep(keywords), span_from(first)};
  return true;
}

// Null if a keyword argument stands here.
ast::Expr* Parser::positional_argument() {
  const size_t first = position();
  if (at(T::Star)) return starred_expression();
  if (!explaining_ && at(T::Name) && peek(1).kind == T::Equal) return nullptr;
  Expr* e = at(T::Name) && peek(1).kind == T::ColonEqual ? assignment_expression() : expression();
  return e && !at(T::ColonEqual) && !at(T::Equal) ? e : back_to(first);
}

// `name=value` and `*value`, then `name=value` and `**value`; without a comma after the last.
bool Parser::kwargs(Exprs& args, List<ast::keyword>& keywords) {
  size_t end = position();
  bool any = false, double_starred = false;
  do {
    if (!kwarg(args, keywords, double_starred)) {
      if (double_starred || !kwarg(args, keywords, true)) break;
      double_starred = true;
    }
    any = true;
    end = position();
  } while (accept(T::Comma));
  position_ = end;
  return any;
}

bool Parser::kwarg(Exprs& args, List<ast::keyword>& keywords, bool double_starred) {
  const size_t first = position();
  if (explaining_) explain_kwarg();
  if (at(T::Name) && peek(1).kind == T::Equal) {
    const ast::Identifier name = identifier(peek());
    position_ += 2;
    if (Expr* value = expression()) {
      keywords.push_back({name, value, span_from(first)});
      return true;
    }
  } else if (double_starred && accept(T::DoubleStar)) {
    if (Expr* value = expression()) {
      keywords.push_back({{}, value, span_from(first)});
      return true;
    }
  } else if (Expr* starred = double_starred ? nullptr : starred_expression()) {
    args.push_back(starred);
    return true;
  }
  position_ = first;
  return false;
}

}  // namespace interleave::models::python
