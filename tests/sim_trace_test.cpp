// The trace: spans close each other, zero-length waits vanish, and the digest sees everything.
#include "sim/trace.h"

#include <fmt/format.h>

#include "tests/catch.h"

using namespace interleave::sim;

namespace {

Time at(int64_t ms) { return Time::at(Duration::milliseconds(ms)); }

std::vector<std::string> spans(const Trace& trace) {
  std::vector<std::string> lines;
  for (const Span& span : trace.spans()) {
    lines.push_back(fmt::format("{} {}-{} {}", trace.string(trace.tracks()[span.track].name),
                                span.begin.seconds() * 1e3, span.end.seconds() * 1e3,
                                state_name(span.state)));
  }
  return lines;
}

}  // namespace

TEST_CASE("a state ends the one before; the same state goes on") {
  Trace trace;
  const TrackId a = trace.add_track(TrackKind::thread, "a", kNone, at(0));
  trace.set_state(a, at(0), State::running);
  trace.set_state(a, at(1), State::blocked);
  trace.set_state(a, at(2), State::blocked);
  trace.set_state(a, at(5), State::running);
  trace.finish(at(7));
  REQUIRE(spans(trace) ==
          std::vector<std::string>{"a 0-1 running", "a 1-5 blocked", "a 5-7 running"});
  REQUIRE(trace.makespan() == at(7));
  REQUIRE(trace.tracks()[a].end == at(7));
}

TEST_CASE("of spans without length only running ones are kept") {
  Trace trace;
  const TrackId a = trace.add_track(TrackKind::task, "a", kNone, at(0));
  trace.set_state(a, at(1), State::ready_loop_busy);
  trace.set_state(a, at(1), State::running);
  trace.set_state(a, at(1), State::awaiting);
  trace.set_state(a, at(1), State::ready_loop_busy);
  trace.end_track(a, at(1));
  trace.finish(at(3));
  REQUIRE(spans(trace) == std::vector<std::string>{"a 1-1 running"});
  REQUIRE(trace.tracks()[a].end == at(1));
}

TEST_CASE("a wait that the end of the run finds is kept, however short") {
  Trace trace;
  const TrackId a = trace.add_track(TrackKind::task, "a", kNone, at(0));
  const TrackId b = trace.add_track(TrackKind::thread, "b", kNone, at(0));
  trace.set_state(a, at(0), State::running);
  trace.set_state(b, at(0), State::running);
  trace.set_state(b, at(1), State::idle);
  trace.set_state(a, at(1), State::awaiting);
  trace.finish(at(1));
  REQUIRE(spans(trace) == std::vector<std::string>{"b 0-1 running", "a 0-1 running", "a 1-1 awaiting"});
}

TEST_CASE("strings and frames are interned") {
  Trace trace;
  REQUIRE(trace.intern("") == 0);
  REQUIRE(trace.intern("main") == trace.intern("main"));
  const StackFrame frame{0, trace.intern("main"), trace.intern("x.py"), 3};
  REQUIRE(trace.add_frame(frame) == trace.add_frame(frame));
  REQUIRE(trace.add_frame({1, frame.function, frame.file, 4}) != trace.add_frame(frame));
}

TEST_CASE("the digest is the same in every build, and changes with what is recorded") {
  const auto record = [](auto change) {
    Trace trace;
    const TrackId a = trace.add_track(TrackKind::thread, "a", kNone, at(0));
    trace.set_state(a, at(0), State::running);
    trace.add_instant(InstantKind::print, at(1), a, "hello");
    change(trace);
    trace.finish(at(2));
    return trace.digest();
  };
  const uint64_t plain = record([](Trace&) {});
  REQUIRE(plain == 0x1db0c89c99d005fb);
  REQUIRE(record([](Trace& t) { t.set_state(0, at(1), State::blocked); }) != plain);
  REQUIRE(record([](Trace& t) { t.add_link(LinkKind::wake, at(1), 0, 0); }) != plain);
  REQUIRE(record([](Trace& t) { t.set_holder(t.add_resource("Lock"), at(1), 0); }) != plain);
  REQUIRE(record([](Trace& t) { t.sample(t.add_counter("ready"), at(1), 0.5); }) != plain);
}
