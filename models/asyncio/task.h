// A task: a coroutine that an event loop drives, and the future of its end.
//
// While a task isn't done, either its next step is scheduled or it waits for exactly one future whose
// callback will schedule it (CPython 3.11 Lib/asyncio/tasks.py, class Task). A task is its own
// handle. The language derives its task object from this one and resumes it through Coroutine.
#pragma once

#include <cstdint>
#include <string_view>

#include "models/asyncio/future.h"

namespace interleave::models::asyncio {

class Task;

/// How the tasks of a language are resumed: one stateless object for all of them.
class Coroutine : public FutureKind {
 public:
  enum class Step : uint8_t {
    yielded,  // a bare yield: it goes on in the next iteration
    waiting,  // it called Task::wait_for()
    returned,
    raised,
    cancelled,  // the cancellation left the coroutine
  };
  /// Runs the task's coroutine to its next suspension or its end; with `cancel`, a cancellation is raised inside.
  /// What it returns or raises is kept by the language. May throw, after Task::end().
  virtual Step resume(Task& task, bool cancel) const = 0;
  /// Every task that isn't done is kept alive by its being scheduled or waiting: retain() is called
  /// when it starts, release() when it ends or is dropped. The task may die in release().
  virtual void retain(Task& task) const = 0;
  virtual void release(Task& task) const = 0;
  /// Where a suspended coroutine stands; asked only while a trace is recorded.
  virtual sim::StackId stack(const Task&) const { return 0; }
  /// Requests that the task cancels itself.
  bool cancel(Future& future, const Cancellation& cancellation) const override;
};

class Task : public Future, private Handle {
 public:
  Task(EventLoop* loop, const Coroutine& coroutine);
  ~Task();
  using Future::cancel;
  using Future::cancelled;

  /// Schedules the first step. `name`: of its lane in the trace; "": it gets none.
  void start(std::string_view name);

  /// True: cancellation will be raised in the coroutine, at once in what it waits for or else at its next
  /// step. False: the task is done. Each call counts.
  bool request_cancel(const Cancellation& cancellation);
  uint32_t cancelling() const { return cancel_requests_; }
  uint32_t uncancel() { return cancel_requests_ == 0 ? 0 : --cancel_requests_; }
  /// The next step will raise a cancellation.
  bool must_cancel() const { return must_cancel_; }

  /// Suspends the task until `future` is done; cancels that at once, with `cancellation`, if the task
  /// must cancel itself. Requires: called by Coroutine::resume, and the future stays alive while the coroutine
  /// is suspended.
  void wait_for(Future& future, const Cancellation& cancellation);
  Future* waiting_for() const { return waiting_for_; }
  /// Ends the task ahead of Coroutine::resume's return, which then throws.
  void end(Coroutine::Step how);

  /// The task whose step `handle` is; null if it is something else's.
  static Task* of(Handle& handle) { return handle.is(&Task::act) ? static_cast<Task*>(&handle) : nullptr; }

  sim::TrackId track() const { return track_; }
  void rename(std::string_view name);
  Task* next_task() const { return next_; }

 private:
  friend class Coroutine;
  friend class EventLoop;
  const Coroutine& coroutine() const { return static_cast<const Coroutine&>(kind()); }
  static void act(Handle& handle, Event event);
  void step();
  void drop();
  void abandon();
  void set_state(sim::State state, uint32_t about = sim::kNone);
  void join_loop();
  void leave_loop();

  Future* waiting_for_ = nullptr;
  Task* previous_ = nullptr;  // of the loop's tasks that aren't done
  Task* next_ = nullptr;
  uint32_t cancel_requests_ = 0;
  sim::TrackId track_ = sim::kNone;
  bool must_cancel_ = false;
  bool scheduled_ = false;  // in the ready queue
  bool started_ = false;    // and not done: holds a reference to itself
};

}  // namespace interleave::models::asyncio
