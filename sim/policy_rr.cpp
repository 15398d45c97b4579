// Round robin: first in, first out, but while others are ready a thread keeps its core for no more
// than a quantum and then goes to the tail, behind whoever arrived at that same instant.
#include <deque>

#include "sim/cores.h"
#include "sim/policy.h"

namespace interleave::sim {

namespace {

class RoundRobin : public Policy {
 public:
  explicit RoundRobin(Duration quantum) : quantum_(quantum) {}

  void add(Thread& thread) override { queue_.push_back(&thread); }
  Thread* take() override {
    if (queue_.empty()) return nullptr;
    Thread* first = queue_.front();
    queue_.pop_front();
    return first;
  }
  bool empty() const override { return queue_.empty(); }
  std::optional<Duration> quantum(const Thread&) const override { return quantum_; }

 private:
  const Duration quantum_;
  std::deque<Thread*> queue_;
};

}  // namespace

std::unique_ptr<Policy> make_rr(const CoresOptions& options) {
  return std::make_unique<RoundRobin>(options.quantum);
}

}  // namespace interleave::sim
