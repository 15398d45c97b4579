// A language for the asyncio model's tests: C++ coroutines as tasks, without values. What a test
// says with it reads like the Python of the same behaviour:
//
//   Program program;
//   program.run([&]() -> Co { co_await program.sleep(1s); program.log("woken"); });
#pragma once

#include <coroutine>
#include <deque>
#include <exception>
#include <functional>
#include <list>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "models/asyncio/event_loop.h"
#include "models/asyncio/sleep.h"
#include "models/asyncio/sync.h"
#include "models/asyncio/task.h"
#include "models/threads/process.h"
#include "models/threads/thread.h"

namespace interleave::tests {

using models::asyncio::EventLoop;
using models::asyncio::Future;
using models::asyncio::Waiter;
using models::asyncio::Wakeup;

struct Cancelled {};

class TestTask;

/// The coroutine of a task, or one that another awaits.
class Co {
 public:
  struct promise_type {
    TestTask* task = nullptr;
    std::coroutine_handle<promise_type> awaiter;
    std::exception_ptr error;
    Co get_return_object() { return Co(std::coroutine_handle<promise_type>::from_promise(*this)); }
    std::suspend_always initial_suspend() noexcept { return {}; }
    struct Final {
      bool await_ready() noexcept { return false; }
      std::coroutine_handle<> await_suspend(std::coroutine_handle<promise_type> done) noexcept;
      void await_resume() noexcept {}
    };
    Final final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() { error = std::current_exception(); }
  };
  using Handle = std::coroutine_handle<promise_type>;

  explicit Co(Handle handle) : handle_(handle) {}
  Co(Co&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}
  ~Co() {
    if (handle_) handle_.destroy();
  }
  Handle handle() const { return handle_; }

  // co_await of a coroutine runs it at once, in the same task.
  bool await_ready() const { return false; }
  Handle await_suspend(Handle awaiter);
  void await_resume() const {
    if (handle_.promise().error) std::rethrow_exception(handle_.promise().error);
  }

 private:
  Handle handle_;
};

class TestCoroutine final : public models::asyncio::Coroutine {
 public:
  Step resume(models::asyncio::Task& base, bool cancel) const override;
  void retain(models::asyncio::Task&) const override {}
  void release(models::asyncio::Task&) const override {}
  Description describe(const Future& future) const override;
};
inline constexpr TestCoroutine kTestCoroutine;
inline constexpr models::asyncio::FutureKind kPlainFuture;

class TestTask : public models::asyncio::Task {
 public:
  TestTask(EventLoop& loop, std::string task_name, std::function<Co()> body)
      : Task(&loop, kTestCoroutine), name(std::move(task_name)), function(std::move(body)), root(function()) {
    root.handle().promise().task = this;
    innermost = root.handle();
    start(name);
  }
  bool cancel() { return Future::cancel(models::asyncio::Cancellation()); }
  /// What the future it waited for, or the task itself, raises.
  bool raises = false;
  bool begun = false;
  std::exception_ptr error;
  std::string name;
  std::function<Co()> function;  // keeps the captures alive
  Co root;
  Co::Handle innermost;
};

inline std::coroutine_handle<> Co::promise_type::Final::await_suspend(Handle done) noexcept {
  promise_type& promise = done.promise();
  if (!promise.awaiter) return std::noop_coroutine();
  promise.task->innermost = promise.awaiter;
  return promise.awaiter;
}

inline Co::Handle Co::await_suspend(Handle awaiter) {
  handle_.promise().awaiter = awaiter;
  handle_.promise().task = awaiter.promise().task;
  handle_.promise().task->innermost = handle_;
  return handle_;
}

inline models::asyncio::Coroutine::Step TestCoroutine::resume(models::asyncio::Task& base, bool cancel) const {
  auto& task = static_cast<TestTask&>(base);
  if (cancel && !std::exchange(task.begun, true)) return Step::cancelled;  // the body never runs
  task.begun = true;
  task.raises = cancel;
  task.innermost.resume();
  if (!task.root.handle().done()) return task.waiting_for() ? Step::waiting : Step::yielded;
  task.error = task.root.handle().promise().error;
  if (!task.error) return Step::returned;
  try {
    std::rethrow_exception(task.error);
  } catch (const Cancelled&) {
    return Step::cancelled;
  } catch (...) {
    return Step::raised;
  }
}

inline models::asyncio::FutureKind::Description TestCoroutine::describe(const Future& future) const {
  const auto& task = static_cast<const TestTask&>(future);
  return {"Task", task.name, task.track()};
}

/// co_await Await(future): waits for it; raises Cancelled if it or the task is cancelled.
class Await {
 public:
  explicit Await(Future& future) : future_(future) {}
  bool await_ready() const { return future_.done(); }
  void await_suspend(Co::Handle awaiter) {
    task_ = awaiter.promise().task;
    task_->wait_for(future_, models::asyncio::Cancellation());
  }
  void await_resume() const {
    if ((task_ && task_->raises) || future_.cancelled()) throw Cancelled();
  }

