#include "gui/app/highlight.h"

#include <string>

#include "tests/catch.h"

using namespace interleave::gui;

namespace {

/// One letter per byte: the token it belongs to, '.' for plain.
std::string colours(std::string_view line, Carry carry = {}, Carry* after = nullptr) {
  std::vector<Stretch> stretches;
  const Carry left = highlight_line(line, carry, stretches);
  if (after) *after = left;
  constexpr char kLetters[] = ".kcnbfdseo#,";  // in the order of Token
  std::string text(line.size(), '.');
  for (const Stretch& s : stretches) {
    for (uint32_t i = s.begin; i < s.end; ++i) text[i] = kLetters[static_cast<size_t>(s.token)];
  }
  return text;
}

}  // namespace

TEST_CASE("Python is cut into tokens", "[highlight]") {
  const std::pair<const char*, const char*> rows[] = {
      {"async def f(x):", "kkkkk.kkk.f,.,,"},
      {"return None", "cccccc.nnnn"},
      {"x = print(1.5e-3)", "..,.bbbbb,oooooo,"},
      {"obj.print", "...,....."},
      {"@app.get", "dddddddd"},
      {"a = b @ c", "..,...,.."},
      {"s = 'it\\'s' # x", "..,.ssseess.###"},
      {"r'\\n'", "sssss"},
      {"f'{x!r} {{'", "sse.,.essss"},
      {"'never closed", "sssssssssssss"},
      {"match = 1", "......,.o"},
      {"match x:", "kkkkk..,"},
      {"fetch(1)", "fffff,o,"},
  };
  for (const auto& [line, expected] : rows) {
    CAPTURE(line);
    CHECK(colours(line) == expected);
  }
}

TEST_CASE("a triple-quoted string reaches over lines", "[highlight]") {
  Carry carry;
  CHECK(colours("x = \"\"\"a", {}, &carry) == "..,.ssss");
  CHECK(carry.quote == '"');
  CHECK(colours("if 'b'", carry, &carry) == "ssssss");
  CHECK(colours("\"\"\" + 1", carry, &carry) == "sss.,.o");
  CHECK(carry.quote == 0);
}

TEST_CASE("the highlighter follows the text", "[highlight]") {
  TextBuffer buffer("x\n'''");
  Highlighter highlighter;
  highlighter.update(buffer);
  CHECK(highlighter.line(0).empty());
  buffer.replace({{0, 0}, {0, 1}}, "'''");
  highlighter.update(buffer);
  CHECK(highlighter.line(1) == std::vector<Stretch>{{0, 3, Token::string}});
}
