// Built-in functions on iterables and iterators.
#include "models/python/builtins/builtins.h"
#include "models/python/builtins/iterators.h"
#include "models/python/builtins/list.h"
#include "models/python/builtins/sequence.h"
#include "models/python/builtins/support.h"
#include "models/python/generator.h"

namespace interleave::models::python {
namespace {

// The first item whose truth is `wanted` decides; the rest isn't asked for.
bool has_item(Vm& vm, const Value& iterable, bool wanted) {
  const Value iterator = vm.iter(iterable);
  for (Value item = vm.next(iterator); item.is_defined(); item = vm.next(iterator)) {
    if (vm.truth(item) == wanted) return true;
  }
  return false;
}

Value all(Vm& vm, Value* a) { return Value::boolean(!has_item(vm, a[0], false)); }
Value any(Vm& vm, Value* a) { return Value::boolean(has_item(vm, a[0], true)); }

Value iter(Vm& vm, Value* a) {
  if (a[1].is_undefined()) return vm.iter(a[0]);
  if (vm.type_of(a[0])->slots.call == nullptr)
    vm.raise(vm.types().TypeError, "iter(v, w): v must be callable");
  return vm.heap().make<CallableIterator>(vm.types().callable_iterator, a[0], a[1]);
}

Value next(Vm& vm, Value* a) {
  Value result;
  if (Value item = next_or_result(vm, a[0], result); item.is_defined()) return item;
  if (a[1].is_undefined()) raise_stop_iteration(vm, std::move(result));
  return a[1];
}

Value aiter(Vm& vm, Value* a) {
  Value iterator = call_special(vm, a[0], "__aiter__");
  if (iterator.is_undefined()) {
    vm.raise(vm.types().TypeError, "'{}' object is not an async iterable", type_name(vm, a[0]));
  }
  return iterator;
}

Value anext(Vm& vm, Value* a) {
  Value awaitable = call_special(vm, a[0], "__anext__");
  if (awaitable.is_undefined()) {
    vm.raise(vm.types().TypeError, "'{}' object is not an async iterator", type_name(vm, a[0]));
  }
  return awaitable;
}

Value len(Vm& vm, Value* a) { return Value::integer(vm.length(a[0])); }

// max and min: the arguments or the items of the only one; the first of equals wins.
Value extreme(Vm& vm, Value* a, CompareOp op, std::string_view name) {
  const auto& arguments = *a[0].as<Tuple>();
  const Value &key = a[1], &fallback = a[2];
  if (arguments.size() == 0)
    vm.raise(vm.types().TypeError, "{} expected at least 1 argument, got 0", name);
  if (arguments.size() > 1 && fallback.is_defined()) {
    vm.raise(vm.types().TypeError,
             "Cannot specify a default for {}() with multiple positional arguments", name);
  }
  Value best, best_key;
  vm.for_each(arguments.size() == 1 ? arguments[0] : a[0], [&](const Value& item) {
    const Value item_key = key.is_none() ? item : vm.call(key, {{item}});
    if (best.is_defined() && !vm.truth(vm.compare(op, item_key, best_key))) return;
    best = item;
    best_key = item_key;
  });
  if (best.is_defined()) return best;
  if (fallback.is_undefined())
    vm.raise(vm.types().ValueError, "{}() arg is an empty sequence", name);
  return fallback;
}

Value max(Vm& vm, Value* a) { return extreme(vm, a, CompareOp::gt, "max"); }
Value min(Vm& vm, Value* a) { return extreme(vm, a, CompareOp::lt, "min"); }

Value sorted(Vm& vm, Value* a) {
  Value key = Value::none();
  bool reverse = false;
  for (const Dict::Entry& option : a[1].as<Dict>()->entries) {
    const std::string_view name = option.key.as<Str>()->view();
    if (name != "key" && name != "reverse") {
      vm.raise(vm.types().TypeError, "'{}' is an invalid keyword argument for sort()", name);
    }
    if (name == "key") key = option.value;
    if (name == "reverse") reverse = to_size(vm, option.value) != 0;
  }
  auto list = vm.list(collect(vm, a[0]));
  list_sort(vm, *list, key, reverse);
  return list;
}

constexpr NativeDef kFunctions[] = {
    {"aiter", "(async_iterable, /)", aiter},        {"all", "(iterable, /)", all},
    {"anext", "(async_iterator, /)", anext},        {"any", "(iterable, /)", any},
    {"iter", "(object, sentinel=..., /)", iter},    {"len", "(obj, /)", len},
    {"max", "(*args, key=None, default=...)", max}, {"min", "(*args, key=None, default=...)", min},
    {"next", "(iterator, default=..., /)", next},   {"sorted", "(iterable, /, **kwargs)", sorted},
};

}  // namespace

void init_iteration_functions(Bootstrap& b) { b.functions(kFunctions); }

}  // namespace interleave::models::python
