// A thread of a Python process: a thread of the engine that runs only while it holds its process's
// GIL. The calls that take time are those of the base, made to give up the GIL and take it back.
//
// Requires of everybody who mixes the two: the threads on the cores of a machine that runs Python
// are all of this class.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "models/threads/process.h"
#include "sim/thread.h"

namespace interleave::models::threads {

using sim::Deadline;

/// Comes out of whatever a killed thread waits in or computes. Only the thread's own start catches
/// it.
struct Killed {};

class Thread : public sim::Thread {
 public:
  /// Requires: `process` outlives the thread.
  Thread(Process& process, std::string name, std::function<void()> body, Options options = {});

  /// The running thread. Requires: a thread is running.
  static Thread& current(const sim::Simulator& simulator) {
    return static_cast<Thread&>(*sim::Thread::current(simulator));
  }

  /// Starts it and waits until it has begun, so that the new thread runs first, until it blocks or
  /// is switched out. Called by a thread of this class, or from outside of the simulation.
  void start();
  /// Starts it without waiting for it, as a new process is started.
  void launch();
  /// Waits until it has ended. False: it timed out.
  bool join(std::optional<sim::Duration> timeout = std::nullopt);
  /// It has begun and not yet ended.
  bool alive() const { return begun_ && !ended_; }

  // Called by the thread itself while it runs.

  /// CPU time in Python code: holds the GIL, and drops it when others ask for it.
  void work(sim::Duration cpu_time);
  /// time.sleep: blocks without the GIL, even for nothing.
  void sleep(sim::Duration d);
  /// Lets others have the GIL if they asked for it. Cheap: to be called between instructions.
  void checkpoint() {
    if (process_.gil().drop_requested()) [[unlikely]]
      without_gil([] {});
  }
  /// sim::Thread::block without the GIL.
  bool block(sim::State state, const sim::Waitable* about,
             std::optional<sim::Duration> timeout = std::nullopt);
  bool block_until(sim::State state, const sim::Waitable* about, sim::Time time, uint32_t depth);
  bool block_until(sim::State state, const sim::Waitable* about, Deadline deadline) {
    return block_until(state, about, deadline.time, deadline.depth);
  }
  /// Calls f() without the GIL. In it, block_without_gil() blocks.
  template <class F>
  void without_gil(F&& f) {
    process_.gil().drop(*this);
    std::forward<F>(f)();
    process_.gil().take(*this);
    if (killed_) throw Killed();
  }
  /// False if it timed out or was killed.
  bool block_without_gil(sim::State state, const sim::Waitable* about, Deadline deadline);
  /// When a wait that begins now ends.
  Deadline deadline(std::optional<sim::Duration> timeout) const;

  /// Ends the thread where it is, whether it waits, computes or is ready: none of its program runs
  /// any more, and what it holds stays held. Called by another thread.
  void kill();
  bool killed() const { return killed_; }
  /// Called by the thread itself where it caught Killed: what is left to do may wait again.
  void outlive_kill() { killed_ = false; }

  Process& process() const { return process_; }

 private:
  void run();

  Process& process_;
  std::function<void()> body_;
  bool begun_ = false;
  bool ended_ = false;
  bool killed_ = false;
  bool in_wait_ = false;       // blocked for a reason that a kill ends at once
  Thread* starter_ = nullptr;  // that waits in start()
  sim::Waitable lifetime_;     // what start() and join() wait for
  std::vector<Thread*> joiners_;
};

}  // namespace interleave::models::threads
