// The event loop as programs see it. What needs threads or coroutines of its own (executors, the end of
// asyncio.run) is added by the subclass in _asyncio_runner.py. Wording: CPython 3.11
// Lib/asyncio/base_events.py.
#include "models/python/modules/asyncio_parts.h"
#include "models/python/coroutine_origins.h"
#include "models/python/modules/polling.h"
#include "models/threads/thread.h"

namespace interleave::models::python::modules {

namespace {

LoopObject& self_of(const Value& self) { return *self.as<LoopObject>(); }

double seconds_now(const LoopObject& loop) { return static_cast<double>(loop.now().ns()) / 1e9; }

Value loop_new(Vm& vm, Value* a) {
  const Value loop(make_instance<LoopObject>(vm.interpreter(), a[0].as<Type>(), asyncio_state(vm)));
  log_for_asyncio(vm, LogLevel::debug, "Using selector: EpollSelector");
  return loop;
}

// call_soon(callback, *args, context=None)
Ref<HandleObject> handle_for(Vm& vm, LoopObject& loop, std::string_view method, const Value& callback, const Value& args,
                             Type* type, const Value& context) {
  require_open(vm, loop);
  if (loop.debug) {
    if (method != "call_soon_threadsafe") check_thread(vm, loop);
    check_callback(vm, callback, method);
  }
  return make_handle(vm, loop, callback, args, type, context);
}

Value loop_call_soon(Vm& vm, Value* a) {
  LoopObject& loop = self_of(a[0]);
  Ref<HandleObject> handle = handle_for(vm, loop, "call_soon", a[1], a[2], loop.state.handle, a[3]);
  loop.call_soon(*Ref(handle).detach());
  return handle;
}

Value loop_call_soon_threadsafe(Vm& vm, Value* a) {
  LoopObject& loop = self_of(a[0]);
  Ref<HandleObject> handle = handle_for(vm, loop, "call_soon_threadsafe", a[1], a[2], loop.state.handle, a[3]);
  loop.call_soon_threadsafe(*Ref(handle).detach());
  return handle;
}

Value schedule_at(Vm& vm, LoopObject& loop, double when, sim::Time at, const Value& callback, const Value& args,
                  const Value& context) {
  Ref<HandleObject> handle = handle_for(vm, loop, "call_at", callback, args, loop.state.timer_handle, context);
  handle->when = when;
  handle->waits = true;
  handle->record_timer(vm, at);
  loop.call_at(at, *Ref(handle).detach());
  return handle;
}

Value loop_call_later(Vm& vm, Value* a) {
  LoopObject& loop = self_of(a[0]);
  if (a[1].is_none()) vm.raise(vm.types().TypeError, "delay must not be None");
  const double delay = vm.to_double(a[1]);
  const auto span = sim::Duration::from_seconds(delay);
  const sim::Time at = span < sim::Time::max() - loop.now() ? loop.now() + span : sim::Time::max();
  return schedule_at(vm, loop, seconds_now(loop) + delay, at, a[2], a[3], a[4]);
}

Value loop_call_at(Vm& vm, Value* a) {
  if (a[1].is_none()) vm.raise(vm.types().TypeError, "when cannot be None");
  const double when = vm.to_double(a[1]);
  return schedule_at(vm, self_of(a[0]), when, sim::Time::at(sim::Duration::from_seconds(when)), a[2], a[3], a[4]);
}

Value loop_time(Vm& vm, Value* a) {
  note_poll(vm);
  return Value::floating(seconds_now(self_of(a[0])));
}

Value loop_create_future(Vm& vm, Value* a) {
  Ref<FutureObject> future = make_future(self_of(a[0]).state, self_of(a[0]));
  note_future_origin(vm, *future, kCreateFutureSite);
  return future;
}

Value loop_create_task(Vm& vm, Value* a) {
  LoopObject& loop = self_of(a[0]);
  if (loop.task_factory.is_none()) return make_task(vm, loop, a[1], a[2], a[3]);
  require_open(vm, loop);
  const Value args[] = {a[0], a[1]};
  Value task = vm.call(loop.task_factory, args);
  if (!a[2].is_none()) vm.call_method(task, "set_name", std::span(&a[2], 1));
  return task;
}

constexpr uint32_t kDebugStackDepth = 10;  // CPython 3.11 Lib/asyncio/constants.py

/// Makes a loop the running one of its thread.
class RunningLoop {
 public:
  RunningLoop(Vm& vm, LoopObject& loop) : vm_(vm), loop_(loop) {
    loop.vm = &vm;
    loop.state.set_running_loop(vm, &loop);
    depth_ = track_coroutine_origins(vm, loop.debug ? kDebugStackDepth : 0);
  }
  RunningLoop(const RunningLoop&) = delete;
  RunningLoop& operator=(const RunningLoop&) = delete;
  ~RunningLoop() {
    track_coroutine_origins(vm_, depth_);
    loop_.state.set_running_loop(vm_, nullptr);
    loop_.vm = nullptr;
  }

