// Something that can be waited for and, perhaps, held: a lock, a queue, a timer, a file. A waiting
// span names its resource and a resource its holder, so that "why is it not running?" has an answer
// and a cycle of waiters can be found, whether or not a trace is recorded.
#pragma once

#include <string>
#include <string_view>

#include "sim/simulator.h"
#include "sim/trace.h"

namespace interleave::sim {

class Waitable {
 public:
  /// `kind` as in the trace: "sleep", "Lock", "Queue", …; `name`: what the program calls it.
  Waitable(Simulator& simulator, std::string kind, std::string name = {});
  Waitable(const Waitable&) = delete;
  Waitable& operator=(const Waitable&) = delete;

  ResourceId id() const { return id_; }  // kNone when nothing is recorded
  const std::string& kind() const { return kind_; }
  const std::string& name() const { return name_; }
  Thread* holder() const { return holder_; }
  /// nullptr: it is free.
  void set_holder(Thread* holder);

 private:
  Simulator& simulator_;
  std::string kind_;
  std::string name_;
  ResourceId id_ = kNone;
  Thread* holder_ = nullptr;
};

}  // namespace interleave::sim
