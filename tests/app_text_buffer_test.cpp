#include "gui/app/text_buffer.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include "tests/catch.h"

using namespace interleave::gui;

TEST_CASE("text is kept line by line, with any line end", "[text_buffer]") {
  const TextBuffer buffer("one\r\ntwo\rthree\n");
  CHECK(buffer.line_count() == 4);
  CHECK(buffer.text() == "one\ntwo\nthree\n");
  CHECK(TextBuffer().line_count() == 1);
}

TEST_CASE("a replacement may join and split lines", "[text_buffer]") {
  struct Row {
    TextRange range;
    const char* text;
    const char* expected;
    Position cursor;
  };
  const Row rows[] = {
      {{{0, 1}, {0, 1}}, "X", "aXb\ncd\nef", {0, 2}},
      {{{0, 1}, {2, 1}}, "", "af", {0, 1}},
      {{{0, 2}, {1, 0}}, " ", "ab cd\nef", {0, 3}},
      {{{1, 1}, {1, 1}}, "1\n2\n3", "ab\nc1\n2\n3d\nef", {3, 1}},
      {{{0, 0}, {2, 2}}, "x\ny", "x\ny", {1, 1}},
      {{{2, 2}, {2, 2}}, "\n", "ab\ncd\nef\n", {3, 0}},
  };
  for (const Row& row : rows) {
    TextBuffer buffer("ab\ncd\nef");
    buffer.replace(row.range, row.text);
    CHECK(buffer.text() == row.expected);
    CHECK(buffer.cursor() == row.cursor);
    buffer.undo();
    CHECK(buffer.text() == "ab\ncd\nef");
    buffer.redo();
    CHECK(buffer.text() == row.expected);
  }
}

TEST_CASE("typing is undone word by word, and the state names the content", "[text_buffer]") {
  TextBuffer buffer;
  const uint64_t empty = buffer.state();
  for (const char c : std::string("two words")) buffer.type(std::string(1, c));
  CHECK(buffer.text() == "two words");
  buffer.undo();
  CHECK(buffer.text() == "two ");
  buffer.undo();
  CHECK(buffer.text() == "");
  CHECK(buffer.state() == empty);
  CHECK_FALSE(buffer.can_undo());
  buffer.redo();
  CHECK(buffer.text() == "two ");
  CHECK(buffer.state() != empty);
}

TEST_CASE("typing elsewhere begins a new edit", "[text_buffer]") {
  TextBuffer buffer("ab");
  buffer.place({0, 0});
  buffer.type("1");
  buffer.place({0, 3});
  buffer.type("2");
  CHECK(buffer.text() == "1ab2");
  buffer.undo();
  CHECK(buffer.text() == "1ab");
}

TEST_CASE("edits of a group are one step", "[text_buffer]") {
  TextBuffer buffer("a\nb");
  {
    const TextBuffer::Group group(buffer);
    buffer.replace({{0, 0}, {0, 0}}, "1");
    buffer.replace({{1, 0}, {1, 0}}, "2");
  }
  CHECK(buffer.text() == "1a\n2b");
  buffer.undo();
  CHECK(buffer.text() == "a\nb");
}

TEST_CASE("positions never lie inside a character", "[text_buffer]") {
  TextBuffer buffer("aé€😀z");
  size_t column = 0;
  for (const size_t next : {1u, 3u, 6u, 10u, 11u, 11u}) {
    column = next_column(buffer.line(0), column);
    CHECK(column == next);
  }
  CHECK(previous_column(buffer.line(0), 10) == 6);
  CHECK(buffer.clamped({0, 8}) == Position{0, 6});
  CHECK(buffer.clamped({7, 0}) == Position{0, 11});
  CHECK(characters_before(buffer.line(0), 10) == 4);
  CHECK(column_after(buffer.line(0), 3) == 6);
  CHECK(column_after(buffer.line(0), 99) == 11);
}

TEST_CASE("a reload keeps the line of the cursor and can be undone", "[text_buffer]") {
  TextBuffer buffer("a\nb\nc");
  buffer.place({2, 1});
  buffer.replace_all("a\nbb\ncc\nd");
  CHECK(buffer.cursor() == Position{2, 1});
  buffer.undo();
  CHECK(buffer.text() == "a\nb\nc");
}

TEST_CASE("any edits can be undone and redone", "[text_buffer]") {
  uint32_t seed = 1;
  const auto random = [&seed](size_t below) {
    seed = seed * 1664525u + 1013904223u;
    return static_cast<size_t>(seed >> 8) % below;
  };
  const char* pieces[] = {"", "a", "\n", "é\n", "x\ny\nz", "    ", "\r\n"};
  for (int round = 0; round < 200; ++round) {
    TextBuffer buffer("one\ntwo\n\nfour");
    std::vector<std::string> texts{buffer.text()};
    for (int i = 0; i < 20; ++i) {
      const Position a = buffer.clamped({random(buffer.line_count() + 1), random(6)});
      const Position b = buffer.clamped({random(buffer.line_count() + 1), random(6)});
      const uint64_t before = buffer.state();
      buffer.replace({std::min(a, b), std::max(a, b)}, pieces[random(std::size(pieces))]);
      if (buffer.state() != before) texts.push_back(buffer.text());
    }
    for (size_t i = texts.size(); i-- > 0;) {
      REQUIRE(buffer.text() == texts[i]);
      buffer.undo();
    }
    for (size_t i = 1; i < texts.size(); ++i) {
      buffer.redo();
      REQUIRE(buffer.text() == texts[i]);
    }
    CHECK_FALSE(buffer.can_redo());
  }
}
