// Threads on cores: worked examples of the policies, computed by hand, and what threads can do.
#include "sim/cores.h"

#include <deque>
#include <stdexcept>

#include "sim/deadlock.h"
#include "sim/thread.h"
#include "tests/sim_log.h"

using namespace interleave::sim;

namespace {

/// A machine, its threads and its trace.
struct Machine {
  explicit Machine(CoresOptions options) : cores(simulator, std::move(options)) {}

  Thread& start(std::string name, std::function<void(Thread&)> body, ThreadOptions options = {}) {
    const size_t index = threads.size();
    return threads.emplace_back(
        cores, std::move(name), kNone,
        [this, index, body = std::move(body)] { body(threads[index]); }, options);
  }
  void burst(const std::string& name, Duration work) {
    start(name, [this, work, name](Thread& thread) {
      thread.compute(work);
      log(name + " done");
    }).start();
  }
  RunEnd run() {
    const RunEnd end = simulator.run();
    trace.finish(simulator.now());
    return end;
  }
  /// The spans of a track in time order, "10-20 A" on a core, "10-20 running" elsewhere.
  Lines spans(std::string_view track) const {
    Lines lines;
    for (const Span& span : trace.spans()) {
      if (trace.string(trace.tracks()[span.track].name) != track || span.begin == span.end)
        continue;
      const bool core = trace.tracks()[span.track].kind == TrackKind::core;
      const std::string_view what = !core || span.state != State::running ? state_name(span.state)
                                    : span.about == kNone
                                        ? "switch"
                                        : trace.string(trace.tracks()[span.about].name);
      lines.push_back(
          fmt::format("{}-{} {}", span.begin.seconds() * 1e3, span.end.seconds() * 1e3, what));
    }
    return lines;
  }

  Trace trace;
  Simulator simulator{{.trace = &trace}};
  Cores cores;
  Log log{simulator};
  std::deque<Thread> threads;
};

}  // namespace

TEST_CASE("fifo: first come, first served, to the end") {
  Machine m({.cores = 1, .policy = "fifo"});
  m.burst("A", ms(25));
  m.burst("B", ms(15));
  m.burst("C", ms(5));
  REQUIRE(m.run() == RunEnd::finished);
  REQUIRE(m.spans("core 0") == Lines{"0-25 A", "25-40 B", "40-45 C"});
  REQUIRE(m.spans("B") == Lines{"0-25 ready, no core", "25-40 running"});
}

TEST_CASE("rr: a quantum each in turn; a burst that ends with its quantum is over") {
  Machine m({.cores = 1, .policy = "rr"});
  m.burst("A", ms(25));
  m.burst("B", ms(20));
  m.burst("C", ms(5));
  REQUIRE(m.run() == RunEnd::finished);
  REQUIRE(m.spans("core 0") ==
          Lines{"0-10 A", "10-20 B", "20-25 C", "25-35 A", "35-45 B", "45-50 A"});
  REQUIRE(m.log.lines == Lines{"25 C done", "45 B done", "50 A done"});
}

TEST_CASE("rr on two cores") {
  Machine m({.cores = 2});
  for (const char* name : {"A", "B", "C"}) m.burst(name, ms(20));
  REQUIRE(m.run() == RunEnd::finished);
  REQUIRE(m.spans("core 0") == Lines{"0-10 A", "10-30 C"});
  REQUIRE(m.spans("core 1") == Lines{"0-10 B", "10-20 A", "20-30 B"});
}

TEST_CASE("an arrival cuts the running quantum where it would have ended") {
  const auto [arrival, expected] = GENERATE(table<int, Lines>({
      {25, {"0-30 A", "30-35 B", "35-105 A"}},
      {30, {"0-30 A", "30-35 B", "35-105 A"}},
      {31, {"0-40 A", "40-45 B", "45-105 A"}},
  }));
  Machine m({.cores = 1});
  m.burst("A", ms(100));
  Thread& b = m.start("B", [](Thread& thread) { thread.compute(ms(5)); });
  m.simulator.spawn([&, arrival = arrival] {
    m.simulator.sleep(ms(arrival));
    b.start();
  });
  REQUIRE(m.run() == RunEnd::finished);
  REQUIRE(m.spans("core 0") == expected);
}

TEST_CASE("a context switch costs the core, and only when the thread changes") {
  Machine m({.cores = 1, .context_switch = ms(1)});
  m.burst("A", ms(20));
  m.burst("B", ms(10));
  REQUIRE(m.run() == RunEnd::finished);
  REQUIRE(m.spans("core 0") ==
          Lines{"0-10 A", "10-11 switch", "11-21 B", "21-22 switch", "22-32 A"});
  REQUIRE(m.spans("A") == Lines{"0-10 running", "10-22 ready, no core", "22-32 running"});
}

TEST_CASE("a long computation without competition is one event") {
  Machine m({.cores = 1});
  m.burst("A", s(3600));
  REQUIRE(m.run() == RunEnd::finished);
  REQUIRE(m.simulator.events() < 5);
}

TEST_CASE("ten thousand threads share four cores") {
  Machine m({.cores = 4, .policy = "fifo"});
  for (int i = 0; i < 10'000; ++i) {
    m.start(std::to_string(i), [](Thread& thread) { thread.compute(ms(1)); }).start();
  }
  REQUIRE(m.run() == RunEnd::finished);
  REQUIRE(m.simulator.now() == Time::at(ms(2500)));
}

