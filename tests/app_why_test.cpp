// Why something isn't running: the whole sentence, of programs that really ran.
#include "gui/figure/why.h"

#include "tests/travel_runs.h"

using namespace interleave;
using namespace interleave::gui;
using namespace interleave::gui::travel;

TEST_CASE("a lock: who holds it, and what that one does", "[why]") {
  const auto run = run_of(R"(import asyncio

async def use(lock, seconds):
    async with lock:
        await asyncio.sleep(seconds)

async def main():
    lock = asyncio.Lock()
    await asyncio.gather(*[asyncio.create_task(use(lock, 2), name=n) for n in "abc"])

asyncio.run(main())
)");
  CHECK(ask(*run, "b", ms(1000)) == "b waits for Lock until 2 s (use, line 4) → held by a, which sleeps until 2 s (use, line 5)");
  CHECK(ask(*run, "c", ms(1000)) ==
        "c waits for Lock, behind 1 other until 4 s (use, line 4) → held by a, which sleeps until 2 s (use, line 5)");
  CHECK(ask(*run, "c", ms(3000)) ==
        "c waits for Lock until 4 s (use, line 4) → held by b, which sleeps until 4 s (use, line 5)");
  CHECK(ask(*run, "a", ms(3000)) == "a is over: it ended at 2 s");
  CHECK(ask(*run, "main", ms(5000)) ==
        "Task-1 (main) awaits gather of 3 awaitables until 6 s (main, line 9) → to be woken by c, which sleeps until 6 s (use, line 5)");
}

TEST_CASE("a loop that is blocked makes the others late", "[why]") {
  const auto run = run_of(R"(import asyncio, time

async def beat():
    for _ in range(3):
        await asyncio.sleep(0.5)

async def report():
    await asyncio.sleep(0.7)
    time.sleep(2)

async def quick():
    await asyncio.sleep(0.7)

async def main():
    await asyncio.gather(*[asyncio.create_task(f(), name=f.__name__) for f in (beat, report, quick)])

asyncio.run(main())
)");
  const std::string blocker = " → the event loop runs report, which is blocked in sleep until 2.7 s (report, line 9)";
  CHECK(ask(*run, "beat", ms(900)) == "beat sleeps until 1 s (beat, line 5)");
  CHECK(ask(*run, "beat", ms(2000)) == "beat was due at 1 s, but the event loop is busy until 2.7 s (beat, line 5)" + blocker);
  CHECK(ask(*run, "quick", ms(2000)) == "quick is ready, but the event loop is busy until 2.7 s (quick, line 12)" + blocker);
}

TEST_CASE("a queue: who will fill it", "[why]") {
  const auto run = run_of(R"(import asyncio

async def produce(queue):
    await asyncio.sleep(3)
    await queue.put(1)

async def consume(queue):
    await queue.get()

async def main():
    queue = asyncio.Queue()
    c = asyncio.create_task(consume(queue), name="consumer")
    await asyncio.sleep(1)
    p = asyncio.create_task(produce(queue), name="producer")
    await c

asyncio.run(main())
)");
  CHECK(ask(*run, "consumer", ms(2000)) ==
        "consumer waits for Queue until 4 s (consume, line 8) → to be woken by producer, which sleeps until 4 s (produce, line 4)");
  CHECK(ask(*run, "consumer", ms(500)) ==
        "consumer waits for Queue until 4 s (consume, line 8) → to be woken by producer, which doesn't exist yet: it begins at 1 s"
        " → to be started by Task-1 (main), which sleeps until 1 s (main, line 13)");
  CHECK(ask(*run, "main", ms(2000)) ==
        "Task-1 (main) awaits Task 'consumer' until 4 s (main, line 15) → consumer waits for Queue until 4 s (consume, line 8)"
        " → to be woken by producer, which sleeps until 4 s (produce, line 4)");
}

TEST_CASE("an executor: its workers are busy", "[why]") {
  const auto run = run_of(R"(import time
from concurrent.futures import ThreadPoolExecutor

def job(seconds):
    time.sleep(seconds)

with ThreadPoolExecutor(max_workers=1, thread_name_prefix="pool") as pool:
    pool.submit(job, 2)
    pool.submit(job, 1)
)");
  const std::string chain = ask(*run, "job", ms(500));
  CHECK(chain == "job is queued until 2 s: the only worker of executor 'pool' is busy → the worker is busy with pool_0, which is blocked in sleep until 2 s (job, line 5)");
}

TEST_CASE("work in a thread: the task waits for the worker", "[why]") {
  const auto run = run_of(R"(import asyncio, time

def slow():
    time.sleep(2)

async def main():
    await asyncio.to_thread(slow)

asyncio.run(main())
)");
  CHECK(ask(*run, "main", ms(1000)) ==
        "Task-1 (main) waits for Future until 2 s (main, line 7) → to be woken by asyncio_0, which is blocked in sleep until 2 s (slow, line 4)");
}

