#include "sim/event_queue.h"

namespace interleave::sim {

void EventQueue::reserve(size_t capacity) {
  // Element 0 sits at the end of a line pair, so that every group of siblings starts one.
  static_assert(sizeof(Event) == 32 && kArity == 4);
  constexpr size_t kPad = (kArity - 1) * sizeof(Event);
  std::unique_ptr<std::byte, Free> memory(static_cast<std::byte*>(
      ::operator new (kPad + (capacity + kArity) * sizeof(Event), std::align_val_t{kLine})));
  auto* heap = reinterpret_cast<Event*>(memory.get() + kPad);
  std::uninitialized_copy(heap_, heap_ + size_, heap);
  std::uninitialized_default_construct(heap + size_, heap + capacity + kArity);
  memory_ = std::move(memory);
  heap_ = heap;
  capacity_ = capacity;
}

void EventQueue::grow_ring() {
  std::vector<Event> larger(2 * ring_.size());
  for (size_t i = ring_head_; i != ring_tail_; ++i) {
    larger[i & (larger.size() - 1)] = ring_[i & (ring_.size() - 1)];
  }
  ring_ = std::move(larger);
}

}  // namespace interleave::sim
