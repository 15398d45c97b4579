#include "models/python/unmodelled.h"

#include "models/python/costs.h"
#include "models/python/interpreter.h"
#include "models/python/vm.h"

namespace interleave::models::python {

bool make_unmodelled_module(Vm& vm, std::string_view name, Dict& module) {
  if (!costs(vm).names_module(name)) return false;
  const Value synthetic = vm.interpreter().import(vm, "_synthetic");
  // A module's `__getattr__` (PEP 562) answers for every attribute.
  const Value text = vm.str(name);
  const Value root = vm.call(vm.get_attr(synthetic, vm.intern("Synthetic").get()), std::span(&text, 1));
  module.set(vm.intern("__getattr__").get(), vm.get_attr(root, vm.intern("__getattr__").get()));
  return true;
}

}  // namespace interleave::models::python
