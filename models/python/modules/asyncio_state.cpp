#include <algorithm>

#include "models/python/generator.h"
#include "models/python/modules/asyncio_objects.h"
#include "models/python/modules/asyncio_parts.h"
#include "models/python/modules/contexts.h"
#include "models/threads/thread.h"

namespace interleave::models::python::modules {

namespace {

Type* exception_type(Vm& vm, std::string_view name, std::string_view module, Type* base) {
  return make_type<Exception>(vm.interpreter(), {.name = name, .module = module, .base = base});
}

}  // namespace

AsyncioState::AsyncioState(Vm& vm) : interpreter(vm.interpreter()) {
  const Types& types = vm.types();
  cancelled_error = exception_type(vm, "CancelledError", "asyncio.exceptions", types.BaseException);
  invalid_state_error = exception_type(vm, "InvalidStateError", "asyncio.exceptions", types.Exception_);
  queue_empty = exception_type(vm, "QueueEmpty", "asyncio.queues", types.Exception_);
  queue_full = exception_type(vm, "QueueFull", "asyncio.queues", types.Exception_);
  loop = make_loop_type(vm, *this);
  make_handle_types(vm, *this);
  future = make_future_type(vm, *this);
  task = make_task_type(vm, *this);
  coroutine = make_native_coroutine_type(vm);
  gathering_future = make_gathering_future_type(vm, *this);
  make_sync_types(vm, *this);
  make_queue_types(vm, *this);
  interpreter.first_async_generator_step = [this](Vm& stepping, const Value& generator) {
    if (LoopObject* running = running_loop(stepping)) async_generators.emplace_back(generator.as_object(), running);
  };
  interpreter.finalize_async_generator = [this](Vm& dropping, const Value& generator) {
    return close_later(dropping, generator);
  };
}

// CPython 3.11 Lib/asyncio/base_events.py, _asyncgen_finalizer_hook.
bool AsyncioState::close_later(Vm& vm, const Value& generator) {
  const auto found = std::find_if(async_generators.begin(), async_generators.end(),
                                  [&](const auto& each) { return each.first == generator.as_object(); });
  if (found == async_generators.end()) return false;
  LoopObject* of = found->second;
  async_generators.erase(found);
  const bool suspended = static_cast<Generator*>(generator.as_object())->state() == Generator::State::suspended;
  if (!suspended || of->closed) return false;
  const Value call[] = {vm.find_attr(Value(of), "create_task"), vm.call_method(generator, "aclose")};
  vm.call_method(Value(of), "call_soon_threadsafe", call);
  return true;
}

AsyncioState::~AsyncioState() {
  contexts = nullptr;  // which may be gone
  for (LoopObject* each : loops) {
    each->abandon_tasks();
    each->close();
  }
}

// What the thread's policy holds and nobody closed, CPython never collects. Order: as CPython 3.11 has it for
// tasks that sleep.
void AsyncioState::destroy_pending_tasks(Vm& vm) {
  const std::vector<LoopObject*> all = loops;
  for (LoopObject* each : all) {
    const Value held(each);
    if (each->running() || (!each->closed && loops_of(vm).policy.same(held))) continue;
    std::vector<Ref<TaskObject>> pending;
    for (asyncio::Task* next = each->first_task(); next != nullptr; next = next->next_task()) {
      pending.emplace_back(static_cast<TaskObject*>(next));
    }
    const auto close = [](const TaskObject& of) {
      const Value body = of.coro;
      body.as_object()->type->slots.finalize(body.as_object());
    };
    for (const Ref<TaskObject>& of : pending) {
      if (each->closed) close(*of);
      report_destroyed(vm, *of);
    }
    if (each->closed) continue;
    for (const Ref<TaskObject>& of : pending) close(*of);
  }
}

AsyncioState& asyncio_state(Vm& vm) { return vm.interpreter().state<AsyncioState>(vm); }

AsyncioState::ThreadLoops& AsyncioState::loops_of(Vm& vm) {
  for (ThreadLoops& each : threads_) {
    if (each.vm == &vm) return each;
  }
  return threads_.emplace_back(ThreadLoops{.vm = &vm, .policy = Value::none()});
}

LoopObject* AsyncioState::find_running_loop(Vm& vm) {
  for (const ThreadLoops& each : threads_) {
    if (each.vm == &vm) {
      running_vm_ = &vm;
      return running_loop_ = each.running;
    }
  }
  return nullptr;
}

void AsyncioState::set_running_loop(Vm& vm, LoopObject* running) {
  loops_of(vm).running = running;
  running_vm_ = nullptr;
}

void AsyncioState::forget_thread(Vm& vm) {
  if (contexts != nullptr) contexts->forget_thread(vm);
  std::erase_if(threads_, [&](const ThreadLoops& each) { return each.vm == &vm; });
  running_vm_ = nullptr;
}

LoopObject& AsyncioState::require_running_loop(Vm& vm) {
  LoopObject* running = running_loop(vm);
  if (!running) vm.raise(vm.types().RuntimeError, "no running event loop");
  return *running;
}

LoopObject& AsyncioState::event_loop(Vm& vm) {
  if (LoopObject* running = running_loop(vm)) return *running;
  // CPython 3.11 Lib/asyncio/events.py, BaseDefaultEventLoopPolicy.get_event_loop.
  const ThreadLoops found = loops_of(vm);
  if (found.policy.is_none()) {
    if (found.was_set || !is_main_thread(vm)) {
      vm.raise(vm.types().RuntimeError, "There is no current event loop in thread {}.",
               vm.repr(vm.str(vm.thread().name()))->view());
    }
    set_event_loop(vm, vm.call(new_event_loop));
  }
  return *loops_of(vm).policy.as<LoopObject>();
}

void AsyncioState::set_event_loop(Vm& vm, Value loop_or_none) {
  ThreadLoops& of_thread = loops_of(vm);
  of_thread.policy = std::move(loop_or_none);
  of_thread.was_set = true;
}

}  // namespace interleave::models::python::modules
