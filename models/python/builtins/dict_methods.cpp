#include "models/python/builtins/dict.h"
#include "models/python/builtins/iterators.h"
#include "models/python/builtins/support.h"
#include "models/python/generic_alias.h"

namespace interleave::models::python {
namespace {

Dict& self_of(Value* a) { return *a[0].as<Dict>(); }

[[noreturn]] void raise_key_error(Vm& vm, const Value& key) {
  raise_with(vm, vm.types().KeyError, {{key}});
}

Ref<Dict> copy_of(Vm& vm, const Dict& dict) {
  auto copy = vm.dict();
  if (dict.live == dict.entries.size()) {
    vm.heap().recharge(copy->charged, size_t{dict.charged} * Heap::kGranule);
    copy->entries = dict.entries;
    copy->index = dict.index;
    copy->live = dict.live;
    copy->filled = dict.filled;
  } else {
    for (const Dict::Entry& entry : dict.entries) {
      if (entry.key.is_defined()) copy->set(vm, entry.key, entry.value);
    }
  }
  return copy;
}

Value repr(Vm& vm, const Value& self) {
  const ReprGuard guard(self);
  if (guard.is_cycle()) return vm.str("{...}");
  const auto* dict = self.as<Dict>();
  std::string text = "{";
  for (size_t i = 0; i < dict->entries.size(); ++i) {
    const Dict::Entry entry = dict->entries[i];
    if (entry.key.is_undefined()) continue;
    if (text.size() > 1) text += ", ";
    text += vm.repr(entry.key)->view();
    text += ": ";
    text += vm.repr(entry.value)->view();
  }
  return vm.str(text += "}");
}

Value get_item(Vm& vm, const Value& self, const Value& key) {
  if (const Value* found = self.as<Dict>()->find(vm, key)) return *found;
  if (is_program_instance(self)) {
    Value made = call_special(vm, self, "__missing__", {{key}});
    if (made.is_defined()) return made;
  }
  raise_key_error(vm, key);
}

void set_item(Vm& vm, const Value& self, const Value& key, const Value& value) {
  if (value.is_defined()) {
    self.as<Dict>()->set(vm, key, value);
  } else if (!self.as<Dict>()->erase(vm, key)) {
    raise_key_error(vm, key);
  }
}

bool contains(Vm& vm, const Value& self, const Value& key) {
  return self.as<Dict>()->find(vm, key) != nullptr;
}

bool equal(Vm& vm, const Value& left, const Value& right) {
  const auto* a = left.as<Dict>();
  auto* b = right.as<Dict>();
  if (a->size() != b->size()) return false;
  vm.guard_recursion(" in comparison");
  for (size_t i = 0; i < a->entries.size(); ++i) {
    const Dict::Entry entry = a->entries[i];
    if (entry.key.is_undefined()) continue;
    const Value* other = b->find(vm, entry.key);
    if (other == nullptr || !vm.equal(entry.value, Value(*other))) return false;
  }
  return true;
}

Value compare(Vm& vm, CompareOp op, const Value& left, const Value& right) {
  if (!right.is(Kind::dict) || !is_equality(op)) return vm.not_implemented();
  return equality_answer(op, equal(vm, left, right));
}

Value binary(Vm& vm, BinaryOp op, const Value& left, const Value& right) {
  if (op != BinaryOp::bit_or || !left.is(Kind::dict) || !right.is(Kind::dict))
    return vm.not_implemented();
  auto merged = copy_of(vm, *left.as<Dict>());
  merge_into(vm, *merged, right);
  return merged;
}

Value inplace(Vm& vm, BinaryOp op, const Value& left, const Value& right) {
  if (op != BinaryOp::bit_or) return vm.not_implemented();
  merge_into(vm, *left.as<Dict>(), right);
  return left;
}

Value iterate(Vm& vm, Dict& dict, DictIterator::What what, bool reversed) {
  return vm.heap().make<DictIterator>(vm.types().dict_iterator, Ref<Dict>(&dict), what, reversed);
}

Value dict_new(Vm& vm, Value* a) { return make_instance<Dict>(vm.interpreter(), a[0].as<Type>()); }

Value dict_init(Vm& vm, Value* a) {
  if (a[1].is_defined()) merge_into(vm, self_of(a), a[1]);
  merge_into(vm, self_of(a), a[2]);
  return Value::none();
}

Value update(Vm& vm, Value* a) { return dict_init(vm, a); }

Value get(Vm& vm, Value* a) {
  const Value* found = self_of(a).find(vm, a[1]);
  return found != nullptr ? *found : a[2];
}

Value setdefault(Vm& vm, Value* a) {
  if (const Value* found = self_of(a).find(vm, a[1])) return *found;
  self_of(a).set(vm, a[1], a[2]);
  return a[2];
}

Value pop(Vm& vm, Value* a) {
  Dict& self = self_of(a);
  const ptrdiff_t at = find_entry(vm, self, a[1]);
  if (at >= 0) return erase_entry(self, static_cast<size_t>(at)).value;
  if (a[2].is_undefined()) raise_key_error(vm, a[1]);
  return a[2];
}

Value popitem(Vm& vm, Value* a) {
  Dict& self = self_of(a);
  if (self.size() == 0)
    raise_with(vm, vm.types().KeyError, {{vm.str("popitem(): dictionary is empty")}});
  while (self.entries.back().key.is_undefined()) self.entries.pop_back();
  const Dict::Entry last = erase_entry(self, self.entries.size() - 1);
  self.entries.pop_back();
  return vm.tuple({{last.key, last.value}});
}

Value clear(Vm&, Value* a) {
  self_of(a).clear();
  return Value::none();
}

Value copy(Vm& vm, Value* a) { return copy_of(vm, self_of(a)); }

Value keys(Vm& vm, Value* a) {
  return vm.heap().make<DictView>(vm.types().dict_keys, Ref<Dict>(&self_of(a)));
}
Value values(Vm& vm, Value* a) {
  return vm.heap().make<DictView>(vm.types().dict_values, Ref<Dict>(&self_of(a)));
}
Value items(Vm& vm, Value* a) {
  return vm.heap().make<DictView>(vm.types().dict_items, Ref<Dict>(&self_of(a)));
}

Value reversed(Vm& vm, Value* a) { return iterate(vm, self_of(a), DictIterator::What::keys, true); }

Value fromkeys(Vm& vm, Value* a) {
  const Value made = vm.call(a[0]);
  if (made.is(Kind::dict)) {
    vm.for_each(a[1], [&](const Value& key) { made.as<Dict>()->set(vm, key, a[2]); });
  } else {
    vm.for_each(a[1], [&](const Value& key) { vm.set_item(made, key, a[2]); });
  }
  return made;
}

Value class_getitem(Vm& vm, Value* a) { return make_generic_alias(vm, a[0], a[1]); }

constexpr NativeDef kMethods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", dict_new},
    {"__init__", "(self, iterable=..., /, **kwargs)", dict_init},
    {"__reversed__", "(self, /)", reversed},
    {"clear", "(self, /)", clear},
    {"copy", "(self, /)", copy},
    {"get", "(self, key, default=None, /)", get},
    {"items", "(self, /)", items},
    {"keys", "(self, /)", keys},
    {"pop", "(self, key, default=..., /)", pop},
    {"popitem", "(self, /)", popitem},
    {"setdefault", "(self, key, default=None, /)", setdefault},
    {"update", "(self, iterable=..., /, **kwargs)", update},
    {"values", "(self, /)", values},
};
constexpr NativeDef kClassMethods[] = {
    {"__class_getitem__", "(cls, key, /)", class_getitem},
    {"fromkeys", "(cls, iterable, value=None, /)", fromkeys},
};

}  // namespace

void init_dict(Bootstrap& b) {
  b.define<Dict>(
      b.types.dict,
      {.name = "dict",
       .slots = {
           .repr = repr,
           .hash = unhashable,
           .length =
               [](Vm&, const Value& self) { return static_cast<int64_t>(self.as<Dict>()->size()); },
           .get_item = get_item,
           .set_item = set_item,
           .contains = contains,
           .iter =
               [](Vm& vm, const Value& self) {
                 return iterate(vm, *self.as<Dict>(), DictIterator::What::keys, false);
               },
           .binary = binary,
           .inplace = inplace,
           .compare = compare},
       .methods = kMethods,
       .class_methods = kClassMethods});
  b.publish(b.types.dict);
}

}  // namespace interleave::models::python
