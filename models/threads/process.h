// An operating-system process that runs Python: a name, a pid, and a GIL of its own. It shares the
// machine's cores with the others, and no lock. It must outlive its threads.
#pragma once

#include <string>

#include "models/threads/gil.h"
#include "sim/cores.h"
#include "sim/waitable.h"

namespace interleave::models::threads {

class Process {
 public:
  Process(sim::Cores& cores, std::string name, int pid, GilOptions gil = {});
  /// A child of `parent`: with the next free pid, and a GIL that is set up as its parent's.
  Process(Process& parent, std::string name);
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  const std::string& name() const { return name_; }
  int pid() const { return pid_; }
  /// null: it is the first one.
  const Process* parent() const { return parent_; }
  Gil& gil() { return gil_; }
  sim::Cores& cores() const { return cores_; }
  sim::Simulator& simulator() const { return cores_.simulator(); }
  sim::TrackId track() const { return track_; }
  /// What sleeping threads wait for.
  const sim::Waitable& timer() const { return timer_; }
  /// Ends its track. Requires: its threads have ended.
  void exit();

 private:
  int take_pid();

  sim::Cores& cores_;
  std::string name_;
  Process* parent_ = nullptr;
  int pid_;
  int last_pid_;  // given to any process of the machine, if this is the first one
  Gil gil_;
  sim::Waitable timer_;
  sim::TrackId track_ = sim::kNone;
};

}  // namespace interleave::models::threads
