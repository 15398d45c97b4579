// Processes: their order, sleeping, waiting, ends of runs, and the end of the simulator.
#include <memory>
#include <stdexcept>

#include "tests/sim_log.h"

using namespace interleave::sim;

TEST_CASE("processes run in the order of their times, ties in the order of scheduling") {
  Simulator simulator;
  Log log(simulator);
  for (const auto& [name, delay] : {std::pair{"a", 20}, {"b", 10}, {"c", 20}, {"d", 0}}) {
    simulator.spawn([&, name = name, delay = delay] {
      simulator.sleep(ms(delay));
      log(name);
    });
  }
  REQUIRE(simulator.run() == RunEnd::finished);
  REQUIRE(log.lines == Lines{"0 d", "10 b", "20 a", "20 c"});
}

TEST_CASE("at one instant fewer sleeps come first") {
  Simulator simulator;
  Log log(simulator);
  for (const int sleeps : {30, 15, 3, 1}) {
    simulator.spawn([&, sleeps] {
      for (int i = 0; i < sleeps; ++i) simulator.sleep(ms(3000 / sleeps));
      log(fmt::format("after {} sleeps, depth {}", sleeps, simulator.depth()));
    });
  }
  REQUIRE(simulator.run() == RunEnd::finished);
  REQUIRE(log.lines == Lines{"3000 after 1 sleeps, depth 1", "3000 after 3 sleeps, depth 3",
                             "3000 after 15 sleeps, depth 15", "3000 after 30 sleeps, depth 30"});
}

TEST_CASE("a spawned process starts at this instant, after what is scheduled") {
  Simulator simulator;
  Log log(simulator);
  simulator.spawn([&] {
    log("parent");
    simulator.spawn([&] { log("child"); });
    log("goes on");
    simulator.yield();
    log("after the child");
  });
  simulator.spawn([&] { log("sibling"); });
  REQUIRE(simulator.run() == RunEnd::finished);
  REQUIRE(log.lines == Lines{"0 parent", "0 goes on", "0 sibling", "0 child", "0 after the child"});
}

TEST_CASE("wake and suspend") {
  Simulator simulator;
  Log log(simulator);
  Process& sleeper = simulator.spawn([&] {
    simulator.suspend();
    log("woken");
    log(simulator.suspend_for(ms(5)) ? "woken" : "timed out");
    log(simulator.suspend_for(ms(50)) ? "woken" : "timed out");
    log(simulator.suspend_for(ms(50)) ? "woken" : "timed out");
    log(simulator.suspend_for(Duration()) ? "woken" : "timed out");
    log(simulator.suspend_for(Duration::max()) ? "woken" : "timed out");
  });
  simulator.spawn([&] {
    simulator.sleep(ms(10));
    REQUIRE(simulator.wake(sleeper));
    REQUIRE_FALSE(simulator.wake(sleeper));
    simulator.sleep(ms(15));
    REQUIRE(simulator.wake(sleeper));
    simulator.sleep(ms(100));
    REQUIRE(simulator.wake(sleeper));
  });
  REQUIRE(simulator.run() == RunEnd::finished);
  REQUIRE(log.lines == Lines{"10 woken", "15 timed out", "25 woken", "75 timed out", "75 timed out",
                             "125 woken"});
}

TEST_CASE("a dropped timeout never comes") {
  Simulator simulator;
  Log log(simulator);
  Process& waiter =
      simulator.spawn([&] { log(simulator.suspend_for(ms(5)) ? "woken" : "timed out"); });
  simulator.spawn([&] {
    simulator.sleep(ms(1));
    simulator.cancel_timeout(waiter);
    simulator.sleep(ms(9));
    simulator.wake(waiter);
  });
  REQUIRE(simulator.run() == RunEnd::finished);
  REQUIRE(log.lines == Lines{"10 woken"});
}

TEST_CASE("suspend_until takes its place among events by time and depth") {
  Simulator simulator;
  Log log(simulator);
  simulator.spawn([&] {
    simulator.suspend_until(Time::at(ms(10)), 5);
    log(fmt::format("depth {}", simulator.depth()));
    simulator.suspend_until(Time::at(ms(3)), 0);
    log("the past is now");
  });
  simulator.spawn([&] {
    for (int i = 0; i < 5; ++i) simulator.sleep(ms(2));
    log("five sleeps");
    simulator.sleep(Duration());
    log("yielded");
  });
  REQUIRE(simulator.run() == RunEnd::finished);
  REQUIRE(log.lines == Lines{"10 depth 5", "10 five sleeps", "10 the past is now", "10 yielded"});
}

