// The module _asyncio: the functions and types that asyncio's Python part (_asyncio_*.py) builds on.
#include "models/python/modules/contexts.h"
#include "models/python/modules/asyncio_parts.h"
#include "models/python/modules/table.h"

namespace interleave::models::python::modules {

namespace {

Value get_running_loop(Vm& vm, Value*) { return &asyncio_state(vm).require_running_loop(vm); }
Value get_running_loop_or_none(Vm& vm, Value*) {
  LoopObject* loop = asyncio_state(vm).running_loop(vm);
  return loop ? Value(loop) : Value::none();
}
Value get_event_loop(Vm& vm, Value*) { return &asyncio_state(vm).event_loop(vm); }

Value set_event_loop(Vm& vm, Value* a) {
  AsyncioState& state = asyncio_state(vm);
  if (!a[0].is_none() && !vm.is_instance(a[0], state.loop)) {
    vm.raise(vm.types().TypeError, "loop must be an instance of AbstractEventLoop or None, not '{}'",
             vm.type_of(a[0])->name);
  }
  state.set_event_loop(vm, a[0]);
  return Value::none();
}

// The function that makes loops; called once, by asyncio's Python part.
Value set_loop_factory(Vm& vm, Value* a) {
  asyncio_state(vm).new_event_loop = a[0];
  return Value::none();
}

LoopObject& loop_argument(Vm& vm, const Value& loop) {
  return loop.is_none() ? asyncio_state(vm).require_running_loop(vm) : *loop.as<LoopObject>();
}

Value current_task(Vm& vm, Value* a) {
  asyncio::Task* task = loop_argument(vm, a[0]).current_task();
  return task ? Value(static_cast<TaskObject*>(task)) : Value::none();
}

// A list, in order of creation; all_tasks() makes a set of it.
Value live_tasks(Vm& vm, Value* a) {
  Ref<List> tasks = vm.list();
  for (asyncio::Task* task = loop_argument(vm, a[0]).first_task(); task; task = task->next_task()) {
    tasks->items.emplace_back(static_cast<TaskObject*>(task));
  }
  return tasks;
}

// _take_async_generators(loop): those that the loop has begun and not ended; it forgets them.
Value take_async_generators(Vm& vm, Value* a) {
  Ref<List> taken = vm.list();
  std::erase_if(asyncio_state(vm).async_generators, [&](const auto& each) {
    const bool mine = Value(each.second).same(a[0]);
    if (mine) taken->items.emplace_back(each.first);
    return mine;
  });
  return taken;
}

Value create_task(Vm& vm, Value* a) {
  LoopObject& loop = asyncio_state(vm).require_running_loop(vm);
  // The task takes a number even if it is renamed then (CPython 3.11 Lib/asyncio/tasks.py, create_task).
  const Value task = loop.task_factory.is_none() ? Value(make_task(vm, loop, a[0], Value::none(), a[2], kCreateTaskSite))
                                                 : vm.call_method(&loop, "create_task", std::span(&a[0], 1));
  if (!a[1].is_none()) vm.call_method(task, "set_name", std::span(&a[1], 1));
  return task;
}

// copy_context(): a copy of the current context; None as long as nobody has imported contextvars.
Value copy_context(Vm& vm, Value*) {
  Contexts* contexts = asyncio_state(vm).contexts;
  return contexts == nullptr ? Value::none() : Value(contexts->copy(vm));
}

// in_context(function): it will run in a copy of the current context.
Value in_context_function(Vm& vm, Value* a) { return in_context(asyncio_state(vm).contexts, vm, a[0]); }

/// Objects that act as futures (CPython 3.11 Lib/asyncio/base_futures.py, isfuture).
bool acts_as_future(Vm& vm, const Value& value) {
  if (as_future(value) != nullptr) return true;
  if (!vm.find_attr(Value(vm.type_of(value)), "_asyncio_future_blocking").is_defined()) return false;
  const Value blocking = vm.find_attr(value, "_asyncio_future_blocking");
  return blocking.is_defined() && !blocking.is_none();
}

Value ensure_future_function(Vm& vm, Value* a) {
  if (as_future(a[0]) == nullptr && !a[0].is(Kind::coroutine) && acts_as_future(vm, a[0])) return a[0];
  return ensure_future(vm, a[0], a[1].is_none() ? nullptr : a[1].as<LoopObject>());
}

// _check_callback(loop, callback, method): see check_callback().
Value check_callback_function(Vm& vm, Value* a) {
  check_callback(vm, a[1], vm.to_str(a[2])->view());
  return Value::none();
}

Value isfuture(Vm& vm, Value* a) { return Value::boolean(acts_as_future(vm, a[0])); }
Value iscoroutine(Vm& vm, Value* a) { return Value::boolean(is_coroutine(vm, a[0])); }

constexpr NativeDef kFunctions[] = {
    {"get_running_loop", "()", get_running_loop},
    {"_get_running_loop", "()", get_running_loop_or_none},
    {"get_event_loop", "()", get_event_loop},
    {"set_event_loop", "def (loop)", set_event_loop},
    {"_set_loop_factory", "(factory, /)", set_loop_factory},
    {"current_task", "def (loop=None)", current_task},
    {"_live_tasks", "(loop=None)", live_tasks},
    {"copy_context", "()", copy_context},
    {"in_context", "(function, /)", in_context_function},
    {"_take_async_generators", "(loop, /)", take_async_generators},
    {"_check_callback", "(loop, callback, method, /)", check_callback_function},
    {"create_task", "def (coro, *, name=None, context=None)", create_task},
    {"ensure_future", "def (coro_or_future, *, loop=None)", ensure_future_function},
    {"isfuture", "def (obj)", isfuture},
    {"iscoroutine", "def (obj)", iscoroutine},
    {"gather", "def (*coros_or_futures, return_exceptions=False)", asyncio_gather},
    {"sleep", "def (delay, result=None)", asyncio_sleep},
};

}  // namespace

void init_asyncio(Vm& vm, Dict& module) {
  AsyncioState& state = asyncio_state(vm);
  vm.add_natives(module, kFunctions);
  const std::pair<std::string_view, Type*> types[] = {
      {"BaseEventLoop", state.loop},          {"Future", state.future},
      {"Task", state.task},                   {"Handle", state.handle},
      {"TimerHandle", state.timer_handle},    {"Lock", state.lock},
      {"Event", state.event},                 {"Semaphore", state.semaphore},
      {"BoundedSemaphore", state.bounded_semaphore}, {"Queue", state.queue},
      {"PriorityQueue", state.priority_queue}, {"LifoQueue", state.lifo_queue},
      {"CancelledError", state.cancelled_error}, {"InvalidStateError", state.invalid_state_error},
      {"QueueEmpty", state.queue_empty},      {"QueueFull", state.queue_full},
  };
  for (const auto& [name, type] : types) module.set(vm.intern(name).get(), Value(type));
}

}  // namespace interleave::models::python::modules
