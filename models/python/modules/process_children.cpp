// _processes: simulated processes as programs start them, wait for them and end them. What they are
// to a program is multiprocessing.py's; what they have in memory, process_memory.cpp's.
#include <unordered_map>

#include "models/python/modules/polling.h"
#include "models/python/modules/process_copy.h"
#include "models/python/modules/table.h"
#include "models/python/modules/threading_objects.h"

namespace interleave::models::python::modules {

namespace {

constexpr int kFailed = 1;

/// A process that a program started: what multiprocessing.Process joins.
struct ProcessHandle : Object {
  static constexpr Kind kKind = Kind::other;
  explicit ProcessHandle(Type* cls) : Object(cls, kKind) {}
  threads::Process* process = nullptr;
  threads::Thread* thread = nullptr;  // its first one
  int exit_code = kFailed;            // once the thread has ended
};

/// The processes of a run, and which object of the program stands for which.
struct ProcessesState : ModuleState {
  Type* handle = nullptr;
  struct Child {
    std::unique_ptr<threads::Process> process;
    std::unique_ptr<threads::Thread> thread;
    Ref<ProcessHandle> handle;
  };
  std::vector<Child> children;
  std::unordered_map<const threads::Process*, Value> objects;  // of the program, for the processes
};

ProcessesState& state_of(Vm& vm) { return vm.interpreter().state<ProcessesState>(); }
ProcessHandle& handle_of(const Value& self) { return *self.as<ProcessHandle>(); }

void kill_threads(Vm& vm, const threads::Process& process) {
  for (const ThreadingState::Running& each : threading_state(vm).running) {
    if (&each.thread->process() != &process || each.thread == &vm.thread()) continue;
    const_cast<threads::Thread*>(each.thread)->kill();
  }
}

// start(name, memory, daemon, run, at_end): `run` gives the exit code; `at_end` is called once the
// process has ended, however it came to that. The caller goes on first.
Value start(Vm& vm, Value* a) {
  ProcessesState& state = state_of(vm);
  Interpreter& interpreter = vm.interpreter();
  const Ref<ProcessHandle> handle = vm.heap().make<ProcessHandle>(state.handle);
  const std::string name(vm.to_text(a[0], "start"));
  ProcessesState::Child child{
      std::make_unique<threads::Process>(vm.thread().process(), name), nullptr, {}};
  give_memory(vm, *child.process, a[1]);
  const auto live = [&interpreter, handle, run = a[3]](Vm& own) {
    const ThreadingState::Presence presence(threading_state(own), own, Value());
    Value failure;
    try {
      handle->exit_code = static_cast<int>(own.to_index(own.call(run)));
    } catch (PythonError& error) {
      failure = std::move(error.exception);
    }
    if (failure.is_defined()) own.write_unraisable(failure, run);
    kill_threads(own, *handle->process);
  };
  const auto body = [&interpreter, handle, live, at_end = a[4]] {
    Vm own(interpreter, threads::Thread::current(interpreter.simulator()));
    try {
      live(own);
    } catch (const threads::Killed&) {
      own.thread().outlive_kill();
    }
    own.call_ignoring_errors(at_end);
    handle->process->exit();
  };
  child.thread = std::make_unique<threads::Thread>(
      *child.process, name, body, threads::Thread::Options{.daemon = vm.truth(a[2])});
  handle->process = child.process.get();
  handle->thread = child.thread.get();
  child.handle = handle;
  state.children.push_back(std::move(child));
  handle->thread->launch();
  return handle;
}

Value handle_join(Vm& vm, Value* a) {
  const auto timeout = read_timeout(vm, a[1]);
  return Value::boolean(
      handle_of(a[0]).thread->join(timeout ? std::max(*timeout, sim::Duration()) : timeout));
}
Value handle_ended(Vm& vm, Value* a) {
  note_poll(vm);
  return Value::boolean(handle_of(a[0]).thread->finished());
}
void kill_process(Vm& vm, ProcessHandle& handle, int64_t exit_code) {
  if (handle.thread->finished()) return;
  handle.exit_code = static_cast<int>(exit_code);
  kill_threads(vm, *handle.process);
  handle.thread->kill();
}
// kill(exit_code)
Value handle_kill(Vm& vm, Value* a) {
  kill_process(vm, handle_of(a[0]), vm.to_index(a[1]));
  return Value::none();
}
/// A worker of a pool is killed by its threads.
bool kill_pool_worker(Vm& vm, int64_t pid, int64_t signal) {
  for (const ThreadingState::Running& each : threading_state(vm).running) {
    const threads::Process& process = each.thread->process();
    if (process.pid() != pid || process.parent() == nullptr) continue;
    if (signal == 0) return true;
    const bool own = &process == &vm.thread().process();
    kill_threads(vm, process);
    if (own) throw threads::Killed();
    return true;
  }
  return false;
}

// kill(pid, signal): False: there is no such process. Signal 0 only looks.
Value kill_by_pid(Vm& vm, Value* a) {
  const int64_t pid = vm.to_index(a[0]);
  const int64_t signal = vm.to_index(a[1]);
  for (const ProcessesState::Child& child : state_of(vm).children) {
    if (child.process->pid() != pid || child.thread->finished()) continue;
    if (signal != 0 && child.process.get() == &vm.thread().process()) exit_process(vm, static_cast<int>(-signal));
    if (signal != 0) kill_process(vm, *child.handle, -signal);
    return Value::boolean(true);
  }
  return Value::boolean(kill_pool_worker(vm, pid, signal));
}
Value handle_exit_code(Vm&, const Value& self) { return Value::integer(handle_of(self).exit_code); }
Value handle_pid(Vm&, const Value& self) { return Value::integer(handle_of(self).process->pid()); }

// current(): the object of the running process; None: it is the first one.
Value current(Vm& vm, Value*) {
  const auto& objects = state_of(vm).objects;
  const auto found = objects.find(&vm.thread().process());
  return found == objects.end() ? Value::none() : found->second;
}
Value set_current(Vm& vm, Value* a) {
  state_of(vm).objects[&vm.thread().process()] = a[0];
  return Value::none();
}
Value getpid(Vm& vm, Value*) { return Value::integer(vm.thread().process().pid()); }
Value getppid(Vm& vm, Value*) {
  const threads::Process* parent = vm.thread().process().parent();
  return Value::integer(parent == nullptr ? 1 : parent->pid());
}

constexpr NativeDef kMethods[] = {
    {"join", "(self, timeout=None)", handle_join},
    {"ended", "(self)", handle_ended},
    {"kill", "(self, exit_code, /)", handle_kill},
};
constexpr GetSetDef kAttributes[] = {{"exit_code", handle_exit_code}, {"pid", handle_pid}};
constexpr NativeDef kFunctions[] = {
    {"start", "(name, memory, daemon, run, at_end, /)", start},
    {"current", "()", current},
    {"set_current", "(object, /)", set_current},
    {"kill", "(pid, signal, /)", kill_by_pid},
    {"getpid", "()", getpid},
    {"getppid", "()", getppid},
};

}  // namespace

void exit_process(Vm& vm, int code) {
  const threads::Process& process = vm.thread().process();
  if (process.parent() == nullptr) return;
  for (const ProcessesState::Child& child : state_of(vm).children) {
    if (child.process.get() == &process) kill_process(vm, *child.handle, code);
  }
  throw threads::Killed();
}

void init_processes(Vm& vm, Dict& module) {
  vm.add_natives(module, kFunctions);
  state_of(vm).handle = make_type<ProcessHandle>(vm.interpreter(), {.name = "ProcessHandle",
                                                                    .module = "_processes",
                                                                    .methods = kMethods,
                                                                    .getsets = kAttributes});
}

}  // namespace interleave::models::python::modules
