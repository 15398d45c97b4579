#include "models/threads/process.h"

namespace interleave::models::threads {

Process::Process(sim::Cores& cores, std::string name, int pid, GilOptions gil)
    : cores_(cores),
      name_(std::move(name)),
      pid_(pid),
      last_pid_(pid),
      gil_(cores.simulator(), name_, gil),
      timer_(cores.simulator(), "sleep") {
  if (sim::Trace* trace = simulator().trace()) {
    track_ = trace->add_track(sim::TrackKind::process, name_, sim::kNone, simulator().now());
  }
}

Process::Process(Process& parent, std::string name)
    : Process(parent.cores_, std::move(name), parent.take_pid(),
              {parent.gil_.enabled(), parent.gil_.switch_interval()}) {
  parent_ = &parent;
}

int Process::take_pid() { return parent_ != nullptr ? parent_->take_pid() : ++last_pid_; }

void Process::exit() {
  if (sim::Trace* trace = simulator().trace()) trace->end_track(track_, simulator().now());
}

}  // namespace interleave::models::threads
