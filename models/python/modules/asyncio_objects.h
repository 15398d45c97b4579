// The objects of asyncio that both its C++ parts and the VM's awaiting touch: loops, futures, tasks,
// handles. Each is a Python object with a part of models/asyncio inside, which decides when things
// run; the values, exceptions and messages are kept here.
//
// A future keeps its loop alive, and a task that isn't done is kept alive by its loop (see
// asyncio::Coroutine). AsyncioState holds the types and what is per interpreter; when it dies, at the end of the
// run, it detaches every loop from its tasks, so that the heap may free them in any order.
#pragma once

#include <unordered_map>
#include <vector>

#include "models/asyncio/event_loop.h"
#include "models/asyncio/future.h"
#include "models/asyncio/task.h"
#include "models/python/bootstrap.h"
#include "models/python/code.h"
#include "models/python/vm.h"

namespace interleave::models::python::modules {

class Contexts;
struct LoopObject;

/// Everything of asyncio that exists once per interpreter.
class AsyncioState : public ModuleState {
 public:
  explicit AsyncioState(Vm& vm);
  ~AsyncioState() override;

  Interpreter& interpreter;
  Type *loop, *future, *task, *handle, *timer_handle, *coroutine, *gathering_future;
  Type *lock, *event, *semaphore, *bounded_semaphore, *queue, *priority_queue, *lifo_queue;
  Type *cancelled_error, *invalid_state_error, *queue_empty, *queue_full;
  Value new_event_loop;  // the callable that makes a loop
  std::vector<LoopObject*> loops;
  Contexts* contexts = nullptr;  // null until a program imports contextvars
  int64_t tasks_named = 0;
  /// The async generators that are being iterated, by their first steps, and the loops that ran those.
  std::vector<std::pair<Object*, LoopObject*>> async_generators;
  uint32_t futures_made = 0;

  /// Where an object of a loop in debug mode was made.
  struct Origin {
    Value stack;       // a traceback.StackSummary
    std::string site;  // in CPython's library, which shows in the repr; "": the innermost entry of `stack`
    std::string repr;  // of a handle that was cancelled since
  };
  std::unordered_map<const Object*, Origin> origins;

  /// The loop that runs on this thread, or null.
  LoopObject* running_loop(Vm& vm) {
    return running_vm_ == &vm ? running_loop_ : find_running_loop(vm);
  }
  void set_running_loop(Vm& vm, LoopObject* running);
  /// As asyncio.get_running_loop(): raises RuntimeError.
  LoopObject& require_running_loop(Vm& vm);
  /// As asyncio.get_event_loop(): the running loop, else the thread's, which the main thread gets on
  /// demand.
  LoopObject& event_loop(Vm& vm);
  void set_event_loop(Vm& vm, Value loop_or_none);
  /// The program has ended: tasks that nobody will resume are closed and told of, as by CPython's last
  /// garbage collection.
  void destroy_pending_tasks(Vm& vm);
  /// The thread has ended; another one's machine may come to lie at the same place.
  void forget_thread(Vm& vm);

 private:
  /// A suspended async generator is about to die: its loop closes it. False: that isn't its loop's matter.
  bool close_later(Vm& vm, const Value& generator);
  struct ThreadLoops {
    Vm* vm;
    LoopObject* running = nullptr;
    Value policy;           // the loop of set_event_loop(), or None
    bool was_set = false;
  };
  ThreadLoops& loops_of(Vm& vm);
  LoopObject* find_running_loop(Vm& vm);

