#include "sim/stack_pool.h"

#include <sys/mman.h>

#include <algorithm>
#include <new>

namespace interleave::sim {

namespace {

constexpr size_t kSlabBytes = size_t{4} << 20;
constexpr size_t kColours = 24;  // 64-byte steps by which the tops of neighbours differ

size_t round_up(size_t bytes, size_t unit) { return (bytes + unit - 1) / unit * unit; }

}  // namespace

StackPool::StackPool(Simulator& simulator, size_t stack_bytes)
    : simulator_(simulator),
      requested_bytes_(stack_bytes),
      stack_bytes_(round_up(std::max<size_t>(stack_bytes, 1) * kStackScale, kPage)),
      guard_(stack_bytes_ >= kGuardedBytes ? kPage : 0),
      stride_(stack_bytes_ + guard_),
      slots_per_slab_(std::max<size_t>(kSlabBytes / stride_, 16)) {}

StackPool::~StackPool() {
  for (const Slab& slab : slabs_) munmap(slab.memory, slab.bytes);
}

void StackPool::add_slab() {
  const size_t bytes = round_up(slots_per_slab_ * stride_, kSlabBytes);
  void* memory = mmap(nullptr, bytes, PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (memory == MAP_FAILED) throw std::bad_alloc();
  slabs_.push_back({static_cast<std::byte*>(memory), bytes});
}

Process* StackPool::process_of(size_t index) const {
  std::byte* top = bottom_of(index) + stack_bytes_ - (index % kColours) * 64;
  return reinterpret_cast<Process*>(top - round_up(sizeof(Process), 64));
}

Process& StackPool::carve() {
  const size_t index = carved_;
  if (index == slabs_.size() * slots_per_slab_) add_slab();
  if (guard_ != 0 && index < kMaxGuards) mprotect(bottom_of(index) - guard_, guard_, PROT_NONE);
  ++carved_;
  return *new (process_of(index)) Process(simulator_, this, bottom_of(index));
}

}  // namespace interleave::sim
