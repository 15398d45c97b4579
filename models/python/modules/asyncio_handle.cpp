// asyncio.Handle and TimerHandle: what the loop's call_…() methods return, and the done callbacks of
// futures. Whoever will run a handle holds a reference to it, which act() gives back.
// Wording: CPython 3.11 Lib/asyncio/events.py, format_helpers.py.
#include "models/python/function.h"
#include "models/python/modules/asyncio_parts.h"
#include "models/python/modules/contexts.h"

namespace interleave::models::python::modules {

namespace {

std::string describe_handle(Vm& vm, HandleObject& handle) {
  const AsyncioState& state = handle.loop->state;
  if (const auto found = state.origins.find(&handle); found != state.origins.end() && !found->second.repr.empty()) {
    return found->second.repr;
  }
  std::string info(handle.type->name);
  if (handle.asyncio::Handle::cancelled()) info += " cancelled";
  if (handle.type == state.timer_handle) {
    info += fmt::format(" when={}", vm.repr(Value::floating(handle.when))->view());
  }
  if (handle.callback.is_defined()) info += " " + describe_callback(vm, handle.callback, handle.args);
  return fmt::format("<{}{}>", info, describe_origin(vm, state, &handle));
}

Value handle_cancel(Vm& vm, Value* a) {
  HandleObject& handle = *a[0].as<HandleObject>();
  handle.record_timer_gone();
  if (handle.waits) {
    handle.loop->cancel_timer(handle);
  } else {
    handle.asyncio::Handle::cancel();
  }
  if (handle.has_origin && handle.callback.is_defined()) {
    handle.loop->state.origins[&handle].repr = describe_handle(vm, handle);
  }
  handle.callback = Value();
  handle.args = Value();
  return Value::none();
}
Value handle_cancelled(Vm&, Value* a) { return Value::boolean(a[0].as<HandleObject>()->asyncio::Handle::cancelled()); }
Value handle_run(Vm& vm, Value* a) {
  a[0].as<HandleObject>()->run(vm);
  return Value::none();
}
Value get_handle_origin(Vm&, const Value& self) {
  const HandleObject& handle = *self.as<HandleObject>();
  return origin_stack(handle.loop->state, &handle);
}
Value get_handle_callback(Vm&, const Value& self) {
  const Value& callback = self.as<HandleObject>()->callback;
  return callback.is_defined() ? callback : Value::none();
}
Value get_handle_args(Vm&, const Value& self) {
  const Value& args = self.as<HandleObject>()->args;
  return args.is_defined() ? args : Value::none();
}
Value handle_when(Vm&, Value* a) { return Value::floating(a[0].as<HandleObject>()->when); }

Value handle_repr(Vm& vm, const Value& self) {
  return vm.str(describe_handle(vm, *self.as<HandleObject>()));
}

constexpr NativeDef kMethods[] = {
    {"cancel", "def (self)", handle_cancel},
    {"cancelled", "def (self)", handle_cancelled},
    {"_run", "def (self)", handle_run},
};
constexpr GetSetDef kAttributes[] = {
    {"_source_traceback", get_handle_origin},
    {"_callback", get_handle_callback},
    {"_args", get_handle_args},
    {"_cancelled", [](Vm&, const Value& self) { return Value::boolean(self.as<HandleObject>()->asyncio::Handle::cancelled()); }},
};
constexpr NativeDef kTimerMethods[] = {{"when", "def (self)", handle_when}};

/// " at x.py:3", if the callable is made of Python code.
std::string describe_source(Vm& vm, const Value& callback) {
  const Value partial = vm.find_attr(callback, "func");
  if (partial.is_defined()) return describe_source(vm, partial);
  const Value code = vm.find_attr(callback, "__code__");
  if (code.is_undefined()) return "";
  return fmt::format(" at {}:{}", vm.to_str(vm.find_attr(code, "co_filename"))->view(),
                     vm.to_str(vm.find_attr(code, "co_firstlineno"))->view());
}

/// What a timer is for, without running any of the program.
std::string timer_name(const Value& callback) {
  const Value& called = callback.is(Kind::bound_method) ? callback.as<BoundMethod>()->function : callback;
  if (const auto* function = called.try_as<Function>()) {
    // The library's own timers bound how long something may take.
    return function->code->source->hidden ? "timeout" : std::string(function->qualname->view()) + "()";
  }
  if (const auto* native = called.try_as<NativeFunction>()) return native->name + "()";
  return called.is_object() ? called.as_object()->type->name : "";
}

std::string describe_call(Vm& vm, const Value& callback, const Value& args) {
  Value name = vm.find_attr(callback, "__qualname__");
  if (name.is_undefined()) name = vm.find_attr(callback, "__name__");
  std::string text(name.is_defined() ? vm.to_str(name)->view() : vm.repr(callback)->view());
  text += '(';
  bool first = true;
  vm.for_each(args, [&](const Value& argument) {
    if (!std::exchange(first, false)) text += ", ";
    const Value short_repr = vm.get_attr(vm.interpreter().import(vm, "reprlib"), vm.intern("repr").get());
    text += vm.to_str(vm.call(short_repr, std::span(&argument, 1)))->view();
  });
  return text + ')';
}

}  // namespace

HandleObject::HandleObject(Type* cls, LoopObject& l, Value function, Value arguments)
    : Object(cls, kKind), asyncio::Handle(&act), loop(&l), callback(std::move(function)), args(std::move(arguments)) {}

HandleObject::~HandleObject() {
  if (Heap::of(this).tearing_down()) return;
  if (loop->state.contexts != nullptr) loop->state.contexts->forget(this);
  if (has_origin) loop->state.origins.erase(this);
}

void HandleObject::act(asyncio::Handle& handle, Event event) {
  static_cast<HandleObject&>(handle).record_timer_gone();
  if (event == Event::ready) return;
  const Ref<HandleObject> self = Ref<HandleObject>::adopt(static_cast<HandleObject*>(&handle));
  self->waits = false;
  if (event == Event::run) self->run(*self->loop->vm);
}

void HandleObject::record_timer(Vm& vm, sim::Time due) {
  sim::Trace* trace = vm.interpreter().simulator().trace();
  if (trace == nullptr) return;
  timer = trace->add_resource("timer", timer_name(callback), due);
  trace->set_holder(timer, loop->now(), loop->track());
}

void HandleObject::record_timer_gone() {
  if (timer == sim::kNone) return;
  sim::Simulator& simulator = loop->state.interpreter.simulator();
  simulator.trace()->set_holder(std::exchange(timer, sim::kNone), simulator.now(), sim::kNone);
}

void HandleObject::run(Vm& vm) {
  if (callback.is_undefined()) return;
  const Value function = callback;
  const Ref<Tuple> arguments(args.as<Tuple>());
  Value failure;
  try {
    const ContextScope scope(loop->state.contexts, vm, this);
    vm.call(function, arguments->items());
  } catch (PythonError& error) {
    failure = std::move(error.exception);
  }
  if (failure.is_undefined()) return;
  if (vm.is_instance(failure, vm.types().SystemExit) || vm.is_instance(failure, vm.types().KeyboardInterrupt)) {
    throw PythonError{std::move(failure)};
  }
  report(vm, *loop, fmt::format("Exception in callback {}", describe_callback(vm, function, arguments)), "handle", this,
         failure, has_origin);
}

Ref<HandleObject> make_handle(Vm& vm, LoopObject& loop, Value function, Value args, Type* cls, const Value& context) {
  Ref<HandleObject> made = vm.heap().make<HandleObject>(cls, loop, std::move(function), std::move(args));
  if (loop.state.contexts != nullptr) loop.state.contexts->remember(vm, made.get(), context);
  if (loop.debug) {
    note_origin(vm, loop.state, made.get(), "");
    made->has_origin = true;
  }
  return made;
}

std::string describe_callback(Vm& vm, const Value& callback, const Value& args) {
  return describe_call(vm, callback, args) + describe_source(vm, callback);
}

void make_handle_types(Vm& vm, AsyncioState& state) {
  state.handle = make_type<HandleObject>(
      vm.interpreter(), {.name = "Handle", .module = "asyncio.events", .slots = {.repr = handle_repr}, .methods = kMethods, .getsets = kAttributes});
  state.timer_handle = make_type<HandleObject>(
      vm.interpreter(),
      {.name = "TimerHandle", .module = "asyncio.events", .base = state.handle, .methods = kTimerMethods});
}

}  // namespace interleave::models::python::modules
