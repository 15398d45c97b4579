// The machine's cores: which thread occupies which, under a scheduling policy.
//
// A thread executes only while it occupies a core, even code that costs nothing. A free core goes
// to the first ready thread of the policy at once; its own last core is preferred. Nobody wakes up
// at every quantum: a thread that computes alone is one event, and only when the ready queue stops
// being empty do the computing threads plan the end of their slices, which stay on the grid
// slice start + k · quantum. A core that takes up another thread than the one before spends
// `context_switch` first; its track then runs about nobody.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/policy.h"
#include "sim/simulator.h"
#include "sim/trace.h"

namespace interleave::sim {

struct CoresOptions {
  int cores = 4;
  std::string policy = "rr";
  Duration quantum = Duration::milliseconds(10);
  Duration context_switch = Duration();
};

class Cores {
 public:
  using Options = CoresOptions;

  /// Throws std::invalid_argument for an unknown policy, for cores < 1 and for quantum <= 0.
  Cores(Simulator& simulator, Options options);
  Cores(const Cores&) = delete;
  Cores& operator=(const Cores&) = delete;
  ~Cores();

  Simulator& simulator() const { return simulator_; }
  const Options& options() const { return options_; }
  int count() const { return options_.cores; }
  /// The threads that have started and not ended, by their start.
  std::vector<Thread*> threads() const;

 private:
  friend class Thread;

  struct Core {
    TrackId track = kNone;
    Thread* thread = nullptr;  // that occupies it
    uint64_t last = 0;         // the process id of the one before; 0: none
    Time slice_start;
    bool switching = false;  // pays for a context switch before `thread` runs
  };

  /// Gives `thread` a core, or a place in the ready queue.
  void make_ready(Thread& thread);
  /// Passes the thread's core on.
  void release(Thread& thread);
  /// Puts the thread that occupies a core behind the ready ones.
  void rotate(Thread& thread);
  bool contended() const { return !policy_->empty(); }
  /// When the slice of the core's thread ends; now, if it just did. nullopt: nobody else is ready,
  /// or the policy doesn't preempt.
  std::optional<Time> slice_end(const Core& core) const;

  Core* free_core(const Thread& thread);
  void assign(Core& core, Thread& thread);
  void vacate(Core& core);

  Simulator& simulator_;
  const Options options_;
  std::unique_ptr<Policy> policy_;
  std::vector<Core> cores_;
  int free_;  // cores
};

}  // namespace interleave::sim
