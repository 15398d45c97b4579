// Locks, conditions, events, semaphores and queues between threads: fairness, barging, timeouts.
#include "models/threads/condition.h"
#include "models/threads/event.h"
#include "models/threads/lock.h"
#include "models/threads/queue.h"
#include "models/threads/semaphore.h"
#include "sim/deadlock.h"
#include "tests/threads_machine.h"

using namespace interleave::models::threads;
using interleave::sim::RunEnd;

TEST_CASE("a lock is given in the order of asking") {
  Machine m;
  Lock lock(m.simulator, "lock");
  const auto body = [&](Thread& thread) {
    lock.acquire();
    m.log(thread.name() + " has it");
    thread.sleep(ms(10));
    lock.release();
  };
  for (const char* name : {"A", "B", "C"}) m.make(name, body);
  m.run([&](Thread&) {
    for (size_t i = 0; i < 3; ++i) m.threads[i].start();
    for (size_t i = 0; i < 3; ++i) m.threads[i].join();
  });
  REQUIRE(m.log.lines == Lines{"0 A has it", "10 B has it", "20 C has it"});
  REQUIRE(m.spans("C") == Lines{"0-20 blocked", "20-30 blocked"});
}

TEST_CASE("a release hands nothing over: the releaser may take the lock again") {
  Machine m;
  Lock lock(m.simulator);
  Thread& other = m.make("other", [&](Thread&) {
    lock.acquire();
    m.log("other has it");
    lock.release();
  });
  m.run([&](Thread& main) {
    lock.acquire();
    other.start();
    for (int i = 0; i < 3; ++i) {
      main.sleep(ms(1));
      lock.release();
      lock.acquire();
    }
    m.log("main lets go");
    lock.release();
    other.join();
  });
  REQUIRE(m.log.lines == Lines{"3 main lets go", "3 other has it"});
}

TEST_CASE("acquire with a timeout") {
  Machine m;
  Lock lock(m.simulator);
  Thread& other = m.make("other", [&](Thread& thread) {
    m.log(lock.acquire(ms(0)) ? "got it" : "at once no");
    m.log(lock.acquire(ms(2)) ? "got it" : "timed out");
    m.log(lock.acquire(ms(20)) ? "got it" : "timed out");
    lock.release();
    thread.sleep(ms(0));
  });
  m.run([&](Thread& main) {
    lock.acquire();
    other.start();
    main.sleep(ms(5));
    lock.release();
    other.join();
  });
  REQUIRE(m.log.lines == Lines{"0 at once no", "2 timed out", "5 got it"});
}

TEST_CASE("an RLock counts its owner's acquisitions") {
  Machine m;
  RLock lock(m.simulator);
  Thread& other = m.make("other", [&](Thread&) {
    REQUIRE_FALSE(lock.owned());
    lock.acquire();
    m.log("other");
    lock.release();
  });
  m.run([&](Thread& main) {
    lock.acquire();
    lock.acquire();
    REQUIRE(lock.count() == 2);
    other.start();
    main.sleep(ms(1));
    lock.release();
    main.sleep(ms(1));
    m.log("main");
    lock.release();
    other.join();
  });
  REQUIRE(m.log.lines == Lines{"2 main", "2 other"});
}

TEST_CASE("a condition wakes in order, and its waiters have the lock again") {
  Machine m;
  RLock lock(m.simulator);
  Condition condition(m.simulator);
  const auto body = [&](Thread& thread) {
    lock.acquire();
    const bool notified = condition.wait(lock, ms(10));
    REQUIRE(lock.owned());
    m.log(thread.name() + (notified ? " notified" : " timed out"));
    lock.release();
  };
  for (const char* name : {"A", "B", "C"}) m.make(name, body);
  m.run([&](Thread& main) {
    for (size_t i = 0; i < 3; ++i) m.threads[i].start();
    main.sleep(ms(1));
    lock.acquire();
    condition.notify(2);
    main.sleep(ms(1));
    lock.release();
    main.sleep(ms(20));
  });
  REQUIRE(m.log.lines == Lines{"2 A notified", "2 B notified", "10 C timed out"});
}