 private:
    Vm& vm_;
  LoopObject& loop_;
  uint32_t depth_;  // of whoever tracked coroutines before
};

void run_forever(Vm& vm, LoopObject& loop) {
  require_open(vm, loop);
  if (loop.running()) vm.raise(vm.types().RuntimeError, "This event loop is already running");
  if (loop.state.running_loop(vm)) {
    vm.raise(vm.types().RuntimeError, "Cannot run the event loop while another loop is running");
  }
  const Ref<LoopObject> keep(&loop);
  const RunningLoop running(vm, loop);
  loop.run_forever(vm.thread());
}

Value loop_run_forever(Vm& vm, Value* a) {
  run_forever(vm, self_of(a[0]));
  return Value::none();
}

/// Stops the loop when the future that run_until_complete() waits for is done. From then on it belongs to
/// the loop's queue, since SystemExit may end run_until_complete() before its turn has come.
class StopWhenDone : public asyncio::Handle {
 public:
  explicit StopWhenDone(FutureBase& future) : Handle(&act), future_(&future) { future.core().add_callback(*this); }
  ~StopWhenDone() {
    if (!future_->core().done()) future_->core().remove_callback(*this);
  }

  static void act(asyncio::Handle& handle, Event event) {
    if (event == Event::ready) return;
    const std::unique_ptr<StopWhenDone> self(static_cast<StopWhenDone*>(&handle));
    if (event != Event::run) return;
    FutureBase& future = *self->future_;
    if (future.is_exception) {
      future.log_traceback = false;  // as its exception() is asked for
      const Types& types = future.loop().state.interpreter.types();
      Type* type = future.value.as<Exception>()->type;
      if (type->is_subtype(types.SystemExit) || type->is_subtype(types.KeyboardInterrupt)) return;
    }
    future.loop().stop();
  }

