// The module _threading: threads and the primitives of threading, on which threading.py builds.
#include <algorithm>

#include "models/python/modules/asyncio_parts.h"
#include "models/python/modules/polling.h"
#include "models/python/modules/table.h"
#include "models/python/modules/threading_objects.h"
#include "models/python/traceback.h"

namespace interleave::models::python::modules {

namespace {

constexpr int64_t kFirstIdent = 0x7f00'0000'0000;  // thread idents look like addresses
constexpr int64_t kIdentStep = 0x1000;
constexpr int64_t kAtBegin = 0;  // a thread gets its ident when it begins

ThreadHandle& handle_of(const Value& self) { return *self.as<ThreadHandle>(); }

// start(name, daemon, thread, run): the new thread runs first, until it blocks.
Value start(Vm& vm, Value* a) {
  return threading_state(vm).start(vm, std::string(vm.to_text(a[0], "start")), vm.truth(a[1]), a[2],
                                   a[3]);
}

// launch(name, run): the ident of a new daemon without a threading.Thread; the caller goes on first.
Value launch(Vm& vm, Value* a) {
  return Value::integer(threading_state(vm).launch(vm, std::string(vm.to_text(a[0], "launch")), a[1]));
}
// interrupt(handler): the main thread of the process calls it as soon as it executes again.
Value interrupt(Vm& vm, Value* a) {
  for (const ThreadingState::Running& each : threading_state(vm).running) {
    if (&each.thread->process() != &vm.thread().process()) continue;
    vm.interpreter().vm_of(*each.thread)->interrupt(a[0]);
    break;
  }
  return Value::none();
}

Value handle_join(Vm& vm, Value* a) {
  ThreadHandle& handle = handle_of(a[0]);
  if (!handle.thread) return Value::boolean(true);
  const auto timeout = read_timeout(vm, a[1]);
  struct Joining {
    ThreadHandle& handle;
    explicit Joining(ThreadHandle& h) : handle(h) { ++handle.joining; }
    Joining(const Joining&) = delete;
    Joining& operator=(const Joining&) = delete;
    ~Joining() { --handle.joining; }
  };
  const Joining joining(handle);
  const bool ended = handle.thread->join(timeout ? std::max(*timeout, sim::Duration()) : timeout);
  vm.handle_interruption();
  return Value::boolean(ended);
}
Value handle_is_alive(Vm& vm, Value* a) {
  note_poll(vm);
  return Value::boolean(handle_of(a[0]).thread != nullptr);
}

Value current(Vm& vm, Value*) {
  const Value& object = threading_state(vm).of(vm.thread()).object;
  return object.is_defined() ? object : Value::none();
}
Value get_ident(Vm& vm, Value*) {
  return Value::integer(threading_state(vm).of(vm.thread()).ident);
}
Value enumerate(Vm& vm, Value*) {
  Ref<List> all = vm.list();
  for (const ThreadingState::Running& each : threading_state(vm).running) {
    const bool mine = &each.thread->process() == &vm.thread().process();
    if (mine && each.object.is_defined()) all->items.push_back(each.object);
  }
  return all;
}
Value rename(Vm& vm, Value* a) {
  vm.thread().rename(std::string(vm.to_text(a[0], "rename")));
  return Value::none();
}
// set_hooks(main_thread, make_worker): called once, by threading.py.
Value set_hooks(Vm& vm, Value* a) {
  ThreadingState& state = threading_state(vm);
  state.running.front().object = a[0];
  state.make_worker = a[1];
  return Value::none();
}
// set_current(thread): what current() gives from now on.
Value set_current(Vm& vm, Value* a) {
  threading_state(vm).of(vm.thread()).object = a[0];
  return Value::none();
}
Value shut_pools_down_function(Vm& vm, Value*) {
  shut_pools_down(vm);
  return Value::none();
}

// print_exception(headline, exception): to stderr.
Value print_exception(Vm& vm, Value* a) {
  vm.interpreter().write_err(
      fmt::format("{}\n{}", vm.to_text(a[0], "print_exception"), format_exception(vm, a[1])));
  return Value::none();
}
// format_exception(exception): what print_exception() prints below the headline.
Value format_exception_text(Vm& vm, Value* a) { return vm.str(format_exception(vm, a[0])); }
Value cpu_count(Vm& vm, Value*) { return Value::integer(vm.thread().cores().count()); }

// pool_workers(): of a ThreadPoolExecutor() without a number.
Value pool_workers(Vm& vm, Value*) {
  const int given = vm.interpreter().scenario().machine.pool_workers;
  return Value::integer(given > 0 ? given : std::min<int64_t>(32, vm.thread().cores().count() + 4));
}

constexpr NativeDef kHandleMethods[] = {
    {"join", "(self, timeout=None)", handle_join},
    {"is_alive", "(self)", handle_is_alive},
};
constexpr NativeDef kFunctions[] = {
    {"start", "(name, daemon, thread, run, /)", start},
    {"launch", "(name, run, /)", launch},
    {"interrupt", "(handler, /)", interrupt},
    {"current", "()", current},
    {"get_ident", "()", get_ident},
    {"enumerate", "()", enumerate},
    {"rename", "(name, /)", rename},
    {"set_hooks", "(main_thread, make_worker, /)", set_hooks},
    {"set_current", "(thread, /)", set_current},
    {"print_exception", "(headline, exception, /)", print_exception},
    {"format_exception", "(exception, /)", format_exception_text},
    {"cpu_count", "()", cpu_count},
    {"pool_workers", "()", pool_workers},
    {"shut_pools_down", "()", shut_pools_down_function},
};

}  // namespace

ThreadingState::ThreadingState(Vm& vm) : interpreter(vm.interpreter()) {
  make_lock_types(vm, *this);
  make_signal_types(vm, *this);
  make_pool_type(vm, *this);
  handle = make_type<ThreadHandle>(
      interpreter, {.name = "_ThreadHandle", .module = "_thread", .methods = kHandleMethods});
  running.push_back({&vm.thread(), Value(), next_ident()});
}

ThreadingState::~ThreadingState() = default;

ThreadingState& threading_state(Vm& vm) { return vm.interpreter().state<ThreadingState>(vm); }

bool is_main_thread(Vm& vm) { return threading_state(vm).running.front().thread == &vm.thread(); }

ThreadingState::Running& ThreadingState::of(const sim::Thread& thread) {
  const auto found = std::find_if(running.begin(), running.end(),
                                  [&](const Running& each) { return each.thread == &thread; });
  assert(found != running.end());
  return *found;
}

int64_t ThreadingState::next_ident() { return kFirstIdent + kIdentStep * idents_++; }

void ThreadingState::leave(Vm& vm) {
  std::erase_if(running, [&](const Running& each) { return each.thread == &vm.thread(); });
  if (interpreter.find_state<AsyncioState>()) asyncio_state(vm).forget_thread(vm);
}

Ref<ThreadHandle> ThreadingState::start(Vm& vm, std::string name, bool daemon, Value object,
                                        Value run) {
  Ref<ThreadHandle> thread_handle = vm.heap().make<ThreadHandle>(handle);
  add_thread(vm, std::move(name), daemon, thread_handle, std::move(object), std::move(run), kAtBegin).start();
  return thread_handle;
}

int64_t ThreadingState::launch(Vm& vm, std::string name, Value run) {
  const int64_t ident = next_ident();
  add_thread(vm, std::move(name), true, vm.heap().make<ThreadHandle>(handle), Value(), std::move(run), ident).launch();
  return ident;
}

threads::Thread& ThreadingState::add_thread(Vm& vm, std::string name, bool daemon, const Ref<ThreadHandle>& of,
                                            Value object, Value run, int64_t ident) {
  if (owned_.size() >= drop_at_) drop_finished();
  const auto body = [this, of, object, run, ident] {
    threads::Thread& self = threads::Thread::current(interpreter.simulator());
    Vm own(interpreter, self);
    const Presence presence(*this, own, object, ident == kAtBegin ? next_ident() : ident);
    struct End {
      ThreadHandle& handle;
      ~End() { handle.thread = nullptr; }
    } const end{*of};
    Value failure;
    try {
      own.call(run);
    } catch (PythonError& error) {
      failure =
          std::move(error.exception);  // `run` reports what it raises: only SystemExit comes here
    }
  };
  auto thread = std::make_unique<threads::Thread>(vm.thread().process(), std::move(name), body,
                                                  threads::Thread::Options{.daemon = daemon});
  of->thread = thread.get();
  owned_.push_back({std::move(thread), of});
  return *of->thread;
}

void ThreadingState::drop_finished() {
  std::erase_if(owned_, [](const Owned& each) {
    return each.thread->finished() && each.handle->joining == 0;
  });
  drop_at_ = std::max<size_t>(64, 2 * owned_.size());
}

void init_threading(Vm& vm, Dict& module) {
  ThreadingState& state = threading_state(vm);
  vm.add_natives(module, kFunctions);
  const std::pair<std::string_view, Type*> types[] = {
      {"Lock", state.lock},           {"RLock", state.rlock},
      {"Condition", state.condition}, {"Event", state.event},
      {"Semaphore", state.semaphore}, {"BoundedSemaphore", state.bounded_semaphore},
      {"Pool", state.pool},
  };
  for (const auto& [name, type] : types) module.set(vm.intern(name).get(), Value(type));
}

}  // namespace interleave::models::python::modules
