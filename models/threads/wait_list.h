// Threads that wait for the same thing, first in, first out. A wait list decides nothing: whoever
// is woken looks again whether what it waited for is there, for others may have been faster.
#pragma once

#include <algorithm>
#include <cstddef>
#include <deque>
#include <limits>

#include "models/threads/thread.h"

namespace interleave::models::threads {

class WaitList {
 public:
  static constexpr size_t kAll = std::numeric_limits<size_t>::max();

  /// `about`: what the threads are said to wait for. Requires: it outlives the list.
  explicit WaitList(const sim::Waitable& about, sim::State state = sim::State::blocked)
      : about_(about), state_(state) {}

  /// Blocks the running thread until it is woken. False: the deadline came first.
  bool wait(Thread& self, Deadline deadline = {}) {
    return wait(self, [&] { return self.block_until(state_, &about_, deadline); });
  }
  /// The same for a thread that doesn't hold its GIL.
  bool wait_without_gil(Thread& self, Deadline deadline) {
    return wait(self, [&] { return self.block_without_gil(state_, &about_, deadline); });
  }
  /// Wakes the first `count` threads.
  void wake(size_t count = 1) {
    while (count > 0 && !threads_.empty()) {
      Thread* first = threads_.front();
      threads_.pop_front();
      if (first->killed()) continue;
      first->unblock(sim::LinkKind::release);
      --count;
    }
  }
  bool empty() const { return threads_.empty(); }

 private:
  template <class Block>
  bool wait(Thread& self, Block block) {
    threads_.push_back(&self);
    bool woken = false;
    try {
      woken = block();
    } catch (const Killed&) {  // not sim::ProcessKilled: at the end of the run the list may be gone
      std::erase(threads_, &self);
      throw;
    }
    if (!woken) std::erase(threads_, &self);
    return woken;
  }

  const sim::Waitable& about_;
  const sim::State state_;
  std::deque<Thread*> threads_;
};

/// What an optional timeout of zero or less means: look, but don't wait.
inline bool is_try(std::optional<sim::Duration> timeout) {
  return timeout && *timeout <= sim::Duration();
}

}  // namespace interleave::models::threads
