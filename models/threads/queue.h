// The waiting of a queue between threads: how many items there are, who waits for one or for room,
// and how many are unfinished. The items themselves, and their order, are the caller's.
//
// Nothing can happen between the return of wait_for_item() and the call of taken(), so that a
// caller who takes its item there never finds the queue empty. A woken thread that was overtaken
// waits again, at the end. Source: CPython 3.11 Lib/queue.py, Queue.
#pragma once

#include <cassert>
#include <optional>
#include <string>
#include <utility>

#include "models/threads/wait_list.h"

namespace interleave::models::threads {

class Queue {
 public:
  /// `max_size` <= 0: there is always room.
  Queue(sim::Simulator& simulator, int64_t max_size, std::string name = {})
      : simulator_(simulator),
        max_size_(max_size),
        waitable_(simulator, "Queue", std::move(name)),
        getters_(waitable_),
        putters_(waitable_),
        joiners_(waitable_) {}

  int64_t size() const { return size_; }
  bool full() const { return max_size_ > 0 && size_ >= max_size_; }
  int64_t unfinished() const { return unfinished_; }

  /// False: the timeout came first. A timeout of zero looks without waiting.
  bool wait_for_room(std::optional<sim::Duration> timeout = std::nullopt) {
    return wait(putters_, timeout, [this] { return !full(); });
  }
  /// The caller has put an item.
  void added() {
    ++size_;
    ++unfinished_;
    getters_.wake();
  }
  bool wait_for_item(std::optional<sim::Duration> timeout = std::nullopt) {
    return wait(getters_, timeout, [this] { return size_ > 0; });
  }
  /// The caller has taken an item.
  void taken() {
    assert(size_ > 0);
    --size_;
    putters_.wake();
  }
  /// Requires: unfinished() > 0.
  void task_done() {
    assert(unfinished_ > 0);
    if (--unfinished_ == 0) joiners_.wake(WaitList::kAll);
  }
  /// Waits until every item is done.
  void join() {
    wait(joiners_, std::nullopt, [this] { return unfinished_ == 0; });
  }

 private:
  template <class Predicate>
  bool wait(WaitList& list, std::optional<sim::Duration> timeout, Predicate satisfied) {
    Thread& self = Thread::current(simulator_);
    const Deadline deadline = self.deadline(timeout);
    while (!satisfied()) {
      if (is_try(timeout) || !list.wait(self, deadline)) return false;
    }
    return true;
  }

  sim::Simulator& simulator_;
  const int64_t max_size_;
  int64_t size_ = 0;
  int64_t unfinished_ = 0;
  sim::Waitable waitable_;
  WaitList getters_;
  WaitList putters_;
  WaitList joiners_;
};

}  // namespace interleave::models::threads
