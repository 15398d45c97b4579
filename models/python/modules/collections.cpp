// _collections: the containers and helpers of `collections` that are worth C++.
#include "models/python/modules/collections_objects.h"

#include "models/python/builtins/dict.h"
#include "models/python/builtins/integer.h"
#include "models/python/builtins/support.h"
#include "models/python/modules/table.h"

namespace interleave::models::python::modules {

namespace {

// ── defaultdict ──────────────────────────────────────────────────────────────────────────────────

struct DefaultDict : Dict {
  explicit DefaultDict(Type* cls) : Dict(cls) {}
  Value factory = Value::none();
};

Value default_new(Vm& vm, Value* a) {
  return make_instance<DefaultDict>(vm.interpreter(), a[0].as<Type>());
}

Value default_init(Vm& vm, Value* a) {
  if (!a[1].is_none() && vm.type_of(a[1])->slots.call == nullptr) {
    vm.raise(vm.types().TypeError, "first argument must be callable or None");
  }
  auto* self = a[0].as<DefaultDict>();
  self->factory = a[1];
  if (a[2].is_defined()) merge_into(vm, *self, a[2]);
  merge_into(vm, *self, a[3]);
  return Value::none();
}

Value default_missing(Vm& vm, Value* a) {
  const Value factory = a[0].as<DefaultDict>()->factory;
  if (factory.is_none()) raise_with(vm, vm.types().KeyError, {{a[1]}});
  Value made = vm.call(factory);
  vm.set_item(a[0], a[1], made);
  return made;
}

Value default_get_item(Vm& vm, const Value& self, const Value& key) {
  if (const Value* found = self.as<Dict>()->find(vm, key)) return *found;
  if (is_program_instance(self)) return call_special(vm, self, "__missing__", {{key}});
  Value arguments[] = {self, key};
  return default_missing(vm, arguments);
}

Value default_repr(Vm& vm, const Value& self) {
  const Value factory = self.as<DefaultDict>()->factory;
  std::string text = "None";
  if (factory.is_object()) {
    const ReprGuard guard(factory);  // it may be a method of this dict
    text = guard.is_cycle() ? "..." : std::string(vm.repr(factory)->view());
  }
  const Value items = vm.types().dict->slots.repr(vm, self);
  return vm.str(fmt::format("{}({}, {})", type_name(vm, self), text, items.as<Str>()->view()));
}

Value default_copy(Vm& vm, Value* a) {
  const Value arguments[] = {a[0].as<DefaultDict>()->factory, a[0]};
  return vm.call(Value(vm.type_of(a[0])), arguments);
}

/// What pickle, copy and messages to other processes rebuild it from.
Value default_reduce(Vm& vm, Value* a) {
  const Ref<Dict> items = vm.dict();
  merge_into(vm, *items, a[0]);
  const Value arguments[] = {a[0].as<DefaultDict>()->factory, Value(items)};
  const Value parts[] = {Value(vm.type_of(a[0])), Value(vm.tuple(arguments))};
  return vm.tuple(parts);
}

Value default_binary(Vm& vm, BinaryOp op, const Value& left, const Value& right) {
  if (op != BinaryOp::bit_or || !left.is(Kind::dict) || !right.is(Kind::dict))
    return vm.not_implemented();
  const Value& self = vm.type_of(left)->slots.binary == default_binary ? left : right;
  const Value arguments[] = {self.as<DefaultDict>()->factory, left};
  Value merged = vm.call(Value(vm.type_of(self)), arguments);
  merge_into(vm, *merged.as<Dict>(), right);
  return merged;
}

constexpr NativeDef kDefaultMethods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", default_new},
    {"__init__", "(self, default_factory=None, iterable=..., /, **kwargs)", default_init},
    {"__copy__", "(self, /)", default_copy},
    {"__reduce__", "(self, /)", default_reduce},
    {"__missing__", "(self, key, /)", default_missing},
    {"copy", "(self, /)", default_copy},
};
constexpr GetSetDef kDefaultFields[] = {
    {"default_factory", [](Vm&, const Value& self) { return self.as<DefaultDict>()->factory; },
     [](Vm&, const Value& self, const Value& value) {
       self.as<DefaultDict>()->factory = value.is_undefined() ? Value::none() : value;
     }}};

// ── The fields of a namedtuple ───────────────────────────────────────────────────────────────────

struct TupleField : Object {
  static constexpr Kind kKind = Kind::other;
  TupleField(Type* cls, uint32_t at, Value text)
      : Object(cls, kKind), index(at), doc(std::move(text)) {}
  uint32_t index;
  Value doc;
};

Value field_new(Vm& vm, Value* a) {
  return make_instance<TupleField>(vm.interpreter(), a[0].as<Type>(),
                                   static_cast<uint32_t>(vm.to_index(a[1])), a[2]);
}
Value field_get(Vm& vm, const Value& self, const Value& instance, Type*) {
  if (instance.is_undefined()) return self;
  const auto* tuple = instance.try_as<Tuple>();
  const uint32_t index = self.as<TupleField>()->index;
  if (tuple == nullptr) {
    vm.raise(vm.types().TypeError,
             "descriptor for index '{}' for tuple subclasses doesn't apply to '{}' object", index,
             type_name(vm, instance));
  }
  if (index >= tuple->size()) vm.raise(vm.types().IndexError, "tuple index out of range");
  return (*tuple)[index];
}
void field_set(Vm& vm, const Value&, const Value&, const Value& value) {
  vm.raise(vm.types().AttributeError, "can't {} attribute",
           value.is_undefined() ? "delete" : "set");
}
Value field_repr(Vm& vm, const Value& self) {
  const auto* field = self.as<TupleField>();
  return vm.str(fmt::format("_tuplegetter({}, {})", field->index, vm.repr(field->doc)->view()));
}
constexpr NativeDef kFieldMethods[] = {{"__new__", "(cls, index, doc, /)", field_new}};
constexpr GetSetDef kFieldFields[] = {
    {"__doc__", [](Vm&, const Value& self) { return self.as<TupleField>()->doc; },
     [](Vm&, const Value& self, const Value& value) { self.as<TupleField>()->doc = value; }}};

// ── Functions ────────────────────────────────────────────────────────────────────────────────────

// count_elements(mapping, iterable): mapping[item] += 1 for each item. Requires: a dict subclass
// that leaves `get` and `__setitem__` alone.
Value count_elements(Vm& vm, Value* a) {
  auto* counts = a[0].as<Dict>();
  const Value one = Value::integer(1);
  vm.for_each(a[1], [&](const Value& item) {
    const Value* found = counts->find(vm, item);
    counts->set(vm, item, found == nullptr ? one : vm.binary(BinaryOp::add, Value(*found), one));
  });
  return Value::none();
}

// move_to_front(dict, key): KeyError unless it is there.
Value move_to_front(Vm& vm, Value* a) {
  auto* dict = a[0].as<Dict>();
  const ptrdiff_t at = find_entry(vm, *dict, a[1]);
  if (at < 0) raise_with(vm, vm.types().KeyError, {{a[1]}});
  const auto entries = std::exchange(dict->entries, {});
  const Dict::Entry first = entries[static_cast<size_t>(at)];
  dict->clear();
  dict->set(vm, first.key, first.value);
  for (const Dict::Entry& entry : entries) {
    if (entry.key.is_defined()) dict->set(vm, entry.key, entry.value);
  }
  return Value::none();
}

constexpr NativeDef kFunctions[] = {
    {"count_elements", "(mapping, iterable, /)", count_elements},
    {"move_to_front", "(dict, key, /)", move_to_front},
};

}  // namespace

Type* make_default_dict_type(Interpreter& interpreter) {
  return make_type<DefaultDict>(
      interpreter,
      {.name = "defaultdict",
       .module = "collections",
       .base = interpreter.types().dict,
       .slots = {.repr = default_repr, .get_item = default_get_item, .binary = default_binary},
       .methods = kDefaultMethods,
       .getsets = kDefaultFields});
}

void init_collections(Vm& vm, Dict& module) {
  Interpreter& interpreter = vm.interpreter();
  vm.add_natives(module, kFunctions);
  const std::pair<std::string_view, Type*> types[] = {
      {"deque", make_deque_type(interpreter)},
      {"defaultdict", make_default_dict_type(interpreter)},
      {"tuple_field", make_type<TupleField>(interpreter, {.name = "_tuplegetter",
                                                          .module = "collections",
                                                          .slots = {.repr = field_repr,
                                                                    .descriptor_get = field_get,
                                                                    .descriptor_set = field_set},
                                                          .methods = kFieldMethods,
                                                          .getsets = kFieldFields})},
  };
  for (const auto& [name, type] : types) module.set(vm.intern(name).get(), Value(type));
}

}  // namespace interleave::models::python::modules
