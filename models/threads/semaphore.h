// A counting semaphore. A release wakes who has waited longest but hands nothing over: a thread
// that comes meanwhile may be faster. Source: CPython 3.11 Lib/threading.py, Semaphore.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "models/threads/wait_list.h"

namespace interleave::models::threads {

class Semaphore {
 public:
  /// Requires: value >= 0.
  Semaphore(sim::Simulator& simulator, int64_t value, std::string name = {})
      : simulator_(simulator),
        value_(value),
        waitable_(simulator, "Semaphore", std::move(name)),
        waiters_(waitable_) {}

  int64_t value() const { return value_; }
  /// False: the timeout came first. A timeout of zero tries without waiting.
  bool acquire(std::optional<sim::Duration> timeout = std::nullopt) {
    Thread& self = Thread::current(simulator_);
    const Deadline deadline = self.deadline(timeout);
    while (value_ == 0) {
      if (is_try(timeout) || !waiters_.wait(self, deadline)) return false;
    }
    --value_;
    return true;
  }
  void release(int64_t count = 1) {
    value_ += count;
    waiters_.wake(static_cast<size_t>(count));
  }

 private:
  sim::Simulator& simulator_;
  int64_t value_;
  sim::Waitable waitable_;
  WaitList waiters_;
};

}  // namespace interleave::models::threads
