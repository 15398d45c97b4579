// What the tests of Python's threads share: a machine with one process, and a log of what happens.
#pragma once

#include <deque>
#include <functional>
#include <string>

#include "models/threads/process.h"
#include "models/threads/thread.h"
#include "tests/sim_log.h"

namespace interleave::models::threads {

using sim::Lines;
using sim::ms;

struct Machine {
  explicit Machine(sim::CoresOptions options = {}, GilOptions gil = {})
      : cores(simulator, std::move(options)), process(cores, "python", 100, gil) {}

  Thread& make(std::string name, std::function<void(Thread&)> body, Thread::Options options = {}) {
    const size_t index = threads.size();
    return threads.emplace_back(
        process, std::move(name), [this, index, body = std::move(body)] { body(threads[index]); },
        options);
  }
  /// Runs `body` as the main thread.
  sim::RunEnd run(std::function<void(Thread&)> body) {
    make("main", std::move(body)).start();
    const sim::RunEnd end = simulator.run();
    trace.finish(simulator.now());
    return end;
  }
  /// "begin-end state" of the track with this name.
  Lines spans(std::string_view track) const {
    Lines lines;
    for (const sim::Span& span : trace.spans()) {
      if (trace.string(trace.tracks()[span.track].name) != track || span.begin == span.end)
        continue;
      lines.push_back(fmt::format("{}-{} {}", span.begin.seconds() * 1e3, span.end.seconds() * 1e3,
                                  state_name(span.state)));
    }
    return lines;
  }

  sim::Trace trace;
  sim::Simulator simulator{{.trace = &trace}};
  sim::Cores cores;
  Process process;
  sim::Log log{simulator};
  std::deque<Thread> threads;
};

}  // namespace interleave::models::threads