TEST_CASE("hand_over goes ahead of everything else at this instant") {
  Simulator simulator;
  Log log(simulator);
  Process* second = nullptr;
  Process& first = simulator.spawn([&] {
    log("first");
    simulator.spawn([&] { log("somebody else"); });
    simulator.hand_over(*second);
    log("first again");
  });
  second = &simulator.spawn(
      [&] {
        log("second");
        simulator.wake(first);
      },
      {.suspended = true});
  REQUIRE(simulator.run() == RunEnd::finished);
  REQUIRE(log.lines == Lines{"0 first", "0 second", "0 somebody else", "0 first again"});
}

TEST_CASE("a hand_over outlasts the end of a run") {
  Simulator simulator;
  int turns = 0;
  Process* players[2] = {};
  for (const size_t me : {0u, 1u}) {
    players[me] = &simulator.spawn(
        [&, me] {
          while (turns < 10'000) {
            if (++turns % 1000 == 0) simulator.stop();
            REQUIRE(static_cast<size_t>(turns % 2) != me);
            simulator.hand_over(*players[1 - me]);
          }
          simulator.wake(*players[1 - me]);
        },
        {.suspended = me == 1});
  }
  for (int stops = 1; stops <= 10; ++stops) {
    REQUIRE(simulator.run() == RunEnd::stopped);
    REQUIRE(turns == stops * 1000);
  }
  REQUIRE(simulator.run() == RunEnd::finished);
}

TEST_CASE("a run ends in deadlock when nothing is scheduled, and names who waits") {
  Simulator simulator;
  simulator.spawn([&] { simulator.sleep(ms(1)); });
  Process& stuck = simulator.spawn([&] { simulator.suspend(); });
  simulator.spawn([&] { simulator.suspend(); }, {.daemon = true});
  REQUIRE(simulator.run() == RunEnd::deadlock);
  REQUIRE(simulator.now() == Time::at(ms(1)));
  std::vector<const Process*> waiting;
  for (const Process* process : simulator.processes()) {
    if (process->stuck() && !process->daemon()) waiting.push_back(process);
  }
  REQUIRE(waiting == std::vector<const Process*>{&stuck});
}

TEST_CASE("daemons don't keep a run alive") {
  Simulator simulator;
  int ticks = 0;
  simulator.spawn(
      [&] {
        for (;; ++ticks) simulator.sleep(ms(1));
      },
      {.daemon = true});
  simulator.spawn([&] { simulator.sleep(Duration::microseconds(3500)); });
  REQUIRE(simulator.run() == RunEnd::finished);
  REQUIRE(ticks == 3);
}

