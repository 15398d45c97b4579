// The words of the language: what the lexer makes of the text and the parser reads.
#pragma once

#include <cstdint>
#include <string_view>

namespace interleave::models::python {

// X(name, text)
// clang-format off
#define INTERLEAVE_PYTHON_OPERATORS(X)                                                          \
  X(LeftParen, "(") X(RightParen, ")") X(LeftBracket, "[") X(RightBracket, "]")                 \
  X(LeftBrace, "{") X(RightBrace, "}") X(Colon, ":") X(Comma, ",") X(Semicolon, ";")            \
  X(Plus, "+") X(Minus, "-") X(Star, "*") X(Slash, "/") X(Pipe, "|") X(Ampersand, "&")          \
  X(Less, "<") X(Greater, ">") X(Equal, "=") X(Dot, ".") X(Percent, "%") X(Tilde, "~")          \
  X(Caret, "^") X(At, "@") X(EqualEqual, "==") X(NotEqual, "!=") X(LessEqual, "<=")             \
  X(GreaterEqual, ">=") X(LeftShift, "<<") X(RightShift, ">>") X(DoubleStar, "**")              \
  X(DoubleSlash, "//") X(Arrow, "->") X(ColonEqual, ":=") X(Ellipsis, "...")                    \
  X(PlusEqual, "+=") X(MinusEqual, "-=") X(StarEqual, "*=") X(SlashEqual, "/=")                 \
  X(PercentEqual, "%=") X(AmpersandEqual, "&=") X(PipeEqual, "|=") X(CaretEqual, "^=")          \
  X(AtEqual, "@=") X(LeftShiftEqual, "<<=") X(RightShiftEqual, ">>=")                           \
  X(DoubleStarEqual, "**=") X(DoubleSlashEqual, "//=")

#define INTERLEAVE_PYTHON_KEYWORDS(X)                                                           \
  X(False, "False") X(None, "None") X(True, "True") X(And, "and") X(As, "as")                   \
  X(Assert, "assert") X(Async, "async") X(Await, "await") X(Break, "break") X(Class, "class")   \
  X(Continue, "continue") X(Def, "def") X(Del, "del") X(Elif, "elif") X(Else, "else")           \
  X(Except, "except") X(Finally, "finally") X(For, "for") X(From, "from")                       \
  X(Global, "global") X(If, "if") X(Import, "import") X(In, "in") X(Is, "is")                   \
  X(Lambda, "lambda") X(Nonlocal, "nonlocal") X(Not, "not") X(Or, "or") X(Pass, "pass")         \
  X(Raise, "raise") X(Return, "return") X(Try, "try") X(While, "while") X(With, "with")         \
  X(Yield, "yield")
// clang-format on

enum class TokenKind : uint8_t {
  EndMarker,
  Newline,
  Indent,
  Dedent,
  Name,
  Number,
  String,
  Unknown,  // a character that is no part of the language: `$`, `?`, `!`, a lone backquote
#define X(name, text) name,
  INTERLEAVE_PYTHON_OPERATORS(X) INTERLEAVE_PYTHON_KEYWORDS(X)
#undef X
      Count
};

/// The operator's or keyword's text; "" for the others.
std::string_view text_of(TokenKind kind);

struct Token {
  TokenKind kind = TokenKind::EndMarker;
  uint8_t level = 0;            // of brackets open after this token
  uint32_t begin = 0, end = 0;  // bytes of the text
  uint32_t line = 0, end_line = 0;
  int32_t column = -1,
          end_column = -1;  // bytes in the line; -1: Indent, Dedent, EndMarker have none
};

}  // namespace interleave::models::python
