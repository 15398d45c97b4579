// threading.Event, Semaphore and BoundedSemaphore: Python around models/threads. Wording:
// CPython 3.11 Lib/threading.py.
#include "models/python/modules/polling.h"
#include "models/python/modules/threading_objects.h"
#include "models/threads/event.h"
#include "models/threads/semaphore.h"

namespace interleave::models::python::modules {

namespace {

struct EventObject : Object {
  static constexpr Kind kKind = Kind::other;
  EventObject(Type* cls, sim::Simulator& simulator) : Object(cls, kKind), event(simulator) {}
  threads::Event event;
};

struct SemaphoreObject : Object {
  static constexpr Kind kKind = Kind::other;
  SemaphoreObject(Type* cls, sim::Simulator& simulator)
      : Object(cls, kKind), semaphore(simulator, 0) {}
  threads::Semaphore semaphore;
  int64_t bound = -1;  // of a BoundedSemaphore
};

threads::Event& event_of(const Value& self) { return self.as<EventObject>()->event; }
threads::Semaphore& semaphore_of(const Value& self) {
  return self.as<SemaphoreObject>()->semaphore;
}

template <class T>
Value signal_new(Vm& vm, Value* a) {
  return make_instance<T>(vm.interpreter(), a[0].as<Type>(), vm.interpreter().simulator());
}

Value no_init(Vm&, Value*) { return Value::none(); }
Value event_set(Vm&, Value* a) {
  event_of(a[0]).set();
  return Value::none();
}
Value event_clear(Vm&, Value* a) {
  event_of(a[0]).clear();
  return Value::none();
}
Value event_is_set(Vm& vm, Value* a) {
  note_poll(vm);
  return Value::boolean(event_of(a[0]).is_set());
}
Value event_is_set_deprecated(Vm& vm, Value* a) {
  vm.interpreter().warn(&vm, vm.types().DeprecationWarning, "isSet() is deprecated, use is_set() instead");
  return event_is_set(vm, a);
}
Value event_wait(Vm& vm, Value* a) {
  return Value::boolean(event_of(a[0]).wait(read_timeout(vm, a[1])));
}

// What forked processes have in their place.
Value event_forked(Vm& vm, Value* a) {
  Ref<EventObject> made =
      make_instance<EventObject>(vm.interpreter(), vm.type_of(a[0]), vm.interpreter().simulator());
  if (event_of(a[0]).is_set()) made->event.set();
  return made;
}
Value semaphore_forked(Vm& vm, Value* a) {
  Ref<SemaphoreObject> made = make_instance<SemaphoreObject>(vm.interpreter(), vm.type_of(a[0]),
                                                             vm.interpreter().simulator());
  made->semaphore.release(semaphore_of(a[0]).value());
  made->bound = a[0].as<SemaphoreObject>()->bound;
  return made;
}

Value event_repr(Vm& vm, const Value& self) {
  return vm.str(fmt::format(
      "<{}.{} at 0x{:x}: {}>", vm.type_of(self)->module_name, vm.type_of(self)->qualname(),
      vm.interpreter().identity(self.as_object()), event_of(self).is_set() ? "set" : "unset"));
}

Value semaphore_init(Vm& vm, Value* a) {
  const int64_t value = vm.to_index(a[1]);
  if (value < 0) vm.raise(vm.types().ValueError, "semaphore initial value must be >= 0");
  semaphore_of(a[0]).release(value);
  return Value::none();
}
Value bounded_init(Vm& vm, Value* a) {
  semaphore_init(vm, a);
  a[0].as<SemaphoreObject>()->bound = vm.to_index(a[1]);
  return Value::none();
}
Value semaphore_acquire(Vm& vm, Value* a) {
  std::optional<sim::Duration> timeout = read_timeout(vm, a[2]);
  if (!vm.truth(a[1])) {
    if (timeout) vm.raise(vm.types().ValueError, "can't specify timeout for non-blocking acquire");
    timeout = sim::Duration();
  }
  return Value::boolean(semaphore_of(a[0]).acquire(timeout));
}
Value semaphore_enter(Vm&, Value* a) { return Value::boolean(semaphore_of(a[0]).acquire()); }

void release(Vm& vm, const Value& self, int64_t count) {
  const int64_t bound = self.as<SemaphoreObject>()->bound;
  if (count < 1) vm.raise(vm.types().ValueError, "n must be one or more");
  if (bound >= 0 && semaphore_of(self).value() + count > bound) {
    vm.raise(vm.types().ValueError, "Semaphore released too many times");
  }
  semaphore_of(self).release(count);
}
Value semaphore_release(Vm& vm, Value* a) {
  release(vm, a[0], vm.to_index(a[1]));
  return Value::none();
}
Value semaphore_exit(Vm& vm, Value* a) {
  release(vm, a[0], 1);
  return Value::none();
}
Value semaphore_value(Vm&, const Value& self) { return Value::integer(semaphore_of(self).value()); }

Value semaphore_repr(Vm& vm, const Value& self) {
  const int64_t bound = self.as<SemaphoreObject>()->bound;
  return vm.str(fmt::format("<{}.{} at 0x{:x}: value={}{}>", vm.type_of(self)->module_name,
                            vm.type_of(self)->qualname(),
                            vm.interpreter().identity(self.as_object()), semaphore_of(self).value(),
                            bound < 0 ? "" : fmt::format("/{}", bound)));
}

constexpr NativeDef kEventMethods[] = {
    {"__new__", "(cls, *args, **kwargs)", signal_new<EventObject>},
    {"__init__", "(self)", no_init},
    {"set", "(self)", event_set},
    {"clear", "(self)", event_clear},
    {"is_set", "(self)", event_is_set},
    {"isSet", "(self)", event_is_set_deprecated},
    {"wait", "(self, timeout=None)", event_wait},
    {"_forked", "(self)", event_forked},
};
constexpr NativeDef kSemaphoreMethods[] = {
    {"__new__", "(cls, *args, **kwargs)", signal_new<SemaphoreObject>},
    {"__init__", "(self, value=1)", semaphore_init},
    {"acquire", "(self, blocking=True, timeout=None)", semaphore_acquire},
    {"release", "(self, n=1)", semaphore_release},
    {"__enter__", "(self)", semaphore_enter},
    {"__exit__", "(self, *args)", semaphore_exit},
    {"_forked", "(self)", semaphore_forked},
};
constexpr NativeDef kBoundedMethods[] = {{"__init__", "(self, value=1)", bounded_init}};
constexpr GetSetDef kSemaphoreAttributes[] = {{"_value", semaphore_value}};

}  // namespace

void make_signal_types(Vm& vm, ThreadingState& state) {
  state.event = make_type<EventObject>(vm.interpreter(), {.name = "Event",
                                                          .module = "threading",
                                                          .slots = {.repr = event_repr},
                                                          .methods = kEventMethods});
  state.semaphore = make_type<SemaphoreObject>(vm.interpreter(), {.name = "Semaphore",
                                                                  .module = "threading",
                                                                  .slots = {.repr = semaphore_repr},
                                                                  .methods = kSemaphoreMethods,
                                                                  .getsets = kSemaphoreAttributes});
  state.bounded_semaphore =
      make_type<SemaphoreObject>(vm.interpreter(), {.name = "BoundedSemaphore",
                                                    .module = "threading",
                                                    .base = state.semaphore,
                                                    .methods = kBoundedMethods});
}

}  // namespace interleave::models::python::modules
