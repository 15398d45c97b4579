#include "models/python/builtins/iterators.h"
#include "models/python/builtins/set.h"
#include "models/python/builtins/support.h"

namespace interleave::models::python {
namespace {

Set& self_of(Value* a) { return *a[0].as<Set>(); }

Value repr(Vm& vm, const Value& self) {
  const std::string& name = type_name(vm, self);
  const auto* set = self.as<Set>();
  if (set->live == 0) return vm.str(name + "()");
  const ReprGuard guard(self);
  if (guard.is_cycle()) return vm.str(name + "(...)");
  std::vector<Value> items;
  for (size_t at = 0; const Set::Slot* slot = set_next(*set, at);) items.push_back(slot->key);
  std::string text;
  for (const Value& item : items) {
    if (!text.empty()) text += ", ";
    text += vm.repr(item)->view();
  }
  text = "{" + text + "}";
  return vm.str(self.as_object()->type == vm.types().set ? text : name + "(" + text + ")");
}

// A set is looked up as the frozenset with its elements.
Value as_key(Vm& vm, const Value& key) {
  if (!key.is(Kind::set)) return key;
  auto frozen = make_set(vm, Kind::frozenset);
  set_update(vm, *frozen, key);
  return frozen;
}

bool contains(Vm& vm, const Value& self, const Value& key) {
  return set_contains(vm, *self.as<Set>(), as_key(vm, key));
}

int64_t length(Vm&, const Value& self) { return static_cast<int64_t>(self.as<Set>()->live); }

Value iterate(Vm& vm, const Value& self) {
  return vm.heap().make<SetIterator>(vm.types().set_iterator, Ref<Set>(self.as<Set>()));
}

Value compare(Vm& vm, CompareOp op, const Value& left, const Value& right) {
  if (!is_set(right)) return vm.not_implemented();
  const Set &a = *left.as<Set>(), &b = *right.as<Set>();
  switch (op) {
    case CompareOp::eq:
    case CompareOp::ne:
      return equality_answer(op, a.live == b.live && is_subset(vm, a, b));
    case CompareOp::le:
      return Value::boolean(is_subset(vm, a, b));
    case CompareOp::lt:
      return Value::boolean(a.live < b.live && is_subset(vm, a, b));
    case CompareOp::ge:
      return Value::boolean(is_subset(vm, b, a));
    case CompareOp::gt:
      break;
  }
  return Value::boolean(b.live < a.live && is_subset(vm, b, a));
}

Ref<Set> symmetric_difference_of(Vm& vm, const Set& set, const Value& iterable) {
  auto result = make_set(vm, set.kind);
  set_update(vm, *result, iterable);
  set_symmetric_difference_update(vm, *result, &const_cast<Set&>(set));
  return result;
}

Value binary(Vm& vm, BinaryOp op, const Value& left, const Value& right) {
  if (!is_set(left) || !is_set(right)) return vm.not_implemented();
  const Set& self = *left.as<Set>();
  switch (op) {
    case BinaryOp::bit_or: {
      auto result = set_copy(vm, self);
      set_update(vm, *result, right);
      return result;
    }
    case BinaryOp::bit_and:
      return set_intersection(vm, self, right);
    case BinaryOp::sub:
      return set_difference(vm, self, right);
    case BinaryOp::bit_xor:
      return symmetric_difference_of(vm, self, right);
    default:
      return vm.not_implemented();
  }
}

void keep_intersection(Vm& vm, Set& self, const Value& iterable) {
  auto common = set_intersection(vm, self, iterable);
  std::swap(self.table, common->table);
  std::swap(self.live, common->live);
  std::swap(self.filled, common->filled);
  std::swap(self.charged, common->charged);
}

Value inplace(Vm& vm, BinaryOp op, const Value& left, const Value& right) {
  if (!is_set(right)) return vm.not_implemented();
  Set& self = *left.as<Set>();
  switch (op) {
    case BinaryOp::bit_or:
      set_update(vm, self, right);
      return left;
    case BinaryOp::bit_and:
      keep_intersection(vm, self, right);
      return left;
    case BinaryOp::sub:
      set_difference_update(vm, self, right);
      return left;
    case BinaryOp::bit_xor:
      set_symmetric_difference_update(vm, self, right);
      return left;
    default:
      return vm.not_implemented();
  }
}

[[noreturn]] void raise_key_error(Vm& vm, const Value& key) {
  raise_with(vm, vm.types().KeyError, {{key}});
}

Value set_new(Vm& vm, Value* a) {
  return make_instance<Set>(vm.interpreter(), a[0].as<Type>(), Kind::set);
}

Value set_init(Vm& vm, Value* a) {
  set_clear(self_of(a));
  if (a[1].is_defined()) set_update(vm, self_of(a), a[1]);
  return Value::none();
}

Value frozenset_new(Vm& vm, Value* a) {
  auto* cls = a[0].as<Type>();
  if (cls == vm.types().frozenset && a[1].is(Kind::frozenset) && !is_program_instance(a[1]))
    return a[1];
  auto set = make_instance<Set>(vm.interpreter(), cls, Kind::frozenset);
  if (a[1].is_defined()) set_update(vm, *set, a[1]);
  return set;
}

Value add(Vm& vm, Value* a) {
  set_add(vm, self_of(a), a[1]);
  return Value::none();
}

Value discard(Vm& vm, Value* a) {
  set_discard(vm, self_of(a), as_key(vm, a[1]));
  return Value::none();
}

Value remove(Vm& vm, Value* a) {
  if (!set_discard(vm, self_of(a), as_key(vm, a[1]))) raise_key_error(vm, a[1]);
  return Value::none();
}

Value pop(Vm& vm, Value* a) {
  Set& self = self_of(a);
  if (self.live == 0) raise_key_error(vm, vm.str("pop from an empty set"));
  size_t at = self.finger & (self.table.size() - 1);
  while (self.table[at].key.is_undefined()) at = (at + 1) & (self.table.size() - 1);
  self.table[at].hash = -1;
  --self.live;
  self.finger = at + 1;
  return std::exchange(self.table[at].key, Value());
}

Value clear(Vm&, Value* a) {
  set_clear(self_of(a));
  return Value::none();
}

Value copy(Vm& vm, Value* a) {
  if (a[0].as_object()->type == vm.types().frozenset) return a[0];
  return set_copy(vm, self_of(a));
}

// The methods below take any iterables: (self, *others).
std::span<const Value> others(Value* a) { return a[1].as<Tuple>()->items(); }

Value union_(Vm& vm, Value* a) {
  auto result = set_copy(vm, self_of(a));
  for (const Value& other : others(a)) set_update(vm, *result, other);
  return result;
}

Value intersection(Vm& vm, Value* a) {
  if (others(a).empty()) return copy(vm, a);
  Ref<Set> result(&self_of(a));
  for (const Value& other : others(a)) result = set_intersection(vm, *result, other);
  return result;
}

Value difference(Vm& vm, Value* a) {
  if (others(a).empty()) return copy(vm, a);
  auto result = set_difference(vm, self_of(a), others(a)[0]);
  for (const Value& other : others(a).subspan(1)) set_difference_update(vm, *result, other);
  return result;
}

Value symmetric_difference(Vm& vm, Value* a) {
  return symmetric_difference_of(vm, self_of(a), a[1]);
}

Value update(Vm& vm, Value* a) {
  for (const Value& other : others(a)) set_update(vm, self_of(a), other);
  return Value::none();
}

Value difference_update(Vm& vm, Value* a) {
  for (const Value& other : others(a)) set_difference_update(vm, self_of(a), other);
  return Value::none();
}

Value intersection_update(Vm& vm, Value* a) {
  keep_intersection(vm, self_of(a), intersection(vm, a));
  return Value::none();
}

Value symmetric_difference_update(Vm& vm, Value* a) {
  set_symmetric_difference_update(vm, self_of(a), a[1]);
  return Value::none();
}

Ref<Set> as_set(Vm& vm, const Value& iterable) {
  if (is_set(iterable)) return Ref<Set>(iterable.as<Set>());
  auto made = make_set(vm);
  set_update(vm, *made, iterable);
  return made;
}

Value isdisjoint(Vm& vm, Value* a) {
  return Value::boolean(set_intersection(vm, self_of(a), a[1])->live == 0);
}
Value issubset(Vm& vm, Value* a) {
  return Value::boolean(is_subset(vm, self_of(a), *as_set(vm, a[1])));
}
Value issuperset(Vm& vm, Value* a) {
  return Value::boolean(is_subset(vm, *as_set(vm, a[1]), self_of(a)));
}

constexpr NativeDef kReadingMethods[] = {
    {"copy", "(self, /)", copy},
    {"difference", "(self, /, *others)", difference},
    {"intersection", "(self, /, *others)", intersection},
    {"isdisjoint", "(self, other, /)", isdisjoint},
    {"issubset", "(self, other, /)", issubset},
    {"issuperset", "(self, other, /)", issuperset},
    {"symmetric_difference", "(self, other, /)", symmetric_difference},
    {"union", "(self, /, *others)", union_},
};
constexpr NativeDef kWritingMethods[] = {
    {"__new__", "(cls, /, *args)", set_new},
    {"__init__", "(self, iterable=..., /)", set_init},
    {"add", "(self, object, /)", add},
    {"clear", "(self, /)", clear},
    {"difference_update", "(self, /, *others)", difference_update},
    {"discard", "(self, object, /)", discard},
    {"intersection_update", "(self, /, *others)", intersection_update},
    {"pop", "(self, /)", pop},
    {"remove", "(self, object, /)", remove},
    {"symmetric_difference_update", "(self, other, /)", symmetric_difference_update},
    {"update", "(self, /, *others)", update},
};
constexpr NativeDef kFrozenNew = {"__new__", "(cls, iterable=..., /)", frozenset_new};

}  // namespace

void init_set(Bootstrap& b) {
  const Slots common{.repr = repr,
                     .length = length,
                     .contains = contains,
                     .iter = iterate,
                     .binary = binary,
                     .compare = compare};
  std::vector<NativeDef> methods(std::begin(kReadingMethods), std::end(kReadingMethods));
  methods.push_back(kFrozenNew);
  Slots frozen = common;
  frozen.hash = [](Vm&, const Value& self) { return frozenset_hash(*self.as<Set>()); };
  b.define<Set>(
      b.types.frozenset,
      {.name = "frozenset", .slots = frozen, .methods = methods, .class_methods = kGenericAlias});
  b.publish(b.types.frozenset);

  methods.assign(std::begin(kReadingMethods), std::end(kReadingMethods));
  methods.insert(methods.end(), std::begin(kWritingMethods), std::end(kWritingMethods));
  Slots changeable = common;
  changeable.hash = unhashable;
  changeable.inplace = inplace;
  b.define<Set>(
      b.types.set,
      {.name = "set", .slots = changeable, .methods = methods, .class_methods = kGenericAlias});
  b.publish(b.types.set);
}

}  // namespace interleave::models::python
