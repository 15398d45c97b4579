// Modules that Interleave doesn't model but whose calls [cost] names: importing one gives attributes
// that take their time and return something that says nothing.
#pragma once

#include <string_view>

namespace interleave::models::python {

class Vm;
struct Dict;

/// A package that programs about concurrency import and that isn't modelled.
bool is_known_package(std::string_view name);

/// Fills `module` and returns true if [cost] names calls of `name`. Raises ModuleNotFoundError, with the way
/// out, if it is a well-known package.
bool make_unmodelled_module(Vm& vm, std::string_view name, Dict& module);

}  // namespace interleave::models::python
