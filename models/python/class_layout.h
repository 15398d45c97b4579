// How instances of a program's classes lie in memory. A class has the C++ struct of its nearest
// native base. Behind it come the values of `__slots__`, 16 bytes each, and the dict of attributes,
// unless a base has one already or `__slots__` does without it.
//
// Invariant: for a heap type, the bytes that `instance_bytes` exceeds its base's by end in its own
// slots.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "models/python/vm.h"

namespace interleave::models::python {

/// The base that decides the layout; raises TypeError if another one disagrees.
Type* best_base(Vm& vm, const std::vector<Type*>& bases);
/// The nearest ancestor (or the type itself) whose instances have a struct or slots of their own.
Type* solid_base(Type* type);

/// Lays a new class out and adds what `__slots__` in its attributes declares.
/// Requires: base, attributes and MRO are set.
void lay_out(Vm& vm, Type& type);

/// Ends the slots and the dict that classes added to the object's struct.
void destroy_added(Object* object) noexcept;

/// The value of a slot; undefined: unset.
inline Value& slot_at(Object* object, uint32_t offset) {
  return *reinterpret_cast<Value*>(reinterpret_cast<std::byte*>(object) + offset);
}

/// The member descriptors of `__slots__`; `offset` counts from the object.
struct Member : Object {
  static constexpr Kind kKind = Kind::other;
  Member(Type* t, Type* of, Ref<Str> n, uint32_t at)
      : Object(t, kKind), owner(of), name(std::move(n)), offset(at) {}
  Type* owner;
  Ref<Str> name;
  uint32_t offset;
};

bool is_member(Vm& vm, const Value& value);

}  // namespace interleave::models::python
