// The synchronisation primitives of tasks, without anything that suspends: each says whether a task
// may pass, keeps the list of those who may not, and defines what a waiter does when it resumes. The
// language turns that into awaitables. Rules and their order are CPython 3.11's Lib/asyncio/locks.py.
//
// The protocol of every acquire-like operation: if try_…() is true, done. Otherwise push a Waiter
// onto waiters() and suspend on it; when resumed, call resumed(waiter, how) once.
#pragma once

#include <cstdint>

#include "models/asyncio/waiters.h"

namespace interleave::models::asyncio {

/// How a waiter's suspension ended.
enum class Wakeup : uint8_t { woken, raised };

class Lock {
 public:
  bool locked() const { return locked_; }
  /// A lock is free to take only if nobody waits for it: first come, first served.
  bool try_acquire() {
    if (locked_ || waiters_.any_not_cancelled()) return false;
    locked_ = true;
    return true;
  }
  void resumed(Waiter& waiter, Wakeup how) {
    waiters_.remove(waiter);
    if (how == Wakeup::woken) {
      locked_ = true;
    } else if (!locked_) {
      wake_first();
    }
  }
  /// Requires: locked(). It isn't handed over: whoever is woken takes it when it runs.
  void release() {
    locked_ = false;
    wake_first();
  }
  WaiterList& waiters() { return waiters_; }

 private:
  void wake_first() {
    // Only the very first: if it was woken already it will pass the lock on.
    if (Waiter* waiter = waiters_.first(); waiter && !waiter->done()) waiter->finish();
  }
  WaiterList waiters_;
  bool locked_ = false;
};

class Semaphore {
 public:
  explicit Semaphore(int64_t value) : value_(value) {}
  int64_t value() const { return value_; }
  /// Requires: nobody has used it yet.
  void set_value(int64_t value) { value_ = value; }
  bool locked() const { return value_ == 0 || waiters_.any_not_cancelled(); }
  bool try_acquire() {
    if (locked()) return false;
    --value_;
    return true;
  }
  void resumed(Waiter& waiter, Wakeup how) {
    waiters_.remove(waiter);
    if (how == Wakeup::raised) {
      if (waiter.cancelled()) return;
      ++value_;  // it was woken and cancelled: the permit goes on
      wake_next();
    } else if (value_ > 0) {
      wake_next();
    }
  }
  /// The permit goes straight to the first waiter.
  void release() {
    ++value_;
    wake_next();
  }
  WaiterList& waiters() { return waiters_; }

 private:
  void wake_next() {
    if (Waiter* waiter = waiters_.first_pending()) {
      --value_;
      waiter->finish();
    }
  }
  WaiterList waiters_;
  int64_t value_;
};

class Event {
 public:
  bool is_set() const { return set_; }
  void set() {
    if (set_) return;
    set_ = true;
    for (Waiter* waiter = waiters_.first(); waiter; waiter = waiters_.next(*waiter)) {
      if (!waiter->done()) waiter->finish();
    }
  }
  void clear() { set_ = false; }
  void resumed(Waiter& waiter, Wakeup) { waiters_.remove(waiter); }
  WaiterList& waiters() { return waiters_; }

 private:
  WaiterList waiters_;
  bool set_ = false;
};

/// One side of a queue: those who wait until it isn't empty, or until it isn't full. A woken waiter
/// leaves the list at once and, when it runs, has to look again: somebody may have been faster, and
/// then it queues up at the tail (Lib/asyncio/queues.py).
class QueueSide {
 public:
  void wake_next() {
    while (Waiter* waiter = waiters_.first()) {
      waiters_.remove(*waiter);
      if (waiter->done()) continue;
      return waiter->finish();
    }
  }
  /// `passable`: the operation could go on now. After `raised` the waiter is out of the game.
  void resumed(Waiter& waiter, Wakeup how, bool passable) {
    if (how == Wakeup::woken) return;
    waiters_.remove(waiter);
    if (waiter.cancel_now()) return;
    if (passable && !waiter.cancelled()) wake_next();
  }
  WaiterList& waiters() { return waiters_; }

 private:
  WaiterList waiters_;
};

}  // namespace interleave::models::asyncio
