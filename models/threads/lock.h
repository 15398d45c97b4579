// Lock and RLock. A release wakes the thread that has waited longest but hands nothing over: the
// releaser may take the lock again before the woken thread gets to run, which then waits anew, at
// the end. A woken thread takes the lock before it takes the GIL, as CPython's does.
// Source: CPython 3.11 Modules/_threadmodule.c, Python/thread_pthread.h.
#pragma once

#include <optional>
#include <string>

#include "models/threads/wait_list.h"

namespace interleave::models::threads {

class Lock {
 public:
  explicit Lock(sim::Simulator& simulator, std::string name = {}, std::string kind = "Lock");

  /// False: the timeout came first. A timeout of zero tries without waiting.
  bool acquire(std::optional<sim::Duration> timeout = std::nullopt);
  /// By any thread. Requires: locked().
  void release();
  bool locked() const { return locked_; }

  // What Condition needs of a lock: to let go of it entirely and to get back there.
  int release_all() {
    release();
    return 1;
  }
  void reacquire(int) { acquire(); }

 private:
  void take(Thread& self);

  sim::Simulator& simulator_;
  bool locked_ = false;
  sim::Waitable waitable_;
  WaitList waiters_;
};

/// A lock that its owner may acquire again; it is free after as many releases.
class RLock {
 public:
  explicit RLock(sim::Simulator& simulator, std::string name = {});

  bool acquire(std::optional<sim::Duration> timeout = std::nullopt);
  /// Requires: owned().
  void release();
  /// The running thread has it.
  bool owned() const { return owner_ != nullptr && owner_ == &Thread::current(simulator_); }
  const Thread* owner() const { return owner_; }
  int count() const { return count_; }

  int release_all();
  void reacquire(int count);

 private:
  sim::Simulator& simulator_;
  Thread* owner_ = nullptr;
  int count_ = 0;
  Lock lock_;
};

}  // namespace interleave::models::threads
