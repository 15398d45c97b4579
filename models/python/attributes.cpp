#include "models/python/attributes.h"

#include "models/python/function.h"
#include "models/python/interpreter.h"
#include "models/python/special.h"

namespace interleave::models::python {
namespace {

bool is_data_descriptor(Vm& vm, const Value& attribute) {
  return attribute.is_object() && vm.type_of(attribute)->slots.descriptor_set != nullptr;
}

}  // namespace

Value bind_descriptor(Vm& vm, const Value& found, const Value& instance, Type* owner) {
  if (!found.is_object()) return found;
  const auto get = found.as_object()->type->slots.descriptor_get;
  return get == nullptr ? found : get(vm, Value(found), instance, owner);
}

void raise_no_attribute(Vm& vm, const Value& object, const Str* name) {
  std::string text;
  if (const auto* type = object.try_as<Type>()) {
    text = fmt::format("type object '{}' has no attribute '{}'", type->name, name->view());
  } else if (const auto* module = object.try_as<Module>()) {
    const Value* own = module->attributes->find(vm.interpreter().names().name);
    text = fmt::format("module '{}' has no attribute '{}'",
                       own != nullptr && own->is(Kind::str) ? own->as<Str>()->view() : "?", name->view());
  } else {
    text = fmt::format("'{}' object has no attribute '{}'", type_name_of(vm, object), name->view());
  }
  const Ref<Exception> error = vm.make_exception(vm.types().AttributeError, text);
  note_missing_attribute(vm, Value(error), object, name);
  vm.raise_value(error);
}

// CPython 3.11 Objects/object.c, set_attribute_error_context.
void note_missing_attribute(Vm& vm, const Value& exception, const Value& object, const Str* name) {
  if (!vm.is_instance(exception, vm.types().AttributeError)) return;
  auto* error = exception.as<Exception>();
  if (!error->attributes) error->attributes = vm.dict();
  Dict& known = *error->attributes;
  const Ref<Str> name_key = vm.intern("name"), object_key = vm.intern("obj");
  const auto knows = [&](const Ref<Str>& key) {
    const Value* value = known.find(key.get());
    return value != nullptr && !value->is_none();
  };
  if (knows(name_key) || knows(object_key)) return;
  known.set(name_key.get(), Value(const_cast<Str*>(name)));
  known.set(object_key.get(), object);
}

Dict* own_attributes(Vm& vm, Object* object) {
  Ref<Dict>* place = attribute_dict(object);
  if (place == nullptr) return nullptr;
  if (!*place) *place = vm.dict();
  return place->get();
}

Value generic_get_attr(Vm& vm, const Value& object, Str* name) {
  Type* type = vm.type_of(object);
  const Value* in_type = type->lookup(name);
  if (in_type != nullptr && is_data_descriptor(vm, *in_type)) {
    return bind_descriptor(vm, *in_type, object, type);
  }
  if (object.is_object()) {
    const Ref<Dict>* own = attribute_dict(object.as_object());
    if (own != nullptr && *own) {
      if (const Value* found = (*own)->find(name)) return *found;
    }
  }
  return in_type == nullptr ? Value() : bind_descriptor(vm, *in_type, object, type);
}

void generic_set_attr(Vm& vm, const Value& object, Str* name, const Value& value) {
  Type* type = vm.type_of(object);
  const Value* in_type = type->lookup(name);
  if (in_type != nullptr && is_data_descriptor(vm, *in_type)) {
    const Value descriptor = *in_type;
    descriptor.as_object()->type->slots.descriptor_set(vm, descriptor, object, value);
    return;
  }
  Dict* own = object.is_object() ? own_attributes(vm, object.as_object()) : nullptr;
  if (own == nullptr) {
    if (in_type != nullptr) {
      vm.raise(vm.types().AttributeError, "'{}' object attribute '{}' is read-only", type->name, name->view());
    }
    raise_no_attribute(vm, object, name);
  }
  if (value.is_defined()) {
    own->set(name, value);
  } else if (!own->erase(name)) {
    raise_no_attribute(vm, object, name);
  }
}

// CPython 3.11 Objects/typeobject.c, type_getattro.
Value type_get_attr(Vm& vm, const Value& object, Str* name) {
  Type* type = object.as<Type>();
  const Value* in_metatype = type->type->lookup(name);
  if (in_metatype != nullptr && is_data_descriptor(vm, *in_metatype)) {
    return bind_descriptor(vm, *in_metatype, object, type->type);
  }
  if (const Value* found = type->lookup(name)) return bind_descriptor(vm, *found, Value(), type);
  return in_metatype == nullptr ? Value() : bind_descriptor(vm, *in_metatype, object, type->type);
}

void type_set_attr(Vm& vm, const Value& object, Str* name, const Value& value) {
  Type* type = object.as<Type>();
  if (!type->is_heap_type) {
    vm.raise(vm.types().TypeError, "cannot set '{}' attribute of immutable type '{}'", name->view(), type->name);
  }
  const Value* in_metatype = type->type->lookup(name);
  if (in_metatype != nullptr && is_data_descriptor(vm, *in_metatype)) {
    const Value descriptor = *in_metatype;
    descriptor.as_object()->type->slots.descriptor_set(vm, descriptor, object, value);
    return;
  }
  if (value.is_undefined() && type->attributes->find(name) == nullptr) raise_no_attribute(vm, object, name);
  type->set_attribute(vm.intern(name->view()).get(), value);
}

Value module_get_attr(Vm& vm, const Value& object, Str* name) {
  auto* module = object.as<Module>();
  if (const Value* found = module->attributes->find(name)) return *found;
  if (Value inherited = generic_get_attr(vm, object, name); inherited.is_defined()) return inherited;
  const Value* hook = module->attributes->find(vm.interpreter().names().getattr);
  if (hook == nullptr) return Value();
  const Value argument(name);
  return vm.call(Value(*hook), std::span<const Value>(&argument, 1));
}

}  // namespace interleave::models::python
