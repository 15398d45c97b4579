// Expressions at a wrong place.
#include <string>

#include "models/python/placement_impl.h"

namespace interleave::models::python {

using ast::Context;
using ast::ExprKind;

namespace {

constexpr size_t kMaxBeforeStar = 256;

const ast::Expr* unstarred(const ast::Expr* e) {
  const auto* starred = ast::try_as<ast::Starred>(e);
  return starred != nullptr ? starred->value : e;
}

}  // namespace

void Placement::expressions(ast::Sequence<ast::Expr*> list) {
  for (const ast::Expr* e : list) expression(e);
}

void Placement::expression(const ast::Expr* e) {
  if (e == nullptr) return;
  switch (e->kind) {
    case ExprKind::BoolOp:
      expressions(ast::as<ast::BoolOp>(*e).values);
      break;
    case ExprKind::NamedExpr:
      expression(ast::as<ast::NamedExpr>(*e).value);
      expression(ast::as<ast::NamedExpr>(*e).target);
      break;
    case ExprKind::BinOp:
      expression(ast::as<ast::BinOp>(*e).left);
      expression(ast::as<ast::BinOp>(*e).right);
      break;
    case ExprKind::UnaryOp:
      expression(ast::as<ast::UnaryOp>(*e).operand);
      break;
    case ExprKind::Lambda:
      lambda(ast::as<ast::Lambda>(*e));
      break;
    case ExprKind::IfExp:
      expression(ast::as<ast::IfExp>(*e).test);
      expression(ast::as<ast::IfExp>(*e).body);
      expression(ast::as<ast::IfExp>(*e).orelse);
      break;
    case ExprKind::Dict: {
      const auto& dict = ast::as<ast::Dict>(*e);
      for (size_t i = 0; i < dict.values.size(); ++i) {
        expression(dict.keys[i]);
        expression(dict.values[i]);
      }
      break;
    }
    case ExprKind::Set:
      elements(*e, ast::as<ast::Set>(*e).elts, Context::Load);
      break;
    case ExprKind::ListComp:
    case ExprKind::SetComp:
    case ExprKind::DictComp:
    case ExprKind::GeneratorExp:
      comprehension(ast::as<ast::ComprehensionExpr>(*e));
      break;
    case ExprKind::Await:
      if (!in_function()) fail(e->span, "'await' outside function");
      if (here_.unit != Unit::AsyncFunction && here_.unit != Unit::Comprehension)
        fail(e->span, "'await' outside async function");
      expression(ast::as<ast::Await>(*e).value);
      break;
    case ExprKind::Yield:
      if (!in_function()) fail(e->span, "'yield' outside function");
      expression(ast::as<ast::Yield>(*e).value);
      break;
    case ExprKind::YieldFrom:
      if (!in_function()) fail(e->span, "'yield' outside function");
      if (here_.unit == Unit::AsyncFunction) fail(e->span, "'yield from' inside async function");
      expression(ast::as<ast::YieldFrom>(*e).value);
      break;
    case ExprKind::Compare:
      expression(ast::as<ast::Compare>(*e).left);
      expressions(ast::as<ast::Compare>(*e).comparators);
      break;
    case ExprKind::Call: {
      const auto& call = ast::as<ast::Call>(*e);
      keywords(call.keywords);
      expression(call.func);
      for (const ast::Expr* arg : call.args) expression(unstarred(arg));
      for (const ast::keyword& k : call.keywords) expression(k.value);
      break;
    }
    case ExprKind::FormattedValue:
      expression(ast::as<ast::FormattedValue>(*e).value);
      expression(ast::as<ast::FormattedValue>(*e).format_spec);
      break;
    case ExprKind::JoinedStr:
      expressions(ast::as<ast::JoinedStr>(*e).values);
      break;
    case ExprKind::Constant:
      break;
    case ExprKind::Attribute: {
      const auto& attribute = ast::as<ast::Attribute>(*e);
      expression(attribute.value);
      check_name(attribute.attr, attribute.ctx, e->span);
      break;
    }
    case ExprKind::Subscript:
      expression(ast::as<ast::Subscript>(*e).value);
      expression(ast::as<ast::Subscript>(*e).slice);
      break;
    case ExprKind::Starred:
      if (ast::as<ast::Starred>(*e).ctx == Context::Store)
        fail(e->span, "starred assignment target must be in a list or tuple");
      fail(e->span, "can't use starred expression here");
    case ExprKind::Name:
      check_name(ast::as<ast::Name>(*e).id, ast::as<ast::Name>(*e).ctx, e->span);
      break;
    case ExprKind::List:
      elements(*e, ast::as<ast::List>(*e).elts, ast::as<ast::List>(*e).ctx);
      break;
    case ExprKind::Tuple:
      elements(*e, ast::as<ast::Tuple>(*e).elts, ast::as<ast::Tuple>(*e).ctx);
      break;
    case ExprKind::Slice:
      expression(ast::as<ast::Slice>(*e).lower);
      expression(ast::as<ast::Slice>(*e).upper);
      expression(ast::as<ast::Slice>(*e).step);
      break;
  }
}

// Of a list, tuple or set, as value or as target.
void Placement::elements(const ast::Expr& display, ast::Sequence<ast::Expr*> list,
                         Context context) {
  if (context == Context::Store) {
    bool starred = false;
    for (size_t i = 0; i < list.size(); ++i) {
      if (list[i]->kind != ExprKind::Starred) continue;
      if (starred) fail(display.span, "multiple starred expressions in assignment");
      if (i >= kMaxBeforeStar)
        fail(display.span, "too many expressions in star-unpacking assignment");
      starred = true;
    }
  }
  for (const ast::Expr* e : list) expression(context == Context::Del ? e : unstarred(e));
}

void Placement::lambda(const ast::Lambda& l) {
  parameters(*l.args, l.span);
  expressions(l.args->defaults);
  expressions(l.args->kw_defaults);
  const Enter enter(*this, Unit::Lambda, l.scope);
  expression(l.body);
}

void Placement::comprehension(const ast::ComprehensionExpr& c) {
  const Scope& scope = table_.scopes[c.scope];
  const bool awaits = scope.is_coroutine || scope.is_async_generator;
  if (awaits && c.kind != ExprKind::GeneratorExp && here_.unit != Unit::AsyncFunction &&
      here_.unit != Unit::Comprehension)
    fail(c.span, "asynchronous comprehension outside of an asynchronous function");
  {
    const Enter enter(*this, Unit::Comprehension, c.scope);
    for (const ast::comprehension& clause : c.generators) {
      if (&clause != &c.generators[0]) expression(clause.iter);
      expression(clause.target);
      expressions(clause.ifs);
    }
    expression(c.elt);
    expression(c.value);
  }
  expression(c.generators[0].iter);
}

// That no name is given twice. The values are checked after the function.
void Placement::keywords(ast::Sequence<ast::keyword> list) {
  for (size_t i = 0; i < list.size(); ++i) {
    if (list[i].arg.empty()) continue;
    check_name(list[i].arg, Context::Store, list[i].span);
    for (size_t k = i + 1; k < list.size(); ++k)
      if (ast::same_name(list[i].arg, list[k].arg))
        fail(list[k].span, "keyword argument repeated: " + std::string(list[i].arg));
  }
}

void Placement::parameters(const ast::arguments& args, const ast::Span& span) {
  const auto check = [&](const ast::arg& a) { check_name(a.name, Context::Store, span); };
  for (const ast::arg& a : args.posonlyargs) check(a);
  for (const ast::arg& a : args.args) check(a);
  if (args.vararg != nullptr) check(*args.vararg);
  for (const ast::arg& a : args.kwonlyargs) check(a);
  if (args.kwarg != nullptr) check(*args.kwarg);
}

void Placement::check_name(ast::Identifier name, Context context, const ast::Span& span) {
  if (context == Context::Load || name != "__debug__") return;
  fail(span, context == Context::Store ? "cannot assign to __debug__" : "cannot delete __debug__");
}

}  // namespace interleave::models::python
