// Sync against async: four jobs that each wait a second, one after the other in a blocking thread,
// then all at once.
//
// The first takes 4 s, the second 1 s. Nothing got faster: the waits overlap. The trace, which a
// figure would be drawn from, says the same: here it only tells how long each thread was blocked.
#include <fmt/core.h>

#include <deque>

#include "sim/cores.h"
#include "sim/thread.h"

using namespace interleave::sim;

namespace {

constexpr int kJobs = 4;

void wait_a_second(Thread& thread) { thread.block(State::blocked, nullptr, Duration::seconds(1)); }

void print_blocked(const Trace& trace) {
  for (const Span& span : trace.spans()) {
    if (span.state != State::blocked) continue;
    fmt::print("  {:<8} blocked from {} to {}\n", trace.string(trace.tracks()[span.track].name),
               to_string(span.begin), to_string(span.end));
  }
}

/// `threads` threads share the jobs.
Time run(int threads) {
  Trace trace;
  Simulator simulator({.trace = &trace});
  Cores cores(simulator, {.cores = 1});
  std::deque<Thread> workers;
  for (int i = 0; i < threads; ++i) {
    workers.emplace_back(cores, fmt::format("thread {}", i), kNone, [&, i] {
      for (int job = i; job < kJobs; job += threads) wait_a_second(workers[static_cast<size_t>(i)]);
    });
    workers.back().start();
  }
  simulator.run();
  trace.finish(simulator.now());
  print_blocked(trace);
  return simulator.now();
}

}  // namespace

int main() {
  fmt::print("one after the other\n");
  const Time sync = run(1);
  fmt::print("all at once\n");
  const Time async = run(kJobs);
  fmt::print("makespan {} against {}\n", to_string(sync), to_string(async));
}