 private:
  Future& future_;
  TestTask* task_ = nullptr;
};

/// co_await Yield(): a bare yield, as sleep(0).
class Yield {
 public:
  bool await_ready() const { return false; }
  void await_suspend(Co::Handle awaiter) { task_ = awaiter.promise().task; }
  void await_resume() const {
    if (task_->raises) throw Cancelled();
  }

 private:
  TestTask* task_ = nullptr;
};

/// One machine, one process, one main thread with an event loop.
class Program {
 public:
  explicit Program(sim::Trace* trace = nullptr)
      : simulator({.trace = trace}), cores(simulator, {}), process(cores, "python", 1), loop(simulator) {}
  ~Program() {
    simulator.unwind();
    loop.close();
  }

  TestTask& create_task(std::string name, std::function<Co()> body) {
    return tasks.emplace_back(loop, std::move(name), std::move(body));
  }
  Future& create_future() { return futures.emplace_back(&loop, kPlainFuture); }

  Co sleep(sim::Duration delay) {
    models::asyncio::Sleep& sleeping = sleeps.emplace_back(&loop, kPlainFuture, [](models::asyncio::Sleep&) {});
    sleeping.start(delay);
    co_await Await(sleeping);
  }
  template <class Primitive>
  Co acquire(Primitive& primitive) {
    Waiter& waiter = waiters.emplace_back(&loop, kPlainFuture);
    primitive.waiters().push(waiter);
    bool raised = false;
    try {
      co_await Await(waiter);
    } catch (const Cancelled&) {
      raised = true;
    }
    primitive.resumed(waiter, raised ? Wakeup::raised : Wakeup::woken);
    if (raised) throw Cancelled();
  }

  void log(std::string_view text) { lines.push_back(fmt::format("{:g} {}", simulator.now().seconds(), text)); }

  /// Runs a main coroutine to its end, and the loop one iteration less than asyncio.run() would.
  sim::RunEnd run(std::function<Co()> main) {
    return run_thread([&, main] {
      TestTask& task = create_task("main", main);
      task.add_callback(stop_);
      loop.run_forever(*thread);
    });
  }
  sim::RunEnd run_thread(std::function<void()> body) {
    thread = std::make_unique<models::threads::Thread>(process, "MainThread", std::move(body));
    thread->start();
    return simulator.run();
  }

 private:
  struct StopLoop : models::asyncio::Handle {
    explicit StopLoop(EventLoop& stopped) : Handle(&act), loop(stopped) {}
    static void act(Handle& handle, Event event) {
      if (event == Event::run) static_cast<StopLoop&>(handle).loop.stop();
    }
    EventLoop& loop;
  };

 public:
  sim::Simulator simulator;
  sim::Cores cores;
  models::threads::Process process;
  EventLoop loop;
  StopLoop stop_{loop};  // outlives the tasks that it is a callback of, deadlocked ones too
  std::unique_ptr<models::threads::Thread> thread;
  std::list<models::asyncio::Sleep> sleeps;
  std::list<Waiter> waiters;
  std::list<Future> futures;
  std::list<TestTask> tasks;
  std::vector<std::string> lines;
};

}  // namespace interleave::tests
