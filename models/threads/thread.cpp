#include "models/threads/thread.h"

#include <algorithm>

namespace interleave::models::threads {

Thread::Thread(Process& process, std::string name, std::function<void()> body, Options options)
    : sim::Thread(
          process.cores(), std::move(name), process.track(), [this] { run(); }, options),
      process_(process),
      body_(std::move(body)),
      lifetime_(process.simulator(), "thread", this->name()) {}

void Thread::start() {
  auto* starter = static_cast<Thread*>(sim::Thread::current(simulator()));
  launch();
  if (starter == nullptr) return;
  // CPython 3.11 Lib/threading.py, Thread.start: waits for the event that the new thread sets.
  starter_ = starter;
  starter->block(sim::State::blocked, &lifetime_);
}

void Thread::launch() {
  sim::Thread::start();
  lifetime_.set_holder(this);
}

void Thread::run() {
  process_.gil().take(*this);
  begun_ = true;
  if (starter_ != nullptr) std::exchange(starter_, nullptr)->unblock(std::nullopt);
  try {
    body_();
  } catch (const Killed&) {
  }
  // Killed while it waited, where nothing may be thrown (a finalizer): it has neither core nor GIL.
  if (state() != sim::State::running) throw sim::ProcessKilled();
  ended_ = true;
  lifetime_.set_holder(nullptr);
  for (Thread* joiner : std::exchange(joiners_, {})) joiner->unblock();
  process_.gil().drop(*this);
}

bool Thread::join(std::optional<sim::Duration> timeout) {
  if (ended_) return true;
  Thread& self = current(simulator());
  const Deadline deadline = self.deadline(timeout);
  joiners_.push_back(&self);
  try {
    self.block_until(sim::State::blocked, &lifetime_, deadline);
  } catch (
      const Killed&) {  // not sim::ProcessKilled: at the end of the run this thread may be gone
    std::erase(joiners_, &self);
    throw;
  }
  if (!ended_) std::erase(joiners_, &self);
  return ended_;
}

void Thread::work(sim::Duration cpu_time) {
  // Whose work is done at the instant of a switch goes on to its next checkpoint.
  while (cpu_time > sim::Duration()) {
    checkpoint();
    cpu_time -= compute(cpu_time);
    if (killed_) throw Killed();
  }
}

void Thread::sleep(sim::Duration d) { block(sim::State::blocked, &process_.timer(), d); }

bool Thread::block(sim::State state, const sim::Waitable* about,
                   std::optional<sim::Duration> timeout) {
  return block_until(state, about, deadline(timeout));
}

bool Thread::block_until(sim::State state, const sim::Waitable* about, sim::Time time,
                         uint32_t depth) {
  bool woken = false;
  without_gil([&] { woken = block_without_gil(state, about, {time, depth}); });
  return woken;
}

bool Thread::block_without_gil(sim::State state, const sim::Waitable* about, Deadline deadline) {
  if (killed_) return false;
  in_wait_ = true;
  const bool woken = sim::Thread::block_until(state, about, deadline);
  in_wait_ = false;
  return woken && !killed_;
}

void Thread::kill() {
  killed_ = true;
  if (in_wait_) {
    unblock(sim::LinkKind::cancel);
  } else {
    interrupt_compute();
  }
}

Deadline Thread::deadline(std::optional<sim::Duration> timeout) const {
  return timeout ? simulator().deadline(*timeout) : Deadline();
}

}  // namespace interleave::models::threads
