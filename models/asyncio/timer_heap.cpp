#include "models/asyncio/timer_heap.h"

#include <algorithm>

namespace interleave::models::asyncio {

void TimerHeap::sift_up(size_t i, Run run) {
  while (i > 0) {
    const size_t parent = (i - 1) / kArity;
    if (!(run.key < runs_[parent].key)) break;
    runs_[i] = runs_[parent];
    i = parent;
  }
  runs_[i] = run;
}

void TimerHeap::sift_down(size_t i, Run run) {
  Run* const runs = runs_.data();
  const size_t size = runs_.size();
  size_t child = kArity * i + 1;
  // Full families without branches: which child is least can't be predicted.
  for (; child + kArity <= size; child = kArity * i + 1) {
    const Run* c = runs + child;
    const size_t low = c[1].key < c[0].key ? 1 : 0;
    const size_t high = c[3].key < c[2].key ? 3 : 2;
    const size_t least = c[high].key < c[low].key ? high : low;
    if (run.key < c[least].key) {
      runs[i] = run;
      return;
    }
    runs[i] = c[least];
    i = child + least;
  }
  if (child < size) {
    size_t least = child;
    for (size_t c = child + 1; c < size; ++c) {
      if (runs[c].key < runs[least].key) least = c;
    }
    if (runs[least].key < run.key) {
      runs[i] = runs[least];
      i = least;
    }
  }
  runs[i] = run;
}

Handle* TimerHeap::remove_top() {
  const Run top = runs_.front();
  if (top.key.time() == open_time_ && top.key.depth_bits() == open_depth_bits_) open_tail_ = nullptr;
  const Run last = runs_.back();
  runs_.pop_back();
  if (!runs_.empty()) sift_down(0, last);
  return top.first;
}

void TimerHeap::drop_cancelled() {
  // The thresholds of CPython 3.11 Lib/asyncio/base_events.py, _run_once.
  if (size_ > kManyTimers && cancelled_ * 2 > size_) return rebuild_without_cancelled();
  while (!runs_.empty() && runs_.front().first->cancelled()) {
    Handle& handle = *runs_.front().first;
    if (handle.next_ != nullptr) {
      runs_.front().first = std::exchange(handle.next_, nullptr);
    } else {
      remove_top();
    }
    --size_;
    if (cancelled_ > 0) --cancelled_;
    handle.act(Handle::Event::discard);
  }
}

void TimerHeap::rebuild_without_cancelled() {
  HandleQueue cancelled;
  for (Run& run : runs_) {
    Handle** link = &run.first;
    while (Handle* handle = *link) {
      if (!handle->cancelled()) {
        link = &handle->next_;
        continue;
      }
      *link = std::exchange(handle->next_, nullptr);
      --size_;
      cancelled.push(*handle);
    }
  }
  std::erase_if(runs_, [](const Run& run) { return run.first == nullptr; });
  // A sorted array is a heap.
  std::sort(runs_.begin(), runs_.end(), [](const Run& a, const Run& b) { return a.key < b.key; });
  cancelled_ = 0;
  open_tail_ = nullptr;
  while (!cancelled.empty()) cancelled.pop().act(Handle::Event::discard);
}

void TimerHeap::clear() {
  while (!runs_.empty()) pop_run([](Handle& handle) { handle.act(Handle::Event::discard); });
  cancelled_ = 0;
}

}  // namespace interleave::models::asyncio