TEST_CASE("an event wakes everybody, even when it is cleared at once") {
  Machine m;
  Event event(m.simulator);
  const auto body = [&](Thread& thread) {
    m.log(thread.name() + (event.wait(ms(5)) ? " set" : " not set"));
  };
  m.make("A", body);
  m.make("B", body);
  m.run([&](Thread& main) {
    m.threads[0].start();
    m.threads[1].start();
    main.sleep(ms(1));
    event.set();
    event.clear();
    main.sleep(ms(1));
    m.log(event.wait(ms(1)) ? "set" : "not set");
  });
  REQUIRE(m.log.lines == Lines{"1 A set", "1 B set", "3 not set"});
}

TEST_CASE("a semaphore lets so many in, and who comes meanwhile may be faster") {
  Machine m;
  Semaphore semaphore(m.simulator, 2);
  const auto body = [&](Thread& thread) {
    semaphore.acquire();
    m.log(thread.name());
    thread.sleep(ms(10));
    semaphore.release();
  };
  for (const char* name : {"A", "B", "C", "D"}) m.make(name, body);
  m.run([&](Thread& main) {
    for (size_t i = 0; i < 4; ++i) m.threads[i].start();
    main.sleep(ms(5));
    REQUIRE_FALSE(semaphore.acquire(ms(0)));
    semaphore.release();
    REQUIRE(semaphore.acquire());
    m.log("main barges in");
    semaphore.release();
    m.threads[3].join();
  });
  REQUIRE(m.log.lines == Lines{"0 A", "0 B", "5 main barges in", "5 C", "10 D"});
}

TEST_CASE("a queue blocks getters when empty and putters when full") {
  Machine m;
  Queue queue(m.simulator, 1);
  Thread& consumer = m.make("consumer", [&](Thread& thread) {
    for (int i = 0; i < 3; ++i) {
      REQUIRE(queue.wait_for_item());
      queue.taken();
      m.log("took");
      thread.sleep(ms(10));
      queue.task_done();
    }
    REQUIRE_FALSE(queue.wait_for_item(ms(1)));
  });
  m.run([&](Thread& main) {
    consumer.start();
    main.sleep(ms(1));
    for (int i = 0; i < 3; ++i) {
      REQUIRE(queue.wait_for_room());
      queue.added();
      m.log("put");
    }
    REQUIRE_FALSE(queue.wait_for_room(ms(0)));
    queue.join();
    m.log("all done");
    consumer.join();
  });
  REQUIRE(m.log.lines ==
          Lines{"1 put", "1 took", "1 put", "11 took", "11 put", "21 took", "31 all done"});
}

TEST_CASE("two locks taken in opposite order end in a deadlock with its cycle") {
  Machine m;
  Lock a(m.simulator, "a");
  Lock b(m.simulator, "b");
  const auto grab = [](Lock& first, Lock& second) {
    return [&](Thread& thread) {
      first.acquire();
      thread.sleep(ms(1));
      second.acquire();
    };
  };
  m.make("T1", grab(a, b));
  m.make("T2", grab(b, a));
  REQUIRE(m.run([&](Thread&) {
    m.threads[0].start();
    m.threads[1].start();
    m.threads[0].join();
  }) == RunEnd::deadlock);
  Lines lines;
  for (const auto& w : interleave::sim::waiters(m.cores)) {
    lines.push_back(fmt::format("{}: {} {}, {}", w.thread->name(), w.about->kind(), w.about->name(),
                                w.holder ? w.holder->name() : "-"));
  }
  REQUIRE(lines == Lines{"main: thread T1, T1", "T1: Lock b, T2", "T2: Lock a, T1"});
  REQUIRE(find_cycle(interleave::sim::waiters(m.cores)).size() == 2);
}
