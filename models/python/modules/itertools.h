// The iterators of `itertools` come in two files: those that pass items of other iterators on, and
// those that combine a pool of items kept in memory.
#pragma once

#include "models/python/bootstrap.h"
#include "models/python/vm.h"

namespace interleave::models::python::modules {

using IteratorNext = Value (*)(Vm&, const Value& self);

/// Adds the iterator type of T to the module under its name.
template <class T>
Type* add_iterator(Vm& vm, Dict& module, std::string_view name, IteratorNext next,
                   std::span<const NativeDef> methods, Value (*repr)(Vm&, const Value&) = nullptr) {
  Type* type = make_type<T>(
      vm.interpreter(),
      {.name = name,
       .module = "itertools",
       .slots = {.repr = repr, .iter = [](Vm&, const Value& self) { return self; }, .next = next},
       .methods = methods});
  module.set(vm.intern(name).get(), Value(type));
  return type;
}

void add_combinations(Vm& vm, Dict& module);  // itertools_combinations.cpp

}  // namespace interleave::models::python::modules
