// The processes that go on at this very instant, first in, first out.
//
// They need no heap: while time stands still, keys are handed out in ascending order, so that the
// ring is sorted without comparing. A process's key is kept in the process.
#pragma once

#include <cstddef>
#include <vector>

namespace interleave::sim {

class Process;

class ReadyRing {
 public:
  bool empty() const { return head_ == tail_; }
  size_t size() const { return tail_ - head_; }
  Process& front() const { return *slots_[head_ & mask_]; }
  void pop() { ++head_; }
  void push(Process& process) {
    if (size() > mask_) [[unlikely]]
      grow();
    slots_[tail_++ & mask_] = &process;
  }
  void push_front(Process& process) {
    if (size() > mask_) grow();
    slots_[--head_ & mask_] = &process;
  }

 private:
  void grow() {
    std::vector<Process*> larger(2 * slots_.size());
    for (size_t i = head_; i != tail_; ++i) larger[i & (larger.size() - 1)] = slots_[i & mask_];
    slots_ = std::move(larger);
    mask_ = slots_.size() - 1;
  }

  size_t head_ = 0;
  size_t tail_ = 0;
  size_t mask_ = 63;  // the size, a power of two, less one
  std::vector<Process*> slots_ = std::vector<Process*>(mask_ + 1);
};

}  // namespace interleave::sim
