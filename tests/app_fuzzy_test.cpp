#include "gui/app/fuzzy.h"

#include <array>

#include "tests/catch.h"

using namespace interleave::gui;

TEST_CASE("letters are found in their order, whatever their case", "[fuzzy]") {
  CHECK(fuzzy_match("", "anything")->score == 0);
  CHECK(fuzzy_match("sa", "Save as…"));
  CHECK(fuzzy_match("SA", "save as…"));
  CHECK(fuzzy_match("save as", "Save as…"));
  CHECK_FALSE(fuzzy_match("as s", "save"));
  CHECK_FALSE(fuzzy_match("savex", "save"));
  CHECK_FALSE(fuzzy_match("longer than", "text"));
  CHECK(fuzzy_match("sa", "Save as…")->places == std::vector<size_t>{0, 1});
  CHECK(fuzzy_match("sas", "Save as…")->places == std::vector<size_t>{0, 5, 6});
}

TEST_CASE("what begins words and stands together is better", "[fuzzy]") {
  struct Row {
    const char *needle, *better, *worse;
  };
  const std::array rows{
      Row{"run", "Run: Run", "File: Return"},
      Row{"zi", "Zoom in", "Resizing"},
      Row{"task", "By task", "Two tabs asked"},
      Row{"gil", "Without the GIL", "Going on until last"},
      Row{"dark", "Dark", "Standard marks"},
      Row{"save", "Save", "Save as another file with a long name"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.needle);
    const auto better = fuzzy_match(row.needle, row.better);
    const auto worse = fuzzy_match(row.needle, row.worse);
    REQUIRE(better);
    REQUIRE(worse);
    CHECK(better->score > worse->score);
  }
}
