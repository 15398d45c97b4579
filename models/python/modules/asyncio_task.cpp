// asyncio.Task, and how the loop's tasks resume coroutines of the language. Facts and wording: CPython 3.11
// Modules/_asynciomodule.c, Lib/asyncio/tasks.py.
#include "models/python/call_record.h"
#include "models/python/code.h"
#include "models/python/function.h"
#include "models/python/generator.h"
#include "models/python/modules/asyncio_parts.h"
#include "models/python/modules/contexts.h"
#include "models/python/modules/frames.h"
#include "models/python/modules/native_coroutine.h"
#include "models/python/special.h"
#include "models/python/traceback.h"

namespace interleave::models::python::modules {

namespace {

TaskObject& object_of(asyncio::Task& task) { return static_cast<TaskObject&>(task); }

/// Of a coroutine that is Python code; null for one written in C++.
const Generator* as_generator(const Value& coroutine) {
  return coroutine.is(Kind::coroutine) || coroutine.is(Kind::generator) ? coroutine.as<Generator>() : nullptr;
}

class PythonCoroutine final : public asyncio::Coroutine {
 public:
  Step resume(asyncio::Task& base, bool cancel) const override;
  void retain(asyncio::Task& task) const override { python::retain(&object_of(task)); }
  void release(asyncio::Task& task) const override { python::release(&object_of(task)); }
  bool cancel(asyncio::Future& future, const asyncio::Cancellation& cancellation) const override;
  Description describe(const asyncio::Future& future) const override {
    const auto& task = static_cast<const TaskObject&>(future);
    return {"Task", task_name(task), task.track()};
  }
  sim::StackId stack(const asyncio::Task& task) const override;

