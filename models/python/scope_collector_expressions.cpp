// The walk of the scope collector through expressions and patterns.
#include <string>

#include "models/python/scope_collector.h"

namespace interleave::models::python {

using ast::ExprKind;
using ast::PatternKind;

namespace {

std::string_view comprehension_name(ExprKind kind) {
  switch (kind) {
    case ExprKind::ListComp:
      return "<listcomp>";
    case ExprKind::SetComp:
      return "<setcomp>";
    case ExprKind::DictComp:
      return "<dictcomp>";
    default:
      return "<genexpr>";
  }
}

}  // namespace

void ScopeCollector::expressions(ast::Sequence<ast::Expr*> list) {
  for (ast::Expr* e : list) expression(e);
}

void ScopeCollector::keywords(ast::Sequence<ast::keyword> list) {
  for (const ast::keyword& k : list) {
    if (!k.arg.empty()) mangle(k.arg);
    expression(k.value);
  }
}

void ScopeCollector::expression(ast::Expr* e) {
  if (e == nullptr) return;
  if (depth_ >= ast::kMaxDepth) fail(e->span, "too many nested expressions");
  ++depth_;
  switch (e->kind) {
    case ExprKind::BoolOp:
      expressions(ast::as<ast::BoolOp>(*e).values);
      break;
    case ExprKind::NamedExpr:
      named_expression(ast::as<ast::NamedExpr>(*e));
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
    case ExprKind::Dict:
      expressions(ast::as<ast::Dict>(*e).keys);
      expressions(ast::as<ast::Dict>(*e).values);
      break;
    case ExprKind::Set:
      expressions(ast::as<ast::Set>(*e).elts);
      break;
    case ExprKind::ListComp:
    case ExprKind::SetComp:
    case ExprKind::DictComp:
    case ExprKind::GeneratorExp:
      comprehension(ast::as<ast::ComprehensionExpr>(*e));
      break;
    case ExprKind::Await:
      expression(ast::as<ast::Await>(*e).value);
      here().is_coroutine = true;
      break;
    case ExprKind::Yield:
      yield(*e, ast::as<ast::Yield>(*e).value);
      break;
    case ExprKind::YieldFrom:
      yield(*e, ast::as<ast::YieldFrom>(*e).value);
      break;
    case ExprKind::Compare:
      expression(ast::as<ast::Compare>(*e).left);
      expressions(ast::as<ast::Compare>(*e).comparators);
      break;
    case ExprKind::Call:
      expression(ast::as<ast::Call>(*e).func);
      expressions(ast::as<ast::Call>(*e).args);
      keywords(ast::as<ast::Call>(*e).keywords);
      break;
    case ExprKind::FormattedValue:
      expression(ast::as<ast::FormattedValue>(*e).value);
      expression(ast::as<ast::FormattedValue>(*e).format_spec);
      break;
    case ExprKind::JoinedStr:
      expressions(ast::as<ast::JoinedStr>(*e).values);
      break;
    case ExprKind::Constant:
      break;
    case ExprKind::Attribute:
      mangle(ast::as<ast::Attribute>(*e).attr);
      expression(ast::as<ast::Attribute>(*e).value);
      break;
    case ExprKind::Subscript:
      expression(ast::as<ast::Subscript>(*e).value);
      expression(ast::as<ast::Subscript>(*e).slice);
      break;
    case ExprKind::Starred:
      expression(ast::as<ast::Starred>(*e).value);
      break;
    case ExprKind::Name:
      name(ast::as<ast::Name>(*e));
      break;
    case ExprKind::List:
      expressions(ast::as<ast::List>(*e).elts);
      break;
    case ExprKind::Tuple:
      expressions(ast::as<ast::Tuple>(*e).elts);
      break;
    case ExprKind::Slice:
      expression(ast::as<ast::Slice>(*e).lower);
      expression(ast::as<ast::Slice>(*e).upper);
      expression(ast::as<ast::Slice>(*e).step);
      break;
  }
  --depth_;
}

void ScopeCollector::name(const ast::Name& n) {
  const bool load = n.ctx == ast::Context::Load;
  define(n.id, load ? kRead : kAssigned, n.span);
  if (load && n.id == "super" && table_.scopes[current_].is_function())
    define(ast_.arena.intern("__class__"), kRead, n.span);
}

void ScopeCollector::lambda(ast::Lambda& l) {
  defaults(*l.args);
  l.scope = open(ScopeKind::Lambda, ast_.arena.intern("<lambda>"), l.span.line);
  parameters(*l.args);
  expression(l.body);
  close();
}

void ScopeCollector::named_expression(ast::NamedExpr& n) {
  if (here().in_iterable > 0)
    fail(n.span, "assignment expression cannot be used in a comprehension iterable expression");
  if (here().comprehension) rebind_outside(ast::as<ast::Name>(*n.target));
  expression(n.value);
  expression(n.target);
}

// `:=` in a comprehension binds in the function or module around.
void ScopeCollector::rebind_outside(const ast::Name& target) {
  for (uint32_t at = current_;; at = table_.scopes[at].parent) {
    Draft& draft = drafts_[at];
    const Symbol* known = draft.find(mangle(target.id));
    const int uses = known == nullptr ? 0 : known->uses;
    if (draft.comprehension) {
      if ((uses & kLoopVariable) != 0)
        fail(target.span, "assignment expression cannot rebind comprehension iteration variable '" +
                              std::string(target.id) + "'");
      continue;
    }
    const ScopeKind kind = table_.scopes[at].kind;
    if (kind == ScopeKind::Class)
      fail(target.span,
           "assignment expression within a comprehension cannot be used in a class body");
    const bool global = kind == ScopeKind::Module || (uses & kGlobal) != 0;
    define(target.id, global ? kGlobal : kNonlocal, target.span);
    here().directives.push_back({mangle(target.id), target.span});
    define_in(at, target.id, kind == ScopeKind::Module ? kGlobal : kAssigned, target.span);
    return;
  }
}

void ScopeCollector::yield(const ast::Expr& e, ast::Expr* value) {
  expression(value);
  here().is_generator = true;
  if (!here().comprehension) return;
  switch (*here().comprehension) {
    case ExprKind::ListComp:
      fail(e.span, "'yield' inside list comprehension");
    case ExprKind::SetComp:
      fail(e.span, "'yield' inside set comprehension");
    case ExprKind::DictComp:
      fail(e.span, "'yield' inside dict comprehension");
    default:
      fail(e.span, "'yield' inside generator expression");
  }
}

void ScopeCollector::comprehension(ast::ComprehensionExpr& c) {
  const ast::comprehension& outermost = c.generators[0];
  ++here().in_iterable;
  expression(outermost.iter);  // evaluated outside
  --here().in_iterable;

  c.scope =
      open(ScopeKind::Comprehension, ast_.arena.intern(comprehension_name(c.kind)), c.span.line);
  here().comprehension = c.kind;
  here().is_coroutine = outermost.is_async;
  const ast::Identifier argument = ast_.arena.intern(".0");
  define(argument, kParameter, c.span);
  table_.scopes[current_].locals.push_back(argument);
  table_.scopes[current_].arg_count = 1;

  for (const ast::comprehension& clause : c.generators) {
    here().in_target = true;
    expression(clause.target);
    here().in_target = false;
    if (&clause != &outermost) {
      ++here().in_iterable;
      expression(clause.iter);
      --here().in_iterable;
    }
    expressions(clause.ifs);
    if (clause.is_async) here().is_coroutine = true;
  }
  if (c.value != nullptr) expression(c.value);
  expression(c.elt);
  const bool generator = c.kind == ExprKind::GeneratorExp;
  here().is_generator = generator;
  const bool awaits = here().is_coroutine && !generator;
  close();
  if (awaits) here().is_coroutine = true;
}

void ScopeCollector::pattern(ast::Pattern& p) {
  if (depth_ >= ast::kMaxDepth) fail(p.span, "too many nested expressions");
  ++depth_;
  const auto patterns = [this](ast::Sequence<ast::Pattern*> list) {
    for (ast::Pattern* each : list) pattern(*each);
  };
  const auto bind = [&](ast::Identifier name) {
    if (!name.empty()) define(name, kAssigned, p.span);
  };
  switch (p.kind) {
    case PatternKind::MatchValue:
      expression(ast::as<ast::MatchValue>(p).value);
      break;
    case PatternKind::MatchSingleton:
      break;
    case PatternKind::MatchSequence:
      patterns(ast::as<ast::MatchSequence>(p).patterns);
      break;
    case PatternKind::MatchStar:
      bind(ast::as<ast::MatchStar>(p).name);
      break;
    case PatternKind::MatchMapping:
      expressions(ast::as<ast::MatchMapping>(p).keys);
      patterns(ast::as<ast::MatchMapping>(p).patterns);
      bind(ast::as<ast::MatchMapping>(p).rest);
      break;
    case PatternKind::MatchClass:
      expression(ast::as<ast::MatchClass>(p).cls);
      patterns(ast::as<ast::MatchClass>(p).patterns);
      patterns(ast::as<ast::MatchClass>(p).kwd_patterns);
      break;
    case PatternKind::MatchAs:
      if (ast::as<ast::MatchAs>(p).pattern != nullptr) pattern(*ast::as<ast::MatchAs>(p).pattern);
      bind(ast::as<ast::MatchAs>(p).name);
      break;
    case PatternKind::MatchOr:
      patterns(ast::as<ast::MatchOr>(p).patterns);
      break;
  }
  --depth_;
}

}  // namespace interleave::models::python
