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
  if (heap_ == nullptr) heap[0] = kNothing;
  heap_ = heap;
  capacity_ = capacity;
}

void EventQueue::append(const Event& event) {
  if (size_ == capacity_) reserve(2 * capacity_);
  size_t i = size_++;
  while (i > 0) {
    const size_t parent = (i - 1) / kArity;
    if (!(event.key < heap_[parent].key)) break;
    heap_[i] = heap_[parent];
    i = parent;
  }
  heap_[i] = event;
}

void EventQueue::fill_hole() {
  hole_ = false;
  if (--size_ > 0) {
    sift_down(Event(heap_[size_]));
  } else {
    heap_[0] = kNothing;
  }
}

}  // namespace interleave::sim
