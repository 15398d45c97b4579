// How attributes are found: descriptors of the type, the object's own dict, plain attributes of the
// type, in that order (CPython 3.11 Objects/object.c, _PyObject_GenericGetAttrWithDict).
#pragma once

#include "models/python/function.h"
#include "models/python/vm.h"

namespace interleave::models::python {

Value generic_get_attr(Vm& vm, const Value& object, Str* name);
void generic_set_attr(Vm& vm, const Value& object, Str* name, const Value& value);
Value type_get_attr(Vm& vm, const Value& type, Str* name);
void type_set_attr(Vm& vm, const Value& type, Str* name, const Value& value);
Value module_get_attr(Vm& vm, const Value& module, Str* name);

/// What `found` in a type's attributes means for `instance` (undefined: for the type itself).
Value bind_descriptor(Vm& vm, const Value& found, const Value& instance, Type* owner);
[[noreturn]] void raise_no_attribute(Vm& vm, const Value& object, const Str* name);

/// `super()` in the frame that runs.
Value super_of_frame(Vm& vm);
/// The method `name` after super.start, to be called with super.self; null: it is anything else.
const Value* super_method(const Super& super, const Str* name);

/// `__dict__` of an object, made if need be; null if it can't have one.
Dict* own_attributes(Vm& vm, Object* object);

}  // namespace interleave::models::python
