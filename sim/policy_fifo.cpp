// First in, first out, without preemption: a thread keeps its core until it blocks or ends.
#include <deque>

#include "sim/cores.h"
#include "sim/policy.h"

namespace interleave::sim {

namespace {

class Fifo : public Policy {
 public:
  void add(Thread& thread) override { queue_.push_back(&thread); }
  Thread* take() override {
    if (queue_.empty()) return nullptr;
    Thread* first = queue_.front();
    queue_.pop_front();
    return first;
  }
  bool empty() const override { return queue_.empty(); }
  std::optional<Duration> quantum(const Thread&) const override { return std::nullopt; }

 private:
  std::deque<Thread*> queue_;
};

}  // namespace

std::unique_ptr<Policy> make_fifo(const CoresOptions&) { return std::make_unique<Fifo>(); }

}  // namespace interleave::sim
