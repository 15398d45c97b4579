// A process of the simulation: a function that runs on its own fiber and can sleep and wait in
// virtual time. (What an operating system calls a process is models::threads::OsProcess.)
//
// A Process lies at the top of its own stack, next to the frames that a switch touches anyway. The
// slot that holds both is never unmapped before the simulator dies: an event of a process that has
// ended is recognised by its sequence number, and simply skipped. Only Simulator touches the state.
#pragma once

#include <cstddef>
#include <cstdint>

#include "sim/fiber.h"

namespace interleave::sim {

class Simulator;
class StackPool;
class Thread;

/// Thrown out of a process's suspension when the simulator ends before the process does, so that
/// the objects on its stack are destroyed. Never swallow it: a `catch (...)` must rethrow it.
struct ProcessKilled {};

class Process : private Fiber {
 public:
  /// Made by Simulator and StackPool only; spawn() is the way to start one.
  Process(Simulator& simulator, StackPool* pool, std::byte* bottom)
      : simulator_(&simulator), pool_(pool), stack_bottom_(bottom) {}
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  /// Counts the processes of a simulator in the order of their creation, from 1.
  uint64_t id() const { return id_; }
  /// A daemon neither keeps the run alive nor counts as deadlocked.
  bool daemon() const { return daemon_; }
  /// Waits for wake(), with or without a timeout. Requires: it isn't the running one.
  bool suspended() const { return pending_ == kWaits || timeout_; }
  /// Nothing that is scheduled will resume it. Requires: it isn't the running one.
  bool stuck() const { return pending_ == kWaits || pending_ == 0; }
  /// The thread whose body this is, if any.
  Thread* thread() const { return thread_; }

 private:
  friend class Simulator;
  friend class StackPool;

  static constexpr uint64_t kWaits = ~uint64_t{0};

  // The low half of the key of its event; kWaits: for wake() alone; 0: none. The running process
  // keeps what it had.
  uint64_t pending_ = 0;
  bool timeout_ = false;  // its event is the timeout of a suspension
  bool alive_ = false;
  bool started_ = false;
  bool daemon_ = false;
  Simulator* const simulator_;
  void (*run_)(void* body) = nullptr;      // calls the body
  void (*destroy_)(void* body) = nullptr;  // destroys it
  void* body_ = nullptr;
  Thread* thread_ = nullptr;
  StackPool* const pool_;          // of the slot that this lies in
  std::byte* const stack_bottom_;  // the lowest byte of its stack; null: the caller of run()
  uint64_t id_ = 0;
};

}  // namespace interleave::sim
