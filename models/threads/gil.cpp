#include "models/threads/gil.h"

#include <cassert>

namespace interleave::models::threads {

void Gil::take(sim::Thread& thread) {
  if (!options_.enabled) return;
  if (waitable_.holder() == nullptr) return set_holder(&thread);
  waiters_.push_back(&thread);
  uint64_t seen = switches_;
  thread.block_ticking(sim::State::ready_no_gil, &waitable_, options_.switch_interval, [&] {
    if (switches_ == seen) request_drop();
    seen = switches_;
  });
  assert(waitable_.holder() == &thread);
}

void Gil::drop([[maybe_unused]] sim::Thread& thread) {
  if (!options_.enabled) return;
  assert(waitable_.holder() == &thread);
  drop_requested_ = false;
  if (waiters_.empty()) return set_holder(nullptr);
  sim::Thread* next = waiters_.front();
  waiters_.pop_front();
  set_holder(next);
  next->unblock(std::nullopt);
}

void Gil::set_holder(sim::Thread* thread) {
  if (thread != nullptr) ++switches_;
  waitable_.set_holder(thread);
}

void Gil::request_drop() {
  drop_requested_ = true;
  waitable_.holder()->interrupt_compute();
}

}  // namespace interleave::models::threads
