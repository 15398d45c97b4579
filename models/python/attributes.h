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
/// Tells an AttributeError that knows neither which attribute of which object it is about.
void note_missing_attribute(Vm& vm, const Value& exception, const Value& object, const Str* name);

/// Where an instance's dict lies. Requires: its type has a dict_offset that isn't kDictAtEnd.
inline Ref<Dict>& dict_of(Object* object) {
  return *reinterpret_cast<Ref<Dict>*>(reinterpret_cast<std::byte*>(object) + object->type->dict_offset);
}
/// True only if the object has no attribute `name` of its own that would come before its class's. A
/// glance at the hashes of a small dict; larger ones must be asked.
inline bool is_not_shadowed(Object* object, const Str& name) {
  const uint32_t offset = object->type->dict_offset;
  if (offset == 0) return true;
  if (offset == kDictAtEnd) return false;
  const Dict* own = dict_of(object).get();
  if (own == nullptr) return true;
  if (!own->index.empty() || name.hash == -1) return false;
  for (const Dict::Entry& entry : own->entries) {
    if (entry.hash == name.hash) return false;
  }
  return true;
}

/// `super()` in the frame that runs.
Value super_of_frame(Vm& vm);
/// The method `name` after super.start, to be called with super.self; null: it is anything else.
const Value* super_method(const Super& super, const Str* name);

/// `__dict__` of an object, made if need be; null if it can't have one.
Dict* own_attributes(Vm& vm, Object* object);

}  // namespace interleave::models::python
