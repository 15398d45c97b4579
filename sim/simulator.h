// The simulator: processes that take turns in virtual time.
//
// Exactly one process runs at any moment. It goes on, taking no virtual time, until it sleeps or
// suspends; then it jumps straight to the process of the next event. Events happen in the order of
// their keys, (time, chain depth, sequence): what sleeps for d > 0 resumes at (now + d, depth + 1);
// what is woken, spawned or yields resumes at (now, depth), after everything scheduled there
// before. Nothing else decides an order, so that the same program runs the same way everywhere.
//
// The simulator owns its processes. When it dies, or at unwind(), those that still live are resumed
// once with a ProcessKilled exception, youngest first.
#pragma once

#include <atomic>
#include <cassert>
#include <cstdint>
#include <exception>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>
#include <vector>

#include "sim/event_queue.h"
#include "sim/process.h"
#include "sim/ready_ring.h"
#include "sim/stack_pool.h"
#include "sim/time.h"

namespace interleave::sim {

class Trace;

inline constexpr size_t kSmallStack = size_t{16} * 1024;   // plain C++ processes
inline constexpr size_t kLargeStack = size_t{256} * 1024;  // threads that run an interpreter

enum class RunEnd {
  finished,      // every process but daemons has ended
  deadlock,      // some still wait, but nothing is scheduled that could wake them
  endless_loop,  // max_steps_at_one_time events happened and the clock didn't move
  out_of_time,   // the next event lies past SimulatorOptions::end
  cancelled,     // *cancel became true
  stopped,       // stop() was called
};

/// An absolute end of waiting, in the order of events. The default never comes.
struct Deadline {
  Time time = Time::max();
  uint32_t depth = 0;
};

struct SimulatorOptions {
  Trace* trace = nullptr;  // none: nothing is recorded
  size_t stack_bytes = kSmallStack;
  const std::atomic<bool>* cancel = nullptr;  // looked at every thousand events or so
  uint64_t max_steps_at_one_time = 10'000'000;
  Time end = Time::max();  // what lies past it doesn't happen
};

struct ProcessOptions {
  size_t stack_bytes = 0;  // 0: SimulatorOptions::stack_bytes
  bool daemon = false;     // neither keeps the run alive nor counts as deadlocked
  bool suspended = false;  // starts only when it is woken
  Thread* thread = nullptr;
};

class Simulator {
 public:
  using Options = SimulatorOptions;

  explicit Simulator(Options options = {});
  Simulator(const Simulator&) = delete;
  Simulator& operator=(const Simulator&) = delete;
  ~Simulator();

  Time now() const { return now_.time(); }
  /// The chain depth of the event being processed.
  uint32_t depth() const { return now_.depth(); }
  Trace* trace() const { return options_.trace; }
  /// The number of events processed so far.
  uint64_t events() const {
    return sequence_ + hand_overs_end_ - hand_overs_left_ - queue_.size() - ready_.size() -
           stale_dropped_;
  }

  /// Creates a process that runs `body()` from this instant on, after what is already scheduled for
  /// it. `body` moves to the process's stack; what it captures dies when the process ends. The
  /// reference is valid until then.
  template <class Body>
  Process& spawn(Body&& body, ProcessOptions options = {});

  /// Runs until there is nothing more to do. Rethrows an exception that leaves a process. May be
  /// called again after `stopped` and `cancelled`.
  RunEnd run();
  /// The process of the next event that isn't of this instant; null: there is none.
  const Process* next_later() { return queue_.top().process; }
  /// Ends run() when the running process next sleeps, suspends or ends.
  void stop();

  /// Lets a suspended process go on at this instant, after what is already scheduled for it. False,
  /// without effect: it isn't suspended.
  bool wake(Process& process);
  /// Drops the timeout of a suspended process: from now on only wake() resumes it.
  void cancel_timeout(Process& process);

  // What the running process may do. Requires: called inside a process.

  Process& current() const { return *current_; }
  /// Returns d later; if d <= 0, at this instant, after what is already scheduled for it.
  void sleep(Duration d);
  void yield();
  /// Waits for wake().
  void suspend();
  /// Suspends and lets a suspended process go on instead, before all that is scheduled for this
  /// instant. Requires: `process` is suspended, without a timeout.
  void hand_over(Process& process);
  /// Waits for wake(), but no longer than d. False: it timed out.
  bool suspend_for(Duration d);
  /// Waits for wake() until the given time and chain depth. A past one is now; Time::max() never
  /// comes. False: it timed out.
  bool suspend_until(Time time, uint32_t depth);
  bool suspend_until(Deadline deadline) { return suspend_until(deadline.time, deadline.depth); }
  /// When a sleep of d that begins now ends. Time::max() if that is past the end of the clock.
  Deadline deadline(Duration d) const;
  /// The chain depth at which a sleep that starts now will end.
  uint32_t next_depth() const {
    return static_cast<uint32_t>(next_depth_bits() >> EventKey::kSequenceBits);
  }
  /// The bytes left on the running process's stack.
  size_t stack_remaining() const;

  /// The processes that live, by id.
  std::vector<Process*> processes() const;
  /// Unwinds every process that still lives. Call it before what their stacks refer to dies.
  /// Requires: not inside a process.
  void unwind();

 private:
  static constexpr uint64_t kLookEvery = 1024;
  static constexpr size_t kLargeQueue = 8192;  // so many processes don't fit into the cache

  static void enter(Fiber& from);
  Process& create(size_t body_bytes, size_t body_alignment, const ProcessOptions& options);
  void start(Process& process, bool suspended);
  /// Ends a process's life, but leaves its stack.
  void retire(Process& process);

