// The type `object`: what every object can do.
#include <algorithm>

#include "models/python/attributes.h"
#include "models/python/bootstrap.h"
#include "models/python/class.h"
#include "models/python/function.h"
#include "models/python/special.h"

namespace interleave::models::python {
namespace {

std::string full_name(const Type& type) {
  const std::string& name = type.qualname();
  return type.module_name.empty() || type.module_name == "builtins" ? name : type.module_name + "." + name;
}

// CPython 3.11 Objects/typeobject.c, object_new and object_init: arguments are an error unless the
// other of the two is overridden.
bool overrides(Vm& vm, Type* type, const Str* name) {
  return type->lookup(name) != vm.types().object->attributes->find(name);
}

Value object_new(Vm& vm, Value* a) {
  if (!a[0].is(Kind::type)) vm.raise(vm.types().TypeError, "object.__new__(X): X is not a type object ({})", type_name_of(vm, a[0]));
  auto* cls = a[0].as<Type>();
  const Names& names = vm.interpreter().names();
  if (a[1].as<Tuple>()->size() > 0 || a[2].as<Dict>()->size() > 0) {
    if (overrides(vm, cls, names.new_)) {
      vm.raise(vm.types().TypeError, "object.__new__() takes exactly one argument (the type to instantiate)");
    }
    if (!overrides(vm, cls, names.init)) vm.raise(vm.types().TypeError, "{}() takes no arguments", cls->name);
  }
  if (const Value* abstract = cls->lookup(vm.interpreter().abstract_methods_name()); abstract != nullptr && vm.length(*abstract) > 0) {
    std::vector<std::string> methods;
    vm.for_each(*abstract, [&](const Value& name) { methods.emplace_back(name.as<Str>()->view()); });
    std::sort(methods.begin(), methods.end());
    vm.raise(vm.types().TypeError, "Can't instantiate abstract class {} with abstract method{} {}", cls->name,
             methods.size() > 1 ? "s" : "", fmt::join(methods, ", "));
  }
  if (cls->instance_kind != Kind::instance) {
    vm.raise(vm.types().TypeError, "object.__new__({0}) is not safe, use {0}.__new__()", cls->name);
  }
  return Value(new_instance(vm, cls));
}

Value object_init(Vm& vm, Value* a) {
  if (a[1].as<Tuple>()->size() > 0 || a[2].as<Dict>()->size() > 0) {
    Type* type = vm.type_of(a[0]);
    const Names& names = vm.interpreter().names();
    if (overrides(vm, type, names.init)) {
      vm.raise(vm.types().TypeError, "object.__init__() takes exactly one argument (the instance to initialize)");
    }
    if (!overrides(vm, type, names.new_)) vm.raise(vm.types().TypeError, "{}() takes no arguments", type->name);
  }
  return Value::none();
}

/// Where a value seems to lie: one without an object, as `object.__repr__(5)` asks for, has a place by its hash.
int64_t address_of(Vm& vm, const Value& self) {
  if (self.is_object()) return vm.interpreter().identity(self.as_object());
  constexpr int64_t kNowhere = 0x7e0000000000, kMask = 0xffffffff;
  return kNowhere + ((self.is_none() ? 0 : vm.hash(self)) & kMask) * 16;
}

Value object_repr(Vm& vm, const Value& self) {
  return Value(vm.str(fmt::format("<{} object at {:#x}>", full_name(*vm.type_of(self)),
                                  address_of(vm, self))));
}

Value object_str(Vm& vm, const Value& self) { return Value(vm.repr(self)); }

int64_t object_hash(Vm& vm, const Value& self) {
  return address_of(vm, self) >> 4;
}

Value object_compare(Vm& vm, CompareOp op, const Value& self, const Value& other) {
  if (op == CompareOp::eq) return self.same(other) ? Value::boolean(true) : vm.not_implemented();
  if (op != CompareOp::ne) return vm.not_implemented();
  const auto slot = vm.type_of(self)->slots.compare;
  if (slot == nullptr || slot == object_compare) return self.same(other) ? Value::boolean(false) : vm.not_implemented();
  const Value equal = slot(vm, CompareOp::eq, self, other);
  return vm.is_not_implemented(equal) ? equal : Value::boolean(!vm.truth(equal));
}

Value object_format(Vm& vm, Value* a) {
  if (a[1].is(Kind::str) && a[1].as<Str>()->byte_count > 0) {
    vm.raise(vm.types().TypeError, "unsupported format string passed to {}.__format__", type_name_of(vm, a[0]));
  }
  return Value(vm.to_str(a[0]));
}

Value object_dir(Vm& vm, Value* a) {
  std::vector<std::string> names;
  const auto add = [&](const Dict& attributes) {
    for (const Dict::Entry& entry : attributes.entries) {
      if (entry.key.is(Kind::str)) names.emplace_back(entry.key.as<Str>()->view());
    }
  };
  if (a[0].is(Kind::module)) {
    const Value* own = a[0].as<Module>()->attributes->find(vm.intern("__dir__").get());
    if (own != nullptr) return vm.call(Value(*own));
    add(*a[0].as<Module>()->attributes);
  } else {
    const Type* type = a[0].is(Kind::type) ? a[0].as<Type>() : vm.type_of(a[0]);
    for (const Type* each : type->mro) add(*each->attributes);
    if (a[0].is_object() && !a[0].is(Kind::type)) {
      const Ref<Dict>* own = attribute_dict(a[0].as_object());
      if (own != nullptr && *own) add(**own);
    }
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  std::vector<Value> items;
  for (const std::string& name : names) items.push_back(Value(vm.str(name)));
  return Value(vm.list(std::move(items)));
}

Value object_sizeof(Vm& vm, Value* a) { return Value::integer(vm.type_of(a[0])->instance_bytes); }
Value init_subclass(Vm& vm, Value* a) {
  if (a[1].as<Dict>()->size() > 0) {
    vm.raise(vm.types().TypeError, "{}.__init_subclass__() takes no keyword arguments", a[0].as<Type>()->name);
  }
  return Value::none();
}
Value subclass_hook(Vm& vm, Value*) { return vm.not_implemented(); }

constexpr NativeDef kMethods[] = {{"__new__", "(cls, /, *args, **kwargs)", object_new},
                                  {"__init__", "(self, /, *args, **kwargs)", object_init},
                                  {"__format__", "(self, format_spec, /)", object_format},
                                  {"__dir__", "(self, /)", object_dir},
                                  {"__sizeof__", "(self, /)", object_sizeof}};
constexpr NativeDef kClassMethods[] = {{"__init_subclass__", "(cls, /, **kwargs)", init_subclass},
                                       {"__subclasshook__", "(cls, subclass, /)", subclass_hook}};

Value get_class(Vm& vm, const Value& self) { return Value(vm.type_of(self)); }
void set_class(Vm& vm, const Value& self, const Value& value) {
  if (!value.is(Kind::type)) {
    vm.raise(vm.types().TypeError, "__class__ must be set to a class, not '{}' object", type_name_of(vm, value));
  }
  auto* to = value.as<Type>();
  Type* from = vm.type_of(self);
  if (!from->is_heap_type || !to->is_heap_type || from->instance_bytes != to->instance_bytes ||
      from->dict_offset != to->dict_offset || from->instance_kind != to->instance_kind) {
    vm.raise(vm.types().TypeError, "__class__ assignment only supported for mutable types or ModuleType subclasses");
  }
  retain(to);
  self.as_object()->type = to;
  release(from);
}

Value get_dict(Vm& vm, const Value& self) {
  Dict* own = self.is_object() ? own_attributes(vm, self.as_object()) : nullptr;
  if (own == nullptr) raise_no_attribute(vm, self, vm.interpreter().names().dict);
  return Value(own);
}
void set_dict(Vm& vm, const Value& self, const Value& value) {
  Ref<Dict>* own = self.is_object() ? attribute_dict(self.as_object()) : nullptr;
  if (own == nullptr) raise_no_attribute(vm, self, vm.interpreter().names().dict);
  if (!value.is(Kind::dict)) {
    vm.raise(vm.types().TypeError, "__dict__ must be set to a dictionary, not a '{}'", type_name_of(vm, value));
  }
  *own = Ref<Dict>(value.as<Dict>());
}

constexpr GetSetDef kFields[] = {{"__class__", get_class, set_class}, {"__dict__", get_dict, set_dict}};

}  // namespace

void init_object(Bootstrap& b) {
  b.define<Instance>(b.types.object, {.name = "object",
                                      .slots = {.repr = object_repr,
                                                .str = object_str,
                                                .hash = object_hash,
                                                .get_attr = generic_get_attr,
                                                .set_attr = generic_set_attr,
                                                .compare = object_compare},
                                      .methods = kMethods,
                                      .class_methods = kClassMethods,
                                      .getsets = kFields});
  // The attributes of an Instance are what a class of a program adds; the heap sees to them.
  b.types.object->slots.destroy = nullptr;
  b.types.object->instance_bytes = sizeof(Object);
  b.types.object->instance_kind = Kind::instance;
  b.publish(b.types.object);
}

}  // namespace interleave::models::python
