#include "models/python/special_slots.h"

#include "models/python/attributes.h"
#include "models/python/interpreter.h"
#include "models/python/special.h"

namespace interleave::models::python {
namespace {

const Names& names(Vm& vm) { return vm.interpreter().names(); }

/// The special method of self's type, or null if it is absent or None.
const Value* method(Vm& vm, const Value& self, const Str* name) {
  const Value* found = vm.type_of(self)->lookup(name);
  return found == nullptr || found->is_none() ? nullptr : found;
}

/// The attribute along the MRO, if a class made by a program defines it.
const Value* overridden(const Type* type, const Str* name) {
  for (const Type* ancestor : type->mro) {
    if (const Value* found = ancestor->attributes->find(name)) {
      return ancestor->is_heap_type ? found : nullptr;
    }
  }
  return nullptr;
}

}  // namespace

void slot_finalize(Object* self) {
  Vm* vm = Interpreter::of(self).current_vm();
  if (vm == nullptr) return;
  const Value method = find_special(*vm, Value(self), names(*vm).del);
  if (method.is_defined()) vm->call_ignoring_errors(method);
}

Value slot_repr(Vm& vm, const Value& self) {
  Value text = call_special(vm, self, names(vm).repr);
  if (!text.is(Kind::str)) {
    vm.raise(vm.types().TypeError, "__repr__ returned non-string (type {})", type_name_of(vm, text));
  }
  return text;
}

Value slot_str(Vm& vm, const Value& self) {
  Value text = call_special(vm, self, names(vm).str);
  if (!text.is(Kind::str)) {
    vm.raise(vm.types().TypeError, "__str__ returned non-string (type {})", type_name_of(vm, text));
  }
  return text;
}

int64_t slot_hash(Vm& vm, const Value& self) {
  const Value* found = method(vm, self, names(vm).hash);
  if (found == nullptr) vm.raise(vm.types().TypeError, "unhashable type: '{}'", type_name_of(vm, self));
  const Value result = call_found(vm, *found, self, {});
  if (result.is_int() || result.is_bool()) return result.as_int() == -1 ? -2 : result.as_int();
  if (result.is(Kind::big_int)) return vm.hash(result);
  vm.raise(vm.types().TypeError, "__hash__ method should return an integer");
}

bool slot_truth(Vm& vm, const Value& self) {
  if (const Value* found = method(vm, self, names(vm).bool_)) {
    const Value result = call_found(vm, *found, self, {});
    if (result.is_bool()) return result.as_bool();
    vm.raise(vm.types().TypeError, "__bool__ should return bool, returned {}", type_name_of(vm, result));
  }
  return slot_length(vm, self) != 0;
}

int64_t slot_length(Vm& vm, const Value& self) {
  const int64_t length = vm.to_index(call_special(vm, self, names(vm).len));
  if (length < 0) vm.raise(vm.types().ValueError, "__len__() should return >= 0");
  return length;
}

Value slot_call(Vm& vm, const Value& self, Args args) {
  const Value* found = method(vm, self, names(vm).call);
  if (found == nullptr) {
    vm.raise(vm.types().TypeError, "'{}' object is not callable", type_name_of(vm, self));
  }
  return vm.call(bind_descriptor(vm, *found, self, vm.type_of(self)), args);
}

Value slot_get_attr(Vm& vm, const Value& self, Str* name) {
  Type* type = vm.type_of(self);
  const Type* native = type;  // its way to find attributes is what the hooks add to
  while (native->is_heap_type) native = native->base.get();
  const Value* hook = overridden(type, names(vm).getattr);
  if (const Value* get = overridden(type, names(vm).getattribute)) {
    if (hook == nullptr) return call_found(vm, *get, self, {Value(name)});
    Value missing;
    try {
      return call_found(vm, *get, self, {Value(name)});
    } catch (const PythonError& error) {
      missing = error.exception;
    }
    if (!vm.is_instance(missing, vm.types().AttributeError)) throw PythonError{missing};
  } else {
    Value missing;
    Value found;
    try {
      found = native->slots.get_attr(vm, self, name);
    } catch (const PythonError& error) {  // of a property, say
      missing = error.exception;
    }
    if (found.is_defined()) return found;
    if (missing.is_defined() && (hook == nullptr || !vm.is_instance(missing, vm.types().AttributeError))) {
      throw PythonError{missing};
    }
  }
  return hook == nullptr ? Value() : call_found(vm, *hook, self, {Value(name)});
}

void slot_set_attr(Vm& vm, const Value& self, Str* name, const Value& value) {
  if (value.is_undefined()) {
    call_special(vm, self, names(vm).delattr, {Value(name)});
  } else {
    call_special(vm, self, names(vm).setattr, {Value(name), value});
  }
}

Value slot_descriptor_get(Vm& vm, const Value& self, const Value& instance, Type* owner) {
  const Value* found = method(vm, self, names(vm).get);
  if (found == nullptr) return self;
  return call_found(vm, *found, self, {instance.is_undefined() ? Value::none() : instance, Value(owner)});
}

void slot_descriptor_set(Vm& vm, const Value& self, const Value& instance, const Value& value) {
  const bool deletes = value.is_undefined();
  const Value* found = method(vm, self, deletes ? names(vm).delete_ : names(vm).set);
  if (found == nullptr) {
    vm.raise(vm.types().AttributeError, "{}", deletes ? "__delete__" : "__set__");
  } else if (deletes) {
    call_found(vm, *found, self, {instance});
  } else {
    call_found(vm, *found, self, {instance, value});
  }
}

Value slot_get_item(Vm& vm, const Value& self, const Value& key) {
  const Value* found = method(vm, self, names(vm).getitem);
  if (found == nullptr) {
    vm.raise(vm.types().TypeError, "'{}' object is not subscriptable", type_name_of(vm, self));
  }
  return call_found(vm, *found, self, {key});
}

void slot_set_item(Vm& vm, const Value& self, const Value& key, const Value& value) {
  const bool deletes = value.is_undefined();
  const Value* found = method(vm, self, deletes ? names(vm).delitem : names(vm).setitem);
  if (found == nullptr) {
    vm.raise(vm.types().TypeError, "'{}' object does not support item {}", type_name_of(vm, self),
             deletes ? "deletion" : "assignment");
  } else if (deletes) {
    call_found(vm, *found, self, {key});
  } else {
    call_found(vm, *found, self, {key, value});
  }
}

bool slot_contains(Vm& vm, const Value& self, const Value& item) {
  const Value* found = vm.type_of(self)->lookup(names(vm).contains);
  if (found == nullptr || found->is_none()) {
    vm.raise(vm.types().TypeError, "'{}' object is not a container", type_name_of(vm, self));
  }
  return vm.truth(call_found(vm, *found, self, {item}));
}

Value slot_iter(Vm& vm, const Value& self) {
  const Value* found = method(vm, self, names(vm).iter);
  if (found == nullptr) {
    vm.raise(vm.types().TypeError, "'{}' object is not iterable", type_name_of(vm, self));
  }
  Value iterator = call_found(vm, *found, self, {});
  if (vm.type_of(iterator)->slots.next == nullptr) {
    vm.raise(vm.types().TypeError, "iter() returned non-iterator of type '{}'", type_name_of(vm, iterator));
  }
  return iterator;
}

Value slot_next(Vm& vm, const Value& self) {
  const Value* found = method(vm, self, names(vm).next);
  if (found == nullptr) {
    vm.raise(vm.types().TypeError, "'{}' object is not an iterator", type_name_of(vm, self));
  }
  Value error;
  try {
    return call_found(vm, *found, self, {});
  } catch (const PythonError& raised) {
    error = raised.exception;
  }
  if (!vm.is_instance(error, vm.types().StopIteration)) throw PythonError{std::move(error)};
  return Value();
}

Value slot_await(Vm& vm, const Value& self) {
  Value iterator = call_special(vm, self, names(vm).await);
  if (iterator.is(Kind::coroutine)) vm.raise(vm.types().TypeError, "__await__() returned a coroutine");
  if (vm.type_of(iterator)->slots.next == nullptr) {
    vm.raise(vm.types().TypeError, "__await__() returned non-iterator of type '{}'", type_name_of(vm, iterator));
  }
  return iterator;
}

// CPython 3.11 Objects/typeobject.c, SLOT1BINFULL: the reflected method of a subclass goes first if it
// overrides the one of the left side's class.
Value slot_binary(Vm& vm, BinaryOp op, const Value& left, const Value& right) {
  Type* left_type = vm.type_of(left);
  Type* right_type = vm.type_of(right);
  Str* name = names(vm).binary[static_cast<int>(op)];
  Str* reflected = names(vm).reflected[static_cast<int>(op)];
  bool try_right = left_type != right_type && right_type->slots.binary == slot_binary;
  if (left_type->slots.binary == slot_binary) {
    if (try_right && right_type->is_subtype(left_type)) {
      const Value* theirs = right_type->lookup(reflected);
      const Value* ours = left_type->lookup(reflected);
      if (theirs != nullptr && (ours == nullptr || !theirs->same(*ours))) {
        Value result = call_found(vm, *theirs, right, {left});
        if (!vm.is_not_implemented(result)) return result;
        try_right = false;
      }
    }
    if (const Value* found = method(vm, left, name)) {
      Value result = call_found(vm, *found, left, {right});
      if (!vm.is_not_implemented(result)) return result;
    }
    if (left_type == right_type) return vm.not_implemented();
  }
  if (try_right) {
    if (const Value* found = method(vm, right, reflected)) return call_found(vm, *found, right, {left});
  }
  return vm.not_implemented();
}

Value slot_inplace(Vm& vm, BinaryOp op, const Value& left, const Value& right) {
  const Value* found = method(vm, left, names(vm).inplace[static_cast<int>(op)]);
  return found == nullptr ? vm.not_implemented() : call_found(vm, *found, left, {right});
}

Value slot_unary(Vm& vm, UnaryOp op, const Value& self) {
  Str* name = op == UnaryOp::neg ? names(vm).neg : op == UnaryOp::pos ? names(vm).pos : names(vm).invert;
  const Value* found = method(vm, self, name);
  if (found == nullptr) vm.raise_bad_operand(op, self);
  return call_found(vm, *found, self, {});
}

Value slot_compare(Vm& vm, CompareOp op, const Value& self, const Value& other) {
  const Value* found = method(vm, self, names(vm).compare[static_cast<int>(op)]);
  return found == nullptr ? vm.not_implemented() : call_found(vm, *found, self, {other});
}

}  // namespace interleave::models::python
