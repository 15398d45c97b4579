// What the machine does at an instant, of programs that really ran.
#include "gui/figure/moment.h"

#include "gui/figure/standing_lines.h"
#include "tests/travel_runs.h"

using namespace interleave;
using namespace interleave::gui;
using namespace interleave::gui::travel;
using sim::Time;

namespace {

std::string sleepers(const Run& run, const std::vector<Sleeper>& all) {
  std::string text;
  for (const Sleeper& s : all) {
    text += (text.empty() ? "" : ", ") + track_label(run.index, s.track) + " " +
            readable(s.due.since_start()) + (s.overdue ? " late" : "");
  }
  return text;
}

constexpr std::string_view kLoop = R"(import asyncio, time

async def nap(seconds):
    await asyncio.sleep(seconds)

async def block():
    await asyncio.sleep(1)
    time.sleep(2)

async def chain(event):
    await event.wait()

async def ready(n):
    await asyncio.sleep(1)
    return n

async def main():
    event = asyncio.Event()
    tasks = [asyncio.create_task(nap(d), name=f"nap {d}") for d in (5, 2.5, 4)]
    tasks.append(asyncio.create_task(block(), name="block"))
    tasks += [asyncio.create_task(ready(i), name=f"ready {i}") for i in range(3)]
    waiter = asyncio.create_task(chain(event), name="chain")
    await asyncio.sleep(4.5)
    event.set()
    await asyncio.gather(*tasks, waiter)

asyncio.run(main())
)";

}  // namespace

TEST_CASE("a loop at an instant: one runs, a queue, a heap of timers", "[moment]") {
  const auto run = run_of(kLoop);
  REQUIRE(run->result.err == "");

  const Moment early = moment_at(run->causes, ms(500));
  REQUIRE(early.loops.size() == 1);
  CHECK(early.loops[0].polling);
  CHECK(early.loops[0].running == sim::kNone);
  CHECK(early.loops[0].ready.empty());
  CHECK(sleepers(*run, early.loops[0].sleepers) ==
        "block 1 s, ready 0 1 s, ready 1 1 s, ready 2 1 s, nap 2.5 2.5 s, nap 4 4 s, Task-1 (main) 4.5 s, nap 5 5 s");
  CHECK(names(*run, early.loops[0].suspended) == "chain");
  CHECK(early.steps.empty());

  // From 1 s to 3 s one task holds the thread: three are ready in order, and a timer is late.
  const Moment blocked = moment_at(run->causes, ms(2700));
  CHECK_FALSE(blocked.loops[0].polling);
  CHECK(names(*run, {blocked.loops[0].running}) == "block");
  CHECK(names(*run, blocked.loops[0].ready) == "ready 0 ready 1 ready 2");
  CHECK(sleepers(*run, blocked.loops[0].sleepers) == "nap 2.5 2.5 s late, nap 4 4 s, Task-1 (main) 4.5 s, nap 5 5 s");
}

TEST_CASE("steps that take no time are listed in their order", "[moment]") {
  const auto run = run_of(kLoop);
  const Moment start = moment_at(run->causes, ms(0));
  std::vector<sim::TrackId> steps;
  for (const uint32_t span : start.steps) steps.push_back(run->index.span(span).track);
  CHECK(names(*run, steps) == "Task-1 (main) nap 5 nap 2.5 nap 4 block ready 0 ready 1 ready 2 chain");
}

TEST_CASE("a step is named by where it began and where it came to", "[moment]") {
  const auto run = run_of(kLoop);
  const auto lines_at = [&](sim::Time at) {
    std::vector<std::string> text;
    for (const uint32_t span : moment_at(run->causes, at).steps)
      text.push_back(names(*run, {run->index.span(span).track}) + " " + step_lines(run->causes, span, "a.py").text());
    return text;
  };
  CHECK(lines_at(ms(4000)) == std::vector<std::string>{"nap 4 line 4 → end"});
  CHECK(lines_at(ms(4500)) == std::vector<std::string>{"Task-1 (main) line 23 → 25", "chain line 11 → end"});
  CHECK(lines_at(ms(0))[1] == "nap 5 start → line 4");
}

TEST_CASE("a pool at an instant: workers, what they do, and the backlog", "[moment]") {
  const auto run = run_of(R"(import time
from concurrent.futures import ThreadPoolExecutor

def job(n):
    time.sleep(1)

with ThreadPoolExecutor(max_workers=2, thread_name_prefix="pool") as pool:
    for n in range(5):
        pool.submit(job, n)
)");
  REQUIRE(run->result.err == "");
  const Moment moment = moment_at(run->causes, ms(500));
  REQUIRE(moment.pools.size() == 1);
  CHECK(names(*run, moment.pools[0].workers) == "pool_0 pool_1");
  CHECK(moment.pools[0].backlog.size() == 3);
  const Moment later = moment_at(run->causes, ms(1500));
  CHECK(later.pools[0].backlog.size() == 1);
  const Moment last = moment_at(run->causes, ms(2500));
  CHECK(last.pools[0].backlog.empty());
  CHECK(names(*run, last.pools[0].workers) == "pool_0");  // the other one found nothing and ended
}

