// Pools of workers: when one starts, who takes what, and how a pool ends.
#include "models/threads/executor.h"
#include "tests/threads_machine.h"

using namespace interleave::models::threads;

namespace {

Work sleeper(Machine& m, const std::string& name, int duration) {
  return {.run =
              [&m, name, duration] {
                Thread& worker = Thread::current(m.simulator);
                m.log(fmt::format("{} on {}", name, worker.name()));
                worker.sleep(ms(duration));
              },
          .cancel = [&m, name] { m.log(name + " cancelled"); }};
}

}  // namespace

TEST_CASE("workers start one by one, as long as none is idle") {
  Machine m;
  Executor pool(m.process, {.max_workers = 2, .name_prefix = "pool"});
  m.run([&](Thread& main) {
    pool.submit(sleeper(m, "a", 10));
    REQUIRE(pool.workers().size() == 1);
    main.sleep(ms(20));
    pool.submit(sleeper(m, "b", 10));
    REQUIRE(pool.workers().size() == 1);
    pool.submit(sleeper(m, "c", 10));
    pool.submit(sleeper(m, "d", 10));
    REQUIRE(pool.workers().size() == 2);
    REQUIRE(pool.backlog() == 1);
    pool.shutdown(true);
    m.log("over");
  });
  REQUIRE(m.log.lines ==
          Lines{"0 a on pool_0", "20 b on pool_0", "20 c on pool_1", "30 d on pool_0", "40 over"});
}

TEST_CASE("queued work can be cancelled") {
  Machine m;
  Executor pool(m.process, {.max_workers = 1, .name_prefix = "pool"});
  m.run([&](Thread&) {
    for (const char* name : {"a", "b", "c"}) pool.submit(sleeper(m, name, 10));
    pool.shutdown(true, true);
    m.log("over");
  });
  REQUIRE(m.log.lines == Lines{"0 a on pool_0", "0 b cancelled", "0 c cancelled", "10 over"});
}

TEST_CASE("an idle pool doesn't keep a run alive") {
  Machine m;
  Executor pool(m.process, {.max_workers = 3, .name_prefix = "pool"});
  REQUIRE(m.run([&](Thread& main) {
    pool.submit(sleeper(m, "a", 1));
    main.sleep(ms(5));
  }) == interleave::sim::RunEnd::finished);
  REQUIRE(m.simulator.now().seconds() == 0.005);
}

TEST_CASE("process workers compute in parallel, thread workers don't") {
  const auto [processes, expected] = GENERATE(table<bool, int>({{true, 10}, {false, 20}}));
  Machine m;
  Executor pool(m.process, {.max_workers = 2, .name_prefix = "pool", .processes = processes});
  m.run([&](Thread&) {
    for (int i = 0; i < 2; ++i) {
      pool.submit({.run = [&] { Thread::current(m.simulator).work(ms(10)); }, .cancel = {}});
    }
    pool.shutdown(true);
  });
  REQUIRE(m.simulator.now().seconds() * 1e3 == expected);
  REQUIRE(pool.workers()[0]->process().pid() == (processes ? 101 : 100));
}

TEST_CASE("a request's track waits for a worker and then follows it") {
  Machine m;
  Executor pool(m.process, {.max_workers = 1, .name_prefix = "pool"});
  m.run([&](Thread&) {
    pool.submit(sleeper(m, "a", 10));
    Work work = sleeper(m, "b", 5);
    work.track = m.trace.add_track(interleave::sim::TrackKind::request, "request",
                                   interleave::sim::kNone, m.simulator.now());
    pool.submit(std::move(work));
    pool.shutdown(true);
  });
  REQUIRE(m.spans("request") == Lines{"0-10 queued, no worker", "10-15 blocked"});
}

TEST_CASE("something can be done around the life of each worker") {
  Machine m;
  Executor pool(m.process,
                {.max_workers = 1, .name_prefix = "pool", .around = [&](const auto& life) {
                   m.log("begin");
                   life();
                   m.log("end");
                 }});
  m.run([&](Thread&) {
    pool.submit(sleeper(m, "a", 1));
    pool.shutdown(true);
  });
  REQUIRE(m.log.lines == Lines{"0 begin", "0 a on pool_0", "1 end"});
}
