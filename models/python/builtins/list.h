// Lists. Everything that may run a program's code in the middle of an operation copies the item
// first and asks for the size anew: the list may change.
#pragma once

#include "models/python/vm.h"

namespace interleave::models::python {

struct Bootstrap;

/// list.extend(iterable)
void list_extend(Vm& vm, List& list, const Value& iterable);

/// Stable. `key` None: the items themselves. Raises ValueError if a comparison changes the list.
void list_sort(Vm& vm, List& list, const Value& key, bool reverse);  // list_sort.cpp

extern const std::span<const NativeDef> kListMethods;  // list_methods.cpp
void init_list(Bootstrap& bootstrap);

}  // namespace interleave::models::python