TEST_CASE("a blocked thread gives up its core and prefers it when it returns") {
  Machine m({.cores = 2, .policy = "fifo"});
  Thread& a = m.start("A", [&](Thread& thread) {
    m.log(thread.block(State::blocked, nullptr, ms(10)) ? "woken" : "timed out");
    m.log(thread.block(State::blocked, nullptr) ? "woken" : "timed out");
    thread.compute(ms(5));
  });
  a.start();
  Thread& b = m.start("B", [&](Thread& thread) {
    thread.compute(ms(20));
    REQUIRE(a.unblock());
    REQUIRE_FALSE(a.unblock());
  });
  b.start();
  REQUIRE(m.run() == RunEnd::finished);
  REQUIRE(m.log.lines == Lines{"10 timed out", "20 woken"});
  REQUIRE(m.spans("core 0") == Lines{"0-10 idle", "10-20 idle", "20-25 A"});
  REQUIRE(a.cpu_time() == ms(5));
}

TEST_CASE("a computation can be interrupted") {
  Machine m({.cores = 2});
  Duration taken;
  Thread& a = m.start("A", [&](Thread& thread) { taken = thread.compute(ms(100)); });
  a.start();
  m.start("B", [&](Thread& thread) {
     thread.compute(ms(30));
     REQUIRE(a.cpu_time() == ms(30));
     a.interrupt_compute();
   }).start();
  REQUIRE(m.run() == RunEnd::finished);
  REQUIRE(taken == ms(30));
  REQUIRE(m.simulator.now() == Time::at(ms(30)));
}

TEST_CASE("ticks need no core") {
  Machine m({.cores = 1, .policy = "fifo"});
  Thread& a = m.start("A", [&](Thread& thread) {
    thread.block_ticking(State::blocked, nullptr, ms(10), [&] { m.log("tick"); });
    m.log("woken");
  });
  a.start();
  m.start("B", [&](Thread& thread) {
     thread.compute(ms(25));
     a.unblock();
     thread.compute(ms(25));
   }).start();
  REQUIRE(m.run() == RunEnd::finished);
  REQUIRE(m.log.lines == Lines{"10 tick", "20 tick", "50 woken"});
}

TEST_CASE("a thread's states are also those of its activity") {
  Machine m({.cores = 1});
  const TrackId task = m.trace.add_track(TrackKind::task, "task", kNone, Time());
  m.start("A", [&](Thread& thread) {
     thread.compute(ms(1));
     thread.set_activity(task);
     thread.block(State::blocked, nullptr, ms(2));
     thread.compute(ms(3));
     thread.set_activity(kNone);
     m.trace.set_state(task, m.simulator.now(), State::awaiting);
     thread.compute(ms(4));
   }).start();
  REQUIRE(m.run() == RunEnd::finished);
  REQUIRE(m.spans("A") == Lines{"0-1 running", "1-3 blocked", "3-10 running"});
  REQUIRE(m.spans("task") == Lines{"1-3 blocked", "3-6 running", "6-10 awaiting"});
}

TEST_CASE("a deadlock is known with its cycle") {
  Machine m({});
  Waitable left(m.simulator, "Lock", "left");
  Waitable right(m.simulator, "Lock", "right");
  Waitable queue(m.simulator, "Queue");
  const auto grab = [](Waitable& first, Waitable& second) {
    return [&](Thread& thread) {
      first.set_holder(&thread);
      thread.compute(ms(1));
      thread.block(State::blocked, &second);
    };
  };
  m.start("getter", [&](Thread& thread) { thread.block(State::blocked, &queue); }).start();
  m.start("A", grab(left, right)).start();
  m.start("B", grab(right, left), {.daemon = true}).start();
  m.start("idle worker", [&](Thread& t) { t.block(State::idle, &queue); }, {.daemon = true})
      .start();
  REQUIRE(m.run() == RunEnd::deadlock);
  const auto describe = [](const std::vector<Waiter>& waiters) {
    Lines lines;
    for (const Waiter& w : waiters) {
      lines.push_back(fmt::format("{} waits for {} {} of {}", w.thread->name(), w.about->kind(),
                                  w.about->name(), w.holder ? w.holder->name() : "nobody"));
    }
    return lines;
  };
  const std::vector<Waiter> all = waiters(m.cores);
  REQUIRE(describe(all) == Lines{"getter waits for Queue  of nobody", "A waits for Lock right of B",
                                 "B waits for Lock left of A"});
  REQUIRE(describe(find_cycle(all)) ==
          Lines{"A waits for Lock right of B", "B waits for Lock left of A"});
}

TEST_CASE("impossible machines are refused in words") {
  Simulator simulator;
  REQUIRE_THROWS_WITH(Cores(simulator, {.policy = "random"}),
                      "unknown scheduling policy 'random'; known: fifo, rr");
  REQUIRE_THROWS_AS(Cores(simulator, {.cores = 0}), std::invalid_argument);
  REQUIRE_THROWS_AS(Cores(simulator, {.quantum = Duration()}), std::invalid_argument);
}

TEST_CASE("a busy machine leaves the same trace in every build") {
  Machine m({.cores = 3, .quantum = ms(2), .context_switch = Duration::microseconds(50)});
  for (int i = 0; i < 20; ++i) {
    m.start(fmt::format("T{}", i), [i](Thread& thread) {
       for (int k = 1; k < 6; ++k) {
         thread.compute(ms((i * 7 + k * 3) % 11));
         thread.block(State::blocked, nullptr, ms((i * 5 + k) % 4));
       }
     }).start();
  }
  REQUIRE(m.run() == RunEnd::finished);
  REQUIRE(m.trace.digest() == 0x29f58657c8709da6);
}