 private:
  static Step suspend(Vm& vm, TaskObject& task, Value yielded);
  static Step fail(Vm& vm, TaskObject& task, Value exception);
};
constexpr PythonCoroutine kPythonCoroutine;

/// The await stack of a suspended task: its coroutine, what that awaits, and so on inward.
sim::StackId PythonCoroutine::stack(const asyncio::Task& base) const {
  constexpr size_t kDeepest = 64;
  sim::StackId stack = 0;
  Value at = static_cast<const TaskObject&>(base).coro;
  for (size_t depth = 0; depth < kDeepest; ++depth) {
    if (!at.is(Kind::coroutine) && !at.is(Kind::generator)) break;
    const auto* generator = at.as<Generator>();
    if (!generator->frame) break;
    stack = record_call(*base.loop().trace(), stack, *generator->frame);
    at = generator->awaited();
  }
  return stack;
}

bool PythonCoroutine::cancel(asyncio::Future& future, const asyncio::Cancellation& cancellation) const {
  auto& task = static_cast<TaskObject&>(future);
  const bool requested = task.request_cancel(cancellation);
  if (task.must_cancel()) task.FutureBase::value = static_cast<const PythonCancellation&>(cancellation).message;
  return requested;
}

asyncio::Coroutine::Step PythonCoroutine::resume(asyncio::Task& base, bool cancel) const {
  TaskObject& task = object_of(base);
  Vm& vm = *task.FutureBase::loop().vm;
  Value raised = std::exchange(task.throwing, Value());
  if (cancel) raised = make_cancelled_error(vm, task);
  task.awaited = Value();
  Value value = Value::none();
  Resumed resumed = Resumed::returned;
  Value failure;
  try {
    const ContextScope scope(task.FutureBase::loop().state.contexts, vm, &task);
    resumed = raised.is_defined() ? vm.throw_in(task.coro, raised, value) : vm.send(task.coro, value);
  } catch (PythonError& error) {
    failure = std::move(error.exception);
  }
  if (failure.is_defined()) return fail(vm, task, std::move(failure));
  if (resumed == Resumed::yielded) return suspend(vm, task, std::move(value));
  if (!task.must_cancel()) task.FutureBase::value = std::move(value);
  return Step::returned;
}

asyncio::Coroutine::Step PythonCoroutine::suspend(Vm& vm, TaskObject& task, Value yielded) {
  if (yielded.is_none()) return Step::yielded;
  const auto bad = [&](std::string_view message) {
    task.throwing = vm.make_exception(vm.types().RuntimeError, message);
    return Step::yielded;
  };
  LoopObject& loop = task.FutureBase::loop();
  asyncio::Future* future = as_waitable(loop.state, yielded);
  const Value self(&task);
  if (!future) {
    if (yielded.is(Kind::generator)) {
      return bad(fmt::format("yield was used instead of yield from for generator in task {} with {}",
                             vm.repr(self)->view(), vm.repr(yielded)->view()));
    }
    return bad(fmt::format("Task got bad yield: {}", vm.repr(yielded)->view()));
  }
  if (&future->loop() != &loop) {
    return bad(fmt::format("Task {} got Future {} attached to a different loop", vm.repr(self)->view(),
                           vm.repr(yielded)->view()));
  }
  if (yielded.same(self)) return bad(fmt::format("Task cannot await on itself: {}", vm.repr(self)->view()));
  task.awaited = std::move(yielded);
  task.wait_for(*future, PythonCancellation(task.FutureBase::value));
  return Step::waiting;
}

asyncio::Coroutine::Step PythonCoroutine::fail(Vm& vm, TaskObject& task, Value exception) {
  const AsyncioState& state = task.FutureBase::loop().state;
  if (vm.is_instance(exception, state.cancelled_error)) {
    task.saved_error = true;
    task.FutureBase::value = std::move(exception);
    return Step::cancelled;
  }
  const bool leaves_loop = vm.is_instance(exception, vm.types().KeyboardInterrupt) || vm.is_instance(exception, vm.types().SystemExit);
  store_exception(task, exception);
  if (leaves_loop) {
    task.end(Step::raised);
    throw PythonError{std::move(exception)};
  }
  return Step::raised;
}

Value task_new(Vm& vm, Value* a) { return make_instance<TaskObject>(vm.interpreter(), a[0].as<Type>()); }

/// What the timeline calls a task: its name and, unless the program chose that, its coroutine's. What
/// asyncio.run() does to shut down gets no lane.
std::string lane_name(const TaskObject& task) {
  const Code* code = task.code.get();
  if (code != nullptr && code->source->hidden && code->name->view().starts_with("shutdown_")) return {};
  std::string name = task_name(task);
  if (code != nullptr && task.name.is_int()) name += fmt::format(" ({})", code->name->view());
  return name;
}

/// Whether a program's object is a coroutine by what it can do (collections.abc.Coroutine).
bool acts_as_coroutine(Vm& vm, const Value& value) {
  return vm.type_of(value)->slots.await != nullptr && vm.find_attr(value, "send").is_defined() &&
         vm.find_attr(value, "throw").is_defined() && vm.find_attr(value, "close").is_defined();
}

/// Where CPython's library makes the task that a modelled part of the library makes; "" if the program does.
std::string_view site_of_caller(Vm& vm) {
  const Frame* caller = vm.frame();
  if (caller == nullptr || !caller->code->source->hidden) return "";
  const std::string_view name = caller->code->name->view();
  return name == "create_task" ? "/usr/lib/python3.11/asyncio/taskgroups.py:145"
         : name == "run"       ? "/usr/lib/python3.11/asyncio/runners.py:100"
                               : kEnsureFutureSite;
}

void start_task(Vm& vm, TaskObject& task, LoopObject& loop, Value coroutine, Value name, const Value& context,
                std::string_view site) {
  if (!is_coroutine(vm, coroutine) && acts_as_coroutine(vm, coroutine)) coroutine = wrap_coroutine(vm, coroutine);
  if (!is_coroutine(vm, coroutine)) {
    task.log_destroy_pending = false;
    vm.raise(vm.types().TypeError, "a coroutine was expected, got {}", vm.repr(coroutine)->view());
  }
  task.bind(loop);
  if (loop.state.contexts != nullptr) loop.state.contexts->remember(vm, &task, context);
  task.coro = std::move(coroutine);
  if (const Generator* generator = as_generator(task.coro)) {
    if (generator->frame) task.code = generator->frame->function->code;
  }
  task.name = name.is_none() ? Value::integer(++loop.state.tasks_named) : Value(vm.to_str(name));
  if (loop.debug) [[unlikely]] {
    check_thread(vm, loop);
    note_future_origin(vm, task, site.empty() ? site_of_caller(vm) : site);
  }
  task.start(loop.trace() ? lane_name(task) : std::string());
}

Value task_init(Vm& vm, Value* a) {
  AsyncioState& state = asyncio_state(vm);
  LoopObject& loop = a[2].is_none() ? state.event_loop(vm) : *a[2].as<LoopObject>();
  start_task(vm, *a[0].as<TaskObject>(), loop, a[1], a[3], a[4], "");
  return Value::none();
}

Value task_set_result(Vm& vm, Value*) {
  vm.raise(vm.types().RuntimeError, "Task does not support set_result operation");
}
Value task_set_exception(Vm& vm, Value*) {
  vm.raise(vm.types().RuntimeError, "Task does not support set_exception operation");
}
Value task_cancelling(Vm&, Value* a) { return Value::integer(a[0].as<TaskObject>()->cancelling()); }
Value task_uncancel(Vm&, Value* a) { return Value::integer(a[0].as<TaskObject>()->uncancel()); }
Value task_get_name(Vm& vm, Value* a) { return vm.str(task_name(*a[0].as<TaskObject>())); }
Value task_set_name(Vm& vm, Value* a) {
  TaskObject& task = *a[0].as<TaskObject>();
  task.name = vm.to_str(a[1]);
  task.rename(task_name(task));
  return Value::none();
}
Value task_get_coro(Vm&, Value* a) {
  const Value& coro = a[0].as<TaskObject>()->coro;
  return coro.is_defined() ? coro : Value::none();
}

Value get_waiter(Vm&, const Value& self) {
  const TaskObject& task = *self.as<TaskObject>();
  return task.awaited.is_defined() ? task.awaited : Value::none();
}
Value get_must_cancel(Vm&, const Value& self) { return Value::boolean(self.as<TaskObject>()->must_cancel()); }
Value get_coro(Vm& vm, const Value& self) {
  Value a[] = {self};
  return task_get_coro(vm, a);
}
Value get_log_destroy_pending(Vm&, const Value& self) { return Value::boolean(self.as<TaskObject>()->log_destroy_pending); }
void set_log_destroy_pending(Vm& vm, const Value& self, const Value& value) {
  if (value.is_undefined()) vm.raise(vm.types().AttributeError, "cannot delete attribute");
  self.as<TaskObject>()->log_destroy_pending = vm.truth(value);
}

/// "f() running at x.py:3" (CPython 3.11 Lib/asyncio/coroutines.py, _format_coroutine).
std::string describe_coroutine(Vm& vm, const TaskObject& task) {
  const std::string name = fmt::format("{}()", vm.to_str(vm.find_attr(task.coro, "__qualname__"))->view());
  if (!task.code) return name;
  const std::string& file = task.code->source->file_name;
  const Value frame = vm.find_attr(task.coro, task.coro.is(Kind::generator) ? "gi_frame" : "cr_frame");
  if (const Generator* generator = as_generator(task.coro); generator != nullptr && generator->state() == Generator::State::created) {
    return fmt::format("{} running at {}:{}", name, file, task.code->first_line);
  }
  if (frame.is_undefined() || frame.is_none()) {
    return fmt::format("{} done, defined at {}:{}", name, file, task.code->first_line);
  }
  if (const auto* suspended = frame.try_as<Frame>(); suspended != nullptr && frame.as_object()->type == vm.types().frame) {
    return fmt::format("{} running at {}:{}", name, file, suspended->code->positions[suspended->instruction()].line);
  }
  return fmt::format("{} running at {}:{}", name, file, vm.to_str(vm.find_attr(frame, "f_lineno"))->view());
}

Value task_repr(Vm& vm, const Value& self) {
  TaskObject& task = *self.as<TaskObject>();
  std::string state = future_info(vm, task);
  std::string rest;
  if (const size_t space = state.find(' '); space != std::string::npos) {
    rest = state.substr(space);
    state.resize(space);
  }
  if (task.cancelling() > 0 && !task.done()) state = "cancelling";
  std::string info = fmt::format("{} name={} coro=<{}>", state, vm.repr(vm.str(task_name(task)))->view(),
                                 task.coro.is_defined() ? describe_coroutine(vm, task) : "None");
  if (task.awaited.is_defined() && !task.done()) {
    info += fmt::format(" wait_for={}", as_future(task.awaited)
                                            ? std::string(vm.repr(task.awaited)->view())
                                            : describe_waiting(*task.awaited.as<NativeCoroutine>(), task.has_origin));
  }
  return vm.str(fmt::format("<{} {}{}>", vm.type_of(self)->name, info, rest));
}

/// Where the task is suspended, or, outermost first, where it failed (CPython 3.11
/// Lib/asyncio/base_tasks.py).
std::vector<TracebackEntry> stack_of(const TaskObject& task, Vm& vm, const Value& limit) {
  std::vector<TracebackEntry> entries;
  const Generator* coroutine = as_generator(task.coro);
  if (coroutine != nullptr && coroutine->frame) {
    entries.push_back({Value(coroutine->frame->function->code), coroutine->frame->instruction()});
  } else if (task.is_exception) {
    const auto& innermost_first = task.FutureBase::value.as<Exception>()->traceback;
    entries.assign(innermost_first.rbegin(), innermost_first.rend());
  }
  std::erase_if(entries, [](const TracebackEntry& entry) { return entry.code.as<Code>()->source->hidden; });
  const size_t most = limit.is_none() ? entries.size() : static_cast<size_t>(std::max<int64_t>(vm.to_index(limit), 0));
  if (entries.size() > most) entries.resize(most);
  return entries;
}

Value task_get_stack(Vm& vm, Value* a) {
  Ref<List> frames = vm.list();
  for (const TracebackEntry& entry : stack_of(*a[0].as<TaskObject>(), vm, a[1])) {
    frames->items.push_back(make_frame_view(vm, entry));
  }
  return frames;
}

Value task_print_stack(Vm& vm, Value* a) {
  const TaskObject& task = *a[0].as<TaskObject>();
  const std::vector<TracebackEntry> entries = stack_of(task, vm, a[1]);
  const std::string shown(vm.repr(a[0])->view());
  const std::string head = entries.empty() ? fmt::format("No stack for {}\n", shown)
                                           : fmt::format("{} for {} (most recent call last):\n",
                                                         task.is_exception ? "Traceback" : "Stack", shown);
  std::string list;
  for (const TracebackEntry& entry : entries) {
    const Code& code = *entry.code.as<Code>();
    const uint32_t line = position_of(entry).line;
    std::string_view text = code.source->line(line);
    text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
    list += fmt::format("  File \"{}\", line {}, in {}\n    {}\n", code.source->file_name, line, code.name->view(), text);
  }
  const std::string tail = task.is_exception ? format_exception_only(vm, task.FutureBase::value) : "";
  if (a[2].is_none()) {  // CPython's print() goes to stdout, its traceback to stderr
    vm.interpreter().write_out(head);
    vm.interpreter().write_err(list);
    vm.interpreter().write_out(tail);
  } else {
    const Value text = vm.str(head + list + tail);
    vm.call_method(a[2], "write", std::span(&text, 1));
  }
  return Value::none();
}

constexpr NativeDef kMethods[] = {
    {"__new__", "(cls, *args, **kwargs)", task_new},
    {"get_stack", "(self, *, limit=None)", task_get_stack},
    {"print_stack", "(self, *, limit=None, file=None)", task_print_stack},
    {"__init__", "(self, coro, *, loop=None, name=None, context=None)", task_init},
    {"set_result", "(self, result, /)", task_set_result},
    {"set_exception", "(self, exception, /)", task_set_exception},
    {"cancelling", "(self, /)", task_cancelling},
    {"uncancel", "(self, /)", task_uncancel},
    {"get_name", "(self, /)", task_get_name},
    {"set_name", "(self, value, /)", task_set_name},
    {"get_coro", "(self, /)", task_get_coro},
};

constexpr GetSetDef kAttributes[] = {
    {"_coro", get_coro},
    {"_fut_waiter", get_waiter},
    {"_must_cancel", get_must_cancel},
    {"_log_destroy_pending", get_log_destroy_pending, set_log_destroy_pending},
};

}  // namespace

TaskObject::TaskObject(Type* cls) : FutureBase(cls, kKind), asyncio::Task(nullptr, kPythonCoroutine) {}

TaskObject::~TaskObject() {
  if (Heap::of(this).tearing_down()) {
    forget_callbacks();
  } else if (has_loop()) {
    if (Contexts* contexts = FutureBase::loop().state.contexts) contexts->forget(this);
    if (has_origin) FutureBase::loop().state.origins.erase(this);
    python::release(&FutureBase::loop());
  }
}

Ref<TaskObject> make_task(Vm& vm, LoopObject& loop, Value coroutine, Value name, const Value& context,
                          std::string_view site) {
  require_open(vm, loop);
  Ref<TaskObject> task = vm.heap().make<TaskObject>(loop.state.task);
  start_task(vm, *task, loop, std::move(coroutine), std::move(name), context, site);
  return task;
}

void report_destroyed(Vm& vm, TaskObject& task) noexcept {
  if (task.done() || !std::exchange(task.log_destroy_pending, false)) return;
  report_quietly(vm, task.FutureBase::loop(), "Task was destroyed but it is pending!", "task", &task, Value(), task.has_origin);
}

// Generators count too (CPython 3.11 Lib/asyncio/coroutines.py, _COROUTINE_TYPES).
bool is_coroutine(Vm& vm, const Value& value) {
  return vm.is_instance(value, vm.types().coroutine) || value.is(Kind::generator);
}

uint32_t line_of(const TaskObject& task) {
  const Generator* generator = as_generator(task.coro);
  if (generator == nullptr || !generator->frame || task.code->source->hidden) return 0;
  return generator->frame->code->positions[generator->frame->instruction()].line;
}

std::string task_name(const TaskObject& task) {
  if (task.name.is_int()) return fmt::format("Task-{}", task.name.as_int());
  return task.name.is_defined() ? std::string(task.name.as<Str>()->view()) : "";
}

asyncio::Future* as_waitable(const AsyncioState& state, const Value& value) {
  if (FutureBase* future = as_future(value)) return &future->core();
  if (value.is_object() && value.as_object()->type == state.coroutine) return value.as<NativeCoroutine>()->waitable();
  return nullptr;
}

Value ensure_future(Vm& vm, const Value& awaitable, LoopObject* loop) {
  if (FutureBase* future = as_future(awaitable)) {
    if (loop && future->core().has_loop() && &future->loop() != loop) {
      vm.raise(vm.types().ValueError,
               "The future belongs to a different loop than the one specified as the loop argument");
    }
    return awaitable;
  }
  AsyncioState& state = asyncio_state(vm);
  Value coroutine = awaitable;
  if (!is_coroutine(vm, awaitable)) {
    if (vm.type_of(awaitable)->slots.await == nullptr) {
      vm.raise(vm.types().TypeError, "An asyncio.Future, a coroutine or an awaitable is required");
    }
    coroutine = wrap_awaitable(vm, awaitable);
  }
  LoopObject& target = loop ? *loop : state.event_loop(vm);
  if (target.task_factory.is_none()) return make_task(vm, target, std::move(coroutine), Value::none(), Value::none(), kEnsureFutureSite);
  return vm.call_method(&target, "create_task", std::span(&coroutine, 1));
}

Type* make_task_type(Vm& vm, AsyncioState& state) {
  return make_type<TaskObject>(vm.interpreter(), {.name = "Task",
                                                  .module = "_asyncio",
                                                  .base = state.future,
                                                  .slots = {.repr = task_repr},
                                                  .methods = kMethods,
                                                  .getsets = kAttributes,
                                                  .dict_offset = AttributedObject::kDictOffset});
}

}  // namespace interleave::models::python::modules
