// The global interpreter lock of a process: one of its threads at a time runs Python.
//
// A thread that wants it waits; each time `switch_interval` passes without the lock changing hands,
// it asks the holder to drop it. The holder notices at its next checkpoint and goes behind those
// who wait. Blocking calls give it up as well. It passes to the thread that has waited longest.
// A disabled lock never blocks anybody (Python without a GIL).
// Source: CPython 3.11 Python/ceval_gil.h, take_gil and drop_gil.
#pragma once

#include <deque>
#include <string>

#include "sim/thread.h"

namespace interleave::models::threads {

struct GilOptions {
  bool enabled = true;
  sim::Duration switch_interval = sim::Duration::milliseconds(5);
};

class Gil {
 public:
  Gil(sim::Simulator& simulator, std::string process_name, GilOptions options)
      : options_(options), waitable_(simulator, "GIL", std::move(process_name)) {}

  bool enabled() const { return options_.enabled; }
  sim::Duration switch_interval() const { return options_.switch_interval; }
  /// Takes effect from the next wait on. Requires: interval > 0.
  void set_switch_interval(sim::Duration interval) { options_.switch_interval = interval; }

  /// Waits until `thread`, the running one, holds it.
  void take(sim::Thread& thread);
  /// Gives it to whoever has waited longest. Requires: `thread` holds it.
  void drop(sim::Thread& thread);

  /// Whether the holder should give it up at its next checkpoint.
  bool drop_requested() const { return drop_requested_; }
  /// Gives it up and waits to get it back.
  void yield(sim::Thread& thread) {
    drop(thread);
    take(thread);
  }

  const sim::Thread* holder() const { return waitable_.holder(); }

 private:
  void set_holder(sim::Thread* thread);
  void request_drop();

  bool drop_requested_ = false;
  uint64_t switches_ = 0;  // how often it changed hands
  GilOptions options_;
  sim::Waitable waitable_;
  std::deque<sim::Thread*> waiters_;
};

}  // namespace interleave::models::threads
