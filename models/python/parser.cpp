#include "models/python/parser.h"

#include <optional>
#include <utility>

#include "models/python/parser_impl.h"

namespace interleave::models::python {

Ast parse(const Source& source) {
  Ast ast;
  ast.body = Parser(source, ast.arena).parse_file();
  return ast;
}

Ast parse_expression(const Source& source) {
  Ast ast;
  ast.body = Parser(source, ast.arena).parse_eval();
  return ast;
}

Parser::Parser(const Source& source, Arena& arena)
    : Parser(source, arena, source.text(), {}, false) {}

Parser::Parser(const Source& source, Arena& arena, std::string_view text, Lexer::Origin origin,
               bool in_fstring)
    : source_(source), arena_(arena), lexer_(source, text, origin), in_fstring_(in_fstring) {
  tokens_.reserve(text.size() / 4);
}

// Gives what `rule` gives, if it is true, or throws what is wrong.
template <class F>
auto Parser::two_passes(F rule) {
  std::optional<SyntaxError> error;
  size_t last = 0;
  try {
    if (auto result = rule()) return result;
    last = tokens_.size() - 1;
    remembering_ = explaining_ = true;
    memo_.clear();
    position_ = 0;
    rule();
  } catch (SyntaxError& e) {
    error = std::move(e);
  }
  if (!error) {
    const T kind = tokens_[last].kind;
    if (kind == T::Indent || kind == T::Dedent)
      raise_here(kind == T::Indent ? "unexpected indent" : "unexpected unindent",
                 SyntaxError::Kind::IndentationError);
  }
  if (lexer_.healthy()) lexer_.check_rest(tokens_.back().line);
  if (error) throw *std::move(error);
  raise_at(span_of(tokens_[last]), "invalid syntax");
}

ast::Body Parser::parse_file() {
  struct Result {
    ast::Body body;
    bool complete;
    explicit operator bool() const { return complete; }
  };
  return two_passes([this] {
           List<Stmt*> body;
           const bool complete = statements(body) && at(T::EndMarker);
           return Result{complete ? keep(body) : ast::Body{}, complete};
         })
      .body;
}

ast::Body Parser::parse_eval() {
  Expr* value = two_passes([this]() -> Expr* {
    Expr* const read = tuple_of_expressions();
    while (read != nullptr && accept(T::Newline)) {
    }
    return read != nullptr && at(T::EndMarker) ? read : nullptr;
  });
  List<Stmt*> body;
  body.push_back(make<ast::ExprStmt>(ast::StmtKind::ExprStmt, value->span, value));
  return keep(body);
}

ast::Expr* Parser::parse_fstring_expression(std::string_view text, Lexer::Origin origin) {
  Parser inner(source_, arena_, text, origin, true);
  inner.depth_ = depth_ + 1;
  return inner.two_passes([&inner] { return inner.star_expressions(); });
}

const Token& Parser::fetch(size_t index) {
  while (tokens_.size() <= index) tokens_.push_back(lexer_.next());
  return tokens_[index];
}

ast::Span Parser::span_from_to(const Token& first, const Token& last) {
  return {first.line, static_cast<uint32_t>(first.column), last.end_line,
          static_cast<uint32_t>(last.end_column)};
}

ast::Span Parser::span_from(size_t first) const {
  size_t last = position_ - 1;
  while (last > first && tokens_[last].kind <= T::Dedent) --last;
  return span_from_to(tokens_[first], tokens_[last]);
}

ast::Expr* Parser::constant(const ast::Span& span, ast::ConstantKind kind) {
  return make<ast::Constant>(ast::ExprKind::Constant, span, kind);
}

void Parser::expect_or_raise(T kind) {
  if (accept(kind)) return;
  raise_at(span_of(peek()), "expected '" + std::string(python::text_of(kind)) + "'");
}

// Columns are bytes from 1; the end's is 0 or less where CPython gives none.
void Parser::raise(SyntaxError::Kind kind, std::string message, uint32_t line, int32_t column,
                   uint32_t end_line, int32_t end_column) {
  SyntaxError error;
  error.kind = kind;
  error.message = in_fstring_ ? "f-string: " + std::move(message) : std::move(message);
  error.file = source_.name();
  error.line = line;
  error.end_line = end_line;
  error.text = std::string(lexer_.line_text(line));
  if (in_fstring_) {
    column -= static_cast<int32_t>(lexer_.origin().column);
    end_column -= static_cast<int32_t>(lexer_.origin().column);
  }
  const auto in_characters = [&](int32_t bytes) {
    if (bytes <= 0 || in_fstring_) return bytes;  // CPython counts bytes in f-strings
    return static_cast<int32_t>(characters(error.text, static_cast<uint32_t>(bytes)));
  };
  error.column = in_characters(column);
  error.end_column = in_characters(end_column);
  throw error;
}

void Parser::raise_here(std::string message, SyntaxError::Kind kind) {
  const Token& last = tokens_.back();
  const int32_t column =
      last.column < 0 ? static_cast<int32_t>(lexer_.column_here()) : last.column + 1;
  const int32_t end = last.end_column < 0 ? -1 : last.end_column + 1;
  raise(kind, std::move(message), last.line, column, last.end_line, end);
}

void Parser::raise_at(const ast::Span& span, std::string message) {
  raise_from(span, span, std::move(message));
}

void Parser::raise_from(const ast::Span& first, const ast::Span& last, std::string message) {
  raise(SyntaxError::Kind::SyntaxError, std::move(message), first.line,
        static_cast<int32_t>(first.column) + 1, last.end_line,
        static_cast<int32_t>(last.end_column) + 1);
}

// Up to where the lexer stands.
void Parser::raise_onwards(const ast::Span& from, std::string message) {
  raise(SyntaxError::Kind::SyntaxError, std::move(message), from.line,
        static_cast<int32_t>(from.column) + 1, lexer_.line_here(),
        static_cast<int32_t>(lexer_.column_here()));
}

}  // namespace interleave::models::python
