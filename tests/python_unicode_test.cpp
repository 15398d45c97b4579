#include "models/python/builtins/unicode.h"

#include "tests/catch.h"

using namespace interleave::models::python;

TEST_CASE("text is walked by code points") {
  const std::string_view text = "a\u00e9\u65e5\U0001f600";
  size_t at = 0;
  CHECK(unicode::next(text, at) == 'a');
  CHECK(unicode::next(text, at) == 0xe9);
  CHECK(unicode::next(text, at) == 0x65e5);
  CHECK(unicode::next(text, at) == 0x1f600);
  CHECK(at == text.size());
  CHECK(unicode::count(text) == 4);
  CHECK(unicode::offset_of(text, 2) == 3);
  CHECK(unicode::offset_of(text, 9) == text.size());
}

TEST_CASE("malformed UTF-8 is found where it begins") {
  struct Row {
    std::string_view bytes;
    size_t at;
  };
  const Row row = GENERATE(Row{"abc", std::string_view::npos}, Row{"a\xff", 1}, Row{"a\xc3", 1},
                           Row{"\xc0\x80", 0},          // overlong
                           Row{"\xe0\x80\x80", 0},      // overlong
                           Row{"\xed\xa0\x80", 0},      // a surrogate
                           Row{"\xf4\x90\x80\x80", 0},  // beyond U+10FFFF
                           Row{"\u00e9\x80", 2},        // a stray continuation
                           Row{"\U0001f600", std::string_view::npos});
  CHECK(unicode::find_malformed(row.bytes) == row.at);
}

TEST_CASE("characters are classified as by str's methods") {
  struct Row {
    char32_t c;
    bool alpha, decimal, space, lower, upper, printable;
  };
  const Row row = GENERATE(Row{'a', true, false, false, true, false, true},
                           Row{'Z', true, false, false, false, true, true},
                           Row{'7', false, true, false, false, false, true},
                           Row{' ', false, false, true, false, false, true},
                           Row{'\n', false, false, true, false, false, false},
                           Row{0xa0, false, false, true, false, false, false},
                           Row{0xad, false, false, false, false, false, false},
                           Row{0xe9, true, false, false, true, false, true},
                           Row{0xc9, true, false, false, false, true, true},
                           Row{0x663, false, true, false, false, false, true},
                           Row{0x200b, false, false, false, false, false, false},
                           Row{0x65e5, true, false, false, false, false, true},
                           Row{0x1f600, false, false, false, false, false, true});
  INFO(static_cast<uint32_t>(row.c));
  CHECK(unicode::is_alpha(row.c) == row.alpha);
  CHECK(unicode::is_decimal(row.c) == row.decimal);
  CHECK(unicode::is_space(row.c) == row.space);
  CHECK(unicode::is_lower(row.c) == row.lower);
  CHECK(unicode::is_upper(row.c) == row.upper);
  CHECK(unicode::is_printable(row.c) == row.printable);
}
