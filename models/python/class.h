// Classes as objects: the `class` statement, calling a class, method resolution order.
#pragma once

#include <vector>

#include "models/python/vm.h"

namespace interleave::models::python {

struct Bootstrap;

/// Sets the bases and computes the MRO by C3. False: there is no consistent one.
bool set_bases(Type& type, const std::vector<Type*>& bases);

/// type(name, bases, namespace, **keywords): makes the class, names its attributes
/// (`__set_name__`), and tells its parent (`__init_subclass__`).
Value make_class(Vm& vm, Type* metaclass, std::string_view name, const Tuple& bases,
                 const Dict& attributes, const Dict* keywords);

/// The metaclass among `winner` and those of the bases that derives from all others.
Type* most_derived_metaclass(Vm& vm, Type* winner, const Tuple& bases);

/// The slot of `type`: `__new__`, then `__init__`.
Value call_type(Vm& vm, const Value& type, Args args);
/// The `__init__` of a class that is made the plain way, by object.__new__; null if there is more
/// to it.
const Value* plain_constructor(Vm& vm, Type* type);
/// What object.__new__ makes. Requires: plain_constructor(type).
Ref<Instance> new_instance(Vm& vm, Type* type);

void init_object(Bootstrap& bootstrap);           // object.cpp
void init_type(Bootstrap& bootstrap);             // class.cpp
void init_class_statement(Bootstrap& bootstrap);  // class_statement.cpp
void init_functions(Bootstrap& bootstrap);        // function.cpp
void init_descriptors(Bootstrap& bootstrap);      // descriptors.cpp

}  // namespace interleave::models::python
