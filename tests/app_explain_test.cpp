#include "gui/app/explain.h"

#include <map>
#include <string>

#include "tests/catch.h"

using namespace interleave;
using namespace interleave::gui;
using sim::Duration;
using sim::State;
using sim::Time;

namespace {

Time at(int64_t ms) { return Time::at(Duration::milliseconds(ms)); }

/// A task that runs, then waits for a lock that another one holds, 1 s to 3 s.
std::shared_ptr<Run> run_with_a_lock() {
  auto trace = std::make_shared<sim::Trace>();
  const auto thread = trace->add_track(sim::TrackKind::thread, "MainThread", sim::kNone, at(0));
  const auto one = trace->add_track(sim::TrackKind::task, "one", thread, at(0));
  const auto two = trace->add_track(sim::TrackKind::task, "two", thread, at(0));
  const auto lock = trace->add_resource("Lock", "db");
  const auto main = trace->add_frame({0, trace->intern("main"), trace->intern("a.py"), 9});
  const auto inner =
      trace->add_frame({main, trace->intern("acquire"), trace->intern("asyncio/locks.py"), 100});
  trace->set_holder(lock, at(0), one);
  trace->set_state(two, at(0), State::running, sim::kNone, main);
  trace->add_instant(sim::InstantKind::print, at(0), two, "hello", main);
  trace->set_state(two, at(1000), State::awaiting, lock, inner);
  trace->set_holder(lock, at(3000), two);
  trace->finish(at(3000));
  models::python::RunResult result;
  result.trace = trace;
  auto run = std::make_shared<Run>(std::move(result));
  run->file_name = "a.py";
  return run;
}

Pick pick_of(Pick::Kind kind, uint32_t index, uint32_t count = 1) {
  return {kind, 0, index, count};
}

}  // namespace

TEST_CASE("a waiting span says since when and why", "[explain]") {
  const auto run = run_with_a_lock();
  const auto& spans = run->result.trace->spans();
  for (uint32_t i = 0; i < spans.size(); ++i) {
    if (spans[i].state != State::awaiting) continue;
    const Explanation e = explain(*run, pick_of(Pick::Kind::span, i));
    const std::map<std::string, std::string> rows(e.rows.begin(), e.rows.end());
    CHECK(e.title == "two: awaiting");
    CHECK(rows == std::map<std::string, std::string>{{"when", "1 s to 3 s"},
                                                     {"how long", "2 s"},
                                                     {"why", "two waits for Lock 'db', and nothing ends that (main, line 9)"},
                                                     {"→", "held by one, which does nothing"},
                                                     {"where", "main, a.py:9"}});
  }
}

TEST_CASE("a printed line says when, by whom and where", "[explain]") {
  const auto run = run_with_a_lock();
  const Explanation e = explain(*run, pick_of(Pick::Kind::instant, 0, 3));
  CHECK(e.title == "hello");
  const std::map<std::string, std::string> rows(e.rows.begin(), e.rows.end());
  CHECK(rows.at("printed") == "at 0 s");
  CHECK(rows.at("by") == "two");
  CHECK(rows.at("with it") == "2 more here: zoom in");
}

TEST_CASE("the place is the innermost call in the scenario's own file", "[explain]") {
  const auto run = run_with_a_lock();
  const auto place = source_place(*run, sim::StackId{2});
  REQUIRE(place);
  CHECK(place->file == "a.py");
  CHECK(place->line == 9);
  CHECK_FALSE(source_place(*run, sim::StackId{0}));
  CHECK_FALSE(source_place(*run, pick_of(Pick::Kind::track, 0)));
}

TEST_CASE("a resource is held by the last who took it", "[explain]") {
  const auto run = run_with_a_lock();
  CHECK(run->causes.holder_at(0, at(2999)) == 1);
  CHECK(run->causes.holder_at(0, at(3000)) == 2);
}
