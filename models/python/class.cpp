#include "models/python/class.h"

#include <algorithm>

#include "models/python/attributes.h"
#include "models/python/bootstrap.h"
#include "models/python/class_layout.h"
#include "models/python/execution.h"
#include "models/python/mapping_proxy.h"
#include "models/python/slots.h"
#include "models/python/special.h"

namespace interleave::models::python {
namespace {

/// C3: repeatedly takes the first class that stands in no other list's tail.
bool merge(std::vector<std::vector<Type*>> lists, std::vector<Type*>& result) {
  for (;;) {
    std::erase_if(lists, [](const auto& list) { return list.empty(); });
    if (lists.empty()) return true;
    Type* next = nullptr;
    for (const auto& list : lists) {
      const bool in_tail = std::any_of(lists.begin(), lists.end(), [&](const auto& other) {
        return std::find(other.begin() + 1, other.end(), list.front()) != other.end();
      });
      if (!in_tail) {
        next = list.front();
        break;
      }
    }
    if (next == nullptr) return false;
    result.push_back(next);
    for (auto& list : lists) {
      if (list.front() == next) list.erase(list.begin());
    }
  }
}

void call_set_name(Vm& vm, Type& type) {
  const auto entries = type.attributes->entries;
  for (const Dict::Entry& entry : entries) {
    if (!entry.value.is_object() || !entry.key.is(Kind::str)) continue;
    const Value* hook = vm.type_of(entry.value)->lookup(vm.interpreter().names().set_name);
    if (hook == nullptr) continue;
    Value error;
    try {
      call_found(vm, *hook, entry.value, {Value(&type), entry.key});
    } catch (const PythonError& raised) {
      error = raised.exception;
    }
    if (error.is_undefined()) continue;
    const Ref<Exception> wrapped = vm.make_exception(
        vm.types().RuntimeError,
        fmt::format("Error calling __set_name__ on '{}' instance {} in '{}'",
                    type_name_of(vm, entry.value), vm.repr(entry.key)->view(), type.name));
    wrapped->cause = wrapped->context = error;
    wrapped->suppress_context = true;
    vm.raise_value(Value(wrapped));
  }
}

void call_init_subclass(Vm& vm, Type& type, const Dict* keywords) {
  const Str* name = vm.interpreter().names().init_subclass;
  for (Type* ancestor : type.mro) {
    if (ancestor == &type) continue;
    const Value* hook = ancestor->attributes->find(name);
    if (hook == nullptr) continue;
    const Value bound = bind_descriptor(vm, *hook, Value(), &type);
    call_star(vm, bound, nullptr, keywords);
    return;
  }
}

/// `__class_getitem__` and `__init_subclass__` are class methods, `__new__` a static one, by
/// themselves.
Value implicit_wrapper(Vm& vm, std::string_view name, const Value& value) {
  if (!value.is(Kind::function)) return value;
  if (name == "__new__")
    return Value(vm.heap().make<StaticMethod>(vm.types().static_method, value));
  if (name == "__init_subclass__" || name == "__class_getitem__") {
    return Value(vm.heap().make<ClassMethod>(vm.types().class_method, value));
  }
  return value;
}

}  // namespace

bool set_bases(Type& type, const std::vector<Type*>& bases) {
  for (const Ref<Type>& old : type.bases) std::erase(old->subclasses, &type);
  type.bases.clear();
  std::vector<std::vector<Type*>> lists;
  for (Type* base : bases) {
    type.bases.emplace_back(base);
    base->subclasses.push_back(&type);
    lists.push_back(base->mro);
  }
  lists.push_back(bases);
  type.mro = {&type};
  return merge(std::move(lists), type.mro);
}

Value make_class(Vm& vm, Type* metaclass, std::string_view name, const Tuple& base_values,
                 const Dict& attributes, const Dict* keywords) {
  const Types& t = vm.types();
  std::vector<Type*> bases;
  for (const Value& base : base_values.items()) {
    if (!base.is(Kind::type)) vm.raise(t.TypeError, "bases must be types");
    auto* type = base.as<Type>();
    if (!type->is_subclassable)
      vm.raise(t.TypeError, "type '{}' is not an acceptable base type", type->name);
    if (std::find(bases.begin(), bases.end(), type) != bases.end()) {
      vm.raise(t.TypeError, "duplicate base class {}", type->name);
    }
    bases.push_back(type);
  }
  if (bases.empty()) bases.push_back(t.object);
  Type* best = best_base(vm, bases);
  const Ref<Type> made =
      make_instance<Type>(vm.interpreter(), metaclass, name, best, solid_base(best)->instance_kind);
  Type& type = *made;
  if (type.instance_kind == Kind::other && solid_base(best) == t.object)
    type.instance_kind = Kind::instance;
  type.is_heap_type = true;
  type.qualified_name = name;
  type.attributes = vm.dict();
  if (!set_bases(type, bases)) {
    std::string names;
    for (const Type* base : bases) names += (names.empty() ? "" : ", ") + base->name;
    vm.raise(t.TypeError, "Cannot create a consistent method resolution\norder (MRO) for bases {}",
             names);
  }
  const Names& known = vm.interpreter().names();
  for (const Dict::Entry& entry : attributes.entries) {
    if (!entry.key.is(Kind::str)) continue;
    const std::string_view key = entry.key.as<Str>()->view();
    if (key == "__qualname__" && entry.value.is(Kind::str)) {
      type.qualified_name = entry.value.as<Str>()->view();
      continue;
    }
    if (key == "__classcell__") {
      if (!entry.value.is(Kind::cell)) {
        vm.raise(t.TypeError, "type.__new__: __classcell__ must be a nonlocal cell, not {}",
                 vm.repr(Value(vm.type_of(entry.value)))->view());
      }
      entry.value.as<Cell>()->value = Value(made);
      continue;
    }
    if (key == "__module__" && entry.value.is(Kind::str))
      type.module_name = entry.value.as<Str>()->view();
    type.attributes->set(vm.intern(key).get(), implicit_wrapper(vm, key, entry.value));
  }
  lay_out(vm, type);
  if (type.attributes->find(known.doc) == nullptr) type.attributes->set(known.doc, Value::none());
  const bool compares =
      type.attributes->find(known.compare[static_cast<int>(CompareOp::eq)]) != nullptr;
  if (compares && type.attributes->find(known.hash) == nullptr)
    type.attributes->set(known.hash, Value::none());
  resolve_slots(type);
  call_set_name(vm, type);
  call_init_subclass(vm, type, keywords);
  return Value(made);
}

const Value* plain_constructor(Vm& vm, Type* type) {
  if (!type->is_heap_type || type->instance_kind != Kind::instance) return nullptr;
  const Names& names = vm.interpreter().names();
  vm.count_items(kItemsOfInstance);
  if (type->constructed_as == type->version) return type->init;
  const Value* allocate = type->lookup(names.new_);
  if (allocate != vm.types().object->attributes->find(names.new_)) return nullptr;
  const Value* init = type->lookup(names.init);
  const Value* abstract = type->lookup(vm.interpreter().abstract_methods_name());
  if (abstract != nullptr && vm.truth(*abstract)) return nullptr;
  type->constructed_as = type->version;
  type->init = init;
  return init;
}

Ref<Instance> new_instance(Vm& vm, Type* type) {
  return make_instance<Instance>(vm.interpreter(), type);
}

namespace {

/// The short way for what is raised most: neither `__new__` nor `__init__` is overridden.
bool makes_plain_exception(Vm& vm, Type* type, const Value* allocate, const Args& args) {
  if (type->instance_kind != Kind::exception || args.keywords != nullptr) return false;
  const Names& names = vm.interpreter().names();
  const Dict& base = *vm.types().BaseException->attributes;
  return allocate == base.find(names.new_) && type->lookup(names.init) == base.find(names.init);
}

}  // namespace

// CPython 3.11 Objects/typeobject.c, type_call.
Value call_type(Vm& vm, const Value& callee, Args args) {
  auto* type = callee.as<Type>();
  const Types& t = vm.types();
  const Names& names = vm.interpreter().names();
  if (type == t.type && args.count == 1 && args.keywords == nullptr)
    return Value(vm.type_of(args.values[0]));
  const Value* allocate = type->lookup(names.new_);
  if (allocate == nullptr) vm.raise(t.TypeError, "cannot create '{}' instances", type->name);
  if (makes_plain_exception(vm, type, allocate, args)) {
    const Ref<Exception> made = make_instance<Exception>(vm.interpreter(), type);
    made->arguments = Value(vm.tuple(std::span<const Value>(args.values, args.count)));
    return Value(made);
  }
  std::vector<Value> values;
  values.reserve(args.count + 1);
  values.push_back(callee);
  values.insert(values.end(), args.values, args.values + args.count);
  const Args all{values.data(), args.count + 1, args.keywords};
  const Value made = vm.call(bind_descriptor(vm, *allocate, Value(), type), all);
  if (!vm.is_instance(made, type)) return made;
  const Value* init = vm.type_of(made)->lookup(names.init);
  if (init == t.object->attributes->find(names.init) &&
      allocate != t.object->attributes->find(names.new_))
    return made;
  values[0] = made;
  Value result;
  if (init->is(Kind::function) || init->is(Kind::native_function)) {
    result = vm.call(Value(*init), Args{values.data(), args.count + 1, args.keywords});
  } else {
    result = vm.call(bind_descriptor(vm, *init, made, vm.type_of(made)), args);
  }
  if (!result.is_none()) {
    vm.raise(t.TypeError, "__init__() should return None, not '{}'", type_name_of(vm, result));
  }
  return made;
}

// CPython 3.11 Objects/typeobject.c, _PyType_CalculateMetaclass.
Type* most_derived_metaclass(Vm& vm, Type* winner, const Tuple& bases) {
  for (const Value& base : bases.items()) {
    Type* candidate = vm.type_of(base);
    if (winner->is_subtype(candidate)) continue;
    if (!candidate->is_subtype(winner)) {
      vm.raise(vm.types().TypeError,
               "metaclass conflict: the metaclass of a derived class must be a (non-strict) "
               "subclass of the metaclasses of all "
               "its bases");
    }
    winner = candidate;
  }
  return winner;
}

namespace {

Value type_new(Vm& vm, Value* a) {
  const auto& args = *a[1].as<Tuple>();
  if (args.size() != 3) vm.raise(vm.types().TypeError, "type() takes 1 or 3 arguments");
  if (!args[0].is(Kind::str))
    vm.raise(vm.types().TypeError, "type.__new__() argument 1 must be str, not {}",
             type_name_of(vm, args[0]));
  if (!args[1].is(Kind::tuple))
    vm.raise(vm.types().TypeError, "type.__new__() argument 2 must be tuple, not {}",
             type_name_of(vm, args[1]));
  if (!args[2].is(Kind::dict))
    vm.raise(vm.types().TypeError, "type.__new__() argument 3 must be dict, not {}",
             type_name_of(vm, args[2]));
  Type* metaclass = most_derived_metaclass(vm, a[0].as<Type>(), *args[1].as<Tuple>());
  // A metaclass that comes from a base has the say, if it makes its classes in its own way.
  const Value* allocate = metaclass->lookup(vm.interpreter().names().new_);
  if (metaclass != a[0].as<Type>() && allocate != vm.types().type->attributes->find(vm.interpreter().names().new_)) {
    const Value arguments[] = {Value(metaclass), args[0], args[1], args[2]};
    const Ref<Tuple> positional = vm.tuple(arguments);
    return call_star(vm, bind_descriptor(vm, *allocate, Value(), metaclass), positional.get(), a[2].as<Dict>());
  }
  const Value made = make_class(vm, metaclass, args[0].as<Str>()->view(), *args[1].as<Tuple>(),
                                *args[2].as<Dict>(), a[2].as<Dict>());
  auto* type = made.as<Type>();
  const Str* module = vm.interpreter().names().module;
  if (type->attributes->find(module) == nullptr && vm.frame() != nullptr) {
    if (const Value* name = vm.frame()->function->globals->find(vm.interpreter().names().name);
        name != nullptr && name->is(Kind::str)) {
      type->module_name = name->as<Str>()->view();
      type->attributes->set(module, *name);
    }
  }
  return made;
}

Value type_repr(Vm& vm, const Value& self) {
  const auto* type = self.as<Type>();
  const std::string& name = type->qualname();
  if (type->module_name.empty() || type->module_name == "builtins")
    return Value(vm.str(fmt::format("<class '{}'>", name)));
  return Value(vm.str(fmt::format("<class '{}.{}'>", type->module_name, name)));
}

Value type_mro(Vm& vm, const Value& self) {
  std::vector<Value> items;
  for (Type* each : self.as<Type>()->mro) items.push_back(Value(each));
  return Value(vm.tuple(items));
}

Value mro_method(Vm& vm, Value* a) {
  const Value tuple = type_mro(vm, a[0]);
  return Value(vm.list({tuple.as<Tuple>()->items().begin(), tuple.as<Tuple>()->items().end()}));
}

Value subclasses(Vm& vm, Value* a) {
  std::vector<Value> items;
  for (Type* each : a[0].as<Type>()->subclasses) items.push_back(Value(each));
  return Value(vm.list(std::move(items)));
}

/// type | None
Value type_or(Vm& vm, BinaryOp op, const Value& left, const Value& right) {
  const auto fits = [](const Value& v) {
    return v.is(Kind::type) || v.is_none() || v.is(Kind::other);
  };
  if (op != BinaryOp::bit_or || !fits(left) || !fits(right)) return vm.not_implemented();
  return vm.interpreter().make_union(vm, left, right);
}

Value instance_check(Vm& vm, Value* a) {
  return Value::boolean(vm.is_instance(a[1], a[0].as<Type>()));
}
Value subclass_check(Vm& vm, Value* a) {
  if (!a[1].is(Kind::type)) vm.raise(vm.types().TypeError, "issubclass() arg 1 must be a class");
  return Value::boolean(a[1].as<Type>()->is_subtype(a[0].as<Type>()));
}
Value type_prepare(Vm& vm, Value*) { return Value(vm.dict()); }
Value type_init(Vm&, Value*) { return Value::none(); }

constexpr NativeDef kTypeMethods[] = {{"__new__", "(cls, /, *args, **kwargs)", type_new},
                                      {"__init__", "(self, /, *args, **kwargs)", type_init},
                                      {"__instancecheck__", "(self, instance, /)", instance_check},
                                      {"__subclasscheck__", "(self, subclass, /)", subclass_check},
                                      {"mro", "(self, /)", mro_method},
                                      {"__subclasses__", "(self, /)", subclasses}};
constexpr NativeDef kTypeClassMethods[] = {
    {"__prepare__", "(cls, /, *args, **kwargs)", type_prepare}};

Value text(Vm& vm, const std::string& s) { return Value(vm.str(s)); }
std::string checked_text(Vm& vm, const Value& self, const Value& value, std::string_view what) {
  if (!self.as<Type>()->is_heap_type) {
    vm.raise(vm.types().TypeError, "cannot set '{}' attribute of immutable type '{}'", what,
             self.as<Type>()->name);
  }
  if (!value.is(Kind::str)) {
    vm.raise(vm.types().TypeError, "can only assign string to {}.{}, not '{}'",
             self.as<Type>()->name, what, type_name_of(vm, value));
  }
  return std::string(value.as<Str>()->view());
}

/// What the class itself says under a name that `type` computes; null for `type`, whose attributes hold
/// the computing ones.
const Value* own_attribute(Vm& vm, const Value& self, const Str* name) {
  return self.as<Type>() == vm.types().type ? nullptr : self.as<Type>()->attributes->find(name);
}

constexpr GetSetDef kTypeFields[] = {
    {"__name__", [](Vm& vm, const Value& self) { return text(vm, self.as<Type>()->name); },
     [](Vm& vm, const Value& self, const Value& value) {
       self.as<Type>()->name = checked_text(vm, self, value, "__name__");
     }},
    {"__qualname__",
     [](Vm& vm, const Value& self) {
       const auto* type = self.as<Type>();
       return text(vm, type->qualname());
     },
     [](Vm& vm, const Value& self, const Value& value) {
       self.as<Type>()->qualified_name = checked_text(vm, self, value, "__qualname__");
     }},
    {"__module__",
     [](Vm& vm, const Value& self) {
       const Value* own = own_attribute(vm, self, vm.interpreter().names().module);
       return own != nullptr ? *own : text(vm, self.as<Type>()->module_name);
     },
     [](Vm& vm, const Value& self, const Value& value) {
       self.as<Type>()->module_name = checked_text(vm, self, value, "__module__");
       self.as<Type>()->set_attribute(vm.interpreter().names().module, value);
     }},
    {"__bases__",
     [](Vm& vm, const Value& self) {
       std::vector<Value> items;
       for (const Ref<Type>& base : self.as<Type>()->bases) items.push_back(Value(base));
       return Value(vm.tuple(items));
     }},
    {"__base__",
     [](Vm&, const Value& self) {
       return self.as<Type>()->base ? Value(self.as<Type>()->base) : Value::none();
     }},
    {"__mro__", type_mro},
    {"__dict__",
     [](Vm& vm, const Value& self) {
       return make_mapping_proxy(vm, Value(self.as<Type>()->attributes));
     }},
    {"__doc__",
     [](Vm& vm, const Value& self) {
       const Value* own = own_attribute(vm, self, vm.interpreter().names().doc);
       return own == nullptr ? Value::none() : bind_descriptor(vm, *own, Value(), self.as<Type>());
     },
     [](Vm& vm, const Value& self, const Value& value) {
       self.as<Type>()->set_attribute(vm.interpreter().names().doc, value);
     }},
    {"__annotations__",
     [](Vm& vm, const Value& self) {
       const Str* name = vm.interpreter().names().annotations;
       auto* type = self.as<Type>();
       if (const Value* own = own_attribute(vm, self, name)) return *own;
       if (!type->is_heap_type) raise_no_attribute(vm, self, name);
       type->set_attribute(name, Value(vm.dict()));
       return *type->attributes->find(name);
     },
     [](Vm& vm, const Value& self, const Value& value) {
       self.as<Type>()->set_attribute(vm.interpreter().names().annotations, value);
     }},
};

}  // namespace

void init_type(Bootstrap& b) {
  b.define<Type>(b.types.type, {.name = "type",
                                .slots = {.repr = type_repr,
                                          .call = call_type,
                                          .get_attr = type_get_attr,
                                          .set_attr = type_set_attr,
                                          .binary = type_or},
                                .methods = kTypeMethods,
                                .class_methods = kTypeClassMethods,
                                .getsets = kTypeFields});
  b.publish(b.types.type);
}

}  // namespace interleave::models::python
