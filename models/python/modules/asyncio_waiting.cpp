#include "models/python/modules/asyncio_waiting.h"

#include "models/threads/thread.h"

namespace interleave::models::python::modules {

namespace {

class WaitingKind final : public asyncio::FutureKind {
 public:
  bool cancel(asyncio::Future& future, const asyncio::Cancellation& cancellation) const override {
    if (future.done()) return false;
    auto& waiting = static_cast<WaitingCoroutine&>(static_cast<asyncio::Waiter&>(future));
    waiting.message = static_cast<const PythonCancellation&>(cancellation).message;
    return future.cancel_now();
  }
  Description describe(const asyncio::Future& future) const override {
    const auto& waiting = static_cast<const WaitingCoroutine&>(static_cast<const asyncio::Waiter&>(future));
    return {waiting.owner.as_object()->type->name, "", sim::kNone};
  }
};
constexpr WaitingKind kWaiting;

}  // namespace

LoopObject& LoopBound::loop(Vm& vm, AsyncioState& state, const Value& self) {
  LoopObject& running = state.require_running_loop(vm);
  if (!loop_) loop_ = Ref<LoopObject>(&running);
  if (loop_.get() != &running) {
    vm.raise(vm.types().RuntimeError, "{} is bound to a different event loop", vm.repr(self)->view());
  }
  return running;
}

sim::ResourceId LoopBound::resource(Vm& vm, std::string_view kind) {
  if (sim::Trace* trace = vm.interpreter().simulator().trace(); trace && resource_ == sim::kNone) {
    resource_ = trace->add_resource(kind);
  }
  return resource_;
}

void LoopBound::note_holder(Vm& vm, std::string_view kind, bool held) {
  sim::Trace* trace = vm.interpreter().simulator().trace();
  if (!trace) return;
  trace->set_holder(resource(vm, kind), vm.interpreter().simulator().now(),
                    held ? vm.thread().acting_track() : sim::kNone);
}

WaitingCoroutine::WaitingCoroutine(AsyncioState& state, const NativeCoroutineDef& d, Value owned_by)
    : NativeCoroutine(state.coroutine, d),
      asyncio::Waiter(nullptr, kWaiting),
      state_of_asyncio(state),
      owner(std::move(owned_by)) {}

void WaitingCoroutine::rearm(LoopObject& loop, sim::ResourceId resource) {
  asyncio::Waiter::rearm(loop);
  set_resource(resource);
}

Value WaitingCoroutine::failure(Vm& vm, const Value& raised) const {
  if (raised.is_defined()) return raised;
  if (!cancelled()) return Value();
  return vm.make_exception(state_of_asyncio.cancelled_error, message.is_none() ? Value() : message);
}

asyncio::Future* waitable_of(NativeCoroutine& self) { return &static_cast<WaitingCoroutine&>(self); }

Value list_waiters(Vm& vm, const asyncio::WaiterList& waiters) {
  Ref<List> all = vm.list();
  for (asyncio::Waiter* each = waiters.first(); each != nullptr; each = waiters.next(*each)) {
    Ref<FutureObject> shown = make_future(static_cast<WaitingCoroutine*>(each)->state_of_asyncio,
                                          static_cast<LoopObject&>(each->loop()));
    if (each->cancelled()) {
      shown->core().cancel_now();
    } else if (each->done()) {
      shown->core().finish();
    }
    all->items.emplace_back(std::move(shown));
  }
  return all;
}

}  // namespace interleave::models::python::modules
