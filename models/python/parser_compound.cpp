// Statements that have a body.
#include "models/python/parser_impl.h"

namespace interleave::models::python {

using ast::StmtKind;

ast::Stmt* Parser::compound_stmt() {
  T kind = peek().kind;
  if (kind == T::Async) kind = peek(1).kind;
  switch (kind) {
    case T::Def:
      return function_def({});
    case T::At:
      return at(T::At) ? decorated() : nullptr;
    case T::If:
      return at(T::If) ? if_stmt(T::If) : nullptr;
    case T::Class:
      return at(T::Class) ? class_def({}) : nullptr;
    case T::With:
      return with_stmt();
    case T::For:
      return for_stmt();
    case T::Try:
      return at(T::Try) ? try_stmt() : nullptr;
    case T::While:
      return at(T::While) ? while_stmt() : nullptr;
    case T::Name:
      return at_soft_keyword("match") ? match_stmt() : nullptr;
    default:
      return nullptr;
  }
}

// What follows the colon: an indented block, or simple statements on the same line.
const ast::Body* Parser::block() {
  return memo(Rule::Block, [this]() -> const ast::Body* {
    const Nesting nesting(*this);
    const size_t first = position();
    List<Stmt*> body;
    if (at(T::Newline)) {
      if (peek(1).kind == T::Indent) {
        position_ += 2;
        if (statements(body) && accept(T::Dedent)) return arena_.make<ast::Body>(keep(body));
      } else if (explaining_) {
        explain_block();
      }
      return back_to(first);
    }
    return simple_stmts(body) ? arena_.make<ast::Body>(keep(body)) : nullptr;
  });
}

ast::Stmt* Parser::decorated() {
  const size_t first = position();
  Exprs decorators;
  while (accept(T::At)) {
    Expr* decorator = named_expression();
    if (!decorator || !accept(T::Newline)) return back_to(first);
    decorators.push_back(decorator);
  }
  Stmt* decorated = nullptr;
  if (at(T::Class)) {
    decorated = class_def(keep(decorators));
  } else if (at(T::Def) || (at(T::Async) && peek(1).kind == T::Def)) {
    decorated = function_def(keep(decorators));
  }
  return decorated ? decorated : back_to(first);
}

ast::Stmt* Parser::function_def(ast::Sequence<Expr*> decorators) {
  if (explaining_) explain_def();
  const size_t first = position();
  const bool async = accept(T::Async);
  ++position_;
  if (!at(T::Name)) return back_to(first);
  const ast::Identifier name = identifier(peek());
  ++position_;
  expect_or_raise(T::LeftParen);
  ast::arguments* params = parameters(T::RightParen);
  if (!params || !accept(T::RightParen)) return back_to(first);
  Expr* returns = nullptr;
  if (accept(T::Arrow)) {
    returns = expression();
    if (!returns) --position_;
  }
  expect_or_raise(T::Colon);
  const ast::Body* body = block();
  if (!body) return back_to(first);
  return make<ast::FunctionDef>(async ? StmtKind::AsyncFunctionDef : StmtKind::FunctionDef,
                                span_from(first), name, params, *body, decorators, returns);
}

ast::Stmt* Parser::class_def(ast::Sequence<Expr*> decorators) {
  if (explaining_) explain_class();
  const size_t first = position_++;
  if (!at(T::Name)) return back_to(first);
  const ast::Identifier name = identifier(peek());
  ++position_;
  ast::Sequence<Expr*> bases;
  ast::Sequence<ast::keyword> keywords;
  if (accept(T::LeftParen)) {
    if (const Arguments* found = arguments(false)) {
      bases = found->args;
      keywords = found->keywords;
    }
    if (!accept(T::RightParen)) return back_to(first);
  }
  const ast::Body* body = body_after_colon();
  if (!body) return back_to(first);
  return make<ast::ClassDef>(StmtKind::ClassDef, span_from(first), name, bases, keywords, *body,
                             decorators);
}

// if, elif
ast::Stmt* Parser::if_stmt(T keyword) {
  const Nesting nesting(*this);
  if (explaining_)
    explain_header(keyword, keyword == T::If ? "'if' statement" : "'elif' statement");
  const size_t first = position_++;
  Expr* test = named_expression();
  const ast::Body* body = test ? body_after_colon() : nullptr;
  if (!body) return back_to(first);
  ast::Body orelse;
  if (at(T::Elif)) {
    Stmt* elif = if_stmt(T::Elif);
    if (!elif) return back_to(first);
    orelse = arena_.copy(std::span<Stmt* const>(&elif, 1));
  } else if (at(T::Else)) {
    const ast::Body* otherwise = else_block();
    if (!otherwise) return back_to(first);
    orelse = *otherwise;
  }
  return make<ast::If>(StmtKind::If, span_from(first), test, *body, orelse);
}

const ast::Body* Parser::else_block() {
  if (explaining_) explain_bare_header("'else' statement");
  const size_t first = position_++;
  expect_or_raise(T::Colon);
  const ast::Body* body = block();
  return body ? body : back_to(first);
}

ast::Stmt* Parser::while_stmt() {
  if (explaining_) explain_header(T::While, "'while' statement");
  const size_t first = position_++;
  Expr* test = named_expression();
  const ast::Body* body = test ? body_after_colon() : nullptr;
  if (!body) return back_to(first);
  ast::Body orelse;
  if (at(T::Else)) {
    const ast::Body* otherwise = else_block();
    if (!otherwise) return back_to(first);
    orelse = *otherwise;
  }
  return make<ast::While>(StmtKind::While, span_from(first), test, *body, orelse);
}

ast::Stmt* Parser::for_stmt() {
  if (explaining_) explain_for();
  const size_t first = position();
  const bool async = accept(T::Async);
  ++position_;
  Expr* target = star_targets();
  if (!target || !accept(T::In)) {
    position_ = first;
    if (explaining_) explain_for_target();
    return back_to(first);
  }
  Expr* iter = star_expressions();
  const ast::Body* body = iter ? body_after_colon() : nullptr;
  if (!body) return back_to(first);
  ast::Body orelse;
  if (at(T::Else)) {
    const ast::Body* otherwise = else_block();
    if (!otherwise) return back_to(first);
    orelse = *otherwise;
  }
  return make<ast::For>(async ? StmtKind::AsyncFor : StmtKind::For, span_from(first), target, iter,
                        *body, orelse);
}

ast::Stmt* Parser::with_stmt() {
  if (explaining_) explain_with(true);
  const size_t first = position();
  const bool async = accept(T::Async);
  const size_t after_with = ++position_;
  List<ast::withitem> items;
  // `with (a, b):` may be two items or one tuple, `with (a).b:` is one: only the colon tells.
  if (!with_items(items, true) || !at(T::Colon)) {
    items.clear();
    position_ = after_with;
    if (!with_items(items, false)) items.clear();
  }
  const ast::Body* body = items.empty() ? nullptr : body_after_colon();
  if (!body) {
    position_ = first;
    if (explaining_) explain_with(false);
    return back_to(first);
  }
  return make<ast::With>(async ? StmtKind::AsyncWith : StmtKind::With, span_from(first),
                         keep(items), *body);
}

bool Parser::with_items(List<ast::withitem>& items, bool parenthesized) {
  if (parenthesized && !accept(T::LeftParen)) return false;
  do {
    ast::withitem item{};
    if (!with_item(item)) {
      if (items.empty()) return false;
      --position_;  // the comma
      break;
    }
    items.push_back(item);
  } while (accept(T::Comma));
  if (!parenthesized) return true;
  accept(T::Comma);
  return accept(T::RightParen);
}

bool Parser::with_item(ast::withitem& item) {
  const size_t first = position();
  item.context_expr = expression();
  if (!item.context_expr) return false;
  const size_t end = position();
  if (accept(T::As)) {
    item.optional_vars = star_target();
    if (item.optional_vars && (at(T::Comma) || at(T::RightParen) || at(T::Colon))) {
      set_context(*item.optional_vars, ast::Context::Store);
      return true;
    }
    item.optional_vars = nullptr;
    position_ = first;
    if (explaining_) explain_with_item();
    position_ = end;
  }
  return true;
}

ast::Stmt* Parser::try_stmt() {
  if (explaining_) explain_try();
  const size_t first = position_++;
  expect_or_raise(T::Colon);
  const ast::Body* body = block();
  if (!body) return back_to(first);
  List<ast::ExceptHandler> handlers;
  const bool star = at(T::Except) && peek(1).kind == T::Star;
  if (at(T::Except)) {
    ast::ExceptHandler handler{};
    while (at(T::Except) && except_block(star, handler)) handlers.push_back(handler);
    if (handlers.empty()) return back_to(first);
  }
  ast::Body orelse, finalbody;
  if (at(T::Else) && !handlers.empty()) {
    const ast::Body* otherwise = else_block();
    if (!otherwise) return back_to(first);
    orelse = *otherwise;
  }
  if (at(T::Finally)) {
    const ast::Body* finally = finally_block();
    if (!finally) return back_to(first);
    finalbody = *finally;
  } else if (handlers.empty()) {
    return back_to(first);
  }
  return make<ast::Try>(star ? StmtKind::TryStar : StmtKind::Try, span_from(first), *body,
                        keep(handlers), orelse, finalbody);
}

bool Parser::except_block(bool star, ast::ExceptHandler& handler) {
  const size_t first = position();
  if (explaining_) {
    if (star) explain_except();
    explain_except_indent(star);
  }
  handler = {};
  ++position_;
  const auto parse = [&] {
    if (star && !accept(T::Star)) return false;
    if (star || !at(T::Colon)) {
      handler.type = expression();
      if (!handler.type) return false;
      if (at(T::As) && peek(1).kind == T::Name) {
        handler.name = identifier(peek(1));
        position_ += 2;
      }
    }
    const ast::Body* body = body_after_colon();
    if (!body) return false;
    handler.body = *body;
    handler.span = span_from(first);
    return true;
  };
  if (parse()) return true;
  position_ = first;
  if (explaining_) explain_except();
  return false;
}

const ast::Body* Parser::finally_block() {
  if (explaining_) explain_bare_header("'finally' statement");
  const size_t first = position_++;
  expect_or_raise(T::Colon);
  const ast::Body* body = block();
  return body ? body : back_to(first);
}

}  // namespace interleave::models::python
