// Fairness of the synchronisation primitives, and cancellation. Expected values are those of CPython 3.11.
#include "tests/asyncio_coroutines.h"
#include "tests/catch.h"

using namespace interleave;
using namespace interleave::tests;
using models::asyncio::Event;
using models::asyncio::Lock;
using models::asyncio::QueueSide;
using models::asyncio::Semaphore;
using sim::Duration;
using Lines = std::vector<std::string>;

namespace {

TEST_CASE("a lock serves first come, first served, also against its releaser") {
  Program program;
  Lock lock;
  auto user = [&](std::string name) {
    return [&, name]() -> Co {
      for (int i = 0; i < 2; ++i) {
        if (!lock.try_acquire()) co_await program.acquire(lock);
        program.log(name);
        co_await program.sleep(Duration::seconds(1));
        lock.release();
      }
    };
  };
  program.run([&]() -> Co {
    TestTask& a = program.create_task("a", user("a"));
    TestTask& b = program.create_task("b", user("b"));
    co_await Await(a);
    co_await Await(b);
  });
  CHECK(program.lines == Lines{"0 a", "1 b", "2 a", "3 b"});
}

TEST_CASE("a cancelled waiter passes the lock on") {
  Program program;
  Lock lock;
  program.run([&]() -> Co {
    REQUIRE(lock.try_acquire());
    auto waiter = [&](std::string name) {
      return [&, name]() -> Co {
        co_await program.acquire(lock);
        program.log(name);
        lock.release();
      };
    };
    TestTask& first = program.create_task("first", waiter("first"));
    TestTask& second = program.create_task("second", waiter("second"));
    co_await Yield();
    lock.release();  // wakes the first …
    first.cancel();  // … which is cancelled before it runs
    co_await Await(second);
  });
  CHECK(program.lines == Lines{"0 second"});
  CHECK(!lock.locked());
}

TEST_CASE("a semaphore lets that many in") {
  Program program;
  Semaphore semaphore(2);
  program.run([&]() -> Co {
    for (int i = 0; i < 4; ++i) {
      program.create_task("t", [&, i]() -> Co {
        if (!semaphore.try_acquire()) co_await program.acquire(semaphore);
        program.log(std::to_string(i));
        co_await program.sleep(Duration::seconds(1));
        semaphore.release();
      });
    }
    co_await program.sleep(Duration::seconds(3));
  });
  CHECK(program.lines == Lines{"0 0", "0 1", "1 2", "1 3"});
  CHECK(semaphore.value() == 2);
}

TEST_CASE("an event wakes all who wait, in order") {
  Program program;
  Event event;
  program.run([&]() -> Co {
    for (int i = 0; i < 3; ++i) {
      program.create_task("t", [&, i]() -> Co {
        if (!event.is_set()) co_await program.acquire(event);
        program.log(std::to_string(i));
      });
    }
    co_await program.sleep(Duration::seconds(1));
    event.set();
    co_await Yield();
  });
  CHECK(program.lines == Lines{"1 0", "1 1", "1 2"});
}

TEST_CASE("a queue's woken getter may find that somebody was faster") {
  Program program;
  QueueSide getters;
  int items = 0;
  auto get = [&](std::string name) -> std::function<Co()> {
    return [&, name]() -> Co {
      while (items == 0) {
        Waiter& waiter = program.waiters.emplace_back(&program.loop, kPlainFuture);
        getters.waiters().push(waiter);
        co_await Await(waiter);
        getters.resumed(waiter, Wakeup::woken, items > 0);
      }
      --items;
      program.log(name);
    };
  };
  auto put = [&] {
    ++items;
    getters.wake_next();
  };
  program.run([&]() -> Co {
    TestTask& first = program.create_task("first", get("first"));
    TestTask& second = program.create_task("second", get("second"));
    co_await Yield();
    put();       // wakes the first …
    --items;     // … but main takes the item
    co_await Yield();
    put();       // the second is the head now
    put();
    co_await Await(first);
    co_await Await(second);
  });
  CHECK(program.lines == Lines{"0 second", "0 first"});
}

TEST_CASE("a task cancelled before its start never runs its body") {
  Program program;
  bool cancelled = false;
  program.run([&]() -> Co {
    TestTask& task = program.create_task("t", [&]() -> Co {
      co_await Yield();
      program.log("body");
    });
    CHECK(task.cancel());
    CHECK(task.must_cancel());
    co_await Yield();
    co_await Yield();
    cancelled = task.cancelled();
    CHECK(!task.cancel());
  });
  CHECK(cancelled);
}

TEST_CASE("cancellations are counted and can be taken back") {
  Program program;
  program.run([&]() -> Co {
    TestTask& task = program.create_task("t", [&]() -> Co {
      try {
        co_await program.sleep(Duration::seconds(1));
      } catch (const Cancelled&) {
        program.log("denied");
      }
    });
    co_await Yield();
    task.cancel();
    CHECK(task.cancelling() == 1);
    CHECK(task.uncancel() == 0);
    CHECK(task.uncancel() == 0);
    co_await Await(task);
    CHECK(!task.cancelled());
  });
  CHECK(program.lines == Lines{"0 denied"});
}

}  // namespace
