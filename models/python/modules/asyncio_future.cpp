// asyncio.Future. Facts and wording: CPython 3.11 Modules/_asynciomodule.c, Lib/asyncio/futures.py.
#include "models/python/builtins/support.h"
#include "models/python/modules/asyncio_parts.h"
#include "models/python/modules/polling.h"

namespace interleave::models::python::modules {

namespace {

/// What cancelling means for plain futures, and how they show in the trace.
class PlainFutureKind final : public asyncio::FutureKind {
 public:
  bool cancel(asyncio::Future& future, const asyncio::Cancellation& cancellation) const override {
    if (future.done()) return false;
    auto& object = static_cast<FutureObject&>(future);
    object.value = static_cast<const PythonCancellation&>(cancellation).message;
    return future.cancel_now();
  }
};
constexpr PlainFutureKind kPlainFuture;

FutureBase& self_of(Vm& vm, const Value& self) {
  FutureBase& future = *self.as<FutureBase>();
  if (!future.core().has_loop()) vm.raise(vm.types().RuntimeError, "Future object is not initialized.");
  return future;
}

Value future_new(Vm& vm, Value* a) { return make_instance<FutureObject>(vm.interpreter(), a[0].as<Type>()); }

Value future_init(Vm& vm, Value* a) {
  FutureBase& future = *a[0].as<FutureBase>();
  AsyncioState& state = asyncio_state(vm);
  if (a[1].is_none()) {
    future.bind(state.event_loop(vm));
  } else if (vm.is_instance(a[1], state.loop)) {
    future.bind(*a[1].as<LoopObject>());
  } else {
    vm.raise(vm.types().TypeError, "an event loop is required, not {}", vm.type_of(a[1])->name);
  }
  note_future_origin(vm, future, "");
  return Value::none();
}

Value future_result_of(Vm& vm, Value* a) { return future_result(vm, self_of(vm, a[0])); }
Value future_exception_of(Vm& vm, Value* a) { return future_exception(vm, self_of(vm, a[0])); }
Value future_set_result(Vm& vm, Value* a) {
  set_result(vm, self_of(vm, a[0]), a[1]);
  return Value::none();
}
Value future_set_exception(Vm& vm, Value* a) {
  set_exception(vm, self_of(vm, a[0]), a[1]);
  return Value::none();
}
Value future_cancel(Vm& vm, Value* a) { return Value::boolean(cancel_future(vm, self_of(vm, a[0]), a[1])); }
Value future_cancelled(Vm&, Value* a) { return Value::boolean(a[0].as<FutureBase>()->core().cancelled()); }
Value future_done(Vm& vm, Value* a) {
  const bool done = a[0].as<FutureBase>()->core().done();
  if (!done) note_poll_of(vm, a[0].as_object());
  return Value::boolean(done);
}
Value future_get_loop(Vm& vm, Value* a) { return &self_of(vm, a[0]).loop(); }
Value future_make_cancelled_error(Vm& vm, Value* a) { return make_cancelled_error(vm, self_of(vm, a[0])); }

Value future_add_done_callback(Vm& vm, Value* a) {
  add_done_callback(vm, self_of(vm, a[0]), a[1], a[2]);
  return Value::none();
}

HandleObject* as_python_callback(asyncio::Handle& handle) {
  return handle.is(&HandleObject::act) ? static_cast<HandleObject*>(&handle) : nullptr;
}

/// A callback that is native here, as CPython 3.11.2 shows it.
std::string describe_native(const asyncio::Handle& handle) {
  const std::string library = "/usr/lib/python3.11/asyncio/";
  if (handle.is(run_until_complete_callback())) return "_run_until_complete_cb() at " + library + "base_events.py:180";
  if (handle.is(gather_callback())) return "gather.<locals>._done_callback() at " + library + "tasks.py:754";
  return "Task.task_wakeup()";
}

Value future_remove_done_callback(Vm& vm, Value* a) {
  FutureBase& future = self_of(vm, a[0]);
  // Comparing may run Python code, so nothing is taken out while the queue is being read.
  std::vector<Ref<HandleObject>> equal;
  std::vector<Ref<HandleObject>> all;
  future.core().callbacks().for_each([&](asyncio::Handle& handle) {
    if (HandleObject* callback = as_python_callback(handle)) all.emplace_back(callback);
  });
  for (const Ref<HandleObject>& callback : all) {
    if (vm.equal(callback->callback, a[1])) equal.push_back(callback);
  }
  int64_t removed = 0;
  for (const Ref<HandleObject>& callback : equal) {
    if (!future.core().callbacks().remove(*callback)) continue;
    static_cast<asyncio::Handle&>(*callback).act(asyncio::Handle::Event::discard);
    ++removed;
  }
  return Value::integer(removed);
}

Value get_state(Vm& vm, const Value& self) {
  constexpr std::string_view kNames[] = {"PENDING", "CANCELLED", "FINISHED"};
  return vm.intern(kNames[static_cast<int>(self.as<FutureBase>()->core().state())]);
}
Value get_loop(Vm& vm, const Value& self) { return &self_of(vm, self).loop(); }
Value get_log_traceback(Vm&, const Value& self) { return Value::boolean(self.as<FutureBase>()->log_traceback); }
void set_log_traceback(Vm& vm, const Value& self, const Value& value) {
  if (value.is_undefined()) vm.raise(vm.types().AttributeError, "cannot delete attribute");
  if (vm.truth(value)) vm.raise(vm.types().ValueError, "_log_traceback can only be set to False");
  self.as<FutureBase>()->log_traceback = false;
}
Value get_false(Vm&, const Value&) { return Value::boolean(false); }
Value get_result(Vm&, const Value& self) {
  const FutureBase& future = *self.as<FutureBase>();
  return future.core().state() == asyncio::Future::State::finished && !future.is_exception ? future.value : Value::none();
}
Value get_exception(Vm&, const Value& self) {
  const FutureBase& future = *self.as<FutureBase>();
  return future.is_exception ? future.value : Value::none();
}
Value get_cancel_message(Vm&, const Value& self) {
  const FutureBase& future = *self.as<FutureBase>();
  return future.core().state() == asyncio::Future::State::finished || future.saved_error ? Value::none() : future.value;
}
void set_cancel_message(Vm& vm, const Value& self, const Value& message) {
  if (message.is_undefined()) vm.raise(vm.types().AttributeError, "cannot delete attribute");
  FutureBase& future = *self.as<FutureBase>();
  if (future.core().state() != asyncio::Future::State::finished && !future.saved_error) future.value = message;
}
Value get_origin(Vm& vm, const Value& self) {
  const FutureBase& future = self_of(vm, self);
  return origin_stack(future.loop().state, &future);
}
Value get_callbacks(Vm& vm, const Value& self) {
  Ref<List> callbacks = vm.list();
  self.as<FutureBase>()->core().callbacks().for_each([&](asyncio::Handle& handle) {
    if (HandleObject* callback = as_python_callback(handle)) {
      const Value pair[] = {callback->callback, Value::none()};
      callbacks->items.push_back(vm.tuple(pair));
    }
  });
  return callbacks->items.empty() ? Value::none() : Value(callbacks);
}

Value future_repr(Vm& vm, const Value& self) {
  return vm.str(fmt::format("<{} {}>", vm.type_of(self)->name, future_info(vm, self_of(vm, self))));
}

// Creation order, so that sets of futures iterate in the same order in every run.
int64_t future_hash(Vm&, const Value& self) { return self.as<FutureBase>()->serial; }

// Awaiting a future needs no iterator of its own: it yields itself until it is done.

Value future_await(Vm& vm, const Value& self) {
  self_of(vm, self);
  return self;
}

Resumed future_send(Vm& vm, const Value& self, Value& value) {
  FutureBase& future = *self.as<FutureBase>();
  if (!future.core().done()) {
    value = self;
    return Resumed::yielded;
  }
  value = future_result(vm, future);
  return Resumed::returned;
}

Value future_next(Vm& vm, const Value& self) {
  Value value = Value::none();
  return future_send(vm, self, value) == Resumed::yielded ? value : Value();
}

Resumed future_throw_in(Vm& vm, const Value&, const Value& exception, Value&) { vm.raise_value(exception); }

/// "Future exception was never retrieved", when nobody can ask for it any more.
void future_finalize(Object* object) {
  auto* future = static_cast<FutureBase*>(object);
  if (!future->core().has_loop()) return;
  const bool pending_task = future->kind == Kind::task && !future->core().done();
  if (!future->log_traceback && !pending_task) return;
  Vm* vm = future->loop().state.interpreter.current_vm();
  if (!vm) return;
  if (pending_task) return report_destroyed(*vm, static_cast<TaskObject&>(*future));
  future->log_traceback = false;
  report_quietly(*vm, future->loop(), fmt::format("{} exception was never retrieved", future->type->name), "future",
                 future, future->value, future->has_origin);
}

Value future_del(Vm&, Value* a) {
  future_finalize(a[0].as_object());
  return Value::none();
}

constexpr NativeDef kMethods[] = {
    {"__new__", "(cls, *args, **kwargs)", future_new},
    {"__del__", "(self, /)", future_del},
    {"__init__", "(self, *, loop=None)", future_init},
    {"result", "(self, /)", future_result_of},
    {"exception", "(self, /)", future_exception_of},
    {"set_result", "(self, result, /)", future_set_result},
    {"set_exception", "(self, exception, /)", future_set_exception},
    {"cancel", "(self, msg=None)", future_cancel},
    {"cancelled", "(self, /)", future_cancelled},
    {"done", "(self, /)", future_done},
    {"get_loop", "(self, /)", future_get_loop},
    {"add_done_callback", "(self, fn, /, *, context=None)", future_add_done_callback},
    {"remove_done_callback", "(self, fn, /)", future_remove_done_callback},
    {"_make_cancelled_error", "(self, /)", future_make_cancelled_error},
};

constexpr GetSetDef kAttributes[] = {
    {"_state", get_state},
    {"_loop", get_loop},
    {"_result", get_result},
    {"_exception", get_exception},
    {"_callbacks", get_callbacks},
    {"_cancel_message", get_cancel_message, set_cancel_message},
    {"_log_traceback", get_log_traceback, set_log_traceback},
    {"_asyncio_future_blocking", get_false, [](Vm&, const Value&, const Value&) {}},
    {"_source_traceback", get_origin},
};

}  // namespace

FutureObject::FutureObject(Type* cls) : FutureBase(cls, kKind), asyncio::Future(nullptr, kPlainFuture) {}

FutureObject::~FutureObject() {
  if (Heap::of(this).tearing_down()) {
    forget_callbacks();
  } else if (has_loop()) {
    if (has_origin) FutureBase::loop().state.origins.erase(this);
    release(&FutureBase::loop());
  }
}

void FutureBase::bind(LoopObject& bound) {
  retain(&bound);
  if (core().has_loop()) {
    release(&loop());
  } else {
    serial = bound.state.futures_made++;
  }
  core().set_loop(bound);
}

void note_future_origin(Vm& vm, FutureBase& future, std::string_view site) {
  LoopObject& loop = future.loop();
  if (!loop.debug) return;
  note_origin(vm, loop.state, &future, site);
  future.has_origin = true;
}

Ref<FutureObject> make_future(AsyncioState& state, LoopObject& loop) {
  return state.interpreter.heap().make<FutureObject>(state.future, loop);
}

Value make_cancelled_error(Vm& vm, FutureBase& future) {
  if (std::exchange(future.saved_error, false)) return std::exchange(future.value, Value::none());
  Type* type = asyncio_state(vm).cancelled_error;
  return vm.make_exception(type, future.value.is_none() ? Value() : future.value);
}

Value future_result(Vm& vm, FutureBase& future) {
  switch (future.core().state()) {
    case asyncio::Future::State::pending: vm.raise(asyncio_state(vm).invalid_state_error, "Result is not set.");
    case asyncio::Future::State::cancelled: vm.raise_value(make_cancelled_error(vm, future));
    case asyncio::Future::State::finished: break;
  }
  if (!future.is_exception) return future.value;
  future.log_traceback = false;
  // Each waiter sees the way to the future, not the ways of other waiters.
  auto& traceback = future.value.as<Exception>()->traceback;
  if (traceback.size() > future.traceback_length) traceback.resize(future.traceback_length);
  vm.raise_value(future.value);
}

Value future_exception(Vm& vm, FutureBase& future) {
  switch (future.core().state()) {
    case asyncio::Future::State::pending: vm.raise(asyncio_state(vm).invalid_state_error, "Exception is not set.");
    case asyncio::Future::State::cancelled: vm.raise_value(make_cancelled_error(vm, future));
    case asyncio::Future::State::finished: break;
  }
  future.log_traceback = false;
  return future.is_exception ? future.value : Value::none();
}

/// Setting a result calls its callbacks soon, which only the loop's thread may.
static void require_loop_thread(Vm& vm, FutureBase& future) {
  if (!future.core().callbacks().empty()) check_thread(vm, future.loop());
}

void set_result(Vm& vm, FutureBase& future, Value result) {
  if (future.core().done()) vm.raise(asyncio_state(vm).invalid_state_error, "invalid state");
  if (future.loop().debug) [[unlikely]] require_loop_thread(vm, future);
  future.value = std::move(result);
  future.core().finish();
}

void store_exception(FutureBase& future, Value exception) {
  future.traceback_length = static_cast<uint32_t>(exception.as<Exception>()->traceback.size());
  future.value = std::move(exception);
  future.is_exception = true;
  future.log_traceback = true;
}

void set_exception(Vm& vm, FutureBase& future, Value exception) {
  if (future.core().done()) vm.raise(asyncio_state(vm).invalid_state_error, "invalid state");
  if (exception.is(Kind::type)) exception = vm.call(exception);
  if (!exception.is(Kind::exception)) vm.raise(vm.types().TypeError, "invalid exception object");
  if (vm.type_of(exception) == vm.types().StopIteration) {
    vm.raise(vm.types().TypeError, "StopIteration interacts badly with generators and cannot be raised into a Future");
  }
  if (future.loop().debug) [[unlikely]] require_loop_thread(vm, future);
  store_exception(future, std::move(exception));
  future.core().finish();
}

bool cancel_future(Vm& vm, FutureBase& future, Value message) {
  if (!future.core().has_loop()) vm.raise(vm.types().RuntimeError, "Future object is not initialized.");
  future.log_traceback = false;
  return future.core().cancel(PythonCancellation(std::move(message)));
}

void add_done_callback(Vm& vm, FutureBase& future, Value function, const Value& context) {
  const Value args[] = {Value(&future)};
  LoopObject& loop = future.loop();
  Ref<HandleObject> handle = make_handle(vm, loop, std::move(function), vm.tuple(args), loop.state.handle, context);
  asyncio::Handle& scheduled = *handle;
  handle.detach();  // the reference of whoever keeps the handle; see HandleObject::act
  future.core().add_callback(scheduled);
}

std::string future_info(Vm& vm, FutureBase& future) {
  std::string info;
  switch (future.core().state()) {
    case asyncio::Future::State::pending: info = "pending"; break;
    case asyncio::Future::State::cancelled: info = "cancelled"; break;
    case asyncio::Future::State::finished:
      info = fmt::format("finished {}={}", future.is_exception ? "exception" : "result", vm.repr(future.value)->view());
  }
  std::vector<std::string> callbacks;
  future.core().callbacks().for_each([&](asyncio::Handle& handle) {
    if (HandleObject* callback = as_python_callback(handle)) {
      callbacks.push_back(describe_callback(vm, callback->callback, vm.tuple({})));
    } else {
      callbacks.push_back(describe_native(handle));
    }
  });
  // CPython 3.11 Lib/asyncio/base_futures.py, _format_callbacks.
  if (callbacks.size() == 1) info += fmt::format(" cb=[{}]", callbacks[0]);
  if (callbacks.size() == 2) info += fmt::format(" cb=[{}, {}]", callbacks[0], callbacks[1]);
  if (callbacks.size() > 2) {
    info += fmt::format(" cb=[{}, <{} more>, {}]", callbacks.front(), callbacks.size() - 2, callbacks.back());
  }
  if (future.has_origin) info += describe_origin(vm, future.loop().state, &future);
  return info;
}

Type* make_future_type(Vm& vm, AsyncioState&) {
  return make_type<FutureObject>(vm.interpreter(),
                                 {.name = "Future",
                                  .module = "_asyncio",
                                  .slots = {.finalize = future_finalize,
                                            .repr = future_repr,
                                            .hash = future_hash,
                                            .iter = future_await,
                                            .next = future_next,
                                            .await = future_await,
                                            .send = future_send,
                                            .throw_in = future_throw_in},
                                  .methods = kMethods,
                                  .class_methods = kGenericAlias,
                                  .getsets = kAttributes,
                                  .dict_offset = AttributedObject::kDictOffset});
}

}  // namespace interleave::models::python::modules
