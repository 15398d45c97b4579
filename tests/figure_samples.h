// Small traces for the figure's tests, built by hand as the runtimes would record them.
#pragma once

#include <string>

#include "gui/figure/trace_index.h"
#include "gui/figure/view.h"
#include "sim/trace.h"

namespace interleave::gui::samples {

inline sim::Time ms(int64_t n) { return sim::Time::at(sim::Duration::milliseconds(n)); }

/// A trace and its index, which refers to it.
class Sample {
 public:
  explicit Sample(sim::Trace trace) : trace_(std::move(trace)), index_(trace_) {}
  Sample(const Sample&) = delete;
  Sample& operator=(const Sample&) = delete;
  const sim::Trace& trace() const { return trace_; }
  const TraceIndex& index() const { return index_; }
  Panel panel(std::string title) const { return {&index_, std::move(title)}; }

 private:
  sim::Trace trace_;
  TraceIndex index_;
};

/// Two sleeps of 2 s, one after the other in one thread: 4 s.
sim::Trace sync_sleeps();
/// The same at once, in two tasks: 2 s.
sim::Trace async_sleeps();
/// Every state occurs; a blocked loop, a worker thread, an error.
sim::Trace every_state();
/// Threads that take turns of 5 ms on as many cores, because of the GIL.
sim::Trace gil_ping_pong(int threads, int64_t milliseconds);
/// `n` tasks that each sleep and print.
sim::Trace many_tasks(int n);
/// A program that ends at 0 s.
sim::Trace hello();
/// Anything that keeps the trace's invariants, the same for the same seed.
sim::Trace random_trace(unsigned seed);

}  // namespace interleave::gui::samples
