// Calling special methods: they are looked up on the type, past the instance.
#pragma once

#include <functional>
#include <initializer_list>

#include "models/python/names.h"
#include "models/python/vm.h"

namespace interleave::models::python {

/// Calls `found`, an attribute of self's type, as the method of `self`.
Value call_found(Vm& vm, const Value& found, const Value& self, std::initializer_list<Value> rest);
/// Calls the method of self's type; raises AttributeError if there is none.
Value call_special(Vm& vm, const Value& self, Str* name, std::initializer_list<Value> rest = {});
/// `callable(*positional, **keywords)`; either may be null.
Value call_star(Vm& vm, const Value& callable, const Tuple* positional, const Dict* keywords);
/// Calls `f(Args)` with what the two hold.
Value with_star(Vm& vm, const Tuple* positional, const Dict* keywords, const std::function<Value(Args)>& f);

/// `'%.200s' object` names: the type's name as error messages give it.
inline std::string_view type_name_of(Vm& vm, const Value& value) { return vm.type_of(value)->name; }

/// Python's `type(x).name`: an attribute of the type of `value`, bound to it; undefined if absent.
Value find_special(Vm& vm, const Value& value, const Str* name);

}  // namespace interleave::models::python
