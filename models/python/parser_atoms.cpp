// Primaries (calls, attributes, subscripts), atoms and comprehensions.
#include <algorithm>
#include <optional>

#include "models/python/literal.h"
#include "models/python/parser_impl.h"

namespace interleave::models::python {

using ast::ConstantKind;
using ast::ExprKind;

ast::Expr* Parser::primary() {
  return memo(Rule::Primary, [this]() -> Expr* {
    const size_t first = position();
    Expr* e = atom();
    while (e) {
      Expr* longer = nullptr;
      // The grammar looks for a generator in any bracket here.
      if (explaining_ && (at(T::LeftBracket) || at(T::LeftBrace))) explain_comprehension();
      if (at(T::Dot)) {
        if (peek(1).kind != T::Name) return e;
        const ast::Identifier name = identifier(peek(1));
        position_ += 2;
        longer = make<ast::Attribute>(ExprKind::Attribute, span_from(first), e, name);
      } else if (at(T::LeftParen)) {
        longer = call(e, first);
      } else if (at(T::LeftBracket)) {
        longer = subscript(e, first);
      }
      if (!longer) return e;
      e = longer;
    }
    return nullptr;
  });
}

ast::Expr* Parser::call(Expr* func, size_t first) {
  const Nesting nesting(*this);
  const size_t open = position();
  if (explaining_) {
    if (Expr* generator = comprehension(ExprKind::GeneratorExp))
      return make<ast::Call>(ExprKind::Call, span_from(first), func,
                             arena_.copy(std::span<Expr* const>(&generator, 1)));
  }
  ++position_;
  if (accept(T::RightParen)) return make<ast::Call>(ExprKind::Call, span_from(first), func);
  const Arguments* found = arguments(true);
  if (!found || !accept(T::RightParen)) return back_to(open);
  return make<ast::Call>(ExprKind::Call, span_from(first), func, found->args, found->keywords);
}

ast::Expr* Parser::subscript(Expr* value, size_t first) {
  const Nesting nesting(*this);
  const size_t open = position_++;
  Expr* index = slices();
  if (!index || !accept(T::RightBracket)) return back_to(open);
  return make<ast::Subscript>(ExprKind::Subscript, span_from(first), value, index);
}

ast::Expr* Parser::slices() {
  const size_t first = position();
  Exprs items;
  do {
    Expr* item = at(T::Star) ? starred_expression() : slice();
    if (!item) {
      if (items.empty()) return back_to(first);
      break;
    }
    items.push_back(item);
    if (items.size() == 1 && !at(T::Comma) && item->kind != ExprKind::Starred) return item;
  } while (accept(T::Comma));
  return make<ast::Tuple>(ExprKind::Tuple, span_from(first), keep(items));
}

ast::Expr* Parser::slice() {
  const size_t first = position();
  Expr* lower = expression();
  if (accept(T::Colon)) {
    Expr* upper = expression();
    Expr* step = accept(T::Colon) ? expression() : nullptr;
    return make<ast::Slice>(ExprKind::Slice, span_from(first), lower, upper, step);
  }
  if (lower && !explaining_ && !at(T::ColonEqual)) return lower;
  position_ = first;
  return named_expression();
}

ast::Expr* Parser::atom() {
  const Token& token = peek();
  const ast::Span span = span_of(token);
  const auto keyword = [&](ConstantKind kind) {
    ++position_;
    return constant(span, kind);
  };
  switch (token.kind) {
    case T::Name: {
      const ast::Identifier name = identifier(token);
      ++position_;
      return make<ast::Name>(ExprKind::Name, span, name);
    }
    case T::True:
      return keyword(ConstantKind::True);
    case T::False:
      return keyword(ConstantKind::False);
    case T::None:
      return keyword(ConstantKind::None);
    case T::Ellipsis:
      return keyword(ConstantKind::Ellipsis);
    case T::String:
      return strings();
    case T::Number:
      return number();
    case T::LeftParen:
      return parenthesized();
    case T::LeftBracket:
      return bracketed();
    case T::LeftBrace:
      return braced();
    default:
      return nullptr;
  }
}

ast::Expr* Parser::number() {
  const Token token = peek();
  const ast::Span span = span_of(token);
  const std::optional<Number> value = parse_number(text_of(token));
  if (!value) {
    const auto digits =
        text_of(token).size() -
        static_cast<size_t>(std::count(text_of(token).begin(), text_of(token).end(), '_'));
    raise(SyntaxError::Kind::SyntaxError,
          "Exceeds the limit (4300 digits) for integer string conversion: value has " +
              std::to_string(digits) +
              " digits; use sys.set_int_max_str_digits() to increase the limit - Consider "
              "hexadecimal for huge integer literals to avoid decimal conversion limits.",
          token.line, 0, token.end_line, 0);
  }
  ++position_;
  return make<ast::Constant>(ExprKind::Constant, span, value->kind, false, value->integer,
                             value->real, arena_.copy(std::string_view(value->text)));
}

// ( … ): a tuple, a group or a generator
ast::Expr* Parser::parenthesized() {
  const Nesting nesting(*this);
  const size_t open = position_++;
  if (accept(T::RightParen)) return make<ast::Tuple>(ExprKind::Tuple, span_from(open));
  const bool starred = at(T::Star);
  if (at(T::Yield)) {
    Expr* inner = yield_expr();
    if (inner && accept(T::RightParen)) return inner;
  } else if (Expr* inner = star_named_expression()) {
    if (at(T::Comma)) {
      Exprs items{inner};
      if (rest_of_items(items, T::RightParen))
        return make<ast::Tuple>(ExprKind::Tuple, span_from(open), keep(items));
    } else if (!starred) {
      if (accept(T::RightParen)) return inner;
      if (Expr* e = rest_of_comprehension(ExprKind::GeneratorExp, open, inner)) return e;
    }
  }
  position_ = open;
  if (!explaining_) return nullptr;
  explain_group();
  return comprehension(ExprKind::GeneratorExp);
}

// [ … ]: a list or a comprehension
ast::Expr* Parser::bracketed() {
  const Nesting nesting(*this);
  const size_t open = position_++;
  if (accept(T::RightBracket)) return make<ast::List>(ExprKind::List, span_from(open));
  const bool starred = at(T::Star);
  if (Expr* first = star_named_expression()) {
    if (!starred)
      if (Expr* e = rest_of_comprehension(ExprKind::ListComp, open, first)) return e;
    Exprs items{first};
    if (rest_of_items(items, T::RightBracket))
      return make<ast::List>(ExprKind::List, span_from(open), keep(items));
  }
  position_ = open;
  return explaining_ ? comprehension(ExprKind::ListComp) : nullptr;
}

// { … }: a dict, a set or a comprehension of either
ast::Expr* Parser::braced() {
  const Nesting nesting(*this);
  const size_t open = position_++;
  if (accept(T::RightBrace)) return make<ast::Dict>(ExprKind::Dict, span_from(open));

  const bool starred = at(T::Star);
  Expr* first = starred || at(T::DoubleStar) ? nullptr : expression();
  if (at(T::DoubleStar) || (first && at(T::Colon))) {
    if (Expr* dict = dict_or_comprehension(open, first)) return dict;
    first = nullptr;
    position_ = open + 1;
    explain_dict_items();
  }
  if (!first || explaining_ || at(T::ColonEqual)) {
    position_ = open + 1;
    first = star_named_expression();
  }
  if (first) {
    if (!starred)
      if (Expr* e = rest_of_comprehension(ExprKind::SetComp, open, first)) return e;
    Exprs items{first};
    if (rest_of_items(items, T::RightBrace))
      return make<ast::Set>(ExprKind::Set, span_from(open), keep(items));
  }
  position_ = open;
  if (!explaining_) return nullptr;
  explain_dict_comprehension();
  return comprehension(ExprKind::SetComp);
}

// After the first key, which is null if `**` comes.
ast::Expr* Parser::dict_or_comprehension(size_t open, Expr* first) {
  Exprs keys, values;
  do {
    if (at(T::RightBrace)) break;
    Expr* key = keys.empty() ? first : nullptr;
    Expr* value = nullptr;
    if (!key && accept(T::DoubleStar)) {
      value = bitwise_or();
    } else {
      if (!key) key = expression();
      if (!key || !accept(T::Colon)) return back_to(open);
      value = expression();
    }
    if (!value) return back_to(open);
    if (key && keys.empty())
      if (Expr* e = rest_of_comprehension(ExprKind::DictComp, open, key, value)) return e;
    keys.push_back(key);
    values.push_back(value);
  } while (accept(T::Comma));
  if (!accept(T::RightBrace)) return back_to(open);
  return make<ast::Dict>(ExprKind::Dict, span_from(open), keep(keys), keep(values));
}

// The items after the first one and the closing bracket; a comma may stand before that.
bool Parser::rest_of_items(Exprs& items, T close) {
  while (accept(T::Comma) && !at(close)) {
    Expr* item = star_named_expression();
    if (!item) return false;
    items.push_back(item);
  }
  return accept(close);
}

Parser::T Parser::closing(T open) {
  return open == T::LeftParen     ? T::RightParen
         : open == T::LeftBracket ? T::RightBracket
                                  : T::RightBrace;
}

// The clauses and the closing bracket, after the element. Null if there is no `for`.
ast::Expr* Parser::rest_of_comprehension(ExprKind kind, size_t open, Expr* element, Expr* value) {
  const size_t first = position();
  List<ast::comprehension> clauses;
  if (!for_if_clauses(clauses) || !accept(closing(tokens_[open].kind))) return back_to(first);
  return make<ast::ComprehensionExpr>(kind, span_from(open), element, value, keep(clauses));
}

// Of a list, set or generator, from its opening bracket on, as the second pass needs it.
ast::Expr* Parser::comprehension(ExprKind kind) {
  const size_t open = position_++;
  Expr* element = nullptr;
  if (kind != ExprKind::GeneratorExp || (at(T::Name) && peek(1).kind == T::ColonEqual)) {
    element = at(T::Star) ? nullptr : named_expression();
  } else {
    element = expression();
  }
  if (element)
    if (Expr* e = rest_of_comprehension(kind, open, element)) return e;
  position_ = open;
  if (explaining_) explain_comprehension();
  return back_to(open);
}

bool Parser::for_if_clauses(List<ast::comprehension>& clauses) {
  while (at(T::For) || (at(T::Async) && peek(1).kind == T::For)) {
    const size_t first = position();
    ast::comprehension clause{};
    clause.is_async = accept(T::Async);
    ++position_;
    clause.target = star_targets();
    if (!clause.target || !accept(T::In)) {
      position_ = first;
      if (explaining_) explain_for_target();
      position_ = first;
      break;
    }
    clause.iter = disjunction();
    if (!clause.iter) {
      position_ = first;
      break;
    }
    Exprs ifs;
    while (accept(T::If)) {
      Expr* condition = disjunction();
      if (!condition) {
        --position_;
        break;
      }
      ifs.push_back(condition);
    }
    clause.ifs = keep(ifs);
    clauses.push_back(clause);
  }
  return !clauses.empty();
}

}  // namespace interleave::models::python
