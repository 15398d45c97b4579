// "Did you mean: 'message'?": what a misspelt name was probably meant to be.
// CPython 3.11 Python/suggestions.c.
#pragma once

#include <string>

#include "models/python/vm.h"

namespace interleave::models::python {

/// For an AttributeError or NameError that carries the name: ". Did you mean: '…'?", or nothing.
std::string suggestion_for(Vm& vm, const Value& exception);

}  // namespace interleave::models::python
