// What can be assigned to or deleted. Targets are read as expressions and then checked and turned
// into targets; a `for` needs care, since there `in` ends the target.
#include "models/python/parser_impl.h"

namespace interleave::models::python {

using ast::ExprKind;

ast::Expr* Parser::star_targets() {
  const size_t first = position();
  Expr* target = star_target();
  if (!target) return nullptr;
  if (at(T::Comma)) {
    Exprs elements{target};
    while (accept(T::Comma)) {
      Expr* next = star_target();
      if (!next) break;
      elements.push_back(next);
    }
    target = make<ast::Tuple>(ExprKind::Tuple, span_from(first), keep(elements));
  }
  set_context(*target, ast::Context::Store);
  return target;
}

ast::Expr* Parser::star_target() {
  const size_t first = position();
  Expr* target = nullptr;
  if (accept(T::Star)) {
    Expr* value = at(T::Star) ? nullptr : star_target();
    if (value) target = make<ast::Starred>(ExprKind::Starred, span_from(first), value);
  } else {
    target = primary();
  }
  if (!target || !is_target(*target, ast::Context::Store)) return back_to(first);
  return target;
}

bool Parser::del_targets(Exprs& targets) {
  do {
    const size_t first = position();
    Expr* target = primary();
    if (!target || !is_target(*target, ast::Context::Del)) {
      position_ = first;
      return !targets.empty();  // after a comma
    }
    targets.push_back(target);
  } while (accept(T::Comma));
  return true;
}

bool Parser::is_target(const Expr& e, ast::Context context) {
  const auto all = [&](ast::Sequence<Expr*> elements) {
    for (const Expr* element : elements)
      if (!is_target(*element, context)) return false;
    return true;
  };
  switch (e.kind) {
    case ExprKind::Name:
    case ExprKind::Attribute:
    case ExprKind::Subscript:
      return true;
    case ExprKind::Tuple:
      return all(ast::as<ast::Tuple>(e).elts);
    case ExprKind::List:
      return all(ast::as<ast::List>(e).elts);
    case ExprKind::Starred: {
      const Expr& value = *ast::as<ast::Starred>(e).value;
      return context == ast::Context::Store && value.kind != ExprKind::Starred &&
             is_target(value, context);
    }
    default:
      return false;
  }
}

// Requires: is_target(e).
void Parser::set_context(Expr& e, ast::Context context) {
  switch (e.kind) {
    case ExprKind::Name:
      ast::as<ast::Name>(e).ctx = context;
      break;
    case ExprKind::Attribute:
      ast::as<ast::Attribute>(e).ctx = context;
      break;
    case ExprKind::Subscript:
      ast::as<ast::Subscript>(e).ctx = context;
      break;
    case ExprKind::Starred:
      ast::as<ast::Starred>(e).ctx = context;
      set_context(*ast::as<ast::Starred>(e).value, context);
      break;
    case ExprKind::Tuple:
      ast::as<ast::Tuple>(e).ctx = context;
      for (Expr* element : ast::as<ast::Tuple>(e).elts) set_context(*element, context);
      break;
    case ExprKind::List:
      ast::as<ast::List>(e).ctx = context;
      for (Expr* element : ast::as<ast::List>(e).elts) set_context(*element, context);
      break;
    default:
      assert(false);
  }
}

}  // namespace interleave::models::python
