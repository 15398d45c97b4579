// Notes in the program's header, and what actions do to the timeline's lanes, search and range.
#include "gui/app/annotate.h"
#include "gui/app/actions.h"
#include "gui/app/timeline_tools.h"
#include "models/python/annotations.h"
#include "models/python/header.h"
#include "tests/catch.h"

using namespace interleave;
using namespace interleave::gui;

namespace {

sim::Time ms(int64_t n) { return sim::Time::at(sim::Duration::milliseconds(n)); }

models::python::Scenario header(const std::string& program) {
  return models::python::parse_header(models::python::Source("x.py", program));
}
std::vector<models::python::Annotation> notes(const std::string& program) {
  return models::python::parse_annotations(models::python::Source("x.py", program));
}

/// A workbench that shows the run of a program with two tasks, and one before them if it is `late`.
void show(Workbench& w, bool late = false) {
  models::python::RunResult result;
  result.trace = std::make_shared<sim::Trace>();
  sim::Trace& trace = *std::const_pointer_cast<sim::Trace>(result.trace);
  const auto process = trace.add_track(sim::TrackKind::process, "python", sim::kNone, ms(0));
  const auto main = trace.add_track(sim::TrackKind::thread, "MainThread", process, ms(0));
  const auto loop = trace.add_track(sim::TrackKind::loop, "loop", main, ms(0));
  if (late) trace.add_track(sim::TrackKind::task, "water", loop, ms(0));
  const auto tea = trace.add_track(sim::TrackKind::task, "tea", loop, ms(0));
  const auto toast = trace.add_track(sim::TrackKind::task, "toast", loop, ms(0));
  const auto kettle = trace.add_resource("Lock", "kettle");
  trace.set_state(main, ms(0), sim::State::idle);
  trace.set_state(tea, ms(0), sim::State::awaiting, kettle);
  trace.set_state(toast, ms(0), sim::State::running);
  trace.set_state(toast, ms(500), sim::State::awaiting, kettle);
  trace.add_instant(sim::InstantKind::print, ms(700), toast, "ding");
  trace.finish(ms(1000));
  w.tab().timeline = std::make_shared<Run>(std::move(result));
  refresh_timeline(w);
}

}  // namespace

TEST_CASE("notes are kept in the header and nothing else changes", "[annotate]") {
  const std::string plain = "import time\ntime.sleep(1)\n";
  const std::string once = with_annotation(plain, {ms(1500), "a \"quoted\" \\ note", ""});
  CHECK(once ==
        "# /// scenario\n# [[annotation]]\n# at = \"1.5s\"\n# text = \"a \\\"quoted\\\" \\\\ note\"\n# ///\n\n" + plain);
  REQUIRE(notes(once).size() == 1);
  CHECK(notes(once)[0].text == "a \"quoted\" \\ note");
  const std::string twice = with_annotation(once, {ms(2), "second", "main"});
  REQUIRE(notes(twice).size() == 2);
  CHECK(notes(twice)[1].track == "main");
  CHECK(without_annotation(twice, 1) == once);
  CHECK(notes(without_annotation(twice, 0))[0].text == "second");
  CHECK(without_annotation(once, 5) == once);
  CHECK(without_annotation(plain, 0) == plain);

  const std::string full = "#!/usr/bin/env python3\n# /// scenario\n# title = \"T\"\n# [machine]\n# cores = 1\n# ///\nx = 1\n";
  const std::string noted = with_annotation(full, {ms(1), "n", ""});
  CHECK(header(noted).title == "T");
  CHECK(header(noted).machine.cores == 1);
  CHECK(without_annotation(noted, 0) == full);
}

