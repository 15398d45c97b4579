// A condition variable: waits for notify() without the lock and has the lock again afterwards. It
// goes with a Lock or an RLock, which the caller names on each wait.
// Source: CPython 3.11 Lib/threading.py, Condition.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "models/threads/wait_list.h"

namespace interleave::models::threads {

class Condition {
 public:
  explicit Condition(sim::Simulator& simulator, std::string name = {})
      : simulator_(simulator),
        waitable_(simulator, "Condition", std::move(name)),
        waiters_(waitable_) {}

  /// False: the timeout came before a notify(). Requires: the running thread has `lock`.
  template <class AnyLock>
  bool wait(AnyLock& lock, std::optional<sim::Duration> timeout = std::nullopt) {
    Thread& self = Thread::current(simulator_);
    const Deadline deadline = self.deadline(timeout);
    const auto depth = lock.release_all();
    const bool notified = !is_try(timeout) && waiters_.wait(self, deadline);
    lock.reacquire(depth);
    return notified;
  }
  /// Wakes the `count` threads that have waited longest.
  void notify(size_t count = 1) { waiters_.wake(count); }
  void notify_all() { waiters_.wake(WaitList::kAll); }

 private:
  sim::Simulator& simulator_;
  sim::Waitable waitable_;
  WaitList waiters_;
};

}  // namespace interleave::models::threads
