// enumerate, zip, map, filter and iter(callable, sentinel).
#include "models/python/builtins/integer.h"
#include "models/python/builtins/iterators.h"
#include "models/python/builtins/support.h"

namespace interleave::models::python {
namespace {

std::vector<Value> iterators_of(Vm& vm, std::span<const Value> iterables) {
  std::vector<Value> iterators;
  for (const Value& iterable : iterables) iterators.push_back(vm.iter(iterable));
  return iterators;
}

Value enumerate_new(Vm& vm, Value* a) {
  const Value first = is_integer(a[2]) ? a[2] : Value::integer(to_size(vm, a[2]));
  return make_instance<Enumerate>(vm.interpreter(), a[0].as<Type>(), vm.iter(a[1]), first);
}

Value enumerate_next(Vm& vm, const Value& self) {
  auto* it = self.as<Enumerate>();
  Value item = vm.next(it->iterator);
  if (item.is_undefined()) return {};
  const Value pair[] = {it->count, std::move(item)};
  it->count = integer_binary(vm, BinaryOp::add, it->count, Value::integer(1));
  return vm.tuple(pair);
}

Value zip_new(Vm& vm, Value* a) {
  std::vector<Value> iterators = iterators_of(vm, a[1].as<Tuple>()->items());
  return make_instance<Zip>(vm.interpreter(), a[0].as<Type>(), std::move(iterators),
                            vm.truth(a[2]));
}

// zip(strict=True) found iterator `at` to be shorter, or the rest to be longer.
[[noreturn]] void raise_lengths(Vm& vm, size_t at, std::string_view relation) {
  vm.raise(vm.types().ValueError, "zip() argument {} is {} than argument{}{}", at + 1, relation,
           at == 1 ? " " : "s 1-", at);
}

Value zip_next(Vm& vm, const Value& self) {
  auto* it = self.as<Zip>();
  if (it->iterators.empty()) return {};
  std::vector<Value> items;
  items.reserve(it->iterators.size());
  for (size_t i = 0; i < it->iterators.size(); ++i) {
    Value item = vm.next(it->iterators[i]);
    if (item.is_defined()) {
      items.push_back(std::move(item));
      continue;
    }
    if (!it->strict) return {};
    if (i > 0) raise_lengths(vm, i, "shorter");
    for (size_t k = 1; k < it->iterators.size(); ++k) {
      if (vm.next(it->iterators[k]).is_defined()) raise_lengths(vm, k, "longer");
    }
    return {};
  }
  return vm.tuple(items);
}

Value map_new(Vm& vm, Value* a) {
  const auto& iterables = *a[1].as<Tuple>();
  if (iterables.size() < 2)
    vm.raise(vm.types().TypeError, "map() must have at least two arguments.");
  std::vector<Value> iterators = iterators_of(vm, iterables.items().subspan(1));
  return make_instance<Map>(vm.interpreter(), a[0].as<Type>(), iterables[0], std::move(iterators));
}

Value map_next(Vm& vm, const Value& self) {
  auto* it = self.as<Map>();
  if (it->iterators.size() == 1) {
    const Value item = vm.next(it->iterators[0]);
    return item.is_undefined() ? Value() : vm.call(it->function, std::span(&item, 1));
  }
  std::vector<Value> items;
  for (const Value& iterator : it->iterators) {
    items.push_back(vm.next(iterator));
    if (items.back().is_undefined()) return {};
  }
  return vm.call(it->function, items);
}

Value filter_new(Vm& vm, Value* a) {
  return make_instance<Filter>(vm.interpreter(), a[0].as<Type>(), a[1], vm.iter(a[2]));
}

Value filter_next(Vm& vm, const Value& self) {
  auto* it = self.as<Filter>();
  for (;;) {
    Value item = vm.next(it->iterator);
    if (item.is_undefined()) return {};
    if (vm.truth(it->function.is_none() ? item : vm.call(it->function, std::span(&item, 1))))
      return item;
  }
}

Value callable_next(Vm& vm, const Value& self) {
  auto* it = self.as<CallableIterator>();
  if (it->function.is_undefined()) return {};
  const Value function = it->function;
  Value item = vm.call(function);
  if (!vm.equal(it->sentinel, item)) return item;
  it->function = Value();
  return {};
}

constexpr NativeDef kEnumerateMethods[] = {{"__new__", "(cls, /, iterable, start=0)", enumerate_new}};
constexpr NativeDef kZipMethods[] = {{"__new__", "(cls, /, *iterables, strict=False)", zip_new}};
constexpr NativeDef kMapMethods[] = {{"__new__", "(cls, /, *iterables)", map_new}};
constexpr NativeDef kFilterMethods[] = {{"__new__", "(cls, function, iterable, /)", filter_new}};

template <class T>
void define(Bootstrap& b, Type* type, std::string_view name, Value (*next)(Vm&, const Value&),
            std::span<const NativeDef> methods) {
  b.define<T>(type,
              {.name = name, .slots = {.iter = iterate_itself, .next = next}, .methods = methods});
  if (!methods.empty()) b.publish(type);
}

}  // namespace

void init_functional_iterators(Bootstrap& b) {
  define<Enumerate>(b, b.types.enumerate, "enumerate", enumerate_next, kEnumerateMethods);
  define<Zip>(b, b.types.zip, "zip", zip_next, kZipMethods);
  define<Map>(b, b.types.map, "map", map_next, kMapMethods);
  define<Filter>(b, b.types.filter, "filter", filter_next, kFilterMethods);
  define<CallableIterator>(b, b.types.callable_iterator, "callable_iterator", callable_next, {});
}

}  // namespace interleave::models::python
