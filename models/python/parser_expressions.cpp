// Expressions down to the operators; binary ones by precedence, from one table.
#include <array>

#include "models/python/parser_impl.h"

namespace interleave::models::python {

using ast::ExprKind;

namespace {

struct BinaryOperator {
  int8_t precedence = 0;  // 0: none; higher binds tighter
  ast::Operator op{};
};

// The left-associative operators; ** is in factor().
constexpr auto kBinary = [] {
  using T = TokenKind;
  using O = ast::Operator;
  std::array<BinaryOperator, static_cast<size_t>(T::Count)> table{};
  constexpr auto put = [](auto& into, T kind, int8_t precedence, O op) {
    into[static_cast<size_t>(kind)] = {precedence, op};
  };
  put(table, T::Pipe, 1, O::BitOr);
  put(table, T::Caret, 2, O::BitXor);
  put(table, T::Ampersand, 3, O::BitAnd);
  put(table, T::LeftShift, 4, O::LShift);
  put(table, T::RightShift, 4, O::RShift);
  put(table, T::Plus, 5, O::Add);
  put(table, T::Minus, 5, O::Sub);
  put(table, T::Star, 6, O::Mult);
  put(table, T::Slash, 6, O::Div);
  put(table, T::DoubleSlash, 6, O::FloorDiv);
  put(table, T::Percent, 6, O::Mod);
  put(table, T::At, 6, O::MatMult);
  return table;
}();

}  // namespace

// One item, or a tuple of several; a comma may end it.
template <class Item>
ast::Expr* Parser::tuple_of(Item item) {
  const size_t first = position();
  Expr* e = item();
  if (!e || !at(T::Comma)) return e;
  Exprs elements{e};
  while (accept(T::Comma)) {
    Expr* next = item();
    if (!next) break;
    elements.push_back(next);
  }
  return make<ast::Tuple>(ExprKind::Tuple, span_from(first), keep(elements));
}

ast::Expr* Parser::star_expressions() {
  return tuple_of([this] { return star_expression(); });
}

ast::Expr* Parser::tuple_of_expressions() {
  return tuple_of([this] { return expression(); });
}

ast::Expr* Parser::star_expression() {
  return memo(Rule::StarExpression, [this]() -> Expr* {
    if (!at(T::Star)) return expression();
    const size_t first = position_++;
    Expr* value = bitwise_or();
    if (!value) return back_to(first);
    return make<ast::Starred>(ExprKind::Starred, span_from(first), value);
  });
}

ast::Expr* Parser::star_named_expression() {
  if (!at(T::Star)) return named_expression();
  const size_t first = position_++;
  Expr* value = bitwise_or();
  if (!value) return back_to(first);
  return make<ast::Starred>(ExprKind::Starred, span_from(first), value);
}

// In calls.
ast::Expr* Parser::starred_expression() {
  const size_t first = position();
  if (!accept(T::Star)) return nullptr;
  Expr* value = expression();
  if (!value) return back_to(first);
  return make<ast::Starred>(ExprKind::Starred, span_from(first), value);
}

// Null if it is none, and if its value is wrong.
ast::Expr* Parser::assignment_expression() {
  const size_t first = position();
  if (!at(T::Name) || peek(1).kind != T::ColonEqual) return nullptr;
  const Token name = peek();
  position_ += 2;
  Expr* value = expression();
  if (!value) return back_to(first);
  Expr* target =
      make<ast::Name>(ExprKind::Name, span_of(name), identifier(name), ast::Context::Store);
  return make<ast::NamedExpr>(ExprKind::NamedExpr, span_from(first), target, value);
}

ast::Expr* Parser::named_expression() {
  const size_t first = position();
  if (at(T::Name) && peek(1).kind == T::ColonEqual) return assignment_expression();
  if (explaining_) explain_named_expression();
  Expr* e = expression();
  return e && !at(T::ColonEqual) ? e : back_to(first);
}

ast::Expr* Parser::yield_expr() {
  const size_t first = position();
  if (!accept(T::Yield)) return nullptr;
  if (at(T::From)) {
    ++position_;
    if (Expr* value = expression())
      return make<ast::YieldFrom>(ExprKind::YieldFrom, span_from(first), value);
    --position_;
  }
  Expr* value = star_expressions();
  return make<ast::Yield>(ExprKind::Yield, span_from(first), value);
}

ast::Expr* Parser::expression() {
  return memo(Rule::Expression, [this]() -> Expr* {
    const Nesting nesting(*this);
    if (explaining_) {
      explain_expression();
      explain_legacy_expression();
    }
    return at(T::Lambda) ? lambda() : conditional();
  });
}

// `a if b else c`, or `a` alone.
ast::Expr* Parser::conditional() {
  const size_t first = position();
  Expr* body = disjunction();
  if (!body || !at(T::If)) return body;
  const size_t end = position_++;
  if (Expr* test = disjunction(); test && accept(T::Else))
    if (Expr* orelse = expression())
      return make<ast::IfExp>(ExprKind::IfExp, span_from(first), test, body, orelse);
  position_ = end;
  return body;
}

ast::Expr* Parser::disjunction() {
  return memo(Rule::Disjunction,
              [this] { return boolean(T::Or, ast::BoolOperator::Or, &Parser::conjunction); });
}

ast::Expr* Parser::conjunction() {
  return memo(Rule::Conjunction,
              [this] { return boolean(T::And, ast::BoolOperator::And, &Parser::inversion); });
}

ast::Expr* Parser::boolean(T keyword, ast::BoolOperator op, Expr* (Parser::*operand)()) {
  const size_t first = position();
  Expr* e = (this->*operand)();
  if (!e || !at(keyword)) return e;
  Exprs values{e};
  while (accept(keyword)) {
    Expr* next = (this->*operand)();
    if (!next) {
      --position_;
      break;
    }
    values.push_back(next);
  }
  if (values.size() == 1) return e;
  return make<ast::BoolOp>(ExprKind::BoolOp, span_from(first), op, keep(values));
}

ast::Expr* Parser::inversion() {
  return memo(Rule::Inversion, [this]() -> Expr* {
    if (!at(T::Not)) return comparison();
    const Nesting nesting(*this);
    const size_t first = position_++;
    Expr* operand = inversion();
    if (!operand) return back_to(first);
    return make<ast::UnaryOp>(ExprKind::UnaryOp, span_from(first), ast::UnaryOperator::Not,
                              operand);
  });
}

ast::Expr* Parser::comparison() {
  const size_t first = position();
  Expr* left = bitwise_or();
  if (!left) return nullptr;
  List<ast::CompareOperator> ops;
  Exprs comparators;
  for (;;) {
    const size_t end = position();
    ast::CompareOperator op;
    Expr* right = comparison_operator(op) ? bitwise_or() : nullptr;
    if (!right) {
      position_ = end;
      break;
    }
    ops.push_back(op);
    comparators.push_back(right);
  }
  if (ops.empty()) return left;
  return make<ast::Compare>(ExprKind::Compare, span_from(first), left, keep(ops),
                            keep(comparators));
}

bool Parser::comparison_operator(ast::CompareOperator& op) {
  using Op = ast::CompareOperator;
  switch (peek().kind) {
    case T::EqualEqual:
      op = Op::Eq;
      break;
    case T::NotEqual:
      op = Op::NotEq;
      break;
    case T::LessEqual:
      op = Op::LtE;
      break;
    case T::Less:
      op = Op::Lt;
      break;
    case T::GreaterEqual:
      op = Op::GtE;
      break;
    case T::Greater:
      op = Op::Gt;
      break;
    case T::In:
      op = Op::In;
      break;
    case T::Not:
      if (peek(1).kind != T::In) return false;
      ++position_;
      op = Op::NotIn;
      break;
    case T::Is:
      op = Op::Is;
      if (peek(1).kind == T::Not) {
        ++position_;
        op = Op::IsNot;
      }
      break;
    default:
      return false;
  }
  ++position_;
  return true;
}

ast::Expr* Parser::bitwise_or() {
  return memo(Rule::BitwiseOr, [this] { return binary(1); });
}

// Operators that bind at least as tightly as `precedence`, which is 1 or more.
ast::Expr* Parser::binary(int precedence) {
  const size_t first = position();
  Expr* left = factor();
  if (!left) return nullptr;
  for (;;) {
    const BinaryOperator found = kBinary[static_cast<size_t>(peek().kind)];
    if (found.precedence < precedence) return left;
    ++position_;
    Expr* right = binary(found.precedence + 1);
    if (!right) {
      --position_;
      return left;
    }
    left = make<ast::BinOp>(ExprKind::BinOp, span_from(first), left, found.op, right);
  }
}

ast::Expr* Parser::factor() {
  return memo(Rule::Factor, [this]() -> Expr* {
    const size_t first = position();
    ast::UnaryOperator op;
    switch (peek().kind) {
      case T::Plus:
        op = ast::UnaryOperator::UAdd;
        break;
      case T::Minus:
        op = ast::UnaryOperator::USub;
        break;
      case T::Tilde:
        op = ast::UnaryOperator::Invert;
        break;
      default: {
        Expr* base = await_primary();
        if (!base || !accept(T::DoubleStar)) return base;
        const Nesting nesting(*this);
        Expr* exponent = factor();
        if (!exponent) {
          --position_;
          return base;
        }
        return make<ast::BinOp>(ExprKind::BinOp, span_from(first), base, ast::Operator::Pow,
                                exponent);
      }
    }
    const Nesting nesting(*this);
    ++position_;
    Expr* operand = factor();
    if (!operand) return back_to(first);
    return make<ast::UnaryOp>(ExprKind::UnaryOp, span_from(first), op, operand);
  });
}

ast::Expr* Parser::await_primary() {
  if (!at(T::Await)) return primary();
  const size_t first = position_++;
  Expr* value = primary();
  if (!value) return back_to(first);
  return make<ast::Await>(ExprKind::Await, span_from(first), value);
}

}  // namespace interleave::models::python
