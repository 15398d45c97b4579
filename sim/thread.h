// A thread: a process that needs a core to run.
//
// It is created, then ready (for a core), running and blocked in turn, and finished at last. Only
// the running thread calls what takes time; others call unblock() and interrupt_compute(). Each
// state goes to the thread's track and also to its *activity*, the track of what it executes at the
// moment (an event loop sets the task there), so that a task that blocks its thread is seen to.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "sim/cores.h"
#include "sim/simulator.h"
#include "sim/trace.h"
#include "sim/waitable.h"

namespace interleave::sim {

struct ThreadOptions {
  size_t stack_bytes = kLargeStack;
  bool daemon = false;
};

/// Requires: it lives until it has finished or the simulator is unwound.
class Thread {
 public:
  using Options = ThreadOptions;

  /// `parent`: the track it belongs to, its process's for instance.
  Thread(Cores& cores, std::string name, TrackId parent, std::function<void()> body,
         Options options = {});
  Thread(const Thread&) = delete;
  Thread& operator=(const Thread&) = delete;

  /// The thread that calls; nullptr: a plain process does.
  static Thread* current(const Simulator& simulator) { return simulator.current().thread(); }

  /// Makes it ready. The running thread goes on.
  void start();

  // Called by the thread itself while it runs.

  /// Takes CPU time, which the policy may interleave with that of others. Returns what it took:
  /// less than asked if another thread called interrupt_compute().
  Duration compute(Duration work);
  /// Gives up the core until unblock(), or until the timeout. False: it timed out.
  bool block(State state, const Waitable* about, std::optional<Duration> timeout = std::nullopt);
  /// The same until an absolute time and chain depth; see Simulator::suspend_until.
  bool block_until(State state, const Waitable* about, Time time, uint32_t depth);
  bool block_until(State state, const Waitable* about, Deadline deadline) {
    return block_until(state, about, deadline.time, deadline.depth);
  }
  /// Waits for unblock() however long it takes, and meanwhile calls `tick` every `interval`. A tick
  /// takes no core, like an operating system's timer; it must not sleep.
  void block_ticking(State state, const Waitable* about, Duration interval,
                     const std::function<void()>& tick);
  /// Goes behind the ready threads, if there are any.
  void yield();

  // Called by others.

  /// Makes a blocked thread ready. False, without effect: it isn't blocked. Records a link from the
  /// running thread if `link` is set.
  bool unblock(std::optional<LinkKind> link = LinkKind::wake);
  /// Makes compute() return as soon as possible, if the thread is in it.
  void interrupt_compute();

  /// Sets what it executes; kNone: only itself. The new activity takes over the thread's state.
  void set_activity(TrackId activity);
  TrackId activity() const { return activity_; }
  /// Where links start that this thread causes: its activity, or else itself.
  TrackId acting_track() const { return activity_ == kNone ? track_ : activity_; }
  /// Asked for the source position whenever a span begins, and only when a trace is recorded.
  std::function<StackId()> source;

  const std::string& name() const { return name_; }
  void rename(std::string name);
  TrackId track() const { return track_; }  // kNone before start() and without a trace
  Cores& cores() const { return cores_; }
  Simulator& simulator() const { return cores_.simulator(); }
  bool daemon() const { return options_.daemon; }
  /// Requires: not started.
  void set_daemon(bool daemon);
  bool started() const { return phase_ != Phase::created; }
  bool finished() const { return phase_ == Phase::finished; }
  bool blocked() const { return phase_ == Phase::blocked; }
  /// What a blocked thread waits for, if it is known.
  const Waitable* waits_for() const { return about_; }
  /// The state of its track.
  State state() const { return state_; }
  /// CPU time consumed so far.
  Duration cpu_time() const;

 private:
  friend class Cores;
  enum class Phase : uint8_t { created, ready, running, blocked, finished };

  void run();
  void leave_core(State state, const Waitable* about);
  void wait_for_core();
  void set_state(State state, const Waitable* about = nullptr);

  Cores& cores_;
  std::string name_;
  std::function<void()> body_;
  Options options_;
  Process* process_ = nullptr;  // while started and not finished
  Phase phase_ = Phase::created;
  State state_ = State::idle;
  const Waitable* about_ = nullptr;
  Cores::Core* core_ = nullptr;  // that it occupies
  Cores::Core* last_core_ = nullptr;
  bool in_compute_ = false;   // between the call and the return of compute()
  bool computing_ = false;    // consumes CPU time right now
  bool interrupted_ = false;  // compute() shall return
  Time computing_since_;
  Duration cpu_time_;
  TrackId parent_;
  TrackId track_ = kNone;
  TrackId activity_ = kNone;
};

}  // namespace interleave::sim
