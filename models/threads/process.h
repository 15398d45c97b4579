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
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  const std::string& name() const { return name_; }
  int pid() const { return pid_; }
  Gil& gil() { return gil_; }
  sim::Cores& cores() const { return cores_; }
  sim::Simulator& simulator() const { return cores_.simulator(); }
  sim::TrackId track() const { return track_; }
  /// What sleeping threads wait for.
  const sim::Waitable& timer() const { return timer_; }
  /// Ends its track. Requires: its threads have ended.
  void exit();

 private:
  sim::Cores& cores_;
  std::string name_;
  int pid_;
  Gil gil_;
  sim::Waitable timer_;
  sim::TrackId track_ = sim::kNone;
};

}  // namespace interleave::models::threads
