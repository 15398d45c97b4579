#include "tests/figure_samples.h"

#include <fmt/format.h>

#include <algorithm>
#include <random>

#include "tests/catch.h"

namespace interleave::gui::samples {

using namespace sim;

namespace {

StackId in(Trace& trace, std::string_view function, uint32_t line) {
  return trace.add_frame({0, trace.intern(function), trace.intern("sample.py"), line});
}

struct Main {
  TrackId process, thread, loop;
};
Main start(Trace& trace) {
  const TrackId process = trace.add_track(TrackKind::process, "python", kNone, ms(0));
  const TrackId thread = trace.add_track(TrackKind::thread, "MainThread", process, ms(0));
  return {process, thread, trace.add_track(TrackKind::loop, "loop", thread, ms(0))};
}

}  // namespace

Trace sync_sleeps() {
  Trace trace;
  const TrackId process = trace.add_track(TrackKind::process, "python", kNone, ms(0));
  const TrackId main = trace.add_track(TrackKind::thread, "MainThread", process, ms(0));
  const ResourceId sleep = trace.add_resource("sleep");
  const StackId coffee = in(trace, "make_coffee", 4), toast = in(trace, "make_toast", 9);
  trace.set_state(main, ms(0), State::running, kNone, coffee);
  trace.add_instant(InstantKind::print, ms(0), main, "Coffee started", coffee);
  trace.set_state(main, ms(0), State::blocked, sleep, coffee);
  trace.set_state(main, ms(2000), State::running, kNone, toast);
  trace.add_instant(InstantKind::print, ms(2000), main, "Coffee ready", coffee);
  trace.add_instant(InstantKind::print, ms(2000), main, "Toast started", toast);
  trace.set_state(main, ms(2000), State::blocked, sleep, toast);
  trace.set_state(main, ms(4000), State::running, kNone, toast);
  trace.add_instant(InstantKind::print, ms(4000), main, "Toast ready", toast);
  trace.finish(ms(4000));
  return trace;
}

Trace async_sleeps() {
  Trace trace;
  const auto [process, thread, loop] = start(trace);
  const TrackId main = trace.add_track(TrackKind::task, "main", loop, ms(0));
  const ResourceId gather = trace.add_resource("gather"), sleep = trace.add_resource("sleep");
  const StackId main_line = in(trace, "main", 14);
  trace.set_state(thread, ms(0), State::running, kNone, main_line);
  trace.set_state(main, ms(0), State::running, kNone, main_line);
  trace.set_state(main, ms(0), State::awaiting, gather, main_line);
  const TrackId tasks[] = {trace.add_track(TrackKind::task, "make_coffee", loop, ms(0)),
                           trace.add_track(TrackKind::task, "make_toast", loop, ms(0))};
  const StackId lines[] = {in(trace, "make_coffee", 4), in(trace, "make_toast", 9)};
  for (int i = 0; i < 2; ++i) {
    trace.add_link(LinkKind::spawn, ms(0), main, tasks[i]);
    trace.set_state(tasks[i], ms(0), State::running, kNone, lines[i]);
    trace.add_instant(InstantKind::print, ms(0), tasks[i],
                      i == 0 ? "Coffee started" : "Toast started", lines[i]);
    trace.set_state(tasks[i], ms(0), State::awaiting, sleep, lines[i]);
  }
  trace.set_state(thread, ms(0), State::idle);
  trace.set_state(thread, ms(2000), State::running, kNone, main_line);
  for (int i = 0; i < 2; ++i) {
    trace.set_state(tasks[i], ms(2000), State::running, kNone, lines[i]);
    trace.add_instant(InstantKind::print, ms(2000), tasks[i],
                      i == 0 ? "Coffee ready" : "Toast ready", lines[i]);
    trace.end_track(tasks[i], ms(2000));
  }
  trace.set_state(main, ms(2000), State::running, kNone, main_line);
  trace.finish(ms(2000));
  return trace;
}

Trace every_state() {
  Trace trace;
  const auto [process, main, loop] = start(trace);
  const TrackId fetch = trace.add_track(TrackKind::task, "fetch #1", loop, ms(0));
  const TrackId handler = trace.add_track(TrackKind::task, "handler", loop, ms(0));
  const TrackId resize = trace.add_track(
      TrackKind::task, "resize_a_picture_of_considerable_size_in_a_worker", loop, ms(0));
  const TrackId worker = trace.add_track(TrackKind::thread, "asyncio_0", process, ms(0));
  const ResourceId sleep = trace.add_resource("sleep"), http = trace.add_resource("httpx.get"),
                   lock = trace.add_resource("Lock", "db"), gil = trace.add_resource("GIL"),
                   pool = trace.add_resource("executor");
  const StackId in_fetch = in(trace, "fetch", 7), in_handler = in(trace, "handler", 15),
                in_resize = in(trace, "resize", 22);
  trace.set_state(main, ms(0), State::running, kNone, in_fetch);
  trace.set_state(fetch, ms(0), State::running, kNone, in_fetch);
  trace.set_state(handler, ms(0), State::ready_loop_busy);
  trace.set_state(resize, ms(0), State::ready_loop_busy);
  trace.set_state(worker, ms(0), State::idle);
  trace.set_state(fetch, ms(120), State::awaiting, http, in_fetch);
  trace.set_state(handler, ms(120), State::running, kNone, in_handler);
  trace.add_instant(InstantKind::print, ms(120), handler, "handler: begin", in_handler);
  trace.set_state(handler, ms(180), State::blocked, sleep, in_handler);
  trace.set_state(main, ms(180), State::blocked, sleep, in_handler);
  trace.set_state(fetch, ms(420), State::ready_loop_busy);
  trace.set_state(handler, ms(900), State::running, kNone, in_handler);
  trace.set_state(main, ms(900), State::running, kNone, in_handler);
  trace.add_instant(InstantKind::print, ms(905), handler,
                    "handler: <done> & \"dusted\", with a tail of text that goes on and on until "
                    "it has to be cut somewhere",
                    in_handler);
  trace.set_state(handler, ms(950), State::awaiting, lock);
  trace.set_state(resize, ms(950), State::running, kNone, in_resize);
  trace.set_state(resize, ms(1000), State::queued_no_worker, pool);
  trace.set_state(fetch, ms(1000), State::running, kNone, in_fetch);
  trace.set_state(worker, ms(1100), State::ready_no_gil, gil);
  trace.set_state(resize, ms(1150), State::awaiting, pool);
  trace.set_state(fetch, ms(1300), State::awaiting, sleep);
  trace.set_state(main, ms(1300), State::ready_no_core);
  trace.set_state(worker, ms(1300), State::running, kNone, in_resize);
  trace.set_state(main, ms(1500), State::idle);
  trace.set_state(worker, ms(1700), State::idle);
  trace.set_state(main, ms(1700), State::running, kNone, in_resize);
  trace.set_state(resize, ms(1700), State::running, kNone, in_resize);
  trace.add_instant(InstantKind::error, ms(1710), resize, "ZeroDivisionError: division by zero",
                    in_resize);
  trace.end_track(resize, ms(1720));
  trace.set_state(handler, ms(1720), State::running, kNone, in_handler);
  trace.finish(ms(1800));
  return trace;
}

Trace gil_ping_pong(int threads, int64_t milliseconds) {
  Trace trace;
  std::vector<TrackId> cores, workers;
  for (int i = 0; i < threads; ++i)
    cores.push_back(trace.add_track(TrackKind::core, fmt::format("core {}", i), kNone, ms(0)));
  const TrackId process = trace.add_track(TrackKind::process, "python", kNone, ms(0));
  for (int i = 0; i < threads; ++i)
    workers.push_back(trace.add_track(TrackKind::thread, fmt::format("Thread-{} (crunch)", i + 1),
                                      process, ms(0)));
  const ResourceId gil = trace.add_resource("GIL");
  const StackId crunch = in(trace, "crunch", 3);
  for (const TrackId core : cores) trace.set_state(core, ms(0), State::idle);
  for (const TrackId worker : workers) trace.set_state(worker, ms(0), State::ready_no_gil, gil);
  size_t holder = 0;
  for (int64_t at = 0; at < milliseconds; at += 5) {
    trace.set_state(workers[holder], ms(at), State::ready_no_gil, gil);
    trace.set_state(cores[holder], ms(at), State::idle);
    holder = (holder + 1) % workers.size();
    trace.set_state(workers[holder], ms(at), State::running, kNone, crunch);
    trace.set_state(cores[holder], ms(at), State::running, workers[holder]);
  }
  trace.finish(ms(milliseconds));
  return trace;
}

Trace many_tasks(int n) {
  Trace trace;
  const auto [process, thread, loop] = start(trace);
  const ResourceId sleep = trace.add_resource("sleep");
  const StackId line = in(trace, "fetch", 7);
  trace.set_state(thread, ms(0), State::idle);
  std::vector<std::pair<int64_t, TrackId>> ends;
  for (int i = 0; i < n; ++i) {
    const TrackId task =
        trace.add_track(TrackKind::task, fmt::format("fetch #{}", i + 1), loop, ms(0));
    trace.set_state(task, ms(0), State::running, kNone, line);
    trace.set_state(task, ms(0), State::awaiting, sleep, line);
    ends.emplace_back(100 + i * 37 % 900, task);
  }
  std::ranges::sort(ends);
  for (const auto& [at, task] : ends) {
    trace.set_state(task, ms(at), State::running, kNone, line);
    trace.add_instant(InstantKind::print, ms(at), task, fmt::format("fetched {}", task));
    trace.end_track(task, ms(at));
  }
  trace.finish(ms(1000));
  return trace;
}

Trace hello() {
  Trace trace;
  const TrackId process = trace.add_track(TrackKind::process, "python", kNone, ms(0));
  const TrackId main = trace.add_track(TrackKind::thread, "MainThread", process, ms(0));
  trace.set_state(main, ms(0), State::running, kNone, in(trace, "<module>", 1));
  trace.add_instant(InstantKind::print, ms(0), main, "Hello, world");
  trace.finish(ms(0));
  return trace;
}

Trace random_trace(unsigned seed) {
  std::minstd_rand random(seed);
  const auto below = [&](unsigned n) { return static_cast<uint32_t>(random() % n); };
  static const std::string kTexts[] = {"x",         "done",      "a line that is longer than most",
                                       "wörld 🎉 ✓", "tab\there", std::string("\xff\xfe broken"),
                                       ""};
  Trace trace;
  std::vector<TrackId> threads, parents, all;
  for (uint32_t i = 0; i <= below(3); ++i)
    all.push_back(trace.add_track(TrackKind::core, fmt::format("core {}", i), kNone, ms(0)));
  const uint32_t processes = 1 + below(2);
  for (uint32_t p = 0; p < processes; ++p) {
    const TrackId process =
        trace.add_track(TrackKind::process, fmt::format("python {}", p), kNone, ms(0));
    for (uint32_t i = 0; i <= below(3); ++i) {
      threads.push_back(trace.add_track(
          TrackKind::thread, i == 0 ? "MainThread" : fmt::format("worker-{}", i), process, ms(0)));
      for (uint32_t l = below(3); l > 0; --l)
        parents.push_back(trace.add_track(TrackKind::loop, "loop", threads.back(), ms(0)));
    }
  }
  all.insert(all.end(), threads.begin(), threads.end());
  for (uint32_t i = below(12); i > 0 && !parents.empty(); --i)
    all.push_back(trace.add_track(
        TrackKind::task,
        below(4) == 0 ? "a_task_with_quite_a_long_name_indeed" : fmt::format("Task-{}", i),
        parents[below(static_cast<uint32_t>(parents.size()))], ms(0)));
  const ResourceId lock = trace.add_resource("Lock", "db");
  const StackId line = in(trace, "work", 3);
  int64_t now = 0;
  const int64_t unit = below(2) == 0 ? 1 : 1'000'000;  // ns
  for (uint32_t step = below(3000); step > 0; --step) {
    if (below(3) != 0) now += below(4) == 0 ? below(1000) * unit : below(10) * unit / 2;
    const Time at = Time::at(Duration::nanoseconds(now));
    const TrackId track = all[below(static_cast<uint32_t>(all.size()))];
    if (trace.tracks()[track].end != Time::max()) continue;
    const auto state = static_cast<State>(below(kStateCount));
    const bool core = trace.tracks()[track].kind == TrackKind::core;
    trace.set_state(track, at, state,
                    core ? threads[below(static_cast<uint32_t>(threads.size()))]
                    : state == State::running ? kNone
                                              : lock,
                    line);
    if (below(8) == 0)
      trace.add_instant(static_cast<InstantKind>(below(4)), at, track,
                        kTexts[below(std::size(kTexts))]);
    if (below(40) == 0)
      trace.add_link(static_cast<LinkKind>(below(5)), at, track,
                     all[below(static_cast<uint32_t>(all.size()))]);
    if (below(200) == 0) trace.end_track(track, at);
  }
  trace.finish(Time::at(Duration::nanoseconds(now + below(100) * unit)));
  return trace;
}

TEST_CASE("random traces keep the invariants that the figure relies on") {
  for (unsigned seed = 1; seed <= 50; ++seed) {
    const Trace trace = random_trace(seed);
    std::vector<Time> end(trace.tracks().size());
    for (const Span& span : trace.spans()) {
      REQUIRE(span.begin >= end[span.track]);
      REQUIRE(span.end >= span.begin);
      REQUIRE((span.begin < span.end || span.state == State::running));
      end[span.track] = span.end;
    }
  }
}

}  // namespace interleave::gui::samples
