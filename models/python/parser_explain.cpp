// What is wrong with an expression: the invalid_… rules of python.gram, under the names that this
// parser gives them. Each returns, with the position where it was, if it recognises nothing.
#include "models/python/parser_impl.h"

namespace interleave::models::python {

using ast::ExprKind;

namespace {

bool is_old_statement(const ast::Expr& e) {
  const auto* name = ast::try_as<ast::Name>(&e);
  return name != nullptr && (name->id == "print" || name->id == "exec");
}

const ast::Expr& last_item(const Parser::List<ast::comprehension>& clauses) {
  const ast::comprehension& last = clauses.back();
  return last.ifs.empty() ? *last.iter : *last.ifs.back();
}

constexpr std::string_view kMeantComparison =
    "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";

}  // namespace

// Parser/action_helpers.c, _PyPegen_get_expr_name
std::string_view Parser::name_of(const Expr& e) {
  switch (e.kind) {
    case ExprKind::Attribute:
      return "attribute";
    case ExprKind::Subscript:
      return "subscript";
    case ExprKind::Starred:
      return "starred";
    case ExprKind::Name:
      return "name";
    case ExprKind::List:
      return "list";
    case ExprKind::Tuple:
      return "tuple";
    case ExprKind::Lambda:
      return "lambda";
    case ExprKind::Call:
      return "function call";
    case ExprKind::BoolOp:
    case ExprKind::BinOp:
    case ExprKind::UnaryOp:
      return "expression";
    case ExprKind::GeneratorExp:
      return "generator expression";
    case ExprKind::Yield:
    case ExprKind::YieldFrom:
      return "yield expression";
    case ExprKind::Await:
      return "await expression";
    case ExprKind::ListComp:
      return "list comprehension";
    case ExprKind::SetComp:
      return "set comprehension";
    case ExprKind::DictComp:
      return "dict comprehension";
    case ExprKind::Dict:
      return "dict literal";
    case ExprKind::Set:
      return "set display";
    case ExprKind::JoinedStr:
    case ExprKind::FormattedValue:
      return "f-string expression";
    case ExprKind::Compare:
      return "comparison";
    case ExprKind::IfExp:
      return "conditional expression";
    case ExprKind::NamedExpr:
      return "named expression";
    case ExprKind::Slice:
      return "slice";
    case ExprKind::Constant:
      break;
  }
  switch (ast::as<ast::Constant>(e).type) {
    case ast::ConstantKind::None:
      return "None";
    case ast::ConstantKind::True:
      return "True";
    case ast::ConstantKind::False:
      return "False";
    case ast::ConstantKind::Ellipsis:
      return "ellipsis";
    default:
      return "literal";
  }
}

// The first part of `e` that is no target (_PyPegen_get_invalid_target).
const ast::Expr* Parser::invalid_target(Targets targets, const Expr& e) {
  const auto first_of = [&](ast::Sequence<Expr*> elements) -> const Expr* {
    for (const Expr* element : elements)
      if (const Expr* found = invalid_target(targets, *element)) return found;
    return nullptr;
  };
  switch (e.kind) {
    case ExprKind::List:
      return first_of(ast::as<ast::List>(e).elts);
    case ExprKind::Tuple:
      return first_of(ast::as<ast::Tuple>(e).elts);
    case ExprKind::Starred:
      return targets == Targets::Del ? &e
                                     : invalid_target(targets, *ast::as<ast::Starred>(e).value);
    case ExprKind::Compare: {
      if (targets != Targets::For) return &e;
      const auto& compare = ast::as<ast::Compare>(e);  // `a in b` of `for a in b`
      return compare.ops[0] == ast::CompareOperator::In ? invalid_target(targets, *compare.left)
                                                        : nullptr;
    }
    case ExprKind::Name:
    case ExprKind::Subscript:
    case ExprKind::Attribute:
      return nullptr;
    default:
      return &e;
  }
}

void Parser::raise_if_invalid_target(Targets targets, const Expr* e) {
  const Expr* wrong = e ? invalid_target(targets, *e) : nullptr;
  if (!wrong) return;
  const std::string name(name_of(*wrong));
  raise_at(wrong->span, (targets == Targets::Del ? "cannot delete " : "cannot assign to ") + name);
}

void Parser::explain_expression() {
  const Rewind rewind(*this);
  // A name before a string may be a wrong prefix, a soft keyword a statement. CPython 3.11 takes
  // any beginning of a soft keyword for one.
  const auto is_soft_keyword = [](std::string_view word) {
    return std::string_view("_").starts_with(word) || std::string_view("case").starts_with(word) ||
           std::string_view("match").starts_with(word);
  };
  const bool skip = at(T::Name) && (peek(1).kind == T::String || is_soft_keyword(text_of(peek())));
  if (!skip) {
    if (Expr* a = disjunction()) {
      if (Expr* b = expression_without_explanation(); b != nullptr) {
        if (!is_old_statement(*a) && tokens_[position_ - 1].level != 0)
          raise_from(a->span, b->span, "invalid syntax. Perhaps you forgot a comma?");
        return;
      }
    }
    position_ = rewind.position();
  }
  Expr* a = disjunction();
  if (!a || !accept(T::If)) return;
  Expr* b = disjunction();
  if (b && !at(T::Else) && !at(T::Colon))
    raise_from(a->span, b->span, "expected 'else' after 'if' expression");
}

ast::Expr* Parser::expression_without_explanation() {
  explaining_ = false;
  const size_t first = position();
  Expr* e = nullptr;
  try {
    e = at(T::Lambda) ? lambda() : conditional();
  } catch (...) {
    explaining_ = true;
    throw;
  }
  explaining_ = true;
  return e ? e : back_to(first);
}

void Parser::explain_legacy_expression() {
  const Rewind rewind(*this);
  if (!at(T::Name)) return;
  Expr* name = atom();
  if (at(T::LeftParen)) return;
  Expr* operand = star_expressions();
  if (!operand || !is_old_statement(*name)) return;
  const std::string word(ast::as<ast::Name>(*name).id);
  raise_from(name->span, operand->span,
             "Missing parentheses in call to '" + word + "'. Did you mean " + word + "(...)?");
}

void Parser::explain_named_expression() {
  memo(Rule::NamedMistake, [this]() -> Expr* {
    const Rewind rewind(*this);
    if (Expr* a = expression(); a && accept(T::ColonEqual) && expression())
      raise_at(a->span,
               std::string("cannot use assignment expressions with ") + std::string(name_of(*a)));
    position_ = rewind.position();
    if (at(T::Name) && peek(1).kind == T::Equal) {
      Expr* name = atom();
      ++position_;
      Expr* b = bitwise_or();
      if (b && !at(T::Equal) && !at(T::ColonEqual))
        raise_from(name->span, b->span, std::string(kMeantComparison));
      position_ = rewind.position();
    }
    if (at(T::True) || at(T::None) || at(T::False)) return nullptr;
    const bool display = at(T::LeftParen) || at(T::LeftBracket);
    Expr* a = nullptr;
    if (display) {
      Expr* whole = atom();
      if (whole && (whole->kind == ExprKind::List || whole->kind == ExprKind::Tuple ||
                    whole->kind == ExprKind::GeneratorExp))
        return nullptr;
      position_ = rewind.position();
    }
    a = bitwise_or();
    if (a && accept(T::Equal) && bitwise_or() && !at(T::Equal) && !at(T::ColonEqual))
      raise_at(a->span, std::string("cannot assign to ") + std::string(name_of(*a)) +
                            " here. Maybe you meant '==' instead of '='?");
    return nullptr;
  });
}

void Parser::explain_group() {
  const Rewind rewind(*this);
  ++position_;
  if (Expr* starred = starred_expression()) {
    if (at(T::RightParen)) raise_at(starred->span, "cannot use starred expression here");
  } else if (at(T::DoubleStar)) {
    const Token stars = peek();
    ++position_;
    if (expression() && at(T::RightParen))
      raise_at(span_of(stars), "cannot use double starred expression here");
  }
}

// At any opening bracket.
void Parser::explain_comprehension() {
  const Rewind rewind(*this);
  const T open = peek().kind;
  List<ast::comprehension> clauses;
  const size_t inside = ++position_;
  if (Expr* starred = starred_expression(); starred && for_if_clauses(clauses))
    raise_at(starred->span, "iterable unpacking cannot be used in comprehension");
  if (open == T::LeftParen) return;
  position_ = inside;
  Expr* first = star_named_expression();
  if (!first || !at(T::Comma)) return;
  const Token comma = peek();
  ++position_;
  constexpr const char* kForgotten = "did you forget parentheses around the comprehension target?";
  const size_t after_comma = position();
  Expr* last = nullptr;
  while (Expr* next = star_named_expression()) {
    last = next;
    if (!accept(T::Comma)) break;
  }
  if (last && for_if_clauses(clauses)) raise_from(first->span, last->span, kForgotten);
  position_ = after_comma;
  if (for_if_clauses(clauses)) raise_from(first->span, span_of(comma), kForgotten);
}

void Parser::explain_dict_comprehension() {
  const Rewind rewind(*this);
  ++position_;
  if (!at(T::DoubleStar)) return;
  const Token stars = peek();
  ++position_;
  List<ast::comprehension> clauses;
  if (bitwise_or() && for_if_clauses(clauses) && at(T::RightBrace))
    raise_at(span_of(stars), "dict unpacking cannot be used in dict comprehension");
}

// After the opening brace. The grammar asks for this one in the first pass too.
void Parser::explain_dict_items() {
  const Rewind rewind(*this);
  remembering_ = true;  // or nested braces would be read again and again
  for (;;) {
    if (accept(T::DoubleStar)) {
      if (!bitwise_or()) break;
    } else if (!expression() || !accept(T::Colon) || !expression()) {
      break;
    }
    if (!accept(T::Comma)) break;
    explain_dict_item(true);
  }
  position_ = rewind.position();
  explain_dict_item(false);
}

// Of a later item only, a missing colon is told.
void Parser::explain_dict_item(bool later) {
  const Rewind rewind(*this);
  Expr* key = expression();
  if (!key) return;
  if (!at(T::Colon)) {
    if (later)
      raise(SyntaxError::Kind::SyntaxError, "':' expected after dictionary key", key->span.line,
            static_cast<int32_t>(key->span.end_column), key->span.end_line, 0);
    return;
  }
  const Token colon = peek();
  ++position_;
  if (at(T::Star)) {
    const Token star = peek();
    ++position_;
    if (bitwise_or())
      raise_onwards(span_of(star), "cannot use a starred expression in a dictionary value");
    --position_;
  }
  if (at(T::RightBrace) || at(T::Comma))
    raise_at(span_of(colon), "expression expected after dictionary key and ':'");
}

// After the opening parenthesis of a call.
void Parser::explain_arguments() {
  const Rewind rewind(*this);
  constexpr const char* kNotAlone = "Generator expression must be parenthesized";
  Arguments found{};
  const bool any = args(found);
  if (any && at(T::Comma) && peek(1).kind == T::Star)
    raise_at(found.span, "iterable argument unpacking follows keyword argument unpacking");
  const size_t end = position();

  position_ = rewind.position();
  List<ast::comprehension> clauses;
  if (Expr* a = expression(); a && for_if_clauses(clauses) && accept(T::Comma)) {
    Arguments more{};
    const size_t after_comma = position();
    if (!args(more)) {
      position_ = after_comma;
      List<ast::comprehension> other;
      if (expression()) for_if_clauses(other);
    }
    raise_from(a->span, last_item(clauses).span, kNotAlone);
  }

  position_ = rewind.position();
  clauses.clear();
  if (at(T::Name) && peek(1).kind == T::Equal) {
    const ast::Span name = span_of(peek()), equal = span_of(peek(1));
    position_ += 2;
    if (expression() && for_if_clauses(clauses))
      raise_from(name, equal, std::string(kMeantComparison));
  }

  if (!any) return;
  position_ = end;
  clauses.clear();
  if (for_if_clauses(clauses) && found.args.size() > 1)
    raise_from(found.args.back()->span, last_item(clauses).span, kNotAlone);
  position_ = end;
  clauses.clear();
  if (!accept(T::Comma)) return;
  if (Expr* a = expression(); a && for_if_clauses(clauses))
    raise_from(a->span, last_item(clauses).span, kNotAlone);
  position_ = end + 1;
  Arguments more{};
  if (!args(more)) return;
  bool unpacked = false;
  for (const ast::keyword& keyword : found.keywords) unpacked |= keyword.arg.empty();
  raise_here(unpacked ? "positional argument follows keyword argument unpacking"
                      : "positional argument follows keyword argument");
}

void Parser::explain_kwarg() {
  const Rewind rewind(*this);
  const bool named = at(T::Name) && peek(1).kind == T::Equal;
  if ((at(T::True) || at(T::False) || at(T::None)) && peek(1).kind == T::Equal)
    raise_from(span_of(peek()), span_of(peek(1)),
               "cannot assign to " + std::string(text_of(peek())));
  if (named) {
    const ast::Span name = span_of(peek()), equal = span_of(peek(1));
    List<ast::comprehension> clauses;
    position_ += 2;
    if (expression() && for_if_clauses(clauses))
      raise_from(name, equal, std::string(kMeantComparison));
    return;
  }
  Expr* a = expression();
  if (a && at(T::Equal))
    raise_from(a->span, span_of(peek()),
               "expression cannot contain assignment, perhaps you meant \"==\"?");
}

void Parser::explain_for_target() {
  const Rewind rewind(*this);
  accept(T::Async);
  if (accept(T::For)) raise_if_invalid_target(Targets::For, star_expressions());
}

}  // namespace interleave::models::python
