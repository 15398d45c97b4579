// Stacks of one size, carved from large slabs and handed out last-in-first-out, so that a process
// that starts gets memory that was just in use.
//
// The slot of a stack holds, from the top down: its Process, the process's body, the frames. The
// tops of neighbouring slots are staggered over a page, or they would all compete for the same few
// cache sets. A page is touched only when it is used. Small stacks have no guard pages (each would cost two
// memory mappings and fail at about 32,000 stacks); large ones, meant for code of unknown depth,
// have one each up to kMaxGuards, and stack_remaining() serves recursion limits. Slabs are unmapped
// only with the pool.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace interleave::sim {

class Process;

class StackPool {
 public:
  /// `stack_bytes` is rounded up to whole pages, at least kMinBytes.
  explicit StackPool(size_t stack_bytes);
  StackPool(const StackPool&) = delete;
  StackPool& operator=(const StackPool&) = delete;
  ~StackPool();

  static constexpr size_t kMinBytes = 4096;
  static constexpr size_t kGuardedBytes = 64 * 1024;
  static constexpr size_t kMaxGuards = 16 * 1024;

  /// A slot: the Process at its top (constructed once, reused later) and the stack beneath it.
  struct Slot {
    Process* process;
    std::byte* bottom;  // the lowest byte of the stack
  };
  Slot take();
  void put(Slot slot) { free_.push_back(slot); }

  size_t requested_bytes() const { return requested_bytes_; }
  /// Every slot ever handed out.
  template <class Visit>
  void for_each(Visit visit) const {
    for (const Slot& slot : slots_) visit(*slot.process);
  }

 private:
  void add_slab();
  Slot carve(size_t index);

  size_t requested_bytes_;
  size_t stride_;  // from slot to slot, with the guard
  size_t slots_per_slab_;
  struct Slab {
    std::byte* memory;
    size_t bytes;
  };
  std::vector<Slab> slabs_;
  size_t carved_ = 0;  // of the last slab
  std::vector<Slot> slots_;
  std::vector<Slot> free_;
};

}  // namespace interleave::sim
