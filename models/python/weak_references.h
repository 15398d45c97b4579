// Weak references. An object that has some is marked in its flags; who refers to it stands in a
// table of the interpreter, so that objects without weak references pay nothing. When the object
// dies, after
// `__del__`, its references become empty and their callbacks run.
#pragma once

#include "models/python/vm.h"

namespace interleave::models::python {

constexpr uint8_t kWeaklyReferenced = 0x80;  // in Object::flags

/// Requires: the object is marked and dies.
void clear_weak_references(Object* object) noexcept;

}  // namespace interleave::models::python
