// The timers of an event loop, by (time, chain depth, order of registration): a 4-ary heap of runs.
//
// Tasks that wake together tend to sleep the same time again, so timers of equal time and depth that
// are set one after the other form a *run*, a chain of handles behind one heap entry. Two runs may have
// the same time and depth; the sequence number in the key keeps them in order.
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
  bool empty() const { return runs_.empty(); }
  size_t size() const { return size_; }
  /// Time and depth of the earliest timers. Requires: !empty().
  sim::EventKey top() const { return runs_.front().key; }

  void push(sim::Time when, uint32_t depth, Handle& handle) {
    const uint64_t depth_bits = depth * sim::EventKey::kDepthUnit;
    ++size_;
    if (open_tail_ != nullptr && open_time_ == when && open_depth_bits_ == depth_bits) {
      open_tail_->next_ = &handle;
    } else {
      open_time_ = when;
      open_depth_bits_ = depth_bits;
      const uint64_t sequence = ++sequence_ & sim::EventKey::kSequenceMask;
      runs_.push_back({});
      sift_up(runs_.size() - 1, {sim::EventKey::of(when, depth_bits | sequence), &handle});
    }
    open_tail_ = &handle;
  }

  /// Takes the handles of the earliest run, in order, and gives each to `take`. Requires: !empty().
  template <class Take>
  void pop_run(Take take) {
    for (Handle* handle = remove_top(); handle != nullptr;) {
      Handle* next = std::exchange(handle->next_, nullptr);
      --size_;
      take(*handle);
      handle = next;
    }
  }

  /// Counts a cancellation.
  void note_cancelled() { ++cancelled_; }

  /// Discards the cancelled timers on top; all of them when they are the majority.
  void drop_cancelled();

  /// Discards every timer.
  void clear();

 private:
  struct Run {
    sim::EventKey key;
    Handle* first;
  };
  static constexpr size_t kArity = 4;
  static constexpr size_t kManyTimers = 100;

  Handle* remove_top();
  void rebuild_without_cancelled();
  void sift_up(size_t i, Run run);
  void sift_down(size_t i, Run run);

  std::vector<Run> runs_;
  size_t size_ = 0;
  size_t cancelled_ = 0;
  uint64_t sequence_ = 0;
  sim::Time open_time_;  // of the run that was pushed to last
  uint64_t open_depth_bits_ = 0;
  Handle* open_tail_ = nullptr;  // its last handle; null: it is gone
};

}  // namespace interleave::models::asyncio
