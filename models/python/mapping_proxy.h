// types.MappingProxyType: a view of a mapping that can't be written through. `__dict__` of a class
// is one.
#pragma once

#include "models/python/vm.h"

namespace interleave::models::python {

Value make_mapping_proxy(Vm& vm, const Value& mapping);
Type* mapping_proxy_type(Interpreter& interpreter);

}  // namespace interleave::models::python
