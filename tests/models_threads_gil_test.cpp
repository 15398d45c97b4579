// Threads and the GIL: who computes when.
#include "tests/threads_machine.h"

using namespace interleave::models::threads;
using interleave::sim::RunEnd;

namespace {

/// Two threads that compute 12 ms each.
Machine& compute_twice(Machine& m) {
  const auto body = [&](Thread& thread) {
    thread.work(ms(12));
    m.log(thread.name() + " done");
  };
  Thread& a = m.make("A", body);
  Thread& b = m.make("B", body);
  REQUIRE(m.run([&](Thread&) {
    a.start();
    b.start();
    a.join();
    b.join();
  }) == RunEnd::finished);
  return m;
}

}  // namespace

TEST_CASE("with the GIL threads compute in turns of the switch interval") {
  Machine m;
  compute_twice(m);
  // B starts only when main has had the GIL, and then waits behind A.
  REQUIRE(m.spans("A") ==
          Lines{"0-5 running", "5-10 running", "10-15 ready, no GIL", "15-17 running"});
  REQUIRE(m.log.lines == Lines{"17 A done", "24 B done"});
}

TEST_CASE("without the GIL they compute at once") {
  Machine m({}, {.enabled = false});
  compute_twice(m);
  REQUIRE(m.log.lines == Lines{"12 A done", "12 B done"});
}

TEST_CASE("without the GIL one core is still one core") {
  Machine m({.cores = 1, .policy = "fifo"}, {.enabled = false});
  compute_twice(m);
  REQUIRE(m.log.lines == Lines{"12 A done", "24 B done"});
}

TEST_CASE("processes don't share a GIL") {
  Machine m;
  Process other(m.cores, "other", 101);
  Thread child(other, "child", [&] {
    Thread::current(m.simulator).work(ms(12));
    m.log("child done");
  });
  m.run([&](Thread& main) {
    child.launch();
    main.work(ms(12));
    m.log("main done");
    child.join();
  });
  REQUIRE(m.log.lines == Lines{"12 main done", "12 child done"});
}

TEST_CASE("start() runs the new thread first, until it blocks") {
  const bool gil = GENERATE(true, false);
  Machine m({}, {.enabled = gil});
  Thread& child = m.make("child", [&](Thread& thread) {
    m.log("child starts");
    thread.sleep(ms(1));
    m.log("child ends");
  });
  m.run([&](Thread&) {
    m.log("before");
    child.start();
    m.log("after");
    REQUIRE(child.alive());
    REQUIRE_FALSE(child.join(interleave::sim::Duration::microseconds(500)));
    REQUIRE(child.join());
    REQUIRE_FALSE(child.alive());
    m.log("joined");
  });
  REQUIRE(m.log.lines ==
          Lines{"0 before", "0 child starts", "0 after", "1 child ends", "1 joined"});
}

TEST_CASE(
    "sleeping gives up the GIL, and other threads run in the order in which they asked for it") {
  Machine m({.cores = 1});
  const auto body = [&](Thread& thread) {
    m.log(thread.name() + " 1");
    thread.sleep(ms(0));
    m.log(thread.name() + " 2");
  };
  Thread& a = m.make("A", body);
  Thread& b = m.make("B", body);
  m.run([&](Thread& main) {
    a.start();
    b.start();
    main.sleep(ms(1));
  });
  REQUIRE(m.log.lines == Lines{"0 A 1", "0 B 1", "0 A 2", "0 B 2"});
}

TEST_CASE("a thread that computes in short pieces lets go at a checkpoint") {
  Machine m;
  Thread& child = m.make("child", [&](Thread&) { m.log("child"); });
  m.run([&](Thread& main) {
    child.launch();
    for (int i = 0; i < 8; ++i) main.work(ms(1));
    m.log("main");
  });
  REQUIRE(m.log.lines == Lines{"5 child", "8 main"});
}

TEST_CASE("a computing thread that nobody competes with is a handful of events") {
  Machine m;
  m.run([&](Thread& main) { main.work(interleave::sim::s(100)); });
  REQUIRE(m.simulator.events() < 10);
}
