// Stacks of one size, carved from large slabs and handed out last-in-first-out, so that a process
// that starts gets memory that was just in use.
//
// A slot holds, from the top down: its Process, the process's body, the frames. The tops of
// neighbouring slots are staggered over a page, or all would compete for the same few cache sets.
// Memory is touched only when it is used. Small stacks have no guard pages (each would cost two
// memory mappings, and those run out at about 32,000 stacks); large ones, meant for code of unknown
// depth, have one each up to kMaxGuards, and Simulator::stack_remaining() serves recursion limits.
// Slabs are unmapped only with the pool.
#pragma once

#include <cstddef>
#include <vector>

#include "sim/process.h"

namespace interleave::sim {

class StackPool {
 public:
  /// `stack_bytes` is rounded up to whole pages.
  StackPool(Simulator& simulator, size_t stack_bytes);
  StackPool(const StackPool&) = delete;
  StackPool& operator=(const StackPool&) = delete;
  ~StackPool();

  static constexpr size_t kPage = 4096;
  static constexpr size_t kGuardedBytes = size_t{64} * 1024;
  static constexpr size_t kMaxGuards = size_t{16} * 1024;

  /// A slot that nobody uses. Its Process was constructed when the slot was carved.
  Process& take() {
    if (free_.empty()) return carve();
    Process& process = *free_.back();
    free_.pop_back();
    return process;
  }
  void put(Process& process) { free_.push_back(&process); }

  size_t requested_bytes() const { return requested_bytes_; }
  size_t stack_bytes() const { return stack_bytes_; }
  /// Visits the Process of every slot carved so far, in order of address within each slab.
  template <class Visit>
  void for_each(Visit visit) const {
    for (size_t i = 0; i < carved_; ++i) visit(*process_of(i));
  }

 private:
  struct Slab {
    std::byte* memory;
    size_t bytes;
  };
  Process& carve();
  void add_slab();
  std::byte* bottom_of(size_t index) const {
    return slabs_[index / slots_per_slab_].memory + (index % slots_per_slab_) * stride_ + guard_;
  }
  Process* process_of(size_t index) const;

  Simulator& simulator_;
  const size_t requested_bytes_;
  const size_t stack_bytes_;
  const size_t guard_;   // bytes below each stack
  const size_t stride_;  // from slot to slot
  const size_t slots_per_slab_;
  size_t carved_ = 0;
  std::vector<Slab> slabs_;
  std::vector<Process*> free_;
};

}  // namespace interleave::sim
