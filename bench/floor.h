// The floor under the engine's benchmarks: what switching stacks and ordering events cost by
// themselves. Raw jump_fcontext and a bare 4-ary heap, with no features: no names, no waking, no
// cancelling, no end of a process, no trace, no safety of any kind.
#pragma once

#include <sys/mman.h>

#include <boost/context/detail/fcontext.hpp>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <vector>

namespace interleave::bench {

using boost::context::detail::fcontext_t;
using boost::context::detail::jump_fcontext;
using boost::context::detail::make_fcontext;
using boost::context::detail::transfer_t;

struct RawFiber {
  fcontext_t context = nullptr;
};

/// Leaves `from` for `to`.
inline void* raw_switch(RawFiber& from, RawFiber& to) {
  const transfer_t back = jump_fcontext(to.context, &from);
  static_cast<RawFiber*>(back.data)->context = back.fctx;
  return back.data;
}

/// Stacks next to each other, with staggered tops; the fiber lies at the top of its stack.
class RawStacks {
 public:
  RawStacks(size_t count, size_t bytes) : bytes_(bytes), total_(count * bytes) {
    void* memory = mmap(nullptr, total_, PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (memory == MAP_FAILED) std::abort();
    memory_ = static_cast<std::byte*>(memory);
  }
  RawStacks(const RawStacks&) = delete;
  RawStacks& operator=(const RawStacks&) = delete;
  ~RawStacks() { munmap(memory_, total_); }

  RawFiber& make(size_t index, void (*entry)(transfer_t)) {
    std::byte* top = memory_ + (index + 1) * bytes_ - (index % 24) * 64 - 64;
    auto* fiber = new (top) RawFiber;
    fiber->context = make_fcontext(top, bytes_ / 2, entry);
    return *fiber;
  }

 private:
  size_t bytes_;
  size_t total_;
  std::byte* memory_;
};

__extension__ using RawKey = unsigned __int128;

struct RawEvent {
  RawKey key;
  RawFiber* fiber;
};

inline RawKey raw_key(uint64_t time, uint64_t sequence) {
  return (static_cast<RawKey>(time) << 64) | sequence;
}

/// Requires: push() never exceeds the capacity.
class RawHeap {
 public:
  explicit RawHeap(size_t capacity) : storage_(capacity + 8) {
    // Element 0 just before a pair of cache lines, so that siblings share one.
    const auto address = reinterpret_cast<uintptr_t>(storage_.data());
    heap_ = storage_.data() + ((128 - address % 128) / sizeof(RawEvent) + 3) % 4;
  }

  const RawEvent& top() const { return heap_[0]; }
  size_t size() const { return size_; }

  void push(RawEvent event) {
    size_t i = size_++;
    while (i > 0 && event.key < heap_[(i - 1) / 4].key) {
      heap_[i] = heap_[(i - 1) / 4];
      i = (i - 1) / 4;
    }
    heap_[i] = event;
  }

  void pop() {
    if (--size_ > 0) replace_top(heap_[size_]);
  }

  void replace_top(RawEvent event) {
    RawEvent* const heap = heap_;
    const size_t size = size_;
    size_t i = 0;
    size_t child = 1;
    for (; child + 4 <= size; child = 4 * i + 1) {
      const RawEvent* e = heap + child;
      const size_t low = e[1].key < e[0].key;
      const size_t high = 2 + size_t{e[3].key < e[2].key};
      const size_t least = low + (high - low) * size_t{e[high].key < e[low].key};
      if (event.key < e[least].key) {
        heap[i] = event;
        return;
      }
      heap[i] = e[least];
      i = child + least;
    }
    size_t least = i;
    RawKey key = event.key;
    for (; child < size; ++child) {
      if (heap[child].key < key) {
        least = child;
        key = heap[child].key;
      }
    }
    if (least != i) heap[i] = heap[least];
    heap[least] = event;
  }

 private:
  std::vector<RawEvent> storage_;
  RawEvent* heap_;
  size_t size_ = 0;
};

}  // namespace interleave::bench
