// The time cursor: playing, stepping in both directions, asking why.
#include "gui/app/time_travel.h"

#include <thread>

#include "gui/app/actions.h"
#include "gui/app/workbench.h"
#include "tests/travel_runs.h"

using namespace interleave;
using namespace interleave::gui;
using namespace interleave::gui::travel;
using sim::Time;
using std::chrono::milliseconds;

namespace {

constexpr std::string_view kProgram = R"(import asyncio

async def nap(seconds):
    await asyncio.sleep(seconds)

async def main():
    await asyncio.gather(*[asyncio.create_task(nap(n), name=f"nap {n}") for n in (1, 2)])

asyncio.run(main())
)";

/// A window's state with the program's run in it.
std::unique_ptr<Workbench> bench() {
  auto w = std::make_unique<Workbench>([] {});
  w->tab().document.buffer().type(kProgram);
  for (int i = 0; i < 500 && !w->tab().timeline; ++i) {
    w->update();
    std::this_thread::sleep_for(milliseconds(10));
  }
  REQUIRE(w->tab().timeline);
  return w;
}

/// "time step/steps", by stepping until nothing changes.
std::vector<std::string> walk(Workbench& w, std::string_view action) {
  std::vector<std::string> places;
  for (;;) {
    perform(action, w);
    const size_t steps = current_moment(w)->steps.size();
    std::string place = readable(w.view.cursor->since_start());
    if (w.travel.step) place += " " + std::to_string(*w.travel.step + 1) + "/" + std::to_string(steps);
    if (!places.empty() && places.back() == place) return places;
    places.push_back(place);
  }
}

}  // namespace

TEST_CASE("stepping goes through every step of every instant, and back the same way", "[time travel]") {
  const auto w = bench();
  const auto forward = walk(*w, "step_on");
  CHECK(forward == std::vector<std::string>{"0 s 1/3", "0 s 2/3", "0 s 3/3", "1 s 1/1", "2 s 1/2", "2 s 2/2"});
  auto backward = walk(*w, "step_back");
  std::ranges::reverse(backward);
  backward.push_back(forward.back());
  CHECK(backward == forward);
}

TEST_CASE("stepping of the selection visits only its events", "[time travel]") {
  const auto w = bench();
  CHECK_FALSE(is_enabled(action("next_of_selected"), *w));
  w->select({Pick::Kind::track, 0, track(*w->tab().timeline, "nap 1"), 1});
  CHECK(walk(*w, "next_of_selected") == std::vector<std::string>{"0 s", "1 s"});
  CHECK(walk(*w, "previous_of_selected") == std::vector<std::string>{"0 s"});
}

TEST_CASE("playing moves the cursor at the chosen speed and stops at the end", "[time travel]") {
  const auto w = bench();
  TimeTravel::Clock::time_point now{};
  perform("play", *w);
  CHECK(w->travel.playing);
  CHECK(w->view.cursor == ms(0));
  play(*w, now);
  CHECK(play(*w, now += milliseconds(500)));
  CHECK(w->view.cursor == ms(100));  // 2 s in 10 s
  while (speed_text(w->travel.speed) != "2×") perform("faster", *w);
  CHECK(play(*w, now += milliseconds(500)));
  CHECK(w->view.cursor == ms(1100));
  perform("play", *w);
  CHECK_FALSE(play(*w, now += milliseconds(500)));
  CHECK(w->view.cursor == ms(1100));
  perform("play", *w);
  play(*w, now);
  CHECK(play(*w, now += milliseconds(900)));
  CHECK(w->view.cursor == ms(2000));
  CHECK_FALSE(w->travel.playing);
  perform("play", *w);  // from the start again
  CHECK(w->view.cursor == ms(0));
  CHECK(w->travel.playing);
}

TEST_CASE("a pause of the display doesn't make the cursor jump", "[time travel]") {
  const auto w = bench();
  while (speed_text(w->travel.speed) != "1×") perform("faster", *w);
  TimeTravel::Clock::time_point now{};
  perform("play", *w);
  play(*w, now);
  play(*w, now += std::chrono::hours(1));
  CHECK(w->view.cursor == ms(1000));
}

TEST_CASE("speeds have their names and ends", "[time travel]") {
  const auto w = bench();
  CHECK(speed_text(0) == "Fit in 10 s");
  CHECK(speed_text(1) == "0.1×");
  for (int i = 0; i < 40; ++i) perform("faster", *w);
  CHECK(speed_text(w->travel.speed) == "100×");
  for (int i = 0; i < 40; ++i) perform("slower", *w);
  CHECK(w->travel.speed == 0);
}

TEST_CASE("why is asked of what is selected, follows the cursor, and goes with the run", "[time travel]") {
  const auto w = bench();
  CHECK(current_why(*w) == nullptr);
  w->select({Pick::Kind::track, 0, track(*w->tab().timeline, "nap 2"), 1});
  move_cursor(*w, ms(500));
  perform("why", *w);
  CHECK(w->bottom_panel == "why");
  CHECK(sentence(*current_why(*w)) == "nap 2 sleeps until 2 s (nap, line 4)");
  perform("to_end", *w);
  CHECK(sentence(*current_why(*w)) == "nap 2 is over: it ended at 2 s");
  perform("remove_cursor", *w);
  CHECK(current_why(*w) == nullptr);
  CHECK(current_moment(*w) == nullptr);

  move_cursor(*w, ms(500));
  ask_why(*w, track(*w->tab().timeline, "nap 2"));
  w->tab().document.buffer().type("# another run\n");
  const RunPtr before = w->tab().timeline;
  for (int i = 0; i < 500 && w->tab().timeline == before; ++i) {
    w->update();
    std::this_thread::sleep_for(milliseconds(10));
  }
  CHECK(current_why(*w) == nullptr);
}

TEST_CASE("the cursor stays within the run", "[time travel]") {
  const auto w = bench();
  move_cursor(*w, ms(99'000));
  CHECK(w->view.cursor == ms(2000));
  CHECK(current_moment(*w)->loops.empty());
  perform("to_start", *w);
  CHECK(w->view.cursor == ms(0));
}
