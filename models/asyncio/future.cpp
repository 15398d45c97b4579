#include "models/asyncio/future.h"

#include "models/asyncio/event_loop.h"

namespace interleave::models::asyncio {

bool FutureKind::cancel(Future& future, const Cancellation&) const { return future.cancel_now(); }

FutureKind::Description FutureKind::describe(const Future&) const { return {"Future", "", sim::kNone}; }

Future::~Future() {
  while (!callbacks_.empty()) callbacks_.pop().act(Handle::Event::discard);
}

void Future::add_callback(Handle& handle) {
  if (done()) {
    loop_->call_soon(handle);
  } else {
    callbacks_.push(handle);
  }
}

void Future::settle(State state) {
  assert(!done());
  state_ = state;
  while (!callbacks_.empty()) loop_->call_soon(callbacks_.pop());
}

bool Future::cancel_now() {
  if (done()) return false;
  settle(State::cancelled);
  return true;
}

sim::ResourceId Future::resource() {
  if (resource_ == sim::kNone) {
    if (sim::Trace* trace = loop_->trace()) {
      const FutureKind::Description description = kind_->describe(*this);
      resource_ = trace->add_resource(description.kind, description.name, description.due);
      if (description.holder != sim::kNone) trace->set_holder(resource_, loop_->now(), description.holder);
    }
  }
  return resource_;
}

}  // namespace interleave::models::asyncio
