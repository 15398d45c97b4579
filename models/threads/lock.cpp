#include "models/threads/lock.h"

#include <cassert>
#include <utility>

namespace interleave::models::threads {

Lock::Lock(sim::Simulator& simulator, std::string name, std::string kind)
    : simulator_(simulator),
      waitable_(simulator, std::move(kind), std::move(name)),
      waiters_(waitable_) {}

bool Lock::acquire(std::optional<sim::Duration> timeout) {
  Thread& self = Thread::current(simulator_);
  if (!locked_) {
    take(self);
    return true;
  }
  if (is_try(timeout)) return false;
  const Deadline deadline = self.deadline(timeout);
  bool acquired = false;
  self.without_gil([&] {
    while (locked_ && waiters_.wait_without_gil(self, deadline)) continue;
    acquired = !locked_;
    if (acquired) take(self);
  });
  return acquired;
}

void Lock::take(Thread& self) {
  locked_ = true;
  waitable_.set_holder(&self);
}

void Lock::release() {
  assert(locked_);
  locked_ = false;
  waitable_.set_holder(nullptr);
  waiters_.wake();
}

RLock::RLock(sim::Simulator& simulator, std::string name)
    : simulator_(simulator), lock_(simulator, std::move(name), "RLock") {}

bool RLock::acquire(std::optional<sim::Duration> timeout) {
  if (!owned()) {
    if (!lock_.acquire(timeout)) return false;
    owner_ = &Thread::current(simulator_);
  }
  ++count_;
  return true;
}

void RLock::release() {
  assert(owned());
  if (--count_ > 0) return;
  owner_ = nullptr;
  lock_.release();
}

int RLock::release_all() {
  const int count = std::exchange(count_, 1);
  release();
  return count;
}

void RLock::reacquire(int count) {
  acquire();
  count_ = count;
}

}  // namespace interleave::models::threads