TEST_CASE("a clock that stands still is an endless loop") {
  Simulator simulator({.max_steps_at_one_time = 100'000});
  simulator.spawn([&] {
    simulator.sleep(s(1));
    for (;;) simulator.yield();
  });
  REQUIRE(simulator.run() == RunEnd::endless_loop);
  REQUIRE(simulator.now() == Time::at(s(1)));
  REQUIRE(simulator.events() > 100'000);
  REQUIRE(simulator.events() < 110'000);
}

TEST_CASE("the clock ends where it is told to") {
  Simulator simulator({.end = Time::at(s(10))});
  int ticks = 0;
  Process& ticking = simulator.spawn([&] {
    for (;; ++ticks) simulator.sleep(s(3));
  });
  simulator.spawn([&] { simulator.sleep(s(10)); });
  REQUIRE(simulator.run() == RunEnd::out_of_time);
  REQUIRE(ticks == 3);
  REQUIRE(simulator.now() == Time::at(s(10)));
  REQUIRE(simulator.next_later() == &ticking);
}

TEST_CASE("a run can be cancelled from outside, stopped from inside, and continued") {
  std::atomic<bool> cancel = false;
  Simulator simulator({.cancel = &cancel});
  int steps = 0;
  simulator.spawn([&] {
    for (; steps < 50'000; ++steps) {
      if (steps == 10) simulator.stop();
      if (steps == 20'000) cancel = true;
      simulator.sleep(ms(1));
    }
  });
  REQUIRE(simulator.run() == RunEnd::stopped);
  REQUIRE(steps == 10);
  REQUIRE(simulator.run() == RunEnd::cancelled);
  REQUIRE(steps < 22'000);
  cancel = false;
  REQUIRE(simulator.run() == RunEnd::finished);
  REQUIRE(steps == 50'000);
}

TEST_CASE("an exception that leaves a process leaves run()") {
  Simulator simulator;
  simulator.spawn([&] {
    simulator.sleep(ms(2));
    throw std::runtime_error("broken");
  });
  REQUIRE_THROWS_WITH(simulator.run(), "broken");
  REQUIRE(simulator.now() == Time::at(ms(2)));
}

namespace {
struct Noted {
  std::vector<std::string>& notes;
  std::string name;
  ~Noted() { notes.push_back("~" + name); }
};
}  // namespace

TEST_CASE("what lives on the stacks is destroyed with the simulator, youngest process first") {
  std::vector<std::string> notes;
  {
    Simulator simulator;
    for (const char* name : {"a", "b"}) {
      simulator.spawn([&, name] {
        const Noted outer{notes, name};
        const Noted inner{notes, fmt::format("{} inner", name)};
        simulator.suspend();
      });
    }
    auto captured = std::make_unique<Noted>(notes, "never started");
    simulator.spawn([captured = std::move(captured)] {}, {.suspended = true});
    REQUIRE(simulator.run() == RunEnd::deadlock);
    REQUIRE(notes.empty());
  }
  REQUIRE(notes == Lines{"~never started", "~b inner", "~b", "~a inner", "~a"});
}

TEST_CASE("a destructor may call the simulator while it is unwound") {
  struct Guard {
    Simulator& simulator;
    Process& other;
    ~Guard() {
      simulator.wake(other);
      simulator.sleep(ms(1));
      simulator.spawn([] {});
    }
  };
  Simulator simulator;
  Process& other = simulator.spawn([&] { simulator.suspend(); });
  simulator.spawn([&] {
    const Guard guard{simulator, other};
    simulator.suspend();
  });
  REQUIRE(simulator.run() == RunEnd::deadlock);
  simulator.unwind();
  REQUIRE(simulator.processes().empty());
}

TEST_CASE("timeouts that never fire don't fill the queue") {
  Simulator simulator;
  Process& waiter = simulator.spawn(
      [&] {
        while (simulator.suspend_for(s(1'000'000))) continue;
      },
      {.daemon = true});
  simulator.spawn([&] {
    for (int i = 0; i < 100'000; ++i) {
      simulator.sleep(ms(1));
      simulator.wake(waiter);
    }
  });
  REQUIRE(simulator.run() == RunEnd::finished);
  REQUIRE(simulator.now() == Time::at(s(100)));
  REQUIRE(simulator.events() > 200'000 - 10);
}

TEST_CASE("a hundred thousand processes live at once, and stacks are used again") {
  Simulator simulator;
  uint64_t finished = 0;
  for (int round = 0; round < 3; ++round) {
    for (int i = 0; i < 100'000; ++i) {
      simulator.spawn([&, i] {
        simulator.sleep(Duration::microseconds(1 + i % 1000));
        ++finished;
      });
    }
    REQUIRE(simulator.run() == RunEnd::finished);
  }
  REQUIRE(finished == 300'000);
}

TEST_CASE("the remaining stack shrinks with every call") {
  Simulator simulator;
  size_t small = 0;
  size_t large = 0;
  simulator.spawn([&] { small = simulator.stack_remaining(); });
  simulator.spawn([&] { large = simulator.stack_remaining(); }, {.stack_bytes = kLargeStack});
  simulator.run();
  REQUIRE(small > kSmallStack / 2);
  REQUIRE(small < kSmallStack * kStackScale);
  REQUIRE(large > kLargeStack - kSmallStack);
  REQUIRE(large < kLargeStack * kStackScale);
}

TEST_CASE("the same program runs the same way") {
  const auto run = [] {
    Simulator simulator;
    uint64_t hash = 14695981039346656037u;
    uint64_t state = 1;
    for (uint64_t i = 0; i < 100; ++i) {
      simulator.spawn([&, i] {
        for (int k = 0; k < 100; ++k) {
          state = state * 6364136223846793005u + 1442695040888963407u;
          simulator.sleep(ms(static_cast<int64_t>(state >> 60)));
          hash = (hash ^ i ^ static_cast<uint64_t>(simulator.now().ns())) * 1099511628211u;
        }
      });
    }
    simulator.run();
    return hash;
  };
  // The same in every build, at every optimisation level.
  REQUIRE(run() == 3472998286167003631u);
}