TEST_CASE("a search goes from hit to hit, round and round", "[timeline]") {
  Workbench w([] {});
  show(w);
  search_timeline(w, "kettle");
  REQUIRE(w.view.matches);
  REQUIRE(w.view.matches->hits().size() == 2);
  CHECK(w.timeline.hit == 0);
  CHECK(w.view.selected.kind == Pick::Kind::span);
  CHECK(w.view.reveal == LaneId{0, 3});
  perform("next_hit", w);
  CHECK(w.timeline.hit == 1);
  CHECK(w.view.reveal == LaneId{0, 4});
  perform("next_hit", w);
  CHECK(w.timeline.hit == 0);
  perform("previous_hit", w);
  CHECK(w.timeline.hit == 1);
  w.view.range = TimeRange{ms(0), ms(100)};
  search_timeline(w, "ding");
  CHECK(w.view.range->begin <= ms(700));
  CHECK(w.view.range->end >= ms(700));
  w.timeline.bar = TimelineState::Bar::search;
  close_timeline_bar(w);
  CHECK(w.view.matches == nullptr);
  CHECK_FALSE(is_enabled(action("next_hit"), w));
}

TEST_CASE("the selected lane is pinned and moved", "[timeline]") {
  Workbench w([] {});
  show(w);
  CHECK_FALSE(is_enabled(action("pin"), w));
  w.view.selected = {Pick::Kind::track, 0, 4, 1};
  perform("pin", w);
  CHECK(is_pinned(w, {0, 4}));
  CHECK(action("pin").checked(w));
  perform("pin", w);
  CHECK_FALSE(is_pinned(w, {0, 4}));
  perform("lane_up", w);
  CHECK(w.view.order[{0, 2}] == std::vector<sim::TrackId>{4, 3});
  perform("collapse_all", w);
  CHECK(w.view.collapsed.contains({0, 1}));
  toggle_emphasis(w, sim::State::running);
  CHECK(w.view.emphasis == 1);
  perform("all_lanes", w);
  CHECK((w.view.collapsed.empty() && w.view.order.empty() && w.view.emphasis == 0));
}

TEST_CASE("pins, folds and the lanes' order belong to their tab", "[timeline]") {
  using Lanes = std::vector<LaneId>;
  Workbench w([] {});
  w.tab().document.buffer().replace_all("first");
  show(w);
  carry_lane(w, {0, 4}, -1);
  toggle_pin(w, {0, 4});
  w.view.filter = "t";
  Document other;
  other.buffer().replace_all("second");
  w.add_tab(std::move(other));
  CHECK((w.view.pinned.empty() && w.view.order.empty() && w.view.filter.empty()));
  show(w);
  toggle_pin(w, {0, 3});
  w.activate(0);
  refresh_timeline(w);
  CHECK(w.view.pinned == Lanes{{0, 4}});
  CHECK(w.view.order[{0, 2}] == std::vector<sim::TrackId>{4, 3});
  CHECK(w.view.filter == "t");
  w.activate(1);
  refresh_timeline(w);
  CHECK(w.view.pinned == Lanes{{0, 3}});
  CHECK(w.view.order.empty());
  // A newer run counts its tracks anew: the lane is the one of that name.
  show(w, true);
  CHECK(w.view.pinned == Lanes{{0, 4}});
  // Beside another run it is in the second panel.
  w.tabs[0]->compared = w.tabs[1]->compared = true;
  refresh_timeline(w);
  CHECK(w.view.pinned == Lanes{{1, 4}});
  w.tabs[0]->compared = w.tabs[1]->compared = false;
  refresh_timeline(w);
  CHECK(w.view.pinned == Lanes{{0, 4}});
}

TEST_CASE("the range that is measured has numbers, new ones after a new run", "[timeline]") {
  Workbench w([] {});
  show(w);
  measure_range(w, TimeRange{ms(0), ms(500)});
  REQUIRE(w.timeline.numbers);
  CHECK(w.timeline.numbers->in_state[0] == sim::Duration::milliseconds(500));
  show(w);
  CHECK_FALSE(w.timeline.numbers);
  measure_range(w, std::nullopt);
  CHECK_FALSE(w.timeline.range);
}
