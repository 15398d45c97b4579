#include "models/python/builtins/tuple.h"

#include <algorithm>
#include <bit>

#include "models/python/builtins/sequence.h"
#include "models/python/builtins/slice.h"
#include "models/python/builtins/support.h"

namespace interleave::models::python {
namespace {

std::span<const Value> items_of(const Value& self) {
  return std::as_const(*self.as<Tuple>()).items();
}

Value repr(Vm& vm, const Value& self) {
  const ReprGuard guard(self);
  if (guard.is_cycle()) return vm.str("(...)");
  const std::string inner = joined_reprs(vm, [&] { return items_of(self); });
  return vm.str("(" + inner + (items_of(self).size() == 1 ? ",)" : ")"));
}

// xxHash, as CPython 3.11 Objects/tupleobject.c, tuplehash.
int64_t hash(Vm& vm, const Value& self) {
  constexpr uint64_t kPrime1 = 11400714785074694791u, kPrime2 = 14029467366897019727u,
                     kPrime5 = 2870177450012600261u;
  vm.guard_recursion();
  uint64_t sum = kPrime5;
  for (const Value& item : items_of(self)) {
    sum += static_cast<uint64_t>(vm.hash(item)) * kPrime2;
    sum = std::rotl(sum, 31) * kPrime1;
  }
  sum += items_of(self).size() ^ (kPrime5 ^ 3527539u);
  return sum == UINT64_MAX ? 1546275796 : static_cast<int64_t>(sum);
}

Value get_item(Vm& vm, const Value& self, const Value& key) {
  const auto items = items_of(self);
  if (const auto* slice = key.try_as<Slice>()) {
    const SliceBounds bounds = slice_bounds(vm, *slice, static_cast<int64_t>(items.size()));
    if (bounds.step == 1) {
      if (bounds.count == static_cast<int64_t>(items.size()) && !is_program_instance(self))
        return self;
      return vm.tuple(
          items.subspan(static_cast<size_t>(bounds.start), static_cast<size_t>(bounds.count)));
    }
    std::vector<Value> part;
    for (int64_t i = 0; i < bounds.count; ++i)
      part.push_back(items[static_cast<size_t>(bounds.start + i * bounds.step)]);
    return vm.tuple(part);
  }
  need_index(vm, key, "tuple");
  return items[static_cast<size_t>(
      checked_index(vm, key, static_cast<int64_t>(items.size()), "tuple index out of range"))];
}

bool contains(Vm& vm, const Value& self, const Value& wanted) {
  return index_of(
             vm, [&] { return items_of(self); }, wanted) >= 0;
}

Value iterate(Vm& vm, const Value& self) {
  return vm.heap().make<TupleIterator>(vm.types().tuple_iterator, Ref<Tuple>(self.as<Tuple>()));
}

Value compare(Vm& vm, CompareOp op, const Value& left, const Value& right) {
  if (!right.is(Kind::tuple)) return vm.not_implemented();
  const Value a = left, b = right;
  return compare_items(
      vm, op, [&] { return items_of(a); }, [&] { return items_of(b); });
}

Value binary(Vm& vm, BinaryOp op, const Value& left, const Value& right) {
  const bool is_left = left.is(Kind::tuple);
  if (op == BinaryOp::add && is_left) {
    if (!right.is(Kind::tuple)) {
      if (has_special(vm, right, "__radd__") && is_program_instance(right))
        return vm.not_implemented();
      vm.raise(vm.types().TypeError, "can only concatenate tuple (not \"{}\") to tuple",
               type_name(vm, right));
    }
    std::vector<Value> sum(items_of(left).begin(), items_of(left).end());
    sum.insert(sum.end(), items_of(right).begin(), items_of(right).end());
    return vm.tuple(sum);
  }
  if (op == BinaryOp::mul) {
    const auto items = items_of(is_left ? left : right);
    const int64_t times = repetitions(vm, is_left ? right : left, items.size());
    std::vector<Value> product;
    product.reserve(items.size() * static_cast<size_t>(times));
    for (int64_t i = 0; i < times; ++i) product.insert(product.end(), items.begin(), items.end());
    return vm.tuple(product);
  }
  return vm.not_implemented();
}

Value tuple_new(Vm& vm, Value* a) {
  auto* cls = a[0].as<Type>();
  const bool exact = cls == vm.types().tuple;
  if (exact && a[1].is(Kind::tuple) && !is_program_instance(a[1])) return a[1];
  const std::vector<Value> items = a[1].is_defined() ? collect(vm, a[1]) : std::vector<Value>();
  if (exact) return vm.tuple(items);
  auto made = make_instance_sized<Tuple>(vm.interpreter(), items.size() * sizeof(Value), cls,
                                         static_cast<uint32_t>(items.size()));
  std::ranges::copy(items, made->items().begin());
  return made;
}

Value count(Vm& vm, Value* a) {
  return Value::integer(count_of(
      vm, [&] { return items_of(a[0]); }, a[1]));
}

Value index(Vm& vm, Value* a) {
  const Span span = clip(vm, a[2], a[3], static_cast<int64_t>(items_of(a[0]).size()));
  const ptrdiff_t at = index_of(
      vm, [&] { return items_of(a[0]); }, a[1], span.start, span.end);
  if (at < 0) vm.raise(vm.types().ValueError, "tuple.index(x): x not in tuple");
  return Value::integer(at);
}

Value getnewargs(Vm& vm, Value* a) { return vm.tuple({{vm.tuple(items_of(a[0]))}}); }

constexpr NativeDef kMethods[] = {
    {"__new__", "(cls, iterable=..., /)", tuple_new},
    {"__getnewargs__", "(self, /)", getnewargs},
    {"count", "(self, value, /)", count},
    {"index", "(self, value, start=None, stop=None, /)", index},
};

}  // namespace

void init_tuple(Bootstrap& b) {
  b.define<Tuple>(b.types.tuple,
                  {.name = "tuple",
                   .slots = {.repr = repr,
                             .hash = hash,
                             .length =
                                 [](Vm&, const Value& self) {
                                   return static_cast<int64_t>(items_of(self).size());
                                 },
                             .get_item = get_item,
                             .contains = contains,
                             .iter = iterate,
                             .binary = binary,
                             .compare = compare},
                   .methods = kMethods,
                   .class_methods = kGenericAlias});
  b.publish(b.types.tuple);
}

}  // namespace interleave::models::python
