#include "models/python/lexer.h"

#include <string>

#include "tests/catch.h"

using namespace interleave::models::python;

namespace {

// The tokens with a space between: words as they are, the rest by kind.
std::string tokens(std::string_view text) {
  const Source source("x.py", text);
  Lexer lexer(source, source.text(), {});
  std::string out;
  for (;;) {
    const Token token = lexer.next();
    if (token.kind == TokenKind::EndMarker) return out;
    switch (token.kind) {
      case TokenKind::Newline:
        out += "NEWLINE";
        break;
      case TokenKind::Indent:
        out += "INDENT";
        break;
      case TokenKind::Dedent:
        out += "DEDENT";
        break;
      default:
        out += source.text().substr(token.begin, token.end - token.begin);
    }
    out += ' ';
  }
}

Token only(std::string_view text, TokenKind kind) {
  const Source source("x.py", text);
  const Token token = Lexer(source, source.text(), {}).next();
  CHECK(token.kind == kind);
  return token;
}

}  // namespace

TEST_CASE("lines and indentation become tokens") {
  struct Row {
    const char *text, *tokens;
  };
  const Row rows[] = {
      {"x = 1", "x = 1 NEWLINE "},
      {"", ""},
      {"# only a comment\n\n   \n", ""},
      {"if a:\n  b\n\n  # c\n  d\ne\n",
       "if a : NEWLINE INDENT b NEWLINE d NEWLINE DEDENT e NEWLINE "},
      {"if a:\n b\n", "if a : NEWLINE INDENT b NEWLINE DEDENT "},
      {"if a:\n if b:\n  c\nd\n",
       "if a : NEWLINE INDENT if b : NEWLINE INDENT c NEWLINE DEDENT DEDENT d NEWLINE "},
      {"f(a,\n    b)\n", "f ( a , b ) NEWLINE "},
      {"x = 1 + \\\n  2\n", "x = 1 + 2 NEWLINE "},
      {"a\r\nb\rc", "a NEWLINE b NEWLINE c NEWLINE "},
      {"\xEF\xBB\xBFx", "x NEWLINE "},
      {"if a:\n\tb\n\tc\n", "if a : NEWLINE INDENT b NEWLINE c NEWLINE DEDENT "},
      {"\fx\n", "x NEWLINE "},
  };
  for (const Row& row : rows) CHECK(tokens(row.text) == row.tokens);
}

TEST_CASE("the longest operator is taken") {
  CHECK(tokens("a**=b//=c>>=d<<=e->f:=g...h..i") ==
        "a **= b //= c >>= d <<= e -> f := g ... h . . i NEWLINE ");
  CHECK(tokens("a!=b<=c==d**e//f") == "a != b <= c == d ** e // f NEWLINE ");
}

TEST_CASE("numbers end where CPython ends them") {
  CHECK(tokens("0xFF 0b1_0 0o17 1_000 1e5 1.5e-3 .5 5. 3j 1if x else 2") ==
        "0xFF 0b1_0 0o17 1_000 1e5 1.5e-3 .5 5. 3j 1 if x else 2 NEWLINE ");
  CHECK(tokens("1 .real 1..real") == "1 . real 1. . real NEWLINE ");
}

TEST_CASE("strings keep their prefix and may span lines") {
  CHECK(tokens("rb'a' f\"b\" u'' \"\"\"c\nd\"\"\" 'e\\'f'") ==
        "rb'a' f\"b\" u'' \"\"\"c\nd\"\"\" 'e\\'f' NEWLINE ");
  const Token token = only("'''a\nbc'''", TokenKind::String);
  CHECK(token.line == 1);
  CHECK(token.column == 0);
  CHECK(token.end_line == 2);
  CHECK(token.end_column == 5);
}

TEST_CASE("keywords are told from names, soft ones are names") {
  only("async", TokenKind::Async);
  only("nonlocal", TokenKind::Nonlocal);
  only("match", TokenKind::Name);
  only("None_", TokenKind::Name);
  only("größe", TokenKind::Name);
}