  std::vector<ThreadLoops> threads_;
  Vm* running_vm_ = nullptr;  // of the last look-up
  LoopObject* running_loop_ = nullptr;
};

AsyncioState& asyncio_state(Vm& vm);

/// An object with a dict of attributes, which lies right behind the header.
struct AttributedObject : Object {
  static constexpr uint32_t kDictOffset = sizeof(Object);
  using Object::Object;
  Ref<Dict> attributes;
};

struct LoopObject : AttributedObject, asyncio::EventLoop {
  static constexpr Kind kKind = Kind::other;
  LoopObject(Type* cls, AsyncioState& s);
  ~LoopObject();
  AsyncioState& state;
  Vm* vm = nullptr;  // that runs it
  Value exception_handler = Value::none();
  Value task_factory = Value::none();
  double slow_callback_duration = 0.1;  // seconds; in debug mode what takes longer is told
  bool closed = false;
  bool debug = false;
};
void require_open(Vm& vm, const LoopObject& loop);  // "Event loop is closed"

/// What futures and tasks share. `value` is what the state says: while pending the message of a
/// cancellation, then the result, the exception, or the CancelledError to raise.
struct FutureBase : AttributedObject {
  FutureBase(Type* cls, Kind k) : AttributedObject(cls, k) {}
  Value value = Value::none();
  uint32_t serial = 0;  // the futures of an interpreter by creation: their hash
  uint32_t traceback_length = 0;  // of the exception when it was set
  bool is_exception = false;
  bool saved_error = false;          // `value` is the CancelledError that ended the task
  bool log_traceback = false;        // nobody has asked for the exception yet
  bool log_destroy_pending = true;
  bool has_origin = false;           // in AsyncioState::origins

