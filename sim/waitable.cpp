#include "sim/waitable.h"

#include "sim/thread.h"

namespace interleave::sim {

Waitable::Waitable(Simulator& simulator, std::string kind, std::string name)
    : simulator_(simulator), kind_(std::move(kind)), name_(std::move(name)) {
  if (Trace* trace = simulator_.trace()) id_ = trace->add_resource(kind_, name_);
}

void Waitable::set_holder(Thread* holder) {
  if (holder == holder_) return;
  holder_ = holder;
  if (Trace* trace = simulator_.trace()) {
    trace->set_holder(id_, simulator_.now(), holder == nullptr ? kNone : holder->track());
  }
}

}  // namespace interleave::sim
