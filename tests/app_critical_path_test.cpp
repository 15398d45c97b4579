// The critical path of programs whose answer is known.
#include "gui/figure/critical_path.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include "gui/figure/moment.h"
#include "tests/travel_runs.h"

using namespace interleave;
using namespace interleave::gui;
using namespace interleave::gui::travel;

namespace {

/// "who · what 1 s", by time.
std::vector<std::string> path_of(const Run& run) {
  std::vector<std::string> lines;
  for (const PathSegment& s : critical_path(run.causes).segments) {
    lines.push_back((s.track == sim::kNone ? "-" : track_label(run.index, s.track)) + " · " +
                    path_text(run.causes, s) + " " + readable(s.end - s.begin));
  }
  return lines;
}

void check_whole(const Run& run) {
  const CriticalPath path = critical_path(run.causes);
  sim::Time at;
  for (const PathSegment& s : path.segments) {
    CHECK(s.begin == at);
    CHECK(s.end > s.begin);
    at = s.end;
  }
  CHECK(at == run.result.trace->makespan());
  sim::Duration sum;
  for (const PathShare& share : path.shares) sum += share.time;
  CHECK(sum == run.result.trace->makespan().since_start());
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("of tasks at once, the longest is critical", "[critical path]") {
  const auto run = run_of(R"(import asyncio

async def nap(seconds):
    await asyncio.sleep(seconds)

async def main():
    await asyncio.sleep(0.5)
    await asyncio.gather(*[asyncio.create_task(nap(n), name=f"nap {n}") for n in (1, 3, 2)])
    await asyncio.sleep(0.25)

asyncio.run(main())
)");
  check_whole(*run);
  CHECK(path_of(*run) == Lines{"Task-1 (main) · sleep 500 ms", "nap 3 · sleep 3 s", "Task-1 (main) · sleep 250 ms"});
}

TEST_CASE("a lock's critical sections follow each other", "[critical path]") {
  const auto run = run_of(R"(import asyncio

async def use(lock, seconds):
    async with lock:
        await asyncio.sleep(seconds)

async def main():
    lock = asyncio.Lock()
    await asyncio.gather(*[asyncio.create_task(use(lock, n), name=f"use {n}") for n in (1, 2, 3)])

asyncio.run(main())
)");
  check_whole(*run);
  CHECK(path_of(*run) == Lines{"use 1 · sleep 1 s", "use 2 · sleep 2 s", "use 3 · sleep 3 s"});
}

TEST_CASE("a producer's pace is critical, not the consumer's wait", "[critical path]") {
  const auto run = run_of(R"(import asyncio

async def produce(queue):
    for n in range(3):
        await asyncio.sleep(1)
        await queue.put(n)

async def consume(queue):
    for _ in range(3):
        await queue.get()
    await asyncio.sleep(0.5)

async def main():
    queue = asyncio.Queue()
    asyncio.create_task(produce(queue), name="producer")
    await asyncio.create_task(consume(queue), name="consumer")

asyncio.run(main())
)");
  check_whole(*run);
  CHECK(path_of(*run) == Lines{"producer · sleep 1 s", "producer · sleep 1 s", "producer · sleep 1 s", "consumer · sleep 500 ms"});
}

TEST_CASE("threads: a join leads to the thread that was waited for", "[critical path]") {
  const auto run = run_of(R"(import threading, time

def nap(seconds):
    time.sleep(seconds)

threads = [threading.Thread(target=nap, args=(n,), name=f"nap {n}") for n in (1, 3, 2)]
for t in threads: t.start()
for t in threads: t.join()
time.sleep(0.5)
)");
  check_whole(*run);
  CHECK(path_of(*run) == Lines{"nap 3 · sleep 3 s", "MainThread · sleep 500 ms"});
}

TEST_CASE("a worker's turn and the queue before it", "[critical path]") {
  const auto run = run_of(R"(import time
from concurrent.futures import ThreadPoolExecutor

def job():
    time.sleep(1)

with ThreadPoolExecutor(max_workers=1, thread_name_prefix="pool") as pool:
    first = pool.submit(job)
    second = pool.submit(job)
    second.result()
)");
  check_whole(*run);
  const Lines path = path_of(*run);
  CHECK(path == Lines{"job · queued, no worker 1 s", "job · sleep 1 s"});
}

TEST_CASE("contention counts to what is contended", "[critical path]") {
  constexpr std::string_view program = R"(import threading
from interleave import work

threads = [threading.Thread(target=work, args=(0.1,), name=f"T{i}") for i in range(2)]
for t in threads: t.start()
for t in threads: t.join()
)";
  for (const auto& [setting, state] :
       {std::pair<std::string, std::string>{"machine.gil=true", "ready, no GIL"},
        {"machine.gil=false", "ready, no core"}}) {
    const auto run = run_of(program, {setting, "machine.cores=1"});
    check_whole(*run);
    const CriticalPath path = critical_path(run->causes);
    sim::Duration waiting;
    for (const PathShare& share : path.shares)
      if (share.what.starts_with("ready")) waiting += share.time;
    CAPTURE(setting);
    CHECK(run->result.makespan == ms(200));
    CHECK(waiting >= sim::Duration::milliseconds(90));
  }
}

TEST_CASE("a loop that is late for a timer counts as busy", "[critical path]") {
  const auto run = run_of(R"(import asyncio, time

async def nap():
    await asyncio.sleep(1)
    await asyncio.sleep(1)

async def block():
    await asyncio.sleep(0.5)
    time.sleep(2)

async def main():
    await asyncio.gather(asyncio.create_task(nap(), name="nap"), asyncio.create_task(block(), name="block"))

asyncio.run(main())
)");
  check_whole(*run);
  CHECK(path_of(*run) == Lines{"nap · sleep 1 s", "nap · ready, loop busy 1.5 s", "nap · sleep 1 s"});
}

TEST_CASE("work done in a thread for a task", "[critical path]") {
  const auto run = run_of(R"(import asyncio, time

def slow():
    time.sleep(2)

async def main():
    await asyncio.sleep(1)
    await asyncio.to_thread(slow)

asyncio.run(main())
)");
  check_whole(*run);
  CHECK(path_of(*run) == Lines{"Task-1 (main) · sleep 1 s", "asyncio_0 · sleep 2 s"});
}

TEST_CASE("a run without length has no path, a deadlock's ends in the wait", "[critical path]") {
  CHECK(critical_path(run_of("print(1)")->causes).segments.empty());
  const auto stuck = run_of(R"(import threading, time
lock = threading.Lock()
lock.acquire()
time.sleep(1)
lock.acquire(timeout=2)
)");
  check_whole(*stuck);
  CHECK(path_of(*stuck) == Lines{"MainThread · sleep 1 s", "MainThread · Lock 2 s"});
}

TEST_CASE("every program of the gallery can be travelled: its path is whole, its chains end", "[critical path]") {
  size_t programs = 0;
  for (const char* folder : {"/scenarios", "/tests/snippets"}) {
    for (const auto& entry : std::filesystem::directory_iterator(std::string(INTERLEAVE_SOURCE_DIR) + folder)) {
      if (entry.path().extension() != ".py") continue;
      CAPTURE(entry.path().filename().string());
      std::ifstream file(entry.path());
      std::stringstream text;
      text << file.rdbuf();
      const auto run = run_of(text.str());
      check_whole(*run);
      const bool deadlock = run->result.err.find("deadlock") != std::string::npos;
      const sim::Trace& trace = *run->result.trace;
      constexpr int kTimes = 23;
      for (int i = 0; i <= kTimes; ++i) {
        const sim::Time at = sim::Time() + trace.makespan().since_start() * i / kTimes;
        const Moment moment = moment_at(run->causes, at);
        for (const LoopMoment& loop : moment.loops) CHECK(loop.thread != sim::kNone);
        for (sim::TrackId id = 0; id < std::min<size_t>(trace.tracks().size(), 60); ++id) {
          const Why answer = why(run->causes, id, at, "a.py");
          if (answer.circle && !deadlock) FAIL_CHECK(sentence(answer));
        }
      }
      ++programs;
    }
  }
  CHECK(programs > 30);
}
