// Slots and special methods are two views of one thing. A class made by a program that defines
// `__len__` gets a `length` slot that calls it; a native type with a `length` slot gets a `__len__`
// attribute that calls the slot. One table in slots.cpp lists the pairs.
#pragma once

#include <string_view>

#include "models/python/type.h"

namespace interleave::models::python {

class Interpreter;

/// Is `name` the special method of some slot?
bool names_slot(std::string_view name);
/// Fills the null slots of a native type from its base.
void inherit_slots(Type& type);
/// Adds attributes for the slots that a native type has and its base hasn't.
void expose_slots(Interpreter& interpreter, Type& type);
/// Sets the slots of a heap type, and of its subclasses, from what its MRO defines.
void resolve_slots(Type& type);

}  // namespace interleave::models::python
