#include "models/python/costs.h"

#include "models/python/vm.h"
#include "models/threads/thread.h"

namespace interleave::models::python {

Costs::Costs(Interpreter& interpreter)
    : simulator_(interpreter.simulator()),
      latency_scale_(interpreter.scenario().machine.latency_scale),
      random_(interpreter.scenario().machine.seed) {
  for (const auto& cost : interpreter.scenario().costs) {
    table_.add(cost.pattern, cost.cost);
  }
}

sim::Duration Costs::wait_of(std::string_view call, sim::Duration usual) {
  const io::Cost* cost = find(call);
  return scaled(cost == nullptr ? usual : io::sample_wait(*cost, usual, random_));
}

sim::Duration Costs::scaled(sim::Duration wait) const {
  return latency_scale_ == 1 ? wait : sim::Duration::from_seconds(wait.seconds() * latency_scale_);
}

sim::Duration Costs::admit(std::string_view call, sim::Duration wait) {
  const io::Cost* cost = find(call);
  if (cost == nullptr || cost->capacity == 0) return {};
  return queues_.try_emplace(cost, cost->capacity).first->second.admit(simulator_.now(), wait + cost->cpu);
}

const std::string* Costs::failure(std::string_view call) {
  const io::Cost* cost = find(call);
  return cost != nullptr && cost->error_rate > 0 && random_.random() < cost->error_rate ? &cost->error : nullptr;
}

void Costs::charge(Vm& vm, std::string_view call) {
  const io::Cost* cost = find(call);
  if (cost == nullptr) return;
  const sim::Duration wait = scaled(io::sample_wait(*cost, {}, random_));
  const std::string* error = failure(call);
  if (const sim::Duration queued = admit(call, wait); queued > sim::Duration()) {
    block(vm, queued, fmt::format("queue of {}", call));
  }
  if (wait > sim::Duration()) block(vm, wait, call);
  if (cost->cpu > sim::Duration()) vm.thread().work(cost->cpu);
  if (error != nullptr) raise_failure(vm, call, *error);
}

void raise_failure(Vm& vm, std::string_view call, std::string_view name) {
  const Value* type = nullptr;
  if (!name.empty()) {
    type = vm.interpreter().builtins().find(vm.intern(name).get());
    if (type == nullptr || !type->is(Kind::type) || !type->as<Type>()->is_subtype(vm.types().BaseException)) {
      vm.raise(vm.types().LookupError, "[cost] asks for the error '{}' of {}, which isn't a built-in exception", name, call);
    }
  }
  vm.raise(type == nullptr ? vm.types().ConnectionError : type->as<Type>(), "{} failed, as error_rate in [cost] asks", call);
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
