// keys(), values() and items(): live views of a dictionary. Keys and items behave as sets.
#include "models/python/builtins/dict.h"
#include "models/python/builtins/iterators.h"
#include "models/python/builtins/set.h"
#include "models/python/builtins/support.h"

namespace interleave::models::python {
namespace {

using What = DictIterator::What;

Dict& dict_of(const Value& self) { return *self.as<DictView>()->dict; }

bool is_view(Vm& vm, const Value& v) {
  const Type* type = vm.type_of(v);
  return type == vm.types().dict_keys || type == vm.types().dict_items;
}

template <What what>
Value iterate(Vm& vm, const Value& self) {
  return vm.heap().make<DictIterator>(vm.types().dict_iterator, Ref<Dict>(&dict_of(self)), what,
                                      false);
}

template <What what>
Value reversed(Vm& vm, Value* a) {
  return vm.heap().make<DictIterator>(vm.types().dict_iterator, Ref<Dict>(&dict_of(a[0])), what,
                                      true);
}

Value repr(Vm& vm, const Value& self) {
  const ReprGuard guard(self);
  if (guard.is_cycle()) return vm.str("...");
  std::vector<Value> items;
  vm.for_each(self, [&](Value item) { items.push_back(std::move(item)); });
  return vm.str(
      fmt::format("{}({})", type_name(vm, self), vm.repr(vm.list(std::move(items)))->view()));
}

int64_t length(Vm&, const Value& self) { return static_cast<int64_t>(dict_of(self).size()); }

bool keys_contain(Vm& vm, const Value& self, const Value& key) {
  return dict_of(self).find(vm, key) != nullptr;
}

bool items_contain(Vm& vm, const Value& self, const Value& item) {
  const auto* pair = item.try_as<Tuple>();
  if (pair == nullptr || pair->size() != 2) return false;
  const Value* found = dict_of(self).find(vm, (*pair)[0]);
  return found != nullptr && vm.equal(Value(*found), (*pair)[1]);
}

bool all_in(Vm& vm, const Value& part, const Value& whole) {
  const Value iterator = vm.iter(part);
  for (Value item = vm.next(iterator); item.is_defined(); item = vm.next(iterator)) {
    if (!vm.contains(whole, item)) return false;
  }
  return true;
}

Value compare(Vm& vm, CompareOp op, const Value& left, const Value& right) {
  if (!is_view(vm, right) && !is_set(right)) return vm.not_implemented();
  const int64_t a = vm.length(left), b = vm.length(right);
  switch (op) {
    case CompareOp::eq:
    case CompareOp::ne:
      return equality_answer(op, a == b && all_in(vm, left, right));
    case CompareOp::lt:
      return Value::boolean(a < b && all_in(vm, left, right));
    case CompareOp::le:
      return Value::boolean(a <= b && all_in(vm, left, right));
    case CompareOp::gt:
      return Value::boolean(a > b && all_in(vm, right, left));
    case CompareOp::ge:
      break;
  }
  return Value::boolean(a >= b && all_in(vm, right, left));
}

// CPython 3.11 Objects/dictobject.c, dictviews_sub, _and, _or, _xor: a set of the left side is
// updated.
Value binary(Vm& vm, BinaryOp op, const Value& left, const Value& right) {
  if (op != BinaryOp::sub && op != BinaryOp::bit_and && op != BinaryOp::bit_or &&
      op != BinaryOp::bit_xor) {
    return vm.not_implemented();
  }
  auto result = make_set(vm);
  if (op == BinaryOp::bit_and) {
    const bool swap = !is_view(vm, left);
    vm.for_each(swap ? left : right, [&](const Value& item) {
      if (vm.contains(swap ? right : left, item)) set_add(vm, *result, item);
    });
    return result;
  }
  set_update(vm, *result, left);
  if (op == BinaryOp::sub) set_difference_update(vm, *result, right);
  if (op == BinaryOp::bit_or) set_update(vm, *result, right);
  if (op == BinaryOp::bit_xor) {
    auto other = make_set(vm);
    set_update(vm, *other, right);
    set_symmetric_difference_update(vm, *result, Value(other));
  }
  return result;
}

Value isdisjoint(Vm& vm, Value* a) {
  bool disjoint = true;
  vm.for_each(a[1], [&](const Value& item) { disjoint = disjoint && !vm.contains(a[0], item); });
  return Value::boolean(disjoint);
}

template <What what>
constexpr NativeDef kReversed = {"__reversed__", "(self, /)", reversed<what>};
constexpr NativeDef kIsDisjoint = {"isdisjoint", "(self, other, /)", isdisjoint};
constexpr NativeDef kKeysMethods[] = {kReversed<What::keys>, kIsDisjoint};
constexpr NativeDef kItemsMethods[] = {kReversed<What::items>, kIsDisjoint};
constexpr NativeDef kValuesMethods[] = {kReversed<What::values>};

}  // namespace

void init_dict_views(Bootstrap& b) {
  Slots slots{.repr = repr, .length = length, .iter = iterate<What::values>};
  b.define<DictView>(
      b.types.dict_values,
      {.name = "dict_values", .subclassable = false, .slots = slots, .methods = kValuesMethods});
  slots.hash = unhashable;
  slots.compare = compare;
  slots.binary = binary;
  slots.contains = keys_contain;
  slots.iter = iterate<What::keys>;
  b.define<DictView>(
      b.types.dict_keys,
      {.name = "dict_keys", .subclassable = false, .slots = slots, .methods = kKeysMethods});
  slots.contains = items_contain;
  slots.iter = iterate<What::items>;
  b.define<DictView>(
      b.types.dict_items,
      {.name = "dict_items", .subclassable = false, .slots = slots, .methods = kItemsMethods});
}

}  // namespace interleave::models::python
