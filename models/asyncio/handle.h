// A handle: something that an event loop runs once, on a later iteration.
//
// Handles are intrusive, so that scheduling allocates nothing: a task *is* the handle of its next
// step, a sleep the handle of its timer. A handle lies in at most one place at a time: the ready
// queue, the timers, or the callbacks of a future. Whoever schedules a handle keeps it alive until
// its action was called with `run` or `discard`; by then it lies nowhere and may be scheduled again
// or destroyed. The action is a plain function pointer, because the objects of a language begin with a header
// of their own and can't have a virtual table in front.
#pragma once

#include <cassert>
#include <cstdint>
#include <utility>

#include "sim/trace.h"

namespace interleave::models::asyncio {

class Handle {
 public:
  enum class Event : uint8_t {
    ready,    // entered the ready queue; told only while a trace is recorded
    run,      // its turn has come
    discard,  // it will never run: cancelled, its loop was closed, or its future died
  };
  using Action = void (*)(Handle&, Event);

  explicit Handle(Action action) : action_(action) {}
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;

  /// A cancelled handle is discarded when its turn comes. Timers: see EventLoop::cancel_timer.
  void cancel() { cancelled_ = true; }
  bool cancelled() const { return cancelled_; }
  void act(Event event) { action_(*this, event); }
  /// While a trace is recorded: the lane of whoever made it ready; kNone: a timer.
  sim::TrackId cause() const { return cause_; }
  bool is(Action action) const { return action_ == action; }

 private:
  friend class EventLoop;
  friend class HandleQueue;
  friend class TimerHeap;
  Action action_;
  Handle* next_ = nullptr;
  bool cancelled_ = false;
  sim::TrackId cause_ = sim::kNone;
};

/// First in, first out. One pointer wide: the last handle links back to the first.
class HandleQueue {
 public:
  HandleQueue() = default;
  HandleQueue(HandleQueue&& other) noexcept : last_(std::exchange(other.last_, nullptr)) {}
  HandleQueue& operator=(HandleQueue&&) = delete;

  bool empty() const { return last_ == nullptr; }
  Handle* back() const { return last_; }

  void push(Handle& handle) {
    assert(handle.next_ == nullptr);
    if (last_) {
      handle.next_ = last_->next_;
      last_->next_ = &handle;
    } else {
      handle.next_ = &handle;
    }
    last_ = &handle;
  }

  /// Requires: !empty().
  Handle& pop() {
    Handle& first = *last_->next_;
    if (&first == last_) {
      last_ = nullptr;
    } else {
      last_->next_ = first.next_;
    }
    first.next_ = nullptr;
    return first;
  }

  /// False if the handle isn't here. Linear in the length.
  bool remove(Handle& handle) { return remove_if([&](const Handle& h) { return &h == &handle; }, [](Handle&) {}); }

  /// Takes out every handle for which `wanted`, in order, and calls `removed(handle)` with each.
  template <class Wanted, class Removed>
  bool remove_if(Wanted wanted, Removed removed) {
    HandleQueue all(std::move(*this));
    bool found = false;
    while (!all.empty()) {
      Handle& handle = all.pop();
      if (wanted(handle)) {
        found = true;
        removed(handle);
      } else {
        push(handle);
      }
    }
    return found;
  }

  /// Calls `visit(handle)` in order.
  template <class Visit>
  void for_each(Visit visit) const {
    if (!last_) return;
    Handle* handle = last_;
    do {
      handle = handle->next_;
      visit(*handle);
    } while (handle != last_);
  }

 private:
  Handle* last_ = nullptr;
};

}  // namespace interleave::models::asyncio
