// Statements of one line.
#include <optional>

#include "models/python/parser_impl.h"

namespace interleave::models::python {

using ast::ExprKind;
using ast::StmtKind;

namespace {

std::optional<ast::Operator> augmented(TokenKind kind) {
  using T = TokenKind;
  using O = ast::Operator;
  switch (kind) {
    case T::PlusEqual:
      return O::Add;
    case T::MinusEqual:
      return O::Sub;
    case T::StarEqual:
      return O::Mult;
    case T::AtEqual:
      return O::MatMult;
    case T::SlashEqual:
      return O::Div;
    case T::PercentEqual:
      return O::Mod;
    case T::AmpersandEqual:
      return O::BitAnd;
    case T::PipeEqual:
      return O::BitOr;
    case T::CaretEqual:
      return O::BitXor;
    case T::LeftShiftEqual:
      return O::LShift;
    case T::RightShiftEqual:
      return O::RShift;
    case T::DoubleStarEqual:
      return O::Pow;
    case T::DoubleSlashEqual:
      return O::FloorDiv;
    default:
      return std::nullopt;
  }
}

bool is_single_target(const ast::Expr& e) {
  return e.kind == ExprKind::Name || e.kind == ExprKind::Attribute || e.kind == ExprKind::Subscript;
}

}  // namespace

bool Parser::is_augmented_assignment(T kind) { return augmented(kind).has_value(); }

// Up to the end of the file or block.
bool Parser::statements(List<Stmt*>& into) {
  while (!at(T::EndMarker) && !at(T::Dedent))
    if (!statement(into)) return false;
  return true;
}

bool Parser::statement(List<Stmt*>& into) {
  if (Stmt* compound = compound_stmt()) {
    into.push_back(compound);
    return true;
  }
  return simple_stmts(into);
}

bool Parser::simple_stmts(List<Stmt*>& into) {
  const size_t first = position(), count = into.size();
  do {
    Stmt* stmt = simple_stmt();
    if (!stmt) break;
    into.push_back(stmt);
    if (accept(T::Newline)) return true;
  } while (accept(T::Semicolon) && !at(T::Newline));
  if (into.size() > count && accept(T::Newline)) return true;
  into.resize(count);
  position_ = first;
  return false;
}

ast::Stmt* Parser::simple_stmt() {
  return memo(Rule::SimpleStatement, [this]() -> Stmt* {
    const size_t first = position();
    switch (peek().kind) {
      case T::Return:
        return return_stmt();
      case T::Import:
        return import_name();
      case T::From:
        return import_from();
      case T::Raise:
        return raise_stmt();
      case T::Pass:
        ++position_;
        return make<ast::Pass>(StmtKind::Pass, span_from(first));
      case T::Del:
        return del_stmt();
      case T::Yield: {
        if (explaining_) explain_assignment();
        Expr* value = yield_expr();
        if (!value) return nullptr;
        return make<ast::ExprStmt>(StmtKind::ExprStmt, span_from(first), value);
      }
      case T::Assert:
        return assert_stmt();
      case T::Break:
        ++position_;
        return make<ast::Break>(StmtKind::Break, span_from(first));
      case T::Continue:
        ++position_;
        return make<ast::Continue>(StmtKind::Continue, span_from(first));
      case T::Global:
        return names_stmt(StmtKind::Global);
      case T::Nonlocal:
        return names_stmt(StmtKind::Nonlocal);
      default:
        return expression_stmt();
    }
  });
}

// An expression, or an assignment of any form: which one, only the token after the expression says.
ast::Stmt* Parser::expression_stmt() {
  const size_t first = position();
  const auto explain = [&]() -> Stmt* {
    const size_t end = position();
    position_ = first;
    if (explaining_) explain_assignment();
    position_ = end;
    return nullptr;
  };
  const auto fail = [&]() -> Stmt* {
    explain();
    return back_to(first);
  };

  Expr* target = star_expressions();
  if (!target) return fail();
  if (at(T::Colon)) {
    Stmt* annotated = annotated_assignment(target, first);
    return annotated ? annotated : fail();
  }
  if (const auto op = augmented(peek().kind)) {
    if (!is_single_target(*target)) return fail();
    ++position_;
    Expr* value = yield_or_star_expressions();
    if (!value) return back_to(first);
    set_context(*target, ast::Context::Store);
    return make<ast::AugAssign>(StmtKind::AugAssign, span_from(first), target, *op, value);
  }
  if (!at(T::Equal)) {
    explain();
    return make<ast::ExprStmt>(StmtKind::ExprStmt, span_from(first), target);
  }
  Exprs targets;
  Expr* value = target;
  while (at(T::Equal)) {
    if (!is_target(*value, ast::Context::Store)) return fail();
    targets.push_back(value);
    ++position_;
    value = yield_or_star_expressions();
    if (!value) return fail();
  }
  for (Expr* e : targets) set_context(*e, ast::Context::Store);
  return make<ast::Assign>(StmtKind::Assign, span_from(first), keep(targets), value);
}

ast::Stmt* Parser::annotated_assignment(Expr* target, size_t first) {
  if (!is_single_target(*target)) return nullptr;
  ++position_;
  Expr* annotation = expression();
  if (!annotation) return nullptr;
  Expr* value = nullptr;
  if (accept(T::Equal)) {
    value = yield_or_star_expressions();
    if (!value) --position_;
  }
  const bool simple = target->kind == ExprKind::Name && tokens_[first].kind == T::Name;
  set_context(*target, ast::Context::Store);
  return make<ast::AnnAssign>(StmtKind::AnnAssign, span_from(first), target, annotation, value,
                              simple);
}

ast::Stmt* Parser::return_stmt() {
  const size_t first = position_++;
  Expr* value = star_expressions();
  return make<ast::Return>(StmtKind::Return, span_from(first), value);
}

ast::Stmt* Parser::raise_stmt() {
  const size_t first = position_++;
  Expr* exc = expression();
  Expr* cause = nullptr;
  if (exc && accept(T::From)) {
    cause = expression();
    if (!cause) --position_;
  }
  return make<ast::Raise>(StmtKind::Raise, span_from(first), exc, cause);
}

ast::Stmt* Parser::del_stmt() {
  const size_t first = position_++;
  Exprs targets;
  if (del_targets(targets) && (at(T::Semicolon) || at(T::Newline))) {
    for (Expr* e : targets) set_context(*e, ast::Context::Del);
    return make<ast::Delete>(StmtKind::Delete, span_from(first), keep(targets));
  }
  position_ = first;
  if (explaining_) explain_del();
  return back_to(first);
}

ast::Stmt* Parser::assert_stmt() {
  const size_t first = position_++;
  Expr* test = expression();
  if (!test) return back_to(first);
  Expr* message = nullptr;
  if (accept(T::Comma)) {
    message = expression();
    if (!message) --position_;
  }
  return make<ast::Assert>(StmtKind::Assert, span_from(first), test, message);
}

bool Parser::dotted_name(std::string& name) {
  if (!at(T::Name)) return false;
  name = text_of(peek());
  ++position_;
  while (at(T::Dot) && peek(1).kind == T::Name) {
    name += '.';
    name += text_of(peek(1));
    position_ += 2;
  }
  return true;
}

ast::Stmt* Parser::import_name() {
  const size_t first = position_++;
  List<ast::alias> names;
  std::string dotted;
  do {
    const size_t start = position();
    if (!dotted_name(dotted)) {
      if (names.empty()) return back_to(first);
      --position_;  // the comma
      break;
    }
    ast::alias name{arena_.intern(dotted), {}, {}};
    if (at(T::As) && peek(1).kind == T::Name) {
      name.asname = identifier(peek(1));
      position_ += 2;
    }
    name.span = span_from(start);
    names.push_back(name);
  } while (accept(T::Comma));
  return make<ast::Import>(StmtKind::Import, span_from(first), keep(names));
}

ast::Stmt* Parser::import_from() {
  const size_t first = position_++;
  uint32_t level = 0;
  for (; at(T::Dot) || at(T::Ellipsis); ++position_) level += at(T::Dot) ? 1 : 3;
  std::string module;
  if (!dotted_name(module) && level == 0) return back_to(first);
  if (!accept(T::Import)) return back_to(first);

  List<ast::alias> names;
  const size_t start = position();
  if (accept(T::Star)) {
    names.push_back({arena_.intern("*"), {}, span_from(start)});
  } else if (accept(T::LeftParen)) {
    if (!import_from_as_names(names)) return back_to(first);
    accept(T::Comma);
    if (!accept(T::RightParen)) return back_to(first);
  } else if (!import_from_as_names(names) || at(T::Comma)) {
    position_ = start;
    if (explaining_) explain_import_from_targets();
    return back_to(first);
  }
  return make<ast::ImportFrom>(StmtKind::ImportFrom, span_from(first),
                               module.empty() ? ast::Identifier{} : arena_.intern(module),
                               keep(names), level);
}

bool Parser::import_from_as_names(List<ast::alias>& names) {
  do {
    const size_t start = position();
    if (!at(T::Name)) {
      if (names.empty()) return false;
      --position_;  // the comma
      return true;
    }
    ast::alias name{identifier(peek()), {}, {}};
    ++position_;
    if (at(T::As) && peek(1).kind == T::Name) {
      name.asname = identifier(peek(1));
      position_ += 2;
    }
    name.span = span_from(start);
    names.push_back(name);
  } while (accept(T::Comma));
  return true;
}

// global, nonlocal
ast::Stmt* Parser::names_stmt(StmtKind kind) {
  const size_t first = position_++;
  List<ast::Identifier> names;
  do {
    if (!at(T::Name)) {
      if (names.empty()) return back_to(first);
      --position_;
      break;
    }
    names.push_back(identifier(peek()));
    ++position_;
  } while (accept(T::Comma));
  if (kind == StmtKind::Global) return make<ast::Global>(kind, span_from(first), keep(names));
  return make<ast::Nonlocal>(kind, span_from(first), keep(names));
}

}  // namespace interleave::models::python
