// asyncio.Lock, Event, Semaphore and BoundedSemaphore: Python around models/asyncio/sync.h. Condition
// and Barrier are in _asyncio_locks.py. Wording: CPython 3.11 Lib/asyncio/locks.py.
#include "models/python/modules/asyncio_parts.h"
#include "models/python/modules/asyncio_waiting.h"
#include "models/python/modules/polling.h"

namespace interleave::models::python::modules {

namespace {

/// A primitive and what acquiring it is called. `Traits` names kind and methods.
template <class Primitive>
struct SyncObject : AttributedObject {
  static constexpr Kind kKind = Kind::other;
  SyncObject(Type* cls, AsyncioState& s) : AttributedObject(cls, kKind), state(s) {}
  AsyncioState& state;
  LoopBound bound;
  Primitive primitive;
};

struct CountedSemaphore : asyncio::Semaphore {
  CountedSemaphore() : Semaphore(1) {}
  int64_t bound = 0;  // of a BoundedSemaphore
};

using LockObject = SyncObject<asyncio::Lock>;
using EventObject = SyncObject<asyncio::Event>;
using SemaphoreObject = SyncObject<CountedSemaphore>;

template <class T>
T& self_of(const Value& self) {
  return *self.as<T>();
}

bool try_pass(asyncio::Lock& lock) { return lock.try_acquire(); }
bool try_pass(asyncio::Semaphore& semaphore) { return semaphore.try_acquire(); }
bool try_pass(asyncio::Event& event) { return event.is_set(); }

constexpr std::string_view kind_of(const asyncio::Lock&) { return "Lock"; }
constexpr std::string_view kind_of(const asyncio::Semaphore&) { return "Semaphore"; }
constexpr std::string_view kind_of(const asyncio::Event&) { return "Event"; }

/// Only a lock has one holder.
template <class T>
void passed(Vm& vm, T& object) {
  if constexpr (std::is_same_v<T, LockObject>) object.bound.note_holder(vm, "Lock", true);
}

/// acquire(), wait() and __aenter__: WaitingCoroutine::value is the result.
template <class T>
Resumed acquire_step(Vm& vm, NativeCoroutine& self, const Value& raised, Value& value) {
  auto& waiting = static_cast<WaitingCoroutine&>(self);
  auto& object = self_of<T>(waiting.owner);
  if (waiting.flags == 0) {
    waiting.flags = 1;
    if (!try_pass(object.primitive)) {
      LoopObject& loop = object.bound.loop(vm, object.state, waiting.owner);
      waiting.rearm(loop, object.bound.resource(vm, kind_of(object.primitive)));
      object.primitive.waiters().push(waiting);
      value = Value(&waiting);
      return Resumed::yielded;
    }
  } else {
    const Value failure = waiting.failure(vm, raised);
    object.primitive.resumed(waiting, failure.is_defined() ? asyncio::Wakeup::raised : asyncio::Wakeup::woken);
    if (failure.is_defined()) vm.raise_value(failure);
  }
  passed(vm, object);
  value = waiting.value;
  return Resumed::returned;
}

template <class T>
constexpr NativeCoroutineDef acquiring(std::string_view name, std::string_view qualified_name) {
  return {name, qualified_name, acquire_step<T>, waitable_of, destroy_coroutine<WaitingCoroutine>};
}
constexpr auto kLockAcquire = acquiring<LockObject>("acquire", "Lock.acquire");
constexpr auto kLockEnter = acquiring<LockObject>("__aenter__", "_ContextManagerMixin.__aenter__");
constexpr auto kSemaphoreAcquire = acquiring<SemaphoreObject>("acquire", "Semaphore.acquire");
constexpr auto kSemaphoreEnter = acquiring<SemaphoreObject>("__aenter__", "_ContextManagerMixin.__aenter__");
constexpr auto kEventWait = acquiring<EventObject>("wait", "Event.wait");

template <class T, const NativeCoroutineDef& kDef, bool kReturnsTrue>
Value acquire_method(Vm& vm, Value* a) {
  Ref<WaitingCoroutine> coroutine = vm.heap().make<WaitingCoroutine>(self_of<T>(a[0]).state, kDef, a[0]);
  coroutine->value = kReturnsTrue ? Value::boolean(true) : Value::none();
  return coroutine;
}

void release(Vm& vm, LockObject& object) {
  if (!object.primitive.locked()) vm.raise(vm.types().RuntimeError, "Lock is not acquired.");
  object.primitive.release();
  object.bound.note_holder(vm, "Lock", false);
}
void release(Vm& vm, SemaphoreObject& object) {
  CountedSemaphore& semaphore = object.primitive;
  if (semaphore.bound > 0 && semaphore.value() >= semaphore.bound) {
    vm.raise(vm.types().ValueError, "BoundedSemaphore released too many times");
  }
  semaphore.release();
}

template <class T>
Value release_method(Vm& vm, Value* a) {
  release(vm, self_of<T>(a[0]));
  return Value::none();
}

/// __aexit__: releases when it is awaited.
template <class T>
Resumed exit_step(Vm& vm, NativeCoroutine& self, const Value& raised, Value& value) {
  if (raised.is_defined()) vm.raise_value(raised);
  auto& waiting = static_cast<WaitingCoroutine&>(self);
  // By its name, for classes that override it.
  if (waiting.owner.as_object()->type->is_heap_type) {
    vm.call_method(waiting.owner, "release");
  } else {
    release(vm, self_of<T>(waiting.owner));
  }
  value = Value::none();
  return Resumed::returned;
}
template <class T>
inline constexpr NativeCoroutineDef kExit{"__aexit__", "_ContextManagerMixin.__aexit__", exit_step<T>, waitable_of,
                                          destroy_coroutine<WaitingCoroutine>};
template <class T>
Value exit_method(Vm& vm, Value* a) {
  return vm.heap().make<WaitingCoroutine>(self_of<T>(a[0]).state, kExit<T>, a[0]);
}

template <class T>
Value sync_new(Vm& vm, Value* a) {
  return make_instance<T>(vm.interpreter(), a[0].as<Type>(), asyncio_state(vm));
}
template <class T>
Value no_init(Vm& vm, Value* a) {
  for (const Dict::Entry& entry : a[1].as<Dict>()->entries) {
    vm.raise(vm.types().TypeError, "{}.__init__() got an unexpected keyword argument '{}'",
             kind_of(self_of<T>(a[0]).primitive), vm.to_str(entry.key)->view());
  }
  return Value::none();
}

Value semaphore_init(Vm& vm, Value* a) {
  const int64_t value = vm.to_index(a[1]);
  if (value < 0) vm.raise(vm.types().ValueError, "Semaphore initial value must be >= 0");
  self_of<SemaphoreObject>(a[0]).primitive.set_value(value);
  return Value::none();
}
Value bounded_semaphore_init(Vm& vm, Value* a) {
  semaphore_init(vm, a);
  self_of<SemaphoreObject>(a[0]).primitive.bound = vm.to_index(a[1]);
  return Value::none();
}

template <class T>
Value locked_method(Vm& vm, Value* a) {
  note_poll_of(vm, a[0].as_object());
  return Value::boolean(self_of<T>(a[0]).primitive.locked());
}
Value event_set(Vm&, Value* a) {
  self_of<EventObject>(a[0]).primitive.set();
  return Value::none();
}
Value event_clear(Vm&, Value* a) {
  self_of<EventObject>(a[0]).primitive.clear();
  return Value::none();
}
Value event_is_set(Vm& vm, Value* a) {
  note_poll_of(vm, a[0].as_object());
  return Value::boolean(self_of<EventObject>(a[0]).primitive.is_set());
}
Value semaphore_value(Vm&, const Value& self) {
  return Value::integer(self_of<SemaphoreObject>(self).primitive.value());
}

template <class T>
Value waiters_of(Vm& vm, const Value& self) {
  return list_waiters(vm, self_of<T>(self).primitive.waiters());
}

std::string describe(const asyncio::Lock& lock) { return lock.locked() ? "locked" : "unlocked"; }
std::string describe(const asyncio::Event& event) { return event.is_set() ? "set" : "unset"; }
std::string describe(const asyncio::Semaphore& semaphore) {
  return semaphore.locked() ? "locked" : fmt::format("unlocked, value:{}", semaphore.value());
}

template <class T>
Value sync_repr(Vm& vm, const Value& self) {
  T& object = self_of<T>(self);
  std::string state = describe(object.primitive);
  if (const size_t waiters = object.primitive.waiters().size()) state += fmt::format(", waiters:{}", waiters);
  return vm.str(fmt::format("<{}.{} object at 0x{:x} [{}]>", object.type->module_name, object.type->qualname(),
                            vm.interpreter().identity(&object), state));
}

constexpr NativeDef kLockMethods[] = {
    {"__new__", "(cls, *args, **kwargs)", sync_new<LockObject>},
    {"__init__", "def (self, **kwargs)", no_init<LockObject>},
    {"acquire", "def (self)", acquire_method<LockObject, kLockAcquire, true>},
    {"release", "def (self)", release_method<LockObject>},
    {"locked", "def (self)", locked_method<LockObject>},
    {"__aenter__", "def (self)", acquire_method<LockObject, kLockEnter, false>},
    {"__aexit__", "def (self, exc_type, exc, tb)", exit_method<LockObject>},
};
constexpr NativeDef kSemaphoreMethods[] = {
    {"__new__", "(cls, *args, **kwargs)", sync_new<SemaphoreObject>},
    {"__init__", "def (self, value=1)", semaphore_init},
    {"acquire", "def (self)", acquire_method<SemaphoreObject, kSemaphoreAcquire, true>},
    {"release", "def (self)", release_method<SemaphoreObject>},
    {"locked", "def (self)", locked_method<SemaphoreObject>},
    {"__aenter__", "def (self)", acquire_method<SemaphoreObject, kSemaphoreEnter, false>},
    {"__aexit__", "def (self, exc_type, exc, tb)", exit_method<SemaphoreObject>},
};
constexpr NativeDef kBoundedSemaphoreMethods[] = {{"__init__", "def (self, value=1)", bounded_semaphore_init}};
constexpr GetSetDef kSemaphoreAttributes[] = {{"_value", semaphore_value}, {"_waiters", waiters_of<SemaphoreObject>}};
template <class T>
constexpr GetSetDef kWaiters[] = {{"_waiters", waiters_of<T>}};
constexpr NativeDef kEventMethods[] = {
    {"__new__", "(cls, *args, **kwargs)", sync_new<EventObject>},
    {"__init__", "def (self, **kwargs)", no_init<EventObject>},
    {"wait", "def (self)", acquire_method<EventObject, kEventWait, true>},
    {"set", "def (self)", event_set},
    {"clear", "def (self)", event_clear},
    {"is_set", "def (self)", event_is_set},
};

template <class T>
Type* make_sync_type(Vm& vm, std::string_view name, std::span<const NativeDef> methods) {
  return make_type<T>(vm.interpreter(), {.name = name,
                                         .module = "asyncio.locks",
                                         .slots = {.repr = sync_repr<T>},
                                         .methods = methods,
                                         .getsets = kWaiters<T>,
                                         .dict_offset = AttributedObject::kDictOffset});
}

}  // namespace

void make_sync_types(Vm& vm, AsyncioState& state) {
  state.lock = make_sync_type<LockObject>(vm, "Lock", kLockMethods);
  state.event = make_sync_type<EventObject>(vm, "Event", kEventMethods);
  state.semaphore = make_type<SemaphoreObject>(vm.interpreter(), {.name = "Semaphore",
                                                                  .module = "asyncio.locks",
                                                                  .slots = {.repr = sync_repr<SemaphoreObject>},
                                                                  .methods = kSemaphoreMethods,
                                                                  .getsets = kSemaphoreAttributes,
                                                                  .dict_offset = AttributedObject::kDictOffset});
  state.bounded_semaphore = make_type<SemaphoreObject>(vm.interpreter(), {.name = "BoundedSemaphore",
                                                                          .module = "asyncio.locks",
                                                                          .base = state.semaphore,
                                                                          .methods = kBoundedSemaphoreMethods,
                                                                          .dict_offset = AttributedObject::kDictOffset});
}

}  // namespace interleave::models::python::modules
