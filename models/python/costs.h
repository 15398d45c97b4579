// What [cost] of the scenario's header makes of calls, for the native side: how long a call waits, what
// CPU time it takes, and the devices that waiting threads are shown to wait for.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "models/io/cost_table.h"
#include "models/python/interpreter.h"
#include "sim/random.h"
#include "sim/waitable.h"

namespace interleave::models::python {

class Costs : public ModuleState {
 public:
  explicit Costs(Interpreter& interpreter);

  /// null: the call costs nothing of its own.
  const io::Cost* find(std::string_view call) const { return table_.find(call); }
  bool names_module(std::string_view module) const { return table_.names_module(module); }
  /// How long this call waits, this time; `usual`: if the header doesn't say.
  sim::Duration wait_of(std::string_view call, sim::Duration usual);
  /// How long this call, which waits and computes, queues before for one of the places that [cost] gives it.
  sim::Duration admit(std::string_view call, sim::Duration wait);
  /// Draws whether this call fails: null, or the name of the exception to raise ("": the usual one).
  const std::string* failure(std::string_view call);
  /// Queues, waits, computes and fails as the header says, the calling thread with it.
  void charge(Vm& vm, std::string_view call);
  /// Blocks the calling thread for `wait`, shown as waiting for a device.
  void block(Vm& vm, sim::Duration wait, std::string_view kind, std::string_view name = {});
  /// The device itself; one per kind and name.
  const sim::Waitable& device(std::string_view kind, std::string_view name);

 private:
  /// As machine.latency_scale asks.
  sim::Duration scaled(sim::Duration wait) const;

  sim::Simulator& simulator_;
  double latency_scale_;
  io::CostTable table_;
  sim::Random random_;
  std::map<std::pair<std::string, std::string>, std::unique_ptr<sim::Waitable>> devices_;
  std::map<const io::Cost*, io::ServiceQueue> queues_;  // one for all calls that a pattern names
};

/// The error of a call that fails as [cost] asks: an exception class by name, or `usual`.
[[noreturn]] void raise_failure(Vm& vm, std::string_view call, std::string_view name);

/// One per run.
Costs& costs(Vm& vm);

}  // namespace interleave::models::python
