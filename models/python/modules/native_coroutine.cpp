// The type of coroutines written in C++. Facts and wording: CPython 3.11 Objects/genobject.c.
#include "models/python/modules/native_coroutine.h"

#include "models/python/coroutine_origins.h"
#include "models/python/generator.h"
#include "models/python/modules/asyncio_parts.h"

namespace interleave::models::python::modules {

namespace {

using State = NativeCoroutine::State;

/// Marks a coroutine as running; closed if the step throws.
class Running {
 public:
  explicit Running(NativeCoroutine& coroutine) : coroutine_(coroutine) { coroutine.state = State::running; }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;
  ~Running() { coroutine_.state = after_; }
  void suspended() { after_ = State::suspended; }

 private:
  NativeCoroutine& coroutine_;
  State after_ = State::closed;
};

Resumed advance(Vm& vm, NativeCoroutine& coroutine, const Value& raised, Value& value) {
  Running running(coroutine);
  const Resumed resumed = coroutine.def->step(vm, coroutine, raised, value);
  if (resumed == Resumed::yielded) running.suspended();
  return resumed;
}

void require_resumable(Vm& vm, const NativeCoroutine& coroutine) {
  if (coroutine.state == State::closed) vm.raise(vm.types().RuntimeError, "cannot reuse already awaited coroutine");
  if (coroutine.state == State::running) vm.raise(vm.types().ValueError, "coroutine already executing");
}

Resumed coroutine_send(Vm& vm, const Value& self, Value& value) {
  auto& coroutine = *self.as<NativeCoroutine>();
  require_resumable(vm, coroutine);
  if (coroutine.state == State::created && !value.is_none()) {
    vm.raise(vm.types().TypeError, "can't send non-None value to a just-started coroutine");
  }
  return advance(vm, coroutine, Value(), value);
}

Resumed coroutine_throw_in(Vm& vm, const Value& self, const Value& exception, Value& value) {
  auto& coroutine = *self.as<NativeCoroutine>();
  require_resumable(vm, coroutine);
  if (coroutine.state == State::created) {
    coroutine.state = State::closed;
    vm.raise_value(exception);
  }
  return advance(vm, coroutine, exception, value);
}

Value coroutine_await(Vm&, const Value& self) { return self; }

Value finish(Vm& vm, Resumed resumed, Value value) {
  if (resumed == Resumed::yielded) return value;
  raise_stop_iteration(vm, std::move(value));
}

Value send_method(Vm& vm, Value* a) {
  Value value = a[1];
  const Resumed resumed = coroutine_send(vm, a[0], value);
  return finish(vm, resumed, std::move(value));
}

Value throw_method(Vm& vm, Value* a) {
  Value exception = a[1];
  if (exception.is(Kind::type)) exception = a[2].is_none() ? vm.call(exception) : vm.call(exception, std::span(&a[2], 1));
  Value value = Value::none();
  const Resumed resumed = coroutine_throw_in(vm, a[0], exception, value);
  return finish(vm, resumed, std::move(value));
}

Value close_method(Vm& vm, Value* a) {
  auto& coroutine = *a[0].as<NativeCoroutine>();
  if (coroutine.state == State::suspended) {
    const Value exit = vm.make_exception(vm.types().GeneratorExit, Value());
    Value value = Value::none();
    try {
      advance(vm, coroutine, exit, value);
    } catch (const PythonError&) {
      // The GeneratorExit, which every step raises again.
    }
  }
  coroutine.state = State::closed;
  return Value::none();
}

/// A coroutine that nobody awaited is warned of; one that is left suspended takes back its waiting.
void coroutine_finalize(Object* object) {
  auto& coroutine = *static_cast<NativeCoroutine*>(object);
  if (coroutine.state != State::created) forget_coroutine_origin(object);
  if (coroutine.state == State::closed) return;
  Interpreter& interpreter = Interpreter::of(object);
  Vm* vm = interpreter.current_vm();
  if (!vm) return;
  if (coroutine.state == State::created) {
    interpreter.warn(vm, vm->types().RuntimeWarning,
                     never_awaited(*vm, object, coroutine.def->qualified_name));
  } else {
    Value self(object);
    close_method(*vm, &self);
  }
}

void coroutine_destroy(Object* object) {
  auto& coroutine = *static_cast<NativeCoroutine*>(object);
  coroutine.def->destroy(coroutine);
}

Value coroutine_repr(Vm& vm, const Value& self) {
  return vm.str(fmt::format("<coroutine object {} at 0x{:x}>", self.as<NativeCoroutine>()->def->qualified_name,
                            vm.interpreter().identity(self.as_object())));
}

Value get_name(Vm& vm, const Value& self) { return vm.str(self.as<NativeCoroutine>()->def->name); }
Value get_qualname(Vm& vm, const Value& self) { return vm.str(self.as<NativeCoroutine>()->def->qualified_name); }
Value get_running(Vm&, const Value& self) {
  return Value::boolean(self.as<NativeCoroutine>()->state == State::running);
}
Value get_none(Vm&, const Value&) { return Value::none(); }

/// What `coroutine.__await__()` gives: an iterator. `await` itself drives the coroutine without one.
struct Awaiter : Object {
  static constexpr Kind kKind = Kind::other;
  Awaiter(Type* t, Value c) : Object(t, kKind), coroutine(std::move(c)) {}
  Value coroutine;
};

struct AwaiterType : ModuleState {
  explicit AwaiterType(Vm& vm);
  Type* type;
};

const Value& awaited_by(const Value& awaiter) { return awaiter.as<Awaiter>()->coroutine; }
Value awaiter_iter(Vm&, const Value& self) { return self; }
Resumed awaiter_send(Vm& vm, const Value& self, Value& value) { return coroutine_send(vm, awaited_by(self), value); }
Resumed awaiter_throw_in(Vm& vm, const Value& self, const Value& exception, Value& value) {
  return coroutine_throw_in(vm, awaited_by(self), exception, value);
}
Value awaiter_next(Vm& vm, const Value& self) {
  Value value = Value::none();
  return coroutine_send(vm, awaited_by(self), value) == Resumed::yielded ? value : Value();
}
template <Value (*kMethod)(Vm&, Value*)>
Value of_coroutine(Vm& vm, Value* a) {
  a[0] = awaited_by(a[0]);
  return kMethod(vm, a);
}
constexpr NativeDef kAwaiterMethods[] = {
    {"send", "(self, value, /)", of_coroutine<send_method>},
    {"throw", "(self, typ, val=None, tb=None, /)", of_coroutine<throw_method>},
    {"close", "(self, /)", of_coroutine<close_method>},
};
AwaiterType::AwaiterType(Vm& vm)
    : type(make_type<Awaiter>(vm.interpreter(), {.name = "coroutine_wrapper",
                                                 .slots = {.iter = awaiter_iter,
                                                           .next = awaiter_next,
                                                           .send = awaiter_send,
                                                           .throw_in = awaiter_throw_in},
                                                 .methods = kAwaiterMethods})) {}
Value await_method(Vm& vm, Value* a) {
  return vm.heap().make<Awaiter>(vm.interpreter().state<AwaiterType>(vm).type, a[0]);
}

constexpr NativeDef kMethods[] = {
    {"__await__", "(self, /)", await_method},
    {"send", "(self, value, /)", send_method},
    {"throw", "(self, typ, val=None, tb=None, /)", throw_method},
    {"close", "(self, /)", close_method},
};
constexpr GetSetDef kAttributes[] = {
    {"__name__", get_name},  {"__qualname__", get_qualname}, {"cr_running", get_running},
    {"cr_code", get_none},   {"cr_frame", get_none},         {"cr_await", get_none},
    {"cr_origin", [](Vm& vm, const Value& self) { return coroutine_origin(vm, self.as_object()); }},
};

/// Awaits whatever an object's `__await__` gives.
struct Wrapped : NativeCoroutine {
  Wrapped(Type* type_of_all, Value object);
  Value awaitable;
};

Resumed wrapped_step(Vm& vm, NativeCoroutine& self, const Value& raised, Value& value) {
  auto& wrapped = static_cast<Wrapped&>(self);
  if (raised.is_defined()) return vm.throw_in(wrapped.awaitable, raised, value);
  if (value.is_none() && wrapped.flags == 0) {
    wrapped.flags = 1;
    wrapped.awaitable = vm.get_awaitable(wrapped.awaitable);
  }
  return vm.send(wrapped.awaitable, value);
}

constexpr NativeCoroutineDef kWrapped{"_wrap_awaitable", "_wrap_awaitable", wrapped_step, nullptr,
                                      [](NativeCoroutine& self) { static_cast<Wrapped&>(self).~Wrapped(); }};
Wrapped::Wrapped(Type* type_of_all, Value object) : NativeCoroutine(type_of_all, kWrapped), awaitable(std::move(object)) {}

/// Passes on what a program's object of its own does.
struct Driven : NativeCoroutine {
  Driven(Type* type_of_all, Value o);
  Value object;
};

Resumed driven_step(Vm& vm, NativeCoroutine& self, const Value& raised, Value& value) {
  auto& driven = static_cast<Driven&>(self);
  const Value given = raised.is_defined() ? raised : value;
  Value stopped;
  try {
    value = vm.call_method(driven.object, raised.is_defined() ? "throw" : "send", std::span(&given, 1));
    return Resumed::yielded;
  } catch (PythonError& error) {
    stopped = std::move(error.exception);
  }
  if (!vm.is_instance(stopped, vm.types().StopIteration)) vm.raise_value(stopped);
  value = vm.find_attr(stopped, "value");
  return Resumed::returned;
}

constexpr NativeCoroutineDef kDriven{"send", "send", driven_step, nullptr,
                                     [](NativeCoroutine& self) { static_cast<Driven&>(self).~Driven(); }};
Driven::Driven(Type* type_of_all, Value o) : NativeCoroutine(type_of_all, kDriven), object(std::move(o)) {}

}  // namespace

std::string describe_waiting(NativeCoroutine& coroutine, bool debug) {
  const asyncio::Future* future = coroutine.waitable();
  const std::string_view state = !future || future->cancelled() ? "cancelled"
                                 : future->done()               ? "finished result=None"
                                                                : "pending cb=[Task.task_wakeup()]";
  return debug ? fmt::format("<Future {} created at {}>", state, kCreateFutureSite) : fmt::format("<Future {}>", state);
}

Value wrap_awaitable(Vm& vm, const Value& awaitable) {
  return vm.heap().make<Wrapped>(asyncio_state(vm).coroutine, awaitable);
}

Value wrap_coroutine(Vm& vm, const Value& object) {
  return vm.heap().make<Driven>(asyncio_state(vm).coroutine, object);
}

Type* make_native_coroutine_type(Vm& vm) {
  TypeDef def{.name = "coroutine",
              .base = vm.types().coroutine,
              .subclassable = false,
              .slots = {.destroy = coroutine_destroy,
                        .finalize = coroutine_finalize,
                        .repr = coroutine_repr,
                        .await = coroutine_await,
                        .send = coroutine_send,
                        .throw_in = coroutine_throw_in},
              .methods = kMethods,
              .getsets = kAttributes};
  return make_type(vm.interpreter(), def);
}

}  // namespace interleave::models::python::modules
