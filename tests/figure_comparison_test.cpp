#include "gui/figure/comparison.h"

#include "tests/catch.h"
#include "tests/figure_samples.h"

using namespace interleave::gui;
using namespace interleave::gui::samples;
using namespace interleave::sim;

namespace {

/// A main thread and tasks that each print one letter at a time: "a1 b2" prints a at 1 ms, b at 2
/// ms.
Trace printing(std::string_view letters) {
  Trace trace;
  const TrackId thread = trace.add_track(TrackKind::thread, "MainThread", kNone, ms(0));
  const TrackId loop = trace.add_track(TrackKind::loop, "loop", thread, ms(0));
  Time last;
  for (size_t i = 0; i + 1 < letters.size(); i += 3) {
    const Time at = ms(letters[i + 1] - '0');
    const std::string name = std::string("Task-") + letters[i];
    TrackId task = kNone;
    for (TrackId id = 0; id < trace.tracks().size(); ++id) {
      if (trace.string(trace.tracks()[id].name) == name) task = id;
    }
    if (task == kNone) task = trace.add_track(TrackKind::task, name, loop, at);
    trace.add_instant(InstantKind::print, at, task, letters.substr(i, 1));
    last = at;
  }
  trace.finish(last);
  return trace;
}

/// The differences without the ends of tracks, one a line: "kind what first second".
std::string listed(const Comparison& comparison) {
  std::string text;
  const auto time = [](const std::optional<RunEvent>& event) {
    return event ? std::to_string(event->at.ns() / 1'000'000) : std::string("-");
  };
  for (const Difference& d : comparison.differences) {
    if (d.what.ends_with(" ends")) continue;
    text += std::string(difference_name(d.kind)) + ": " + d.what + ' ' + time(d.first) + ' ' +
            time(d.second) + '\n';
  }
  return text;
}

std::string compared(std::string_view first, std::string_view second) {
  const Sample a(printing(first)), b(printing(second));
  return listed(compare(a.index(), b.index()));
}

}  // namespace

TEST_CASE("a run doesn't differ from itself", "[comparison]") {
  for (unsigned seed = 1; seed <= 30; ++seed) {
    const Sample a(random_trace(seed)), b(random_trace(seed));
    const Comparison c = compare(a.index(), b.index());
    CHECK(c.differences.empty());
    CHECK(c.alike > 0);
    CHECK_FALSE(c.divergence());
  }
}

TEST_CASE("events are found again at other times and in another order", "[comparison]") {
  const std::array<std::array<std::string_view, 3>, 7> rows{{
      {"a1 b2", "a1 b2", ""},
      {"a1 b2", "a1 b3", "at another time: Task-b prints 'b' 2 3\n"},
      {"a1 b2", "a1", "only in the first: Task-b prints 'b' 2 -\n"},
      {"a1", "a1 b2", "only in the second: Task-b prints 'b' - 2\n"},
      {"a1 a2", "a1 a3", "at another time: Task-a prints 'a' 2 3\n"},
      {"a1 b2 c3", "b1 c2 a3",
       "in another order: Task-a prints 'a' 1 3\n"
       "at another time: Task-b prints 'b' 2 1\n"
       "at another time: Task-c prints 'c' 3 2\n"},
      {"a1 b1", "b1 a1", "in another order: Task-a prints 'a' 1 1\n"},
  }};
  for (const auto& [first, second, expected] : rows) {
    CAPTURE(first, second);
    CHECK(compared(first, second) == expected);
  }
}

TEST_CASE("the runs part at the first difference, each on its own clock", "[comparison]") {
  const Sample a(printing("a1 b2 c5")), b(printing("a1 b4 c5"));
  const Sample two(printing("a1 b2")), one(printing("a1"));
  const auto parts = compare(a.index(), b.index()).divergence();
  REQUIRE(parts);
  CHECK(parts->first == ms(2));
  CHECK(parts->second == ms(4));
  const auto missing = compare(two.index(), one.index()).divergence();
  REQUIRE(missing);
  CHECK(missing->first == ms(2));
  CHECK(missing->second == ms(1));  // at its end
}

TEST_CASE("how a run is cut into time slices is no difference", "[comparison]") {
  const auto computing = [](bool sliced) {
    Trace trace;
    const TrackId thread = trace.add_track(TrackKind::thread, "T", kNone, ms(0));
    trace.set_state(thread, ms(0), State::running);
    if (sliced) trace.set_state(thread, ms(2), State::ready_no_gil);
    if (sliced) trace.set_state(thread, ms(3), State::running);
    trace.set_state(thread, ms(5), State::blocked);
    trace.set_state(thread, ms(6), State::running);
    trace.end_track(thread, ms(7));
    trace.finish(ms(7));
    return trace;
  };
  const Sample whole(computing(false)), cut(computing(true));
  const Comparison c = compare(whole.index(), cut.index());
  CHECK(c.differences.empty());
  CHECK(c.alike == 3);  // it begins, goes on after the wait, ends
}

TEST_CASE("what is compared both ways differs both ways", "[comparison]") {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    const Sample a(random_trace(seed)), b(random_trace(seed + 1));
    const Comparison there = compare(a.index(), b.index()), back = compare(b.index(), a.index());
    CHECK(there.alike + there.count(Difference::Kind::other_time) +
              there.count(Difference::Kind::other_order) ==
          back.alike + back.count(Difference::Kind::other_time) +
              back.count(Difference::Kind::other_order));
    CHECK(there.count(Difference::Kind::only_first) == back.count(Difference::Kind::only_second));
    CHECK(std::ranges::is_sorted(there.differences, {}, &Difference::since));
  }
}

TEST_CASE("speed-up is how many times as fast", "[comparison]") {
  const auto s = [](int64_t n) { return Duration::milliseconds(n); };
  CHECK(speed_up(s(4000), s(2000)) == "2×");
  CHECK(speed_up(s(1000), s(4000)) == "0.25×");
  CHECK(speed_up(s(1000), s(3000)) == "0.33×");
  CHECK(speed_up(s(4000), s(4000)) == "1×");
  CHECK(speed_up(s(123456), s(1000)) == "123.5×");
  CHECK(speed_up(s(0), s(0)) == "1×");
  CHECK(speed_up(s(1), s(0)) == "∞×");
}