 private:
  Ref<FutureBase> future_;
};

/// Gives it up to the queue if the future is done, else takes it back.
struct LeaveToQueue {
  void operator()(StopWhenDone* stop) const {
    if (!future->core().done()) delete stop;
  }
  const FutureBase* future;
};

Value loop_run_until_complete(Vm& vm, Value* a) {
  LoopObject& loop = self_of(a[0]);
  require_open(vm, loop);
  if (loop.running()) vm.raise(vm.types().RuntimeError, "This event loop is already running");
  if (loop.state.running_loop(vm)) {
    vm.raise(vm.types().RuntimeError, "Cannot run the event loop while another loop is running");
  }
  const bool new_task = as_future(a[1]) == nullptr;
  const Value held = ensure_future(vm, a[1], &loop);
  FutureBase& future = *as_future(held);
  if (new_task) future.log_destroy_pending = false;
  Value failure;
  {
    const std::unique_ptr<StopWhenDone, LeaveToQueue> stop(new StopWhenDone(future), {&future});
    try {
      run_forever(vm, loop);
    } catch (PythonError& error) {
      failure = std::move(error.exception);
    }
  }
  if (failure.is_defined()) {
    if (new_task && future.core().done()) future.log_traceback = false;
    throw PythonError{std::move(failure)};
  }
  if (!future.core().done()) vm.raise(vm.types().RuntimeError, "Event loop stopped before Future completed.");
  return future_result(vm, future);
}

Value loop_stop(Vm&, Value* a) {
  self_of(a[0]).stop();
  return Value::none();
}

Value loop_close(Vm& vm, Value* a) {
  LoopObject& loop = self_of(a[0]);
  if (loop.running()) vm.raise(vm.types().RuntimeError, "Cannot close a running event loop");
  if (loop.closed) return Value::none();
  if (loop.debug) log_for_asyncio(vm, LogLevel::debug, fmt::format("Close {}", vm.repr(a[0])->view()));
  loop.closed = true;
  loop.close();
  return Value::none();
}

Value loop_is_running(Vm&, Value* a) { return Value::boolean(self_of(a[0]).running()); }
Value loop_is_closed(Vm&, Value* a) { return Value::boolean(self_of(a[0]).closed); }
Value loop_get_debug(Vm&, Value* a) { return Value::boolean(self_of(a[0]).debug); }
Value loop_set_debug(Vm& vm, Value* a) {
  LoopObject& loop = self_of(a[0]);
  set_debug(loop, vm.truth(a[1]));
  if (loop.running()) {
    const Value call[] = {vm.find_attr(a[0], "_set_coroutine_origin_tracking"), Value::boolean(loop.debug)};
    vm.call_method(a[0], "call_soon_threadsafe", call);
  }
  return Value::none();
}
Value loop_track_origins(Vm& vm, Value* a) {
  track_coroutine_origins(vm, vm.truth(a[1]) ? kDebugStackDepth : 0);
  return Value::none();
}
Value loop_get_task_factory(Vm&, Value* a) { return self_of(a[0]).task_factory; }
Value loop_set_task_factory(Vm& vm, Value* a) {
  if (!a[1].is_none() && vm.type_of(a[1])->slots.call == nullptr) {
    vm.raise(vm.types().TypeError, "task factory must be a callable or None");
  }
  self_of(a[0]).task_factory = a[1];
  return Value::none();
}
Value loop_get_exception_handler(Vm&, Value* a) { return self_of(a[0]).exception_handler; }
Value loop_set_exception_handler(Vm& vm, Value* a) {
  if (!a[1].is_none() && vm.type_of(a[1])->slots.call == nullptr) {
    vm.raise(vm.types().TypeError, "A callable object or None is expected, got {}", vm.repr(a[1])->view());
  }
  self_of(a[0]).exception_handler = a[1];
  return Value::none();
}

Value loop_repr(Vm& vm, const Value& self) {
  const LoopObject& loop = self_of(self);
  const auto word = [](bool b) { return b ? "True" : "False"; };
  return vm.str(fmt::format("<{} running={} closed={} debug={}>", vm.type_of(self)->name, word(loop.running()),
                            word(loop.closed), word(loop.debug)));
}

constexpr NativeDef kMethods[] = {
    {"__new__", "(cls, *args, **kwargs)", loop_new},
    {"call_soon", "def (self, callback, *args, context=None)", loop_call_soon},
    {"call_soon_threadsafe", "def (self, callback, *args, context=None)", loop_call_soon_threadsafe},
    {"call_later", "def (self, delay, callback, *args, context=None)", loop_call_later},
    {"call_at", "def (self, when, callback, *args, context=None)", loop_call_at},
    {"time", "def (self)", loop_time},
    {"create_future", "def (self)", loop_create_future},
    {"create_task", "def (self, coro, *, name=None, context=None)", loop_create_task},
    {"run_forever", "def (self)", loop_run_forever},
    {"run_until_complete", "def (self, future)", loop_run_until_complete},
    {"stop", "def (self)", loop_stop},
    {"close", "def (self)", loop_close},
    {"is_running", "def (self)", loop_is_running},
    {"is_closed", "def (self)", loop_is_closed},
    {"get_debug", "def (self)", loop_get_debug},
    {"set_debug", "def (self, enabled)", loop_set_debug},
    {"_set_coroutine_origin_tracking", "def (self, enabled)", loop_track_origins},
    {"get_task_factory", "def (self)", loop_get_task_factory},
    {"set_task_factory", "def (self, factory)", loop_set_task_factory},
    {"get_exception_handler", "def (self)", loop_get_exception_handler},
    {"set_exception_handler", "def (self, handler)", loop_set_exception_handler},
    {"call_exception_handler", "def (self, context)", loop_call_exception_handler},
    {"default_exception_handler", "def (self, context)", loop_default_exception_handler},
};

Value get_slow_callback_duration(Vm&, const Value& self) { return Value::floating(self_of(self).slow_callback_duration); }
void set_slow_callback_duration(Vm& vm, const Value& self, const Value& seconds) {
  self_of(self).slow_callback_duration = vm.to_double(seconds);
}
// The handles that the next iteration runs; what is no Python callable shows as its task or as None.
Value get_ready(Vm& vm, const Value& self) {
  Ref<List> ready = vm.list();
  self_of(self).for_each_ready([&](asyncio::Handle& handle) {
    asyncio::Task* task = asyncio::Task::of(handle);
    ready->items.push_back(handle.is(&HandleObject::act) ? Value(static_cast<HandleObject*>(&handle))
                           : task != nullptr             ? Value(static_cast<TaskObject*>(task))
                                                         : Value::none());
  });
  return ready;
}

constexpr GetSetDef kAttributes[] = {
    {"slow_callback_duration", get_slow_callback_duration, set_slow_callback_duration},
    {"_debug", [](Vm&, const Value& self) { return Value::boolean(self_of(self).debug); }},
    {"_closed", [](Vm&, const Value& self) { return Value::boolean(self_of(self).closed); }},
    {"_ready", get_ready},
};

}  // namespace

LoopObject::LoopObject(Type* cls, AsyncioState& s)
    : AttributedObject(cls, kKind), asyncio::EventLoop(s.interpreter.simulator()), state(s) {
  state.loops.push_back(this);
  spinning = [this] {
    uint32_t line = 0;
    for_each_ready([&](asyncio::Handle& handle) {
      const asyncio::Task* task = asyncio::Task::of(handle);
      if (line == 0 && task != nullptr) line = line_of(static_cast<const TaskObject&>(*task));
    });
    if (line != 0) note_busy_line(*vm, line);
    vm->thread().work(kPollCost);
  };
  endless = [this] {
    vm->raise(vm->types().RuntimeError, "endless loop: the clock stands still at {} while tasks only yield to each other",
              sim::to_string(now()));
  };
}

LoopObject::~LoopObject() {
  if (Heap::of(this).tearing_down()) return;
  std::erase(state.loops, this);
  std::erase_if(state.async_generators, [this](const auto& each) { return each.second == this; });
}

asyncio::Handle::Action run_until_complete_callback() { return &StopWhenDone::act; }

void require_open(Vm& vm, const LoopObject& loop) {
  if (loop.closed) vm.raise(vm.types().RuntimeError, "Event loop is closed");
}

Type* make_loop_type(Vm& vm, AsyncioState&) {
  return make_type<LoopObject>(vm.interpreter(), {.name = "BaseEventLoop",
                                                  .module = "asyncio.base_events",
                                                  .slots = {.repr = loop_repr},
                                                  .methods = kMethods,
                                                  .getsets = kAttributes,
                                                  .dict_offset = AttributedObject::kDictOffset});
}

}  // namespace interleave::models::python::modules
