// Text: broken UTF-8, measuring, cutting at glyphs.
#include "gui/figure/text_measure.h"
#include "gui/figure/utf8.h"

#include "tests/catch.h"

using namespace interleave::gui;

TEST_CASE("whatever a program prints becomes one valid line") {
  struct Row {
    std::string in, out;
  };
  const Row rows[] = {
      {"plain", "plain"},
      {"a\tb\nc\x1b[0m", "a b c [0m"},
      {"wörld ✓ 🎉", "wörld ✓ 🎉"},
      {"\xff", "\xEF\xBF\xBD"},
      {"\xc3", "\xEF\xBF\xBD"},                                  // cut short
      {"\xc0\xaf", "\xEF\xBF\xBD\xEF\xBF\xBD"},                  // overlong
      {"\xed\xa0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},  // a surrogate
      {"", ""},
  };
  for (const Row& row : rows) CHECK(printable(row.in) == row.out);
}

TEST_CASE("terminal columns") {
  CHECK(columns("abc") == 3);
  CHECK(columns("é") == 1);
  CHECK(columns("e\u0301") == 1);  // with a combining accent
  CHECK(columns("日本") == 4);
  CHECK(columns("🎉") == 2);
  CHECK(columns("█░▓") == 3);
}

TEST_CASE("text is cut between glyphs, with an ellipsis, to the room there is") {
  const TableMeasure measure;
  const float em = 10;
  const auto cut = [&](std::string_view text, float room) {
    return ellipsized(measure, Font::code, em, text, room);
  };
  CHECK(cut("abcdef", 36) == "abcdef");
  CHECK(cut("abcdef", 35) == "abcd…");
  CHECK(cut("abc def", 30) == "abc…");  // no space before the ellipsis
  CHECK(cut("abcdef", 11).empty());
  CHECK(cut("e\u0301e\u0301e\u0301", 13) == "e\u0301…");  // the accent stays with its letter
  for (float room = 0; room < 200; ++room) {
    const std::string some =
        ellipsized(measure, Font::body, 12, "handler: 日本 wörld 🎉 done", room);
    CHECK(measure.width(Font::body, 12, some) <= room);
    CHECK(printable(some) == some);
  }
}

TEST_CASE("the table measure knows the advance widths of Inter") {
  const TableMeasure measure;
  CHECK(measure.width(Font::body, 1000, "A") == 676);
  CHECK(measure.width(Font::bold, 1000, "A") == 723);
  CHECK(measure.width(Font::body, 1000, "~") == 659);
  CHECK(measure.width(Font::code, 1000, "iW") == 1200);
  CHECK(measure.width(Font::body, 12, "") == 0);
}
