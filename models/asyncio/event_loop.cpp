#include "models/asyncio/event_loop.h"


#include "models/asyncio/task.h"
#include "models/threads/thread.h"

namespace interleave::models::asyncio {

void EventLoop::call_soon_threadsafe(Handle& handle) {
  call_soon(handle);
  // Once its timer is due it isn't idle any more, but may still have to wait for a core or the GIL.
  if (polling_ && thread_->state() == sim::State::idle) thread_->unblock();
}

void EventLoop::run_forever(threads::Thread& thread) {
  const RunningOn running(*this, thread);
  do {
    run_once();
  } while (!stopping_);
}

void EventLoop::run_once() {
  ++iterations_;
  if (quiet_since_ != now()) {
    quiet_since_ = now();
    quiet_iterations_ = 0;
  } else if (++quiet_iterations_ >= spin_limit_) [[unlikely]] {
    note_quiet_iteration();
  }
  timers_.drop_cancelled();
  poll();
  append_due_timers();
  run_ready();
}

void EventLoop::note_quiet_iteration() {
  if (!timers_.empty() && spinning) {
    spin_limit_ = kSpinPeriod;
    spinning();
  } else if (quiet_iterations_ > kPatience && endless) {
    quiet_iterations_ = 0;
    endless();
  }
}

void EventLoop::poll() {
  if (!ready_.empty() || stopping_) return thread_->checkpoint();
  spin_limit_ = kSpinPatience;
  polling_ = true;
  if (timers_.empty()) {
    thread_->block(sim::State::idle, &select_);
  } else {
    const sim::EventKey next = timers_.top();
    thread_->block_until(sim::State::idle, &select_, next.time(), next.depth());
  }
  polling_ = false;
}

void EventLoop::append_due_timers() {
  const sim::Time time = now();
  const uint32_t depth = simulator_.depth();
  while (!timers_.empty()) {
    const sim::EventKey key = timers_.top();
    if (key.time() > time || (key.time() == time && key.depth() > depth)) break;
    timers_.pop_run([this](Handle& handle) { call_soon(handle); });
  }
}

void EventLoop::run_ready() {
  // Handles that are added meanwhile lie behind this one.
  const Handle* const last = ready_.back();
  for (const Handle* handle = nullptr; handle != last;) {
    Handle& next = ready_.pop();
    --ready_count_;
    handle = &next;
    if (trace()) [[unlikely]] cause_ = next.cause_;
    if (observe && !next.cancelled()) [[unlikely]] {
      observe(*this, next);
    } else {
      next.act(next.cancelled() ? Handle::Event::discard : Handle::Event::run);
    }
    if (trace()) [[unlikely]] sample_ready();
  }
  cause_ = sim::kNone;
}

void EventLoop::close() {
  assert(!running());
  timers_.clear();
  while (!ready_.empty()) {
    --ready_count_;
    ready_.pop().act(Handle::Event::discard);
  }
}

void EventLoop::abandon_tasks() {
  while (first_task_) first_task_->abandon();
}

sim::TrackId EventLoop::acting_track() const {
  const sim::Thread* thread = sim::Thread::current(simulator_);
  return thread ? thread->acting_track() : sim::kNone;
}

void EventLoop::note_ready(Handle& handle) {
  // What a callback does for a task is the task's doing.
  const sim::TrackId acting = acting_track();
  handle.cause_ = acting == track_ ? cause_ : acting;
  handle.act(Handle::Event::ready);
  sample_ready();
}

void EventLoop::sample_ready() {
  if (ready_counter_ != sim::kNone) trace()->sample(ready_counter_, now(), static_cast<double>(ready_count_));
}

EventLoop::RunningOn::RunningOn(EventLoop& loop, threads::Thread& thread)
    : loop_(loop), outer_activity_(thread.activity()) {
  assert(!loop.running());
  loop.thread_ = &thread;
  if (!loop.trace()) return;
  loop.open_track(thread);
  thread.set_activity(loop.track_);
}

void EventLoop::open_track(const sim::Thread& thread) {
  if (track_ != sim::kNone) return;
  track_ = trace()->add_track(sim::TrackKind::loop, "event loop", thread.track(), now());
  ready_counter_ = trace()->add_counter("ready queue", track_);
}

EventLoop::RunningOn::~RunningOn() {
  if (loop_.trace()) {
    loop_.thread_->set_activity(outer_activity_);
    loop_.trace()->set_state(loop_.track_, loop_.now(), sim::State::idle);
  }
  loop_.thread_ = nullptr;
  loop_.polling_ = false;  // a killed thread leaves poll() by an exception
  loop_.stopping_ = false;
  loop_.cause_ = sim::kNone;
}

}  // namespace interleave::models::asyncio
