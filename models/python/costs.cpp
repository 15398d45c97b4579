#include "models/python/costs.h"

#include "models/python/vm.h"
#include "models/threads/thread.h"

namespace interleave::models::python {

Costs::Costs(Interpreter& interpreter)
    : simulator_(interpreter.simulator()), random_(interpreter.scenario().machine.seed) {
  for (const auto& cost : interpreter.scenario().costs) {
    table_.add(cost.pattern, {cost.cpu, cost.wait, cost.jitter});
  }
}

sim::Duration Costs::wait_of(std::string_view call, sim::Duration fallback) {
  const io::Cost* cost = find(call);
  return cost == nullptr ? fallback : io::sample_wait(*cost, random_);
}

void Costs::charge(Vm& vm, std::string_view call) {
  const io::Cost* cost = find(call);
  if (cost == nullptr) return;
  if (const sim::Duration wait = io::sample_wait(*cost, random_); wait > sim::Duration()) block(vm, wait, call);
  if (cost->cpu > sim::Duration()) vm.thread().work(cost->cpu);
}

void Costs::block(Vm& vm, sim::Duration wait, std::string_view kind, std::string_view name) {
  vm.thread().block(sim::State::blocked, &device(kind, name), wait);
}

const sim::Waitable& Costs::device(std::string_view kind, std::string_view name) {
  auto& device = devices_[{std::string(kind), std::string(name)}];
  if (device == nullptr) {
    device = std::make_unique<sim::Waitable>(simulator_, std::string(kind), std::string(name));
  }
  return *device;
}

Costs& costs(Vm& vm) { return vm.interpreter().state<Costs>(vm.interpreter()); }

}  // namespace interleave::models::python
