#include "models/asyncio/task.h"

#include "models/asyncio/event_loop.h"
#include "models/threads/thread.h"

namespace interleave::models::asyncio {

bool Coroutine::cancel(Future& future, const Cancellation& cancellation) const {
  return static_cast<Task&>(future).request_cancel(cancellation);
}

/// Makes a task the loop's current one, and the activity of its thread, for the length of a step.
class EventLoop::Stepping {
 public:
  explicit Stepping(Task& task) : loop_(task.loop()), cause_(task.track()) {
    assert(loop_.current_ == nullptr && loop_.thread_ != nullptr);
    loop_.current_ = &task;
    if (task.track() != sim::kNone) loop_.thread_->set_activity(task.track());
  }
  Stepping(const Stepping&) = delete;
  Stepping& operator=(const Stepping&) = delete;
  ~Stepping() {
    loop_.current_ = nullptr;
    loop_.cause_ = cause_;
    if (loop_.track_ != sim::kNone) loop_.thread_->set_activity(loop_.track_);
  }

 private:
  EventLoop& loop_;
  const sim::TrackId cause_;  // of what follows from the step
};

Task::Task(EventLoop* loop, const Coroutine& coroutine) : Future(loop, coroutine), Handle(&Task::act) {}

Task::~Task() {
  assert(!scheduled_);
  abandon();
}

void Task::abandon() {
  if (waiting_for_) std::exchange(waiting_for_, nullptr)->remove_callback(*this);
  if (std::exchange(started_, false)) leave_loop();
}

void Task::start(std::string_view name) {
  if (sim::Trace* trace = loop().trace(); trace && !name.empty()) {
    if (const sim::Thread* creating = sim::Thread::current(loop().simulator())) loop().open_track(*creating);
    track_ = trace->add_track(sim::TrackKind::task, name, loop().track(), loop().now());
    const sim::TrackId creator = loop().acting_track();
    if (creator != sim::kNone) trace->add_link(sim::LinkKind::spawn, loop().now(), creator, track_);
  }
  join_loop();
  coroutine().retain(*this);
  scheduled_ = true;
  loop().call_soon(*this);
}

void Task::rename(std::string_view name) {
  if (track_ != sim::kNone) loop().trace()->rename_track(track_, name);
}

bool Task::request_cancel(const Cancellation& cancellation) {
  if (done()) return false;
  ++cancel_requests_;
  if (track_ != sim::kNone && loop().acting_track() != track_) {
    loop().trace()->add_link(sim::LinkKind::cancel, loop().now(), loop().acting_track(), track_);
  }
  // What it waits for may be a task that ignores the cancellation, so it stays waited for.
  if (waiting_for_ && waiting_for_->cancel(cancellation)) return true;
  must_cancel_ = true;
  return true;
}

void Task::wait_for(Future& future, const Cancellation& cancellation) {
  future.add_callback(*this);
  waiting_for_ = &future;
  if (must_cancel_ && future.cancel(cancellation)) must_cancel_ = false;
}

void Task::act(Handle& handle, Event event) {
  auto& task = static_cast<Task&>(handle);
  switch (event) {
    case Event::run: return task.step();
    case Event::discard: return task.drop();
    case Event::ready:
      if (task.waiting_for_) {
        const sim::TrackId waker = task.cause();
        if (task.track_ != sim::kNone && waker != sim::kNone && waker != task.track_) {
          task.loop().trace()->add_link(sim::LinkKind::wake, task.loop().now(), waker, task.track_);
        }
      }
      return task.set_state(sim::State::ready_loop_busy);
  }
}

void Task::step() {
  // A future that was cancelled raises the cancellation by itself.
  const bool cancel = std::exchange(must_cancel_, false) && !(waiting_for_ && waiting_for_->cancelled());
  waiting_for_ = nullptr;
  scheduled_ = false;
  Coroutine::Step how;
  {
    const EventLoop::Stepping stepping(*this);
    how = coroutine().resume(*this, cancel);
  }
  switch (how) {
    case Coroutine::Step::yielded:
      scheduled_ = true;
      return loop().call_soon(*this);
    case Coroutine::Step::waiting:
      if (track_ != sim::kNone && !waiting_for_->done()) set_state(sim::State::awaiting, waiting_for_->resource());
      return;
    default: return end(how);
  }
}

void Task::end(Coroutine::Step how) {
  if (!started_) return;
  started_ = false;
  leave_loop();
  if (how == Coroutine::Step::cancelled || (how == Coroutine::Step::returned && must_cancel_)) {
    must_cancel_ = false;
    cancel_now();
  } else {
    finish();
  }
  if (track_ != sim::kNone) loop().trace()->end_track(track_, loop().now());
  coroutine().release(*this);
}

void Task::drop() {
  waiting_for_ = nullptr;
  scheduled_ = false;
  if (!std::exchange(started_, false)) return;
  leave_loop();
  coroutine().release(*this);
}

void Task::set_state(sim::State state, uint32_t about) {
  if (track_ == sim::kNone) return;
  loop().trace()->set_state(track_, loop().now(), state, about, coroutine().stack(*this));
}

void Task::join_loop() {
  started_ = true;
  previous_ = loop().last_task_;
  (previous_ ? previous_->next_ : loop().first_task_) = this;
  loop().last_task_ = this;
}

void Task::leave_loop() {
  (previous_ ? previous_->next_ : loop().first_task_) = next_;
  (next_ ? next_->previous_ : loop().last_task_) = previous_;
  previous_ = next_ = nullptr;
}

}  // namespace interleave::models::asyncio
