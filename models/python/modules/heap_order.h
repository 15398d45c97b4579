// Binary heaps of Python values, with the moves of CPython 3.11 Lib/heapq.py, so that equal items come
// out in the same order. Comparing runs Python code and may raise.
#pragma once

#include <vector>

#include "models/python/vm.h"

namespace interleave::models::python::modules {

void heap_push(Vm& vm, std::vector<Value>& heap, Value item);
/// Requires: not empty.
Value heap_pop(Vm& vm, std::vector<Value>& heap);
/// Takes the smallest out and puts `item` in. Requires: not empty.
Value heap_replace(Vm& vm, std::vector<Value>& heap, Value item);
/// Makes a heap of any items.
void heap_make(Vm& vm, std::vector<Value>& items);

}  // namespace interleave::models::python::modules
