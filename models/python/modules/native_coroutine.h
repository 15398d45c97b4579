// A coroutine written in C++: a small state machine that a program can't tell from an `async def`
// (type, repr, "was never awaited"), made for what is awaited most: sleep, acquire, get.
//
// The step function is called with each resumption. It either waits (returns a Waiting, usually the
// coroutine itself, as the future that it carries), or ends with a value, or throws PythonError.
// One type serves all; what differs is in the NativeCoroutineDef.
#pragma once

#include "models/asyncio/future.h"
#include "models/python/vm.h"

namespace interleave::models::python::modules {

struct NativeCoroutine;

struct NativeCoroutineDef {
  std::string_view name;  // __name__
  std::string_view qualified_name;
  /// `value` in: what is sent; out: what is yielded or returned. `raised` (undefined: nothing) is to
  /// be raised at the suspension, after cleaning up. Called once more with GeneratorExit when a suspended
  /// coroutine is closed.
  Resumed (*step)(Vm& vm, NativeCoroutine& self, const Value& raised, Value& value);
  /// The future inside that a task waits for when the coroutine yielded itself.
  asyncio::Future* (*waitable)(NativeCoroutine& self);
  void (*destroy)(NativeCoroutine& self);  // runs the C++ destructor
};

struct NativeCoroutine : Object {
  enum class State : uint8_t { created, suspended, running, closed };
  static constexpr Kind kKind = Kind::other;
  NativeCoroutine(Type* type_of_all, const NativeCoroutineDef& d) : Object(type_of_all, kKind), def(&d) {}
  const NativeCoroutineDef* def;
  State state = State::created;

  asyncio::Future* waitable() { return def->waitable ? def->waitable(*this) : nullptr; }
};

/// "<Future pending cb=[Task.task_wakeup()]>": what it waits for, as CPython shows it.
std::string describe_waiting(NativeCoroutine& coroutine, bool debug);

/// A coroutine that awaits an object with `__await__`.
Value wrap_awaitable(Vm& vm, const Value& awaitable);
/// A coroutine that drives an object with send() and throw().
Value wrap_coroutine(Vm& vm, const Value& object);

}  // namespace interleave::models::python::modules
