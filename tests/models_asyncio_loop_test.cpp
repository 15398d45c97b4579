// The event loop: iterations, order of timers, batches. Expected values are those of CPython 3.11.
#include "tests/asyncio_coroutines.h"
#include "tests/catch.h"

using namespace interleave;
using namespace interleave::tests;
using sim::Duration;
using Lines = std::vector<std::string>;

namespace {

constexpr Duration seconds(int64_t n) { return Duration::seconds(n); }

/// How many iterations pass in main while it awaits `operation(program)`.
uint64_t iterations(std::function<Co(Program&)> operation) {
  Program program;
  uint64_t passed = 0;
  program.run([&]() -> Co {
    const uint64_t before = program.loop.iterations();
    co_await operation(program);
    passed = program.loop.iterations() - before;
  });
  return passed;
}

TEST_CASE("iterations until the waiter resumes") {
  CHECK(iterations([](Program&) -> Co { co_return; }) == 0);
  CHECK(iterations([](Program& p) -> Co {
    Future& done = p.create_future();
    done.finish();
    co_await Await(done);
  }) == 0);
  CHECK(iterations([](Program&) -> Co { co_await Yield(); }) == 1);
  CHECK(iterations([](Program& p) -> Co { co_await Await(p.create_task("t", []() -> Co { co_return; })); }) == 2);
  CHECK(iterations([](Program& p) -> Co { co_await p.sleep(seconds(1)); }) == 2);
  CHECK(iterations([](Program& p) -> Co {
    TestTask& task = p.create_task("t", [&p]() -> Co { co_await Await(p.create_future()); });
    co_await Yield();
    task.cancel();
    try {
      co_await Await(task);
    } catch (const Cancelled&) {
    }
  }) == 3);  // one until the task waits, one until it raises, one until we hear of it
}

TEST_CASE("a new task takes its first step in the next iteration") {
  Program program;
  program.run([&]() -> Co {
    program.create_task("child", [&]() -> Co {
      program.log(fmt::format("child in {}", program.loop.iterations()));
      co_return;
    });
    program.log(fmt::format("main in {}", program.loop.iterations()));
    co_await Yield();
  });
  CHECK(program.lines == Lines{"0 main in 1", "0 child in 2"});
}

TEST_CASE("timers fire by time, then chain depth, then registration") {
  Program program;
  auto sleeper = [&](int count, int64_t milliseconds) {
    return [&program, count, milliseconds]() -> Co {
      for (int i = 0; i < count; ++i) co_await program.sleep(Duration::milliseconds(milliseconds));
      program.log(fmt::format("{} sleeps", count));
    };
  };
  program.run([&]() -> Co {
    for (int i = 0; i < 2; ++i) {
      program.create_task("many", sleeper(30, 100));
      program.create_task("few", sleeper(3, 1000));
      program.create_task("one", sleeper(1, 3000));
    }
    co_await program.sleep(seconds(4));
  });
  CHECK(program.lines == Lines{"3 1 sleeps", "3 1 sleeps", "3 3 sleeps", "3 3 sleeps", "3 30 sleeps", "3 30 sleeps"});
}

TEST_CASE("timers of equal time and depth are one batch") {
  Program program;
  std::vector<uint64_t> woken;
  program.run([&]() -> Co {
    for (int i = 0; i < 3; ++i) {
      program.create_task("t", [&]() -> Co {
        co_await program.sleep(seconds(1));
        woken.push_back(program.loop.iterations());
      });
    }
    co_await program.sleep(seconds(2));
  });
  REQUIRE(woken.size() == 3);
  CHECK(woken[0] == woken[2]);
}

TEST_CASE("a task that blocks its thread freezes the loop") {
  Program program;
  program.run([&]() -> Co {
    TestTask& other = program.create_task("other", [&]() -> Co {
      co_await program.sleep(seconds(1));
      program.log("other");
    });
    co_await Yield();
    program.thread->sleep(seconds(3));
    program.log("blocked");
    co_await Await(other);
  });
  CHECK(program.lines == Lines{"3 blocked", "3 other"});
}

TEST_CASE("another thread wakes the loop") {
  Program program;
  struct Finish : models::asyncio::Handle {
    explicit Finish(Future& f) : Handle(&act), future(f) {}
    static void act(Handle& handle, Event event) {
      if (event == Event::run) static_cast<Finish&>(handle).future.finish();
    }
    Future& future;
  };
  Future& future = program.create_future();
  Finish finish(future);
  models::threads::Thread worker(program.process, "worker", [&] {
    models::threads::Thread::current(program.simulator).sleep(seconds(2));
    program.loop.call_soon_threadsafe(finish);
  });
  program.run([&]() -> Co {
    worker.start();
    co_await Await(future);
    program.log("woken");
  });
  CHECK(program.lines == Lines{"2 woken"});
}

TEST_CASE("a cancelled timer doesn't hold the loop up") {
  Program program;
  program.run([&]() -> Co {
    TestTask& task = program.create_task("t", [&]() -> Co { co_await program.sleep(seconds(100)); });
    co_await Yield();
    program.sleeps.back().cancel_timer();
    task.cancel();
    try {
      co_await Await(task);
    } catch (const Cancelled&) {
      program.log("cancelled");
    }
    co_await program.sleep(seconds(1));
  });
  CHECK(program.lines == Lines{"0 cancelled"});
  CHECK(program.simulator.now() == sim::Time::at(seconds(1)));
}

TEST_CASE("waiting for what nobody will do is a deadlock") {
  Program program;
  CHECK(program.run([&]() -> Co { co_await Await(program.create_future()); }) == sim::RunEnd::deadlock);
}

TEST_CASE("the trace shows what a task does and why") {
  sim::Trace trace;
  Program program(&trace);
  program.run([&]() -> Co {
    TestTask& child = program.create_task("child", [&]() -> Co { co_await program.sleep(seconds(2)); });
    co_await Yield();
    program.thread->sleep(seconds(1));
    co_await Await(child);
  });
  Lines lines;
  for (const sim::Span& span : trace.spans()) {
    const sim::Track& track = trace.tracks()[span.track];
    if (track.kind != sim::TrackKind::task || span.begin == span.end) continue;
    const bool waiting = span.state == sim::State::awaiting;
    lines.push_back(fmt::format("{:g} {} {} {}", span.begin.seconds(), trace.string(track.name), sim::state_name(span.state),
                                waiting ? trace.string(trace.resources()[span.about].kind) : ""));
  }
  CHECK(lines == Lines{"0 main blocked ", "0 child awaiting Future", "1 main awaiting Task"});
}

}  // namespace
