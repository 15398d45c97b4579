// `list[int]`, `dict[str, int]`: a generic type with arguments, for annotations.
#pragma once

#include "models/python/vm.h"

namespace interleave::models::python {

/// `origin[arguments]`; a tuple stands for several arguments.
Value make_generic_alias(Vm& vm, const Value& origin, const Value& arguments);
bool is_generic_alias(Vm& vm, const Value& value);

}  // namespace interleave::models::python
