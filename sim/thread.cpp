#include "sim/thread.h"

#include <cassert>

namespace interleave::sim {

Thread::Thread(Cores& cores, std::string name, TrackId parent, std::function<void()> body,
               Options options)
    : cores_(cores),
      name_(std::move(name)),
      body_(std::move(body)),
      options_(options),
      parent_(parent) {}

void Thread::start() {
  assert(phase_ == Phase::created);
  if (Trace* trace = simulator().trace()) {
    track_ = trace->add_track(TrackKind::thread, name_, parent_, simulator().now());
    if (const Thread* parent = current(simulator())) {
      trace->add_link(LinkKind::spawn, simulator().now(), parent->acting_track(), track_);
    }
  }
  process_ = &simulator().spawn([this] { run(); }, {.stack_bytes = options_.stack_bytes,
                                                    .daemon = options_.daemon,
                                                    .suspended = true,
                                                    .thread = this});
  cores_.make_ready(*this);
}

void Thread::run() {
  wait_for_core();
  body_();
  phase_ = Phase::finished;
  set_activity(kNone);
  cores_.release(*this);
  process_ = nullptr;
  if (Trace* trace = simulator().trace()) trace->end_track(track_, simulator().now());
}

void Thread::wait_for_core() {
  while (core_ == nullptr) simulator().suspend();
  if (core_->switching) {
    core_->switching = false;
    simulator().suspend_until(core_->slice_start, simulator().depth());
    if (Trace* trace = simulator().trace()) {
      trace->set_state(core_->track, simulator().now(), State::running, track_);
    }
  }
  phase_ = Phase::running;
  set_state(State::running);
}

Duration Thread::compute(Duration work) {
  assert(phase_ == Phase::running);
  // However often it is preempted, a computation is one sleep to whoever comes after it.
  const uint32_t depth = simulator().next_depth();
  Duration left = work;
  in_compute_ = true;
  interrupted_ = false;
  while (left > Duration() && !interrupted_) {
    computing_since_ = simulator().now();
    Time stop = left < Time::max() - computing_since_ ? computing_since_ + left : Time::max();
    if (const auto slice_end = cores_.slice_end(*core_)) {
      if (*slice_end == computing_since_) {
        yield();
        continue;
      }
      stop = std::min(stop, *slice_end);
    }
    computing_ = true;
    simulator().suspend_until(stop, depth);
    computing_ = false;
    const Duration used = simulator().now() - computing_since_;
    left -= used;
    cpu_time_ += used;
  }
  in_compute_ = false;
  return work - left;
}

void Thread::leave_core(State state, const Waitable* about) {
  assert(phase_ == Phase::running);
  phase_ = Phase::blocked;
  about_ = about;
  set_state(state, about);
  cores_.release(*this);
}

bool Thread::block(State state, const Waitable* about, std::optional<Duration> timeout) {
  return block_until(state, about, timeout ? simulator().deadline(*timeout) : Deadline());
}

bool Thread::block_until(State state, const Waitable* about, Time time, uint32_t depth) {
  leave_core(state, about);
  simulator().suspend_until(time, depth);
  const bool timed_out = phase_ == Phase::blocked;
  if (timed_out) cores_.make_ready(*this);
  wait_for_core();
  return !timed_out;
}

void Thread::block_ticking(State state, const Waitable* about, Duration interval,
                           const std::function<void()>& tick) {
  leave_core(state, about);
  while (!simulator().suspend_for(interval)) tick();
  wait_for_core();
}

void Thread::yield() {
  assert(phase_ == Phase::running);
  if (!cores_.contended()) return;
  cores_.rotate(*this);
  wait_for_core();
}

bool Thread::unblock(std::optional<LinkKind> link) {
  if (phase_ != Phase::blocked) return false;
  simulator().cancel_timeout(*process_);
  if (Trace* trace = simulator().trace(); trace != nullptr && link) {
    if (const Thread* waker = current(simulator())) {
      trace->add_link(*link, simulator().now(), waker->acting_track(), acting_track());
    }
  }
  cores_.make_ready(*this);
  return true;
}

void Thread::interrupt_compute() {
  if (!in_compute_) return;
  interrupted_ = true;
  if (computing_) simulator().wake(*process_);
}

Duration Thread::cpu_time() const {
  return computing_ ? cpu_time_ + (simulator().now() - computing_since_) : cpu_time_;
}

void Thread::set_daemon(bool daemon) {
  assert(phase_ == Phase::created);
  options_.daemon = daemon;
}

void Thread::rename(std::string name) {
  name_ = std::move(name);
  if (track_ != kNone) simulator().trace()->rename_track(track_, name_);
}

void Thread::set_activity(TrackId activity) {
  activity_ = activity;
  if (activity != kNone && started()) set_state(state_, about_);
}

void Thread::set_state(State state, const Waitable* about) {
  state_ = state;
  Trace* trace = simulator().trace();
  if (trace == nullptr) return;
  const StackId stack = source ? source() : 0;
  const ResourceId id = about == nullptr ? kNone : about->id();
  trace->set_state(track_, simulator().now(), state, id, stack);
  if (activity_ != kNone) trace->set_state(activity_, simulator().now(), state, id, stack);
}

}  // namespace interleave::sim