  uint64_t next_depth_bits() const {
    const uint64_t bits = now_.depth_bits();
    return bits == ~EventKey::kSequenceMask ? bits : bits + EventKey::kDepthUnit;
  }
  void schedule_now(Process& process);
  void schedule(Process& process, Time time, uint64_t depth_bits);
  /// Leaves the current process for that of the next event.
  void dispatch();
  void hand_over_and_look(Process& process);
  using Context = decltype(Fiber::context);
  void resume(Process& self, Process& process);
  void resume(Process& self, Process& process, Context context);
  Process* next();
  static void prefetch(const Event& event);
  Process* look_around();
  void look_around_after(uint64_t hand_overs);
  Process* end(RunEnd why);
  /// The next event lies past the end: ends the run, unless nobody waits for that event any more.
  Process* end_of_time();

  EventKey now_;                   // of the event being processed
  uint64_t sequence_ = 0;          // of the last event scheduled
  uint64_t look_at_ = kLookEvery;  // the sequence number at which to look_around()
  // Hand-overs schedule nothing, so that they have a counter of their own; a countdown is cheapest.
  uint64_t hand_overs_left_ = kLookEvery;  // until look_around()
  uint64_t hand_overs_end_ = kLookEvery;   // how many there will have been then
  Process* current_;
  bool unwinding_ = false;
  bool stop_ = false;
  EventQueue queue_;    // of later instants, and timeouts of this one
  ReadyRing ready_;     // of this instant
  uint64_t stale_ = 0;  // events in the queue whose process doesn't wait for them any more
  uint64_t stale_dropped_ = 0;
  uint64_t steps_at_one_time_ = 0;
  Time looked_around_;
  Options options_;
  RunEnd end_ = RunEnd::finished;
  std::exception_ptr error_;
  uint64_t created_ = 0;  // processes so far
  uint64_t alive_ = 0;    // without daemons
  int exceptions_ = 0;    // in flight when unwind() began
  std::vector<std::unique_ptr<StackPool>> pools_;
  Process main_;  // the caller of run()
};

// What switches is inlined into its callers: after a switch the processor predicts every return
// wrong.

template <class Body>
Process& Simulator::spawn(Body&& body, ProcessOptions options) {
  using Stored = std::decay_t<Body>;
  Process& process = create(sizeof(Stored), alignof(Stored), options);
  new (process.body_) Stored(std::forward<Body>(body));
  process.run_ = [](void* stored) { (*static_cast<Stored*>(stored))(); };
  process.destroy_ = [](void* stored) { static_cast<Stored*>(stored)->~Stored(); };
  start(process, options.suspended);
  return process;
}

inline void Simulator::schedule_now(Process& process) {
  process.pending_ = now_.depth_bits() | ++sequence_;
  ready_.push(process);
}

/// Requires: (time, depth) is not before now.
inline void Simulator::schedule(Process& process, Time time, uint64_t depth_bits) {
  process.pending_ = depth_bits | ++sequence_;
  queue_.push({EventKey::of(time, process.pending_), &process, process.context});
}

[[gnu::always_inline]] inline Process* Simulator::next() {
  if (sequence_ >= look_at_) [[unlikely]] {
    if (Process* process = look_around()) return process;
  }
  for (;;) {
    const Event& event = queue_.top();
    if (!ready_.empty()) {
      Process& process = ready_.front();
      const EventKey key{process.pending_, now_.high};
      if (key < event.key) {
        ready_.pop();
        now_.low = key.low;
        return &process;
      }
    }
    if (!event) return end(RunEnd::deadlock);
    if (event.key.time() > options_.end) [[unlikely]] {
      if (Process* main = end_of_time()) return main;
    }
    queue_.pop();
    if (event.process->pending_ == event.key.low) [[likely]] {
      now_ = event.key;
      if (queue_.size() >= kLargeQueue) [[unlikely]]
        prefetch(queue_.runner_up());
      return event.process;
    }
    --stale_;
    ++stale_dropped_;
  }
}

[[gnu::always_inline]] inline void Simulator::dispatch() {
  Process& self = *current_;
  Process& process = *next();
  if (&process != &self) resume(self, process);
}

[[gnu::always_inline]] inline void Simulator::resume(Process& self, Process& process) {
  resume(self, process, process.context);
}

[[gnu::always_inline]] inline void Simulator::resume(Process& self, Process& process,
                                                     Context context) {
  // Small stacks have no guard page: a wrapped remainder is an overflow.
  assert(&self == &main_ || stack_remaining() < self.pool_->stack_bytes());
  current_ = &process;
  switch_to(self, process, context);
}

[[gnu::always_inline]] inline void Simulator::sleep(Duration d) {
  if (d <= Duration()) return yield();
  if (d < Time::max() - now()) [[likely]] {
    schedule(*current_, now() + d, next_depth_bits());
  } else {
    current_->pending_ = 0;
  }
  dispatch();
}

[[gnu::always_inline]] inline void Simulator::hand_over(Process& process) {
  assert(process.pending_ == Process::kWaits && &process != current_);
  if (--hand_overs_left_ == 0) [[unlikely]]
    return hand_over_and_look(process);
  const Context context = process.context;
  Process& self = *current_;
  self.pending_ = Process::kWaits;
  resume(self, process, context);
}

[[gnu::always_inline]] inline void Simulator::yield() {
  schedule_now(*current_);
  dispatch();
}

[[gnu::always_inline]] inline void Simulator::suspend() {
  current_->pending_ = Process::kWaits;
  dispatch();
}

inline bool Simulator::wake(Process& process) {
  if (!process.suspended() || &process == current_) return false;
  if (std::exchange(process.timeout_, false)) ++stale_;
  schedule_now(process);
  return true;
}

}  // namespace interleave::sim
