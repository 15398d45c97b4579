#include "models/python/header_edit.h"

#include <array>

#include "models/python/header.h"
#include "tests/catch.h"

using namespace interleave::models::python;

namespace {

struct Row {
  const char *program, *key, *value, *expected;
};

Scenario parsed(const std::string& program) { return parse_header(Source("x.py", program)); }

}  // namespace

TEST_CASE("a setting is written into the header, and nothing else changes", "[header_edit]") {
  const std::array rows{
      // No header yet.
      Row{"print(1)\n", "machine.cores", "2", "# /// scenario\n# [machine]\n# cores = 2\n# ///\nprint(1)\n"},
      Row{"", "machine.cores", "2", "# /// scenario\n# [machine]\n# cores = 2\n# ///\n"},
      Row{"#!/usr/bin/env python3\n# -*- coding: utf-8 -*-\n# A note\nx\n", "machine.policy", "\"fifo\"",
          "#!/usr/bin/env python3\n# -*- coding: utf-8 -*-\n# /// scenario\n# [machine]\n# policy = \"fifo\"\n# ///\n# A note\nx\n"},
      Row{"#!python", "machine.cores", "2", "#!python\n# /// scenario\n# [machine]\n# cores = 2\n# ///\n"},
      Row{"x\r\n", "machine.cores", "2", "# /// scenario\r\n# [machine]\r\n# cores = 2\r\n# ///\r\nx\r\n"},
      // The key is there.
      Row{"# /// scenario\n# [machine]\n# cores = 4   # a laptop\n# seed=1\n# ///\n", "machine.cores", "16",
          "# /// scenario\n# [machine]\n# cores = 16   # a laptop\n# seed=1\n# ///\n"},
      Row{"# /// scenario\n# title = \"ünï\"\n# machine.cores = 4\n# ///\n", "machine.cores", "1",
          "# /// scenario\n# title = \"ünï\"\n# machine.cores = 1\n# ///\n"},
      Row{"# /// scenario\n# machine = { policy = \"rr\", cores = 4 }\n# ///\n", "machine.policy", "\"fifo\"",
          "# /// scenario\n# machine = { policy = \"fifo\", cores = 4 }\n# ///\n"},
      Row{"# /// scenario\n# [machine]\n#quantum = '10ms'\n# ///\n", "machine.quantum", "\"2ms\"",
          "# /// scenario\n# [machine]\n#quantum = \"2ms\"\n# ///\n"},
      // Its table is there.
      Row{"# /// scenario\n# [machine]\n# cores = 4  # four\n#\n# [variants.a]\n# machine.cores = 1\n# ///\nx\n", "machine.gil", "false",
          "# /// scenario\n# [machine]\n# cores = 4  # four\n# gil = false\n#\n# [variants.a]\n# machine.cores = 1\n# ///\nx\n"},
      Row{"# /// scenario\n# [machine]\n# ///\n", "machine.gil", "false", "# /// scenario\n# [machine]\n# gil = false\n# ///\n"},
      Row{"# /// scenario\n# machine.cores = 4\n# title = \"t\"\n# ///\n", "machine.gil", "false",
          "# /// scenario\n# machine.cores = 4\n# machine.gil = false\n# title = \"t\"\n# ///\n"},
      Row{"# /// scenario\n# machine = { cores = 4 }\n# ///\n", "machine.gil", "false",
          "# /// scenario\n# machine = { cores = 4, gil = false }\n# ///\n"},
      Row{"# /// scenario\n# machine = {}\n# ///\n", "machine.gil", "false", "# /// scenario\n# machine = { gil = false}\n# ///\n"},
      // Its table isn't.
      Row{"# /// scenario\n# title = \"t\"\n# ///\nx\n", "machine.cores", "2",
          "# /// scenario\n# title = \"t\"\n#\n# [machine]\n# cores = 2\n# ///\nx\n"},
      Row{"# /// scenario\n# title = \"t\"\n#\n# [cost]\n# \"f\" = { cpu = \"1s\" }\n# ///\n", "machine.cores", "2",
          "# /// scenario\n# title = \"t\"\n#\n# [machine]\n# cores = 2\n#\n# [cost]\n# \"f\" = { cpu = \"1s\" }\n# ///\n"},
      Row{"# /// scenario\n# inputs = [\n#   \"a\",\n# ]\n# ///\n", "machine.cores", "2",
          "# /// scenario\n# inputs = [\n#   \"a\",\n# ]\n#\n# [machine]\n# cores = 2\n# ///\n"},
      Row{"# /// scenario\n# ///\n", "machine.cores", "2", "# /// scenario\n# [machine]\n# cores = 2\n# ///\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.program, row.key);
    const std::string text = with_setting(row.program, row.key, row.value);
    CHECK(text == row.expected);
    CHECK(header_value(parsed(text), row.key) == row.value);
  }
}

TEST_CASE("settings are written one after another", "[header_edit]") {
  std::string text = "print(1)\n";
  const std::array<std::pair<const char*, const char*>, 4> settings{
      {{"machine.cores", "2"}, {"machine.quantum", "\"20ms\""}, {"machine.latency_scale", "0.5"}, {"machine.cores", "8"}}};
  for (const auto& [key, value] : settings) text = with_setting(text, key, value);
  CHECK(text == "# /// scenario\n# [machine]\n# cores = 8\n# quantum = \"20ms\"\n# latency_scale = 0.5\n# ///\nprint(1)\n");
}

TEST_CASE("a header that can't be read isn't written", "[header_edit]") {
  CHECK_THROWS_AS(with_setting("# /// scenario\n# cors = 1\n# ///\n", "machine.cores", "2"), ScenarioError);
  CHECK_THROWS_AS(with_setting("# /// scenario\n# [machine\n# ///\n", "machine.cores", "2"), ScenarioError);
  CHECK_THROWS_AS(with_setting("# /// scenario\n# [machine]\n", "machine.cores", "2"), ScenarioError);
  CHECK_THROWS_AS(with_setting("x\n", "machine.cores", "none"), ScenarioError);
}
