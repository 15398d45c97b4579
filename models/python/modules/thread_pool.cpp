// _threading.Pool: the workers behind concurrent.futures' executors. The futures are
// concurrent__futures.py's; here is who runs what, when (models/threads/executor.h).
#include "models/python/modules/threading_objects.h"
#include "models/threads/executor.h"

namespace interleave::models::python::modules {

struct PoolObject : Object {
  static constexpr Kind kKind = Kind::other;
  explicit PoolObject(Type* cls) : Object(cls, kKind) {}
  std::unique_ptr<threads::Executor> executor;
  Value initializer = Value::none();  // called by each worker before its first work
  Value broken = Value::none();       // called when a process died
  int max_workers = 1;
  int pending = 0;  // submitted and not finished
};

namespace {

PoolObject& self_of(const Value& self) { return *self.as<PoolObject>(); }

/// A worker's life: it has a machine of its own and a Thread object, as any thread.
void live(ThreadingState& state, PoolObject& pool, const std::function<void()>& life) {
  threads::Thread& self = threads::Thread::current(state.interpreter.simulator());
  Vm vm(state.interpreter, self);
  const ThreadingState::Presence presence(state, vm, Value());
  Value failure;
  try {
    if (state.make_worker.is_defined()) {
      const Value name = vm.str(self.name());
      Value object = vm.call(state.make_worker, std::span(&name, 1));
      state.of(self).object = std::move(object);
    }
    if (!pool.initializer.is_none()) vm.call(pool.initializer);
  } catch (PythonError& error) {
    failure = std::move(error.exception);
  }
  if (failure.is_defined()) vm.write_unraisable(failure, pool.initializer);
  life();
}

/// A worker's process was killed, or left by os._exit(): its pool is of no more use.
void tell_of_death(ThreadingState& state, PoolObject& pool) {
  if (pool.broken.is_none()) return;
  threads::Thread& self = threads::Thread::current(state.interpreter.simulator());
  Vm vm(state.interpreter, self);
  const ThreadingState::Presence presence(state, vm, Value());
  const Ref<PoolObject> keep(&pool);
  const Value tell = std::exchange(pool.broken, Value::none());
  pool.executor->abort();
  pool.pending = 0;
  vm.call_ignoring_errors(tell);
}

Value pool_new(Vm& vm, Value* a) {
  return make_instance<PoolObject>(vm.interpreter(), a[0].as<Type>());
}

// Pool(max_workers, name_prefix, initializer, processes, broken)
Value pool_init(Vm& vm, Value* a) {
  PoolObject& pool = self_of(a[0]);
  ThreadingState& state = threading_state(vm);
  pool.max_workers = static_cast<int>(vm.to_index(a[1]));
  pool.initializer = a[3];
  pool.broken = a[5];
  pool.executor = std::make_unique<threads::Executor>(
      vm.thread().process(),
      threads::ExecutorOptions{.max_workers = pool.max_workers,
                               .name_prefix = std::string(vm.to_text(a[2], "Pool")),
                               .processes = vm.truth(a[4]),
                               .around = [&state, &pool](const std::function<void()>& life) {
                                 live(state, pool, life);
                               },
                               .died = [&state, &pool] { tell_of_death(state, pool); }});
  state.pools.push_back(a[0]);
  return Value::none();
}

/// Work that has to wait for a worker shows as a request of its own.
sim::TrackId request_track(Vm& vm, const PoolObject& pool, const Value& name) {
  sim::Trace* trace = vm.interpreter().simulator().trace();
  if (!trace || pool.pending < pool.max_workers) return sim::kNone;
  const sim::Time now = vm.interpreter().simulator().now();
  const sim::TrackId track =
      trace->add_track(sim::TrackKind::request, vm.to_str(name)->view(), vm.thread().track(), now);
  trace->add_link(sim::LinkKind::spawn, now, vm.thread().acting_track(), track);
  return track;
}

void call(Interpreter& interpreter, const Value& function) {
  Vm& vm = *interpreter.current_vm();
  Value failure;
  try {
    vm.call(function);
  } catch (PythonError& error) {
    failure = std::move(error.exception);
  }
  if (failure.is_defined()) vm.write_unraisable(failure, function);
}

// submit(name, run, cancel): `run` and `cancel` handle every exception by themselves.
Value pool_submit(Vm& vm, Value* a) {
  const Ref<PoolObject> pool(&self_of(a[0]));
  if (pool->executor->shut_down()) return Value::none();
  Interpreter& interpreter = vm.interpreter();
  const sim::TrackId track = request_track(vm, *pool, a[1]);
  ++pool->pending;
  pool->executor->submit({.run =
                              [pool, &interpreter, run = a[2]] {
                                call(interpreter, run);
                                --pool->pending;
                              },
                          .cancel =
                              [pool, &interpreter, cancel = a[3]] {
                                call(interpreter, cancel);
                                --pool->pending;
                              },
                          .track = track});
  return Value::none();
}

Value pool_shutdown(Vm& vm, Value* a) {
  const Ref<PoolObject> pool(&self_of(a[0]));
  const bool wait = vm.truth(a[1]);
  pool->executor->shutdown(wait, vm.truth(a[2]));
  if (wait)
    std::erase_if(threading_state(vm).pools, [&](const Value& each) { return each.same(a[0]); });
  return Value::none();
}

Value pool_worker_count(Vm&, Value* a) {
  return Value::integer(static_cast<int64_t>(self_of(a[0]).executor->workers().size()));
}

constexpr NativeDef kMethods[] = {
    {"__new__", "(cls, *args, **kwargs)", pool_new},
    {"__init__", "(self, max_workers, name_prefix, initializer, processes, broken=None)", pool_init},
    {"submit", "(self, name, run, cancel, /)", pool_submit},
    {"shutdown", "(self, wait, cancel, /)", pool_shutdown},
    {"worker_count", "(self)", pool_worker_count},
};

}  // namespace

void shut_pools_down(Vm& vm) {
  // Work that is being finished may make more pools.
  auto& pools = threading_state(vm).pools;
  while (!pools.empty()) {
    const Value pool = pools.front();
    pools.erase(pools.begin());
    self_of(pool).executor->shutdown(true);
  }
}

void make_pool_type(Vm& vm, ThreadingState& state) {
  state.pool = make_type<PoolObject>(vm.interpreter(),
                                     {.name = "Pool", .module = "_threading", .methods = kMethods});
}

}  // namespace interleave::models::python::modules
