// What the coroutines that wait for a synchronisation primitive have in common: each is the future
// that the primitive finishes.
#pragma once

#include "models/asyncio/sync.h"
#include "models/python/modules/asyncio_objects.h"
#include "models/python/modules/native_coroutine.h"

namespace interleave::models::python::modules {

/// Which loop a primitive belongs to: the first one that somebody waited in (CPython 3.11
/// Lib/asyncio/mixins.py), and how it shows in the trace.
class LoopBound {
 public:
  /// The running loop. Raises RuntimeError if the primitive belongs to another.
  LoopObject& loop(Vm& vm, AsyncioState& state, const Value& self);
  sim::ResourceId resource(Vm& vm, std::string_view kind);
  /// Says who holds it, for primitives that can be held. `held` false: nobody.
  void note_holder(Vm& vm, std::string_view kind, bool held);

 private:
  Ref<LoopObject> loop_;
  sim::ResourceId resource_ = sim::kNone;
};

struct WaitingCoroutine : NativeCoroutine, asyncio::Waiter {
  WaitingCoroutine(AsyncioState& state, const NativeCoroutineDef& def, Value owner);
  AsyncioState& state_of_asyncio;
  Value owner;             // the primitive
  Value value;             // what it carries
  Value message = Value::none();  // of the cancellation

  /// Prepares for the next suspension.
  void rearm(LoopObject& loop, sim::ResourceId resource);
  /// After a suspension: what is to be raised, undefined if it was woken.
  Value failure(Vm& vm, const Value& raised) const;
};

/// `_waiters` of a primitive, with which some programs count who waits: futures in their states.
Value list_waiters(Vm& vm, const asyncio::WaiterList& waiters);

asyncio::Future* waitable_of(NativeCoroutine& self);
template <class T>
void destroy_coroutine(NativeCoroutine& self) {
  static_cast<T&>(self).~T();
}

}  // namespace interleave::models::python::modules
