// _interleave: what modelled modules that are written in Python can't do themselves: wait for a device,
// pay what [cost] says.
#include "models/python/costs.h"
#include "models/python/interpreter.h"
#include "models/python/modules/asyncio_parts.h"
#include "models/python/modules/table.h"
#include "models/python/types.h"
#include "models/python/vm.h"
#include "models/threads/thread.h"

namespace interleave::models::python::modules {

namespace {

// latency(call, default): the seconds that this call waits, this time.
Value internals_latency(Vm& vm, Value* a) {
  const auto fallback = sim::Duration::from_seconds(vm.to_double(a[1]));
  return Value::floating(costs(vm).wait_of(vm.to_text(a[0], "latency"), fallback).seconds());
}

// block(seconds, kind, name): waits, and the thread with it.
Value internals_block(Vm& vm, Value* a) {
  costs(vm).block(vm, sim::Duration::from_seconds(vm.to_double(a[0])), vm.to_text(a[1], "block"),
                  vm.to_text(a[2], "block"));
  return Value::none();
}

// compute(call): the CPU time that [cost] gives to this call.
Value internals_compute(Vm& vm, Value* a) {
  if (const io::Cost* cost = costs(vm).find(vm.to_text(a[0], "compute"))) vm.thread().work(cost->cpu);
  return Value::none();
}

// charge(call): the waiting and the CPU time that [cost] gives to this call.
Value internals_charge(Vm& vm, Value* a) {
  costs(vm).charge(vm, vm.to_text(a[0], "charge"));
  return Value::none();
}

constexpr NativeDef kFunctions[] = {
    {"latency", "(call, default, /)", internals_latency},
    {"block", "(seconds, kind, name, /)", internals_block},
    {"charge", "(call, /)", internals_charge},
    {"compute", "(call, /)", internals_compute},
    {"pause", "(seconds, kind, name, /)", asyncio_pause},
};

}  // namespace

void init_interleave_internals(Vm& vm, Dict& module) { vm.add_natives(module, kFunctions); }

}  // namespace interleave::models::python::modules
