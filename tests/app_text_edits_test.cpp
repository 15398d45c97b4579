#include "gui/app/text_edits.h"

#include "tests/catch.h"

using namespace interleave::gui;

TEST_CASE("motions", "[text_edits]") {
  const TextBuffer buffer("def f(x):\n    return x + 1\n");
  struct Row {
    Position from;
    Motion motion;
    Position to;
  };
  const Row rows[] = {
      {{0, 0}, Motion::left, {0, 0}},        {{1, 0}, Motion::left, {0, 9}},
      {{0, 9}, Motion::right, {1, 0}},       {{2, 0}, Motion::right, {2, 0}},
      {{0, 0}, Motion::word_right, {0, 4}},  {{0, 5}, Motion::word_right, {0, 6}},
      {{1, 14}, Motion::word_left, {1, 13}}, {{1, 4}, Motion::word_left, {1, 0}},
      {{1, 9}, Motion::line_start, {1, 4}},  {{1, 4}, Motion::line_start, {1, 0}},
      {{1, 2}, Motion::line_end, {1, 16}},   {{1, 12}, Motion::up, {0, 9}},
      {{0, 3}, Motion::up, {0, 0}},          {{1, 3}, Motion::down, {2, 0}},
      {{1, 3}, Motion::text_end, {2, 0}},    {{1, 3}, Motion::text_start, {0, 0}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.from.line, row.from.column, static_cast<int>(row.motion));
    CHECK(moved(buffer, row.from, row.motion) == row.to);
  }
}

TEST_CASE("a new line is indented as the code goes on", "[text_edits]") {
  const std::pair<const char*, const char*> rows[] = {
      {"x = 1", "x = 1\n"},
      {"    x = 1", "    x = 1\n    "},
      {"def f():", "def f():\n    "},
      {"    call(", "    call(\n        "},
      {"    return x", "    return x\n"},
      {"        pass", "        pass\n    "},
      {"    returned = 1", "    returned = 1\n    "},
      {"", "\n"},
  };
  for (const auto& [before, after] : rows) {
    TextBuffer buffer(before);
    buffer.place(buffer.end());
    insert_newline(buffer);
    CHECK(buffer.text() == after);
  }
}

TEST_CASE("backspace in indentation goes back one step", "[text_edits]") {
  const std::pair<const char*, const char*> rows[] = {
      {"        ", "    "}, {"      ", "    "}, {"    x", "    "}, {"é", ""}, {"", ""}};
  for (const auto& [before, after] : rows) {
    TextBuffer buffer(before);
    buffer.place(buffer.end());
    erase(buffer, Motion::left);
    CHECK(buffer.text() == after);
  }
}

TEST_CASE("tab indents to the next stop, or all selected lines", "[text_edits]") {
  TextBuffer one("ab");
  one.place({0, 2});
  indent(one);
  CHECK(one.text() == "ab  ");

  TextBuffer many("a\n\nb\nc");
  many.select({0, 0}, {3, 0});
  indent(many);
  CHECK(many.text() == "    a\n\n    b\nc");
  outdent(many);
  CHECK(many.text() == "a\n\nb\nc");
  many.undo();
  CHECK(many.text() == "    a\n\n    b\nc");
}

TEST_CASE("comments are toggled on all selected lines", "[text_edits]") {
  TextBuffer buffer("if x:\n    y()\n\n    z()");
  buffer.select_all();
  toggle_comment(buffer);
  CHECK(buffer.text() == "# if x:\n#     y()\n\n#     z()");
  toggle_comment(buffer);
  CHECK(buffer.text() == "if x:\n    y()\n\n    z()");
}

TEST_CASE("brackets are matched over lines", "[text_edits]") {
  const TextBuffer buffer("f(a,\n  [b, (c)],\n)");
  const auto outer = brackets_at(buffer, {0, 1});
  REQUIRE(outer);
  CHECK(outer->close == Position{2, 0});
  const auto behind = brackets_at(buffer, {2, 1});
  REQUIRE(behind);
  CHECK(behind->open == Position{0, 1});
  CHECK_FALSE(brackets_at(buffer, {0, 3}));
  CHECK_FALSE(brackets_at(TextBuffer("(]"), {0, 0}));
}

TEST_CASE("search goes around and respects capitals only if there are some", "[text_edits]") {
  const TextBuffer buffer("Sleep sleep\nawait sleep");
  const auto at = [&](const char* needle, Position from) {
    return find_next(buffer, needle, from)->begin;
  };
  CHECK(at("sleep", {0, 0}) == Position{0, 0});
  CHECK(at("sleep", {0, 5}) == Position{0, 6});
  CHECK(at("sleep", {1, 11}) == Position{0, 0});
  CHECK(at("Sleep", {0, 1}) == Position{0, 0});
  CHECK_FALSE(find_next(buffer, "gather", {}));
  CHECK(find_previous(buffer, "sleep", {0, 5})->begin == Position{1, 6});
  CHECK(matches_in("aaaa", "aa") == std::vector<size_t>{0, 2});
}

TEST_CASE("a word is letters, digits and underscores", "[text_edits]") {
  const TextBuffer buffer("await fetch_1(x)");
  CHECK(buffer.text_in(word_at(buffer, {0, 8})) == "fetch_1");
  CHECK(word_at(buffer, {0, 16}).empty());
}

TEST_CASE("all matches are replaced in one step", "[text_edits]") {
  struct Row {
    const char *text, *needle, *replacement, *expected;
    size_t count;
  };
  const Row rows[] = {
      {"a b a\na", "a", "xy", "xy b xy\nxy", 3},
      {"aaaa", "aa", "a", "aa", 2},
      {"Sleep sleep", "Sleep", "wait", "wait sleep", 1},
      {"one", "two", "x", "one", 0},
      {"a-b", "-", "\n", "a\nb", 1},
      {"one", "", "x", "one", 0},
  };
  for (const Row& row : rows) {
    TextBuffer buffer(row.text);
    CHECK(replace_all(buffer, row.needle, row.replacement) == row.count);
    CHECK(buffer.text() == row.expected);
    buffer.undo();
    CHECK(buffer.text() == row.text);
  }
}