TEST_CASE("the GIL and the cores at an instant", "[moment]") {
  constexpr std::string_view program = R"(import threading
from interleave import work

threads = [threading.Thread(target=work, args=(0.1,), name=f"T{i}") for i in range(3)]
for t in threads: t.start()
for t in threads: t.join()
)";
  const auto run = run_of(program, {"machine.cores=4"});
  REQUIRE(run->result.err == "");
  const Moment moment = moment_at(run->causes, ms(52));
  REQUIRE(moment.gils.size() == 1);
  CHECK(names(*run, {moment.gils[0].process}) == "python3");
  CHECK(moment.gils[0].holder != sim::kNone);
  CHECK(moment.gils[0].waiters.size() == 2);
  CHECK(std::ranges::count_if(moment.cores, [](const CoreMoment& core) { return core.thread != sim::kNone; }) == 1);
  CHECK(moment.no_core.empty());

  const auto single = run_of(program, {"machine.cores=1", "machine.gil=false"});
  const Moment crowded = moment_at(single->causes, ms(52));
  CHECK(crowded.gils.empty());
  CHECK(crowded.no_core.size() == 2);
}

TEST_CASE("events are found in both directions, of the run and of one track", "[moment]") {
  const auto run = run_of(kLoop);
  const Causes& causes = run->causes;
  CHECK(next_event(causes, ms(0)) == ms(1000));
  CHECK(next_event(causes, ms(1)) == ms(1000));
  CHECK(previous_event(causes, ms(1000)) == ms(0));
  CHECK_FALSE(previous_event(causes, ms(0)));
  CHECK_FALSE(next_event(causes, ms(5000)));
  const sim::TrackId nap = track(*run, "nap 4");
  CHECK(next_event(causes, ms(0), nap) == ms(4000));
  CHECK(previous_event(causes, ms(4500), nap) == ms(4000));
  CHECK_FALSE(next_event(causes, ms(4000), nap));

  // Forward and backward meet the same instants.
  std::vector<Time> forward, backward;
  for (std::optional<Time> at = Time(); at; at = next_event(causes, *at)) forward.push_back(*at);
  for (std::optional<Time> at = ms(5000); at; at = previous_event(causes, *at)) backward.insert(backward.begin(), *at);
  CHECK(forward == backward);
  CHECK(forward.back() == run->result.makespan);
}

TEST_CASE("tasks stand at lines, several at one", "[moment]") {
  const auto run = run_of(kLoop);
  const auto lines = standing_lines(run->causes, moment_at(run->causes, ms(2700)), "a.py");
  std::vector<std::string> text;
  for (const StandingLine& line : lines)
    text.push_back(std::to_string(line.line) + (line.runs ? " runs: " : ": ") + names(*run, line.tracks));
  CHECK(text == std::vector<std::string>{"4: nap 2.5 nap 4 nap 5", "8 runs: block", "11: chain",
                                         "14: ready 0 ready 1 ready 2", "23: Task-1 (main)"});
}

TEST_CASE("at the end of a run nobody is left, but for those whose wait it cut off", "[moment]") {
  const auto run = run_of(kLoop);
  const Moment end = moment_at(run->causes, run->result.makespan);
  CHECK(end.loops.empty());
  const auto stuck = run_of("import threading\nlock = threading.Lock()\nlock.acquire()\nlock.acquire()\n");
  const Moment cut = moment_at(stuck->causes, stuck->result.makespan);
  CHECK(names(*stuck, cut.threads) == "MainThread");
  const auto waiting = run_of(R"(import asyncio

async def main():
    await asyncio.sleep(1)
    await asyncio.Event().wait()

asyncio.run(main())
)");
  const Moment last = moment_at(waiting->causes, waiting->result.makespan);
  REQUIRE(last.loops.size() == 1);
  CHECK_FALSE(last.loops[0].polling);
  CHECK(names(*waiting, last.loops[0].suspended) == "Task-1 (main)");
}

TEST_CASE("a loop's heap holds timers that no task sleeps on", "[moment]") {
  const auto run = run_of(R"(import asyncio

def beep():
    print("beep")

async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(0.8, beep)
    loop.call_later(0.2, loop.call_later(0.9, beep).cancel)
    try:
        async with asyncio.timeout(0.3):
            await asyncio.sleep(0.5)
    except TimeoutError:
        await asyncio.sleep(0.7)

asyncio.run(main())
)");
  REQUIRE(run->result.err == "");
  const auto heap = [&](sim::Time at) {
    std::string text;
    const Moment moment = moment_at(run->causes, at);
    const sim::Trace& trace = *run->result.trace;
    for (const Sleeper& s : moment.loops.at(0).sleepers) {
      text += (s.timer == sim::kNone ? track_label(run->index, s.track)
                                     : std::string(trace.string(trace.resources()[s.timer].name))) +
              " " + readable(s.since.since_start()) + "–" + readable(s.due.since_start()) + "; ";
    }
    return text;
  };
  CHECK(heap(ms(100)) == "cancel() 0 s–200 ms; timeout 0 s–300 ms; Task-1 (main) 0 s–500 ms; beep() 0 s–800 ms; beep() 0 s–900 ms; ");
  CHECK(heap(ms(250)) == "timeout 0 s–300 ms; Task-1 (main) 0 s–500 ms; beep() 0 s–800 ms; ");
  CHECK(heap(ms(400)) == "beep() 0 s–800 ms; Task-1 (main) 300 ms–1 s; ");
  CHECK(heap(ms(900)) == "Task-1 (main) 300 ms–1 s; ");
  const auto lines = standing_lines(run->causes, moment_at(run->causes, ms(100)), "a.py");
  REQUIRE(lines.size() == 1);  // the task's: a timer stands at no line
  CHECK(lines[0].line == 12);
  // What a callback prints shows in the thread's lane, since the loop has none of its own.
  const auto printed = run->index.instants_of(track(*run, "MainThread"));
  REQUIRE(printed.size() == 1);
  CHECK(run->result.trace->instants()[printed[0]].at == ms(800));
}
