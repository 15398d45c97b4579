// What the threading modules share: which Python object stands for which thread, the threads that
// programs start, and reading timeouts.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "models/python/bootstrap.h"
#include "models/python/vm.h"
#include "models/threads/thread.h"

namespace interleave::models::python::modules {

/// A thread that a program started: what threading.Thread joins.
struct ThreadHandle : Object {
  static constexpr Kind kKind = Kind::other;
  explicit ThreadHandle(Type* cls) : Object(cls, kKind) {}
  threads::Thread* thread = nullptr;  // null: it has ended
  int joining = 0;                    // threads that wait for its end
};

/// The threads of an interpreter. It owns those that programs start; a pool owns its workers.
class ThreadingState : public ModuleState {
 public:
  explicit ThreadingState(Vm& vm);
  ~ThreadingState() override;

  Interpreter& interpreter;
  Type *lock, *rlock, *condition, *event, *semaphore, *bounded_semaphore, *handle, *pool;
  Value make_worker;         // threading's function: name → the Thread object of a pool's worker
  std::vector<Value> pools;  // not shut down: the program's end waits for their work

  struct Running {
    const threads::Thread* thread;
    Value object;  // the threading.Thread; undefined until threading is imported or asked for it
    int64_t ident;
  };
  /// The threads that run Python, the main thread first, then by their start.
  std::vector<Running> running;
  Running& of(const sim::Thread& thread);

  /// While it lives, its thread is listed in `running`. A thread that was killed in the meantime
  /// goes no further.
  class Presence {
   public:
    Presence(ThreadingState& state, Vm& vm, Value object)
        : Presence(state, vm, std::move(object), state.next_ident()) {}
    Presence(ThreadingState& state, Vm& vm, Value object, int64_t ident) : state_(state), vm_(vm) {
      if (vm.thread().killed()) throw threads::Killed();
      state.running.push_back({&vm.thread(), std::move(object), ident});
    }
    Presence(const Presence&) = delete;
    Presence& operator=(const Presence&) = delete;
    ~Presence() { state_.leave(vm_); }

   private:
    ThreadingState& state_;
    Vm& vm_;
  };

  /// Starts a thread that calls `run`; `object` is its threading.Thread.
  Ref<ThreadHandle> start(Vm& vm, std::string name, bool daemon, Value object, Value run);
  /// The same for a daemon that nobody joins and that has no threading.Thread; the caller goes on first.
  /// Returns its ident.
  int64_t launch(Vm& vm, std::string name, Value run);

 private:
  int64_t next_ident();
  threads::Thread& add_thread(Vm& vm, std::string name, bool daemon, const Ref<ThreadHandle>& of, Value object,
                              Value run, int64_t ident);
  void leave(Vm& vm);
  void drop_finished();
  struct Owned {
    std::unique_ptr<threads::Thread> thread;
    Ref<ThreadHandle> handle;
  };
  std::vector<Owned> owned_;
  size_t drop_at_ = 64;
  int64_t idents_ = 0;
};

ThreadingState& threading_state(Vm& vm);

/// None → no timeout. Raises for negative numbers and for what isn't a number.
std::optional<sim::Duration> read_timeout(Vm& vm, const Value& timeout);
/// The arguments of acquire(blocking=True, timeout=-1).
std::optional<sim::Duration> read_acquire(Vm& vm, const Value& blocking, const Value& timeout);

void make_lock_types(Vm& vm, ThreadingState& state);    // threading_locks.cpp
void make_signal_types(Vm& vm, ThreadingState& state);  // threading_signals.cpp
void make_pool_type(Vm& vm, ThreadingState& state);     // thread_pool.cpp
void shut_pools_down(Vm& vm);                           // thread_pool.cpp

}  // namespace interleave::models::python::modules
