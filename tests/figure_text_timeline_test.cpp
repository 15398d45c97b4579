// The timeline in a terminal.
#include "gui/figure/text_timeline.h"

#include <sstream>

#include "gui/figure/utf8.h"
#include "tests/catch.h"
#include "tests/figure_samples.h"

using namespace interleave::gui;
using namespace interleave::gui::samples;

namespace {

std::string drawn(std::vector<Panel> panels, TextTimelineOptions options) {
  return "\n" + text_timeline(panels, options);
}

}  // namespace

TEST_CASE("sync against async, on one axis") {
  const Sample sync(sync_sleeps()), async(async_sleeps());
  CHECK(drawn({sync.panel("Sync"), async.panel("Async")}, {.width = 55}) == R"(
Sync  makespan 4 s
MainThread    ▌▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▌▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▌

Async  makespan 2 s
MainThread    ▌···················▌
  main        ▌░░░░░░░░░░░░░░░░░░░▌
  make_coffee ▌░░░░░░░░░░░░░░░░░░░▌
  make_toast  ▌░░░░░░░░░░░░░░░░░░░▌
              ┴─────────┴─────────┴─────────┴─────────┴
              0 s      1 s       2 s       3 s      4 s
░ awaiting   ▓ blocked   · idle
▌ a step that took no time
)");
}

TEST_CASE("in plain ASCII, with long names cut") {
  const Sample every(every_state());
  CHECK(drawn({every.panel("Every state")}, {.width = 60, .utf8 = false}) == R"(
Every state  makespan 1.8 s
MainThread           ####////////////////########ccccc....##
  fetch #1           ###------lllllllllllll######-----------
  handler            lll#////////////////#----------------##
  resize_a_picture_~ lllllllllllllllllllll#qqq------------#
asyncio_0            ........................gggg#########..
                     +---------+----------+----------+------
                     0 s     0.5 s       1 s       1.5 s
# running   c ready, no core   g ready, no GIL
l ready, loop busy   q queued, no worker   - awaiting
/ blocked   . idle
)");
}

TEST_CASE("programs that take no time, and none at all") {
  interleave::sim::Trace nothing;
  nothing.finish(ms(0));
  const Sample zero(hello()), empty(std::move(nothing));
  CHECK(drawn({zero.panel("Hello"), empty.panel("")}, {.width = 30}) == R"(
Hello  makespan 0 s
MainThread ▌

makespan 0 s
nothing ran
           ┴──────────────────
           0 s
▌ a step that took no time
)");
}

TEST_CASE("what exceeds the lanes is counted") {
  const Sample many(many_tasks(1500));
  const std::string text = drawn({many.panel("Many")}, {.width = 60, .max_lanes = 4});
  CHECK(text.find("\n… and 1,497 more tasks\n") != std::string::npos);
}

TEST_CASE("colours come in whole sequences, and change nothing else") {
  const Sample every(every_state());
  const std::string plain = drawn({every.panel("Every state")}, {});
  std::string stripped;
  const std::string colored = drawn({every.panel("Every state")}, {.color = true});
  for (size_t i = 0; i < colored.size(); ++i) {
    if (colored[i] == '\x1b')
      i = colored.find('m', i);
    else
      stripped += colored[i];
  }
  CHECK(stripped == plain);
  CHECK(colored.find("\x1b[31m▓") != std::string::npos);
}

TEST_CASE("no line is longer than the width") {
  for (unsigned seed = 1; seed <= 40; ++seed) {
    const Sample sample(random_trace(seed));
    for (const int width : {20, 33, 80, 200})
      for (const bool utf8 : {true, false}) {
        const std::string text = text_timeline(
            std::vector<Panel>{sample.panel("A title that is not short, 日本 🎉 and all")},
            {.width = width, .utf8 = utf8, .grouping = static_cast<Grouping>(seed % 3)});
        std::istringstream lines(text);
        for (std::string line; std::getline(lines, line);) {
          CHECK(columns(line) <= width);
          if (!utf8)
            for (const char c : line) CHECK(static_cast<unsigned char>(c) < 0x80);
        }
      }
  }
}
