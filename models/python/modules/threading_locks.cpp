// threading.Lock, RLock and Condition: Python around models/threads. Wording: CPython 3.11
// Modules/_threadmodule.c, Lib/threading.py.
#include "models/python/modules/polling.h"
#include "models/python/modules/threading_objects.h"
#include "models/threads/condition.h"
#include "models/threads/lock.h"

namespace interleave::models::python::modules {

namespace {

struct LockObject : Object {
  static constexpr Kind kKind = Kind::other;
  LockObject(Type* cls, sim::Simulator& simulator) : Object(cls, kKind), lock(simulator) {}
  threads::Lock lock;
};

struct RLockObject : Object {
  static constexpr Kind kKind = Kind::other;
  RLockObject(Type* cls, sim::Simulator& simulator) : Object(cls, kKind), lock(simulator) {}
  threads::RLock lock;
};

struct ConditionObject : Object {
  static constexpr Kind kKind = Kind::other;
  ConditionObject(Type* cls, sim::Simulator& simulator)
      : Object(cls, kKind), condition(simulator) {}
  Value lock;
  threads::Condition condition;
};

template <class T>
T& self_of(const Value& self) {
  return *self.as<T>();
}

template <class T>
Value lock_new(Vm& vm, Value* a) {
  return make_instance<T>(vm.interpreter(), a[0].as<Type>(), vm.interpreter().simulator());
}

void release(Vm& vm, LockObject& object) {
  if (!object.lock.locked()) vm.raise(vm.types().RuntimeError, "release unlocked lock");
  object.lock.release();
}
void release(Vm& vm, RLockObject& object) {
  if (!object.lock.owned()) vm.raise(vm.types().RuntimeError, "cannot release un-acquired lock");
  object.lock.release();
}

template <class T>
Value lock_acquire(Vm& vm, Value* a) {
  const auto timeout = read_acquire(vm, a[1], a[2]);
  const bool acquired = self_of<T>(a[0]).lock.acquire(timeout);
  if (!acquired) note_poll(vm);
  return Value::boolean(acquired);
}
template <class T>
Value lock_release(Vm& vm, Value* a) {
  release(vm, self_of<T>(a[0]));
  return Value::none();
}
template <class T>
Value lock_enter(Vm&, Value* a) {
  return Value::boolean(self_of<T>(a[0]).lock.acquire());
}
/// What a forked process has in a lock's place.
template <class T>
Value lock_forked(Vm& vm, Value* a) {
  Ref<T> made = make_instance<T>(vm.interpreter(), vm.type_of(a[0]), vm.interpreter().simulator());
  if constexpr (std::is_same_v<T, LockObject>) {
    if (self_of<T>(a[0]).lock.locked()) made->lock.acquire();
  }
  return made;
}
Value lock_locked(Vm& vm, Value* a) {
  note_poll(vm);
  return Value::boolean(self_of<LockObject>(a[0]).lock.locked());
}
Value rlock_is_owned(Vm&, Value* a) {
  return Value::boolean(self_of<RLockObject>(a[0]).lock.owned());
}

Value lock_repr(Vm& vm, const Value& self) {
  return vm.str(fmt::format("<{} _thread.lock object at 0x{:x}>",
                            self_of<LockObject>(self).lock.locked() ? "locked" : "unlocked",
                            vm.interpreter().identity(self.as_object())));
}
Value rlock_repr(Vm& vm, const Value& self) {
  const threads::RLock& lock = self_of<RLockObject>(self).lock;
  const int64_t owner = lock.owner() ? threading_state(vm).of(*lock.owner()).ident : 0;
  return vm.str(fmt::format("<{} _thread.RLock object owner={} count={} at 0x{:x}>",
                            owner ? "locked" : "unlocked", owner, lock.count(),
                            vm.interpreter().identity(self.as_object())));
}

/// Calls `f` with the native lock behind `lock`, which is one of ours.
template <class F>
auto with_native_lock(Vm& vm, const Value& lock, F f) {
  if (vm.is_instance(lock, threading_state(vm).rlock)) return f(self_of<RLockObject>(lock).lock);
  return f(self_of<LockObject>(lock).lock);
}

bool owned(threads::RLock& lock) { return lock.owned(); }
bool owned(threads::Lock& lock) { return lock.locked(); }

void require_owned(Vm& vm, ConditionObject& condition, std::string_view what) {
  if (!with_native_lock(vm, condition.lock, [](auto& lock) { return owned(lock); })) {
    vm.raise(vm.types().RuntimeError, "cannot {} on un-acquired lock", what);
  }
}

Value condition_init(Vm& vm, Value* a) {
  ThreadingState& state = threading_state(vm);
  const bool usable =
      a[1].is_none() || vm.is_instance(a[1], state.lock) || vm.is_instance(a[1], state.rlock);
  if (!usable)
    vm.raise(vm.types().TypeError, "a Condition needs a Lock or an RLock, not {}",
             vm.type_of(a[1])->name);
  self_of<ConditionObject>(a[0]).lock =
      a[1].is_none() ? Value(vm.heap().make<RLockObject>(state.rlock, vm.interpreter().simulator()))
                     : a[1];
  return Value::none();
}

bool wait(Vm& vm, ConditionObject& condition, std::optional<sim::Duration> timeout) {
  require_owned(vm, condition, "wait");
  return with_native_lock(vm, condition.lock,
                          [&](auto& lock) { return condition.condition.wait(lock, timeout); });
}

Value condition_wait(Vm& vm, Value* a) {
  return Value::boolean(wait(vm, self_of<ConditionObject>(a[0]), read_timeout(vm, a[1])));
}

Value condition_wait_for(Vm& vm, Value* a) {
  auto& condition = self_of<ConditionObject>(a[0]);
  const auto timeout = read_timeout(vm, a[2]);
  const sim::Time begun = vm.interpreter().simulator().now();
  Value result = vm.call(a[1]);
  while (!vm.truth(result)) {
    std::optional<sim::Duration> left;
    if (timeout) {
      left = *timeout - (vm.interpreter().simulator().now() - begun);
      if (*left <= sim::Duration()) break;
    }
    wait(vm, condition, left);
    result = vm.call(a[1]);
  }
  return result;
}

Value condition_notify(Vm& vm, Value* a) {
  auto& condition = self_of<ConditionObject>(a[0]);
  require_owned(vm, condition, "notify");
  const int64_t count = vm.to_index(a[1]);
  if (count > 0) condition.condition.notify(static_cast<size_t>(count));
  return Value::none();
}
Value condition_notify_all(Vm& vm, Value* a) {
  auto& condition = self_of<ConditionObject>(a[0]);
  require_owned(vm, condition, "notify");
  condition.condition.notify_all();
  return Value::none();
}
Value condition_notify_all_deprecated(Vm& vm, Value* a) {
  vm.interpreter().warn(&vm, vm.types().DeprecationWarning,
                        "notifyAll() is deprecated, use notify_all() instead");
  return condition_notify_all(vm, a);
}
Value condition_forked(Vm& vm, Value* a) {
  Ref<ConditionObject> made = make_instance<ConditionObject>(vm.interpreter(), vm.type_of(a[0]),
                                                             vm.interpreter().simulator());
  made->lock = vm.call_method(self_of<ConditionObject>(a[0]).lock, "_forked");
  return made;
}
Value condition_acquire(Vm& vm, Value* a) {
  const auto timeout = read_acquire(vm, a[1], a[2]);
  return Value::boolean(with_native_lock(vm, self_of<ConditionObject>(a[0]).lock,
                                         [&](auto& lock) { return lock.acquire(timeout); }));
}
Value condition_enter(Vm& vm, Value* a) {
  return Value::boolean(with_native_lock(vm, self_of<ConditionObject>(a[0]).lock,
                                         [](auto& lock) { return lock.acquire(); }));
}
Value condition_release(Vm& vm, Value* a) {
  const Value lock = self_of<ConditionObject>(a[0]).lock;
  if (vm.is_instance(lock, threading_state(vm).rlock)) {
    release(vm, self_of<RLockObject>(lock));
  } else {
    release(vm, self_of<LockObject>(lock));
  }
  return Value::none();
}

template <class T>
constexpr NativeDef kLockMethods[] = {
    {"__new__", "(cls)", lock_new<T>},
    {"acquire", "(self, blocking=True, timeout=-1)", lock_acquire<T>},
    {"release", "(self, /)", lock_release<T>},
    {"__enter__", "(self)", lock_enter<T>},
    {"__exit__", "(self, *args)", lock_release<T>},
    {"_forked", "(self)", lock_forked<T>},
};
constexpr NativeDef kLocked[] = {{"locked", "(self, /)", lock_locked}};
constexpr NativeDef kOwned[] = {{"_is_owned", "(self, /)", rlock_is_owned}};
constexpr NativeDef kConditionMethods[] = {
    {"__new__", "(cls, *args, **kwargs)", lock_new<ConditionObject>},
    {"__init__", "(self, lock=None)", condition_init},
    {"acquire", "(self, blocking=True, timeout=-1)", condition_acquire},
    {"release", "(self)", condition_release},
    {"__enter__", "(self)", condition_enter},
    {"__exit__", "(self, *args)", condition_release},
    {"wait", "(self, timeout=None)", condition_wait},
    {"wait_for", "(self, predicate, timeout=None)", condition_wait_for},
    {"notify", "(self, n=1)", condition_notify},
    {"notify_all", "(self)", condition_notify_all},
    {"notifyAll", "(self)", condition_notify_all_deprecated},
    {"_forked", "(self)", condition_forked},
};

template <class T>
Type* make_lock_type(Vm& vm, std::string_view name, std::span<const NativeDef> more,
                     Value (*repr)(Vm&, const Value&)) {
  std::vector<NativeDef> methods(std::begin(kLockMethods<T>), std::end(kLockMethods<T>));
  methods.insert(methods.end(), more.begin(), more.end());
  return make_type<T>(
      vm.interpreter(),
      {.name = name, .module = "_thread", .slots = {.repr = repr}, .methods = methods});
}

}  // namespace

std::optional<sim::Duration> read_timeout(Vm& vm, const Value& timeout) {
  if (timeout.is_none()) return std::nullopt;
  return sim::Duration::from_seconds(vm.to_double(timeout));
}

std::optional<sim::Duration> read_acquire(Vm& vm, const Value& blocking, const Value& timeout) {
  const double seconds = vm.to_double(timeout);
  if (!vm.truth(blocking)) {
    if (seconds != -1)
      vm.raise(vm.types().ValueError, "can't specify a timeout for a non-blocking call");
    return sim::Duration();
  }
  if (seconds == -1) return std::nullopt;
  if (seconds < 0) vm.raise(vm.types().ValueError, "timeout value must be a non-negative number");
  return sim::Duration::from_seconds(seconds);
}

void make_lock_types(Vm& vm, ThreadingState& state) {
  state.lock = make_lock_type<LockObject>(vm, "lock", kLocked, lock_repr);
  state.rlock = make_lock_type<RLockObject>(vm, "RLock", kOwned, rlock_repr);
  state.condition = make_type<ConditionObject>(
      vm.interpreter(), {.name = "Condition", .module = "threading", .methods = kConditionMethods});
}

}  // namespace interleave::models::python::modules
