// Those who wait for a synchronisation primitive, first come, first served: futures that the
// primitive finishes. A waiter stays in the list until its task has resumed and leaves by itself,
// so that a primitive can tell "woken but not there yet" from "gone", as CPython's can
// (Lib/asyncio/locks.py: `self._waiters.remove(fut)` in a `finally`).
#pragma once

#include <cassert>
#include <cstddef>

#include "models/asyncio/future.h"

namespace interleave::models::asyncio {

class Waiter : public Future {
 public:
  using Future::Future;
  bool listed() const { return listed_; }
  /// Makes it pending again, in this loop. Requires: not listed, and nobody waits for it.
  void rearm(EventLoop& loop) {
    set_loop(loop);
    reset();
  }

 private:
  friend class WaiterList;
  Waiter* previous_ = nullptr;
  Waiter* next_ = nullptr;
  bool listed_ = false;
};

class WaiterList {
 public:
  WaiterList() = default;
  WaiterList(const WaiterList&) = delete;
  WaiterList& operator=(const WaiterList&) = delete;

  bool empty() const { return first_ == nullptr; }
  size_t size() const { return size_; }
  Waiter* first() const { return first_; }
  Waiter* next(const Waiter& waiter) const { return waiter.next_; }

  void push(Waiter& waiter) {
    assert(!waiter.listed_);
    waiter.previous_ = last_;
    waiter.next_ = nullptr;
    (last_ ? last_->next_ : first_) = &waiter;
    last_ = &waiter;
    waiter.listed_ = true;
    ++size_;
  }
  /// Without effect if it isn't listed.
  void remove(Waiter& waiter) {
    if (!waiter.listed_) return;
    (waiter.previous_ ? waiter.previous_->next_ : first_) = waiter.next_;
    (waiter.next_ ? waiter.next_->previous_ : last_) = waiter.previous_;
    waiter.listed_ = false;
    --size_;
  }
  /// The first waiter that isn't done, or null.
  Waiter* first_pending() const {
    Waiter* waiter = first_;
    while (waiter && waiter->done()) waiter = waiter->next_;
    return waiter;
  }
  /// Somebody waits, or was woken and is on the way.
  bool any_not_cancelled() const {
    const Waiter* waiter = first_;
    while (waiter && waiter->cancelled()) waiter = waiter->next_;
    return waiter != nullptr;
  }

 private:
  Waiter* first_ = nullptr;
  Waiter* last_ = nullptr;
  size_t size_ = 0;
};

}  // namespace interleave::models::asyncio
