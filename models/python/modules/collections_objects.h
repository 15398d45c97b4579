// The containers of `collections` that are hot enough for C++; collections.py adds the rest.
#pragma once

#include "models/python/bootstrap.h"
#include "models/python/vm.h"

namespace interleave::models::python::modules {

Type* make_deque_type(Interpreter& interpreter);         // deque.cpp
Type* make_default_dict_type(Interpreter& interpreter);  // collections.cpp

}  // namespace interleave::models::python::modules