  asyncio::Future& core();
  const asyncio::Future& core() const { return const_cast<FutureBase*>(this)->core(); }
  LoopObject& loop() const { return static_cast<LoopObject&>(core().loop()); }
  void bind(LoopObject& loop);
};

struct FutureObject : FutureBase, asyncio::Future {
  static constexpr Kind kKind = Kind::future;
  explicit FutureObject(Type* cls);
  FutureObject(Type* cls, const asyncio::FutureKind& kind_of_future)
      : FutureBase(cls, kKind), asyncio::Future(nullptr, kind_of_future) {}
  FutureObject(Type* cls, LoopObject& loop) : FutureObject(cls) { bind(loop); }
  ~FutureObject();
};

struct TaskObject : FutureBase, asyncio::Task {
  static constexpr Kind kKind = Kind::task;
  explicit TaskObject(Type* cls);
  ~TaskObject();
  Value coro;      // undefined until __init__
  Ref<Code> code;  // of `coro`, which forgets it when it ends; null for a coroutine written in C++
  Value awaited;   // keeps what it waits for alive
  Value name;      // an integer N stands for "Task-N"
  Value throwing;  // to be raised in the coroutine at the next step
};

inline asyncio::Future& FutureBase::core() {
  if (kind == Kind::task) return static_cast<TaskObject&>(*this);
  return static_cast<FutureObject&>(*this);
}

/// The futures that a Python value can be; null if it is none.
inline FutureBase* as_future(const Value& value) {
  return value.is(Kind::future) || value.is(Kind::task) ? value.as<FutureBase>() : nullptr;
}
/// What a coroutine yielded, if a task can wait for it: a future, or a coroutine written in C++.
asyncio::Future* as_waitable(const AsyncioState& state, const Value& value);

/// The message of Future.cancel(msg).
struct PythonCancellation : asyncio::Cancellation {
  explicit PythonCancellation(Value m) : message(std::move(m)) {}
  Value message;
};

// Futures (asyncio_future.cpp).
Ref<FutureObject> make_future(AsyncioState& state, LoopObject& loop);
/// Raises InvalidStateError if it is done.
void set_result(Vm& vm, FutureBase& future, Value result);
void set_exception(Vm& vm, FutureBase& future, Value exception);
/// The same for a future that is known to be pending.
void store_exception(FutureBase& future, Value exception);
/// The result; raises the exception.
Value future_result(Vm& vm, FutureBase& future);
/// The exception or None; raises CancelledError and InvalidStateError.
Value future_exception(Vm& vm, FutureBase& future);
Value make_cancelled_error(Vm& vm, FutureBase& future);
bool cancel_future(Vm& vm, FutureBase& future, Value message);
/// Calls `function(future)` in the iteration after it is done.
void add_done_callback(Vm& vm, FutureBase& future, Value function, const Value& context = Value::none());
/// In debug mode: where `future` is being made.
void note_future_origin(Vm& vm, FutureBase& future, std::string_view site);
Type* make_future_type(Vm& vm, AsyncioState& state);
std::string future_info(Vm& vm, FutureBase& future);  // "pending cb=[…]", as in repr
Value future_result_method(Vm& vm, Value* a);

// Tasks (asyncio_task.cpp).
Ref<TaskObject> make_task(Vm& vm, LoopObject& loop, Value coroutine, Value name = Value::none(),
                          const Value& context = Value::none(), std::string_view site = "");
bool is_coroutine(Vm& vm, const Value& value);
std::string task_name(const TaskObject& task);
/// Where its coroutine is suspended; 0: nowhere in the program.
uint32_t line_of(const TaskObject& task);
Type* make_task_type(Vm& vm, AsyncioState& state);
/// A task for a coroutine or other awaitable, through the loop's factory; futures come back as they
/// are. `loop` null: the current one.
Value ensure_future(Vm& vm, const Value& awaitable, LoopObject* loop = nullptr);

/// "Task was destroyed but it is pending!", unless it isn't or that was told.
void report_destroyed(Vm& vm, TaskObject& task) noexcept;

// Loops (asyncio_loop.cpp).
Type* make_loop_type(Vm& vm, AsyncioState& state);
/// Reports through the loop's exception handler: {"message": …, key: object, "exception": …} and, if the
/// object has an origin, its "source_traceback".
void report(Vm& vm, LoopObject& loop, std::string_view message, std::string_view key, const Value& object,
            const Value& exception, bool has_origin = false);
/// The same where nobody could handle an exception of the handler: it is printed.
void report_quietly(Vm& vm, LoopObject& loop, std::string_view message, std::string_view key, const Value& object,
                    const Value& exception, bool has_origin = false) noexcept;

/// A callable and its arguments, scheduled: what call_soon() and call_later() return, and the done
/// callbacks of futures.
struct HandleObject : Object, asyncio::Handle {
  static constexpr Kind kKind = Kind::other;
  HandleObject(Type* cls, LoopObject& l, Value function, Value arguments);
  ~HandleObject();
  static void act(asyncio::Handle& handle, Event event);
  void run(Vm& vm);
  /// In the trace: the timer is a resource that its loop holds while it waits.
  void record_timer(Vm& vm, sim::Time due);
  void record_timer_gone();
  Ref<LoopObject> loop;
  Value callback;      // undefined: cancelled
  Value args;          // a tuple
  double when = 0;     // of a TimerHandle
  sim::ResourceId timer = sim::kNone;  // while it is on record
  bool waits = false;  // in the timers
  bool has_origin = false;
};
void make_handle_types(Vm& vm, AsyncioState& state);
/// `context` None: it runs in a copy of the current one.
Ref<HandleObject> make_handle(Vm& vm, LoopObject& loop, Value function, Value args, Type* cls, const Value& context);
// Debug mode (asyncio_debug.cpp).
void set_debug(LoopObject& loop, bool enabled);
/// Remembers where `object` is being made, which its `has_origin` tells. `site`: see Origin.
void note_origin(Vm& vm, AsyncioState& state, const Object* object, std::string_view site);
/// " created at x.py:3", or nothing.
std::string describe_origin(Vm& vm, const AsyncioState& state, const Object* object);
/// A traceback.StackSummary, or None.
Value origin_stack(const AsyncioState& state, const Object* object);
/// Of a loop in debug mode: raises RuntimeError if another thread is running it.
void check_thread(Vm& vm, const LoopObject& loop);
/// Of a loop in debug mode: raises TypeError unless `callback` is a callable and no coroutine.
void check_callback(Vm& vm, const Value& callback, std::string_view method);
std::string describe_callback(Vm& vm, const Value& callback, const Value& args);  // "f(1) at x.py:3"

}  // namespace interleave::models::python::modules
