#include "models/asyncio/timer_heap.h"

#include <algorithm>

namespace interleave::models::asyncio {

void TimerHeap::sift_up(size_t i, Timer timer) {
  while (i > 0) {
    const size_t parent = (i - 1) / kArity;
    if (!(timer.key < timers_[parent].key)) break;
    timers_[i] = timers_[parent];
    i = parent;
  }
  timers_[i] = timer;
}

void TimerHeap::sift_down(size_t i, Timer timer) {
  for (size_t child = kArity * i + 1; child < timers_.size(); child = kArity * i + 1) {
    size_t least = child;
    for (size_t c = child + 1; c < std::min(child + kArity, timers_.size()); ++c) {
      if (timers_[c].key < timers_[least].key) least = c;
    }
    if (timer.key < timers_[least].key) break;
    timers_[i] = timers_[least];
    i = least;
  }
  timers_[i] = timer;
}

void TimerHeap::drop_cancelled() {
  // The thresholds of CPython 3.11 Lib/asyncio/base_events.py, _run_once.
  if (timers_.size() > kManyTimers && cancelled_ * 2 > timers_.size()) {
    const auto dropped = std::stable_partition(timers_.begin(), timers_.end(), [](const Timer& t) { return !t.handle->cancelled(); });
    const std::vector<Timer> discarded(dropped, timers_.end());
    timers_.erase(dropped, timers_.end());
    // A sorted array is a heap.
    std::sort(timers_.begin(), timers_.end(), [](const Timer& a, const Timer& b) { return a.key < b.key; });
    cancelled_ = 0;
    for (const Timer& timer : discarded) timer.handle->act(Handle::Event::discard);
    return;
  }
  while (!timers_.empty() && top().handle->cancelled()) {
    if (cancelled_ > 0) --cancelled_;
    pop().act(Handle::Event::discard);
  }
}

void TimerHeap::clear() {
  const std::vector<Timer> discarded(std::move(timers_));
  timers_.clear();
  cancelled_ = 0;
  for (const Timer& timer : discarded) timer.handle->act(Handle::Event::discard);
}

}  // namespace interleave::models::asyncio
