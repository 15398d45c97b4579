// The event loop: decides what runs when. One iteration is CPython 3.11's Lib/asyncio/base_events.py,
// _run_once: drop cancelled timers, poll, append the timers that are due, then run exactly the
// handles that are ready now, first in first out; what they add waits for the next iteration.
//
// "Poll" is where virtual time passes: with nothing ready the thread idles until the next timer or a
// call from another thread. A timer is (time, chain depth), as an event of the engine; the depth
// counts the sleeps that led there, and what is equal in both makes one batch.
//
// The loop belongs to no thread; it runs on the one that calls run_forever(). It doesn't own its
// tasks, it only knows them.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "models/asyncio/handle.h"
#include "models/asyncio/timer_heap.h"
#include "sim/simulator.h"
#include "sim/thread.h"
#include "sim/time.h"
#include "sim/trace.h"
#include "sim/waitable.h"

namespace interleave::models::threads {
class Thread;
}

namespace interleave::models::asyncio {

class Task;

class EventLoop {
 public:
  explicit EventLoop(sim::Simulator& simulator) : simulator_(simulator), select_(simulator, "select") {}
  EventLoop(const EventLoop&) = delete;
  EventLoop& operator=(const EventLoop&) = delete;
  ~EventLoop() { close(); }

  sim::Simulator& simulator() const { return simulator_; }
  sim::Trace* trace() const { return simulator_.trace(); }
  sim::Time now() const { return simulator_.now(); }

  /// The handle runs in the next iteration.
  void call_soon(Handle& handle) {
    ready_.push(handle);
    ++ready_count_;
    if (trace()) [[unlikely]] note_ready(handle);
  }
  /// The same, from any thread; wakes the loop's.
  void call_soon_threadsafe(Handle& handle);
  /// A time that isn't in the future means the next iteration but one, as in CPython.
  void call_at(sim::Time when, Handle& handle) {
    const bool later = when > now();
    timers_.push(later ? when : now(), later ? simulator_.next_depth() : simulator_.depth(), handle);
  }
  void call_later(sim::Duration delay, Handle& handle) {
    call_at(delay < sim::Time::max() - now() ? now() + delay : sim::Time::max(), handle);
  }
  /// Cancels a handle that call_at() or call_later() scheduled and that hasn't become ready.
  void cancel_timer(Handle& handle) {
    if (handle.cancelled()) return;
    handle.cancel();
    timers_.note_cancelled();
  }

  /// Iterates until stop(). An exception that leaves a handle ends it too; what was ready stays.
  void run_forever(threads::Thread& thread);
  /// Ends run_forever() after the current iteration; before it, after the first.
  void stop() { stopping_ = true; }
  bool running() const { return thread_ != nullptr; }
  /// The thread that it runs on, or null.
  threads::Thread* thread() const { return thread_; }
  /// Discards everything scheduled. Requires: not running.
  void close();
  /// Takes every task that isn't done off what it waits for, for good, without telling the language:
  /// from now on tasks, futures and the loop may be destroyed in any order.
  void abandon_tasks();

  /// The task whose step is being run, or null.
  Task* current_task() const { return current_; }
  size_t ready_count() const { return ready_count_; }
  /// Calls `visit(handle)` with what the next iteration will run, in order.
  template <class Visit>
  void for_each_ready(Visit visit) const {
    ready_.for_each(visit);
  }
  /// Called after kPatience iterations at one instant: tasks that only yield to each other would go on
  /// for ever. May throw, which ends run_forever().
  std::function<void()> endless;
  static constexpr uint64_t kPatience = 5'000'000;
  /// Called when that seems to go on while a timer is set: first after kSpinPatience iterations at one
  /// instant, then after each kSpinPeriod until the loop has something to wait for. May take time.
  std::function<void()> spinning;
  static constexpr uint64_t kSpinPatience = 100'000, kSpinPeriod = 1'000;
  /// If set, called to run each handle, in the place of `handle.act(run)`: the debug mode takes the time.
  void (*observe)(EventLoop&, Handle&) = nullptr;
  size_t timer_count() const { return timers_.size(); }
  uint64_t iterations() const { return iterations_; }
  /// The tasks that aren't done, by creation: from first_task() along Task::next_task().
  Task* first_task() const { return first_task_; }

  /// The loop's lane in the trace, kNone before it first ran and without a trace.
  sim::TrackId track() const { return track_; }
  /// The lane of whoever runs: the thread's activity.
  sim::TrackId acting_track() const;

 private:
  friend class Task;
  class Stepping;
  /// Binds the loop to a thread while it runs.
  class RunningOn {
   public:
    RunningOn(EventLoop& loop, threads::Thread& thread);
    RunningOn(const RunningOn&) = delete;
    RunningOn& operator=(const RunningOn&) = delete;
    ~RunningOn();

   private:
    EventLoop& loop_;
    sim::TrackId outer_activity_;
  };

  void run_once();
  void note_quiet_iteration();
  void poll();
  void append_due_timers();
  void run_ready();
  void note_ready(Handle& handle);
  /// Gives the loop its lane, under the thread that first uses it. Requires: a trace is recorded.
  void open_track(const sim::Thread& thread);
  void sample_ready();

  sim::Simulator& simulator_;
  HandleQueue ready_;
  size_t ready_count_ = 0;
  TimerHeap timers_;
  threads::Thread* thread_ = nullptr;
  Task* current_ = nullptr;
  sim::TrackId cause_ = sim::kNone;  // on whose behalf the callback runs that runs now
  Task* first_task_ = nullptr;
  Task* last_task_ = nullptr;
  uint64_t iterations_ = 0;
  uint64_t quiet_iterations_ = 0;  // since the clock last moved
  sim::Time quiet_since_;
  uint64_t spin_limit_ = kSpinPatience;
  bool stopping_ = false;
  bool polling_ = false;  // the thread idles in poll()
  sim::Waitable select_;
  sim::TrackId track_ = sim::kNone;
  uint32_t ready_counter_ = sim::kNone;
};

}  // namespace interleave::models::asyncio