TEST_CASE("the GIL and the cores", "[why]") {
  constexpr std::string_view program = R"(import threading
from interleave import work

def spin():
    work(0.1)

threads = [threading.Thread(target=spin, name=f"T{i}") for i in range(2)]
for t in threads: t.start()
for t in threads: t.join()
)";
  const auto gil = run_of(program, {"machine.cores=4"});
  const std::string first = ask(*gil, "T0", ms(52)), second = ask(*gil, "T1", ms(52));
  CHECK(first == "T0 runs until 55 ms (spin, line 5)");
  CHECK(second == "T1 is ready, but hasn't got the GIL until 55 ms (spin, line 5) → held by T0, which runs until 55 ms (spin, line 5)");
  const auto core = run_of(program, {"machine.cores=1", "machine.gil=false"});
  CHECK(ask(*core, "T1", ms(52)) == "T1 is ready, but the only core runs T0 (spin, line 5) → the core runs T0, which runs until 60 ms (spin, line 5)");
}

TEST_CASE("a join: the thread that is waited for", "[why]") {
  const auto run = run_of(R"(import threading, time

def nap():
    time.sleep(2)

t = threading.Thread(target=nap, name="napper")
t.start()
t.join()
)");
  CHECK(ask(*run, "MainThread", ms(1000)) ==
        "MainThread waits for thread 'napper' to end until 2 s (line 8) → napper is blocked in sleep until 2 s (nap, line 4)");
}

TEST_CASE("a service with places: who is being served", "[why]") {
  const auto run = run_of(R"(# /// scenario
# [cost]
# "httpx.get" = { wait = "1s", capacity = 1 }
# ///
import asyncio, httpx

async def fetch(n):
    async with httpx.AsyncClient() as client:
        await client.get("https://httpbin.org/get")

async def main():
    await asyncio.gather(*[asyncio.create_task(fetch(n), name=f"fetch {n}") for n in range(3)])

asyncio.run(main())
)");
  REQUIRE(run->result.err == "");
  const std::string chain = ask(*run, "fetch 1", ms(500));
  CHECK(chain.starts_with("fetch 1 waits for a free place at httpx.get until 1 s"));
  CHECK(chain.find(" → it serves fetch 0, which awaits httpx.get") != std::string::npos);
}

TEST_CASE("deadlocks close the circle", "[why]") {
  const auto tasks = run_of(R"(import asyncio

async def take(first, second):
    async with first:
        await asyncio.sleep(1)
        async with second:
            pass

async def main():
    a, b = asyncio.Lock(), asyncio.Lock()
    await asyncio.gather(asyncio.create_task(take(a, b), name="one"),
                         asyncio.create_task(take(b, a), name="two"))

asyncio.run(main())
)");
  CHECK(ask(*tasks, "one", ms(1000)) ==
        "one waits for Lock 2, and nothing ends that (take, line 6) → held by two, which waits for Lock 1, and nothing ends that "
        "(take, line 6) → held by one, which closes the circle: a deadlock");
  const auto threads = run_of(R"(import threading, time

a, b = threading.Lock(), threading.Lock()

def take(first, second):
    with first:
        time.sleep(1)
        with second:
            pass

threading.Thread(target=take, args=(a, b), name="one").start()
threading.Thread(target=take, args=(b, a), name="two").start()
)");
  CHECK(ask(*threads, "two", ms(1000)).ends_with("→ held by two, which closes the circle: a deadlock"));
  const auto alone = run_of("import threading\nlock = threading.Lock()\nlock.acquire()\nlock.acquire()\n");
  CHECK(ask(*alone, "MainThread", ms(0)) ==
        "MainThread is blocked, waiting for Lock, and nothing ends that (line 4) → held by MainThread, which closes the circle: a deadlock");
}

TEST_CASE("a circle that a timeout breaks is no deadlock", "[why]") {
  const auto run = run_of(R"(import asyncio

async def main():
    lock = asyncio.Lock()
    async with lock:
        try:
            await asyncio.wait_for(lock.acquire(), 2)
        except asyncio.TimeoutError:
            pass

asyncio.run(main())
)");
  const Why answer = why(run->causes, track(*run, "main"), ms(1000), "a.py");
  CHECK_FALSE(answer.circle);
  CHECK(sentence(answer) ==
        "Task-1 (main) waits for Future until 2 s (main, line 7) → to be woken by Task-2, which waits for Lock until 2 s"
        " → held by Task-1 (main), until a timeout or a cancellation breaks the circle at 2 s");
}

TEST_CASE("every chain of every scenario ends, and a circle is only where nothing goes on", "[why]") {
  const auto run = run_of(R"(import asyncio, threading, time
from interleave import work

async def ping(a, b):
    for _ in range(5):
        await a.wait(); a.clear(); b.set()
        await asyncio.sleep(0.1)
        work(0.01)

def spin():
    for _ in range(3):
        work(0.013); time.sleep(0.02)

async def main():
    a, b = asyncio.Event(), asyncio.Event()
    threads = [threading.Thread(target=spin) for _ in range(3)]
    for t in threads: t.start()
    a.set()
    await asyncio.gather(ping(a, b), ping(b, a), asyncio.to_thread(spin))
    for t in threads: t.join()

asyncio.run(main())
)");
  REQUIRE(run->result.err == "");
  const sim::Trace& trace = *run->result.trace;
  size_t asked = 0;
  for (sim::TrackId id = 0; id < trace.tracks().size(); ++id) {
    if (trace.tracks()[id].kind == sim::TrackKind::core || trace.tracks()[id].kind == sim::TrackKind::process) continue;
    for (int64_t at = 0; at <= 1200; at += 7) {
      const Why answer = why(run->causes, id, ms(at), "a.py");
      CHECK_FALSE(answer.circle);
      CHECK_FALSE(answer.links.empty());
      ++asked;
    }
  }
  CHECK(asked > 1000);
}
