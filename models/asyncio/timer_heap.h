// The timers of an event loop, by (time, chain depth, order of registration): a 4-ary heap.
//
// A cancelled timer stays until it reaches the top or until cancelled timers are the majority, so
// that cancelling costs nothing and a program that sets and cancels millions doesn't grow.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "models/asyncio/handle.h"
#include "sim/event_queue.h"

namespace interleave::models::asyncio {

class TimerHeap {
 public:
  struct Timer {
    sim::EventKey key;
    Handle* handle;
  };

  bool empty() const { return timers_.empty(); }
  size_t size() const { return timers_.size(); }
  const Timer& top() const { return timers_.front(); }

  void push(sim::Time when, uint32_t depth, Handle& handle) {
    const uint64_t low = depth * sim::EventKey::kDepthUnit | (++sequence_ & sim::EventKey::kSequenceMask);
    timers_.push_back({});
    sift_up(timers_.size() - 1, {sim::EventKey::of(when, low), &handle});
  }

  /// Requires: !empty().
  Handle& pop() {
    Handle& handle = *timers_.front().handle;
    const Timer last = timers_.back();
    timers_.pop_back();
    if (!timers_.empty()) sift_down(0, last);
    return handle;
  }

  /// Counts a cancellation.
  void note_cancelled() { ++cancelled_; }

  /// Discards the cancelled timers on top; all of them when they are the majority.
  void drop_cancelled();

  /// Discards every timer.
  void clear();

 private:
  static constexpr size_t kArity = 4;
  static constexpr size_t kManyTimers = 100;

  void sift_up(size_t i, Timer timer);
  void sift_down(size_t i, Timer timer);

  std::vector<Timer> timers_;
  size_t cancelled_ = 0;
  uint64_t sequence_ = 0;
};

}  // namespace interleave::models::asyncio
