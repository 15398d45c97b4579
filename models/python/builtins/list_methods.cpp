#include <algorithm>

#include "models/python/builtins/iterators.h"
#include "models/python/builtins/list.h"
#include "models/python/builtins/sequence.h"
#include "models/python/builtins/support.h"

namespace interleave::models::python {
namespace {

std::vector<Value>& items_of(Value* a) { return a[0].as<List>()->items; }

Value list_new(Vm& vm, Value* a) { return make_instance<List>(vm.interpreter(), a[0].as<Type>()); }

Value list_init(Vm& vm, Value* a) {
  const std::vector<Value> doomed = std::exchange(items_of(a), {});
  if (a[1].is_defined()) list_extend(vm, *a[0].as<List>(), a[1]);
  return Value::none();
}

Value append(Vm&, Value* a) {
  a[0].as<List>()->make_room();
  items_of(a).push_back(a[1]);
  return Value::none();
}

Value clear(Vm&, Value* a) {
  const std::vector<Value> doomed = std::exchange(items_of(a), {});
  return Value::none();
}

Value copy(Vm& vm, Value* a) { return vm.list(items_of(a)); }

Value count(Vm& vm, Value* a) {
  return Value::integer(count_of(
      vm, [&]() -> auto& { return items_of(a); }, a[1]));
}

Value extend(Vm& vm, Value* a) {
  list_extend(vm, *a[0].as<List>(), a[1]);
  return Value::none();
}

Value index(Vm& vm, Value* a) {
  const Span span = clip(vm, a[2], a[3], static_cast<int64_t>(items_of(a).size()));
  const ptrdiff_t at = index_of(
      vm, [&]() -> auto& { return items_of(a); }, a[1], span.start, span.end);
  if (at < 0) vm.raise(vm.types().ValueError, "{} is not in list", vm.repr(a[1])->view());
  return Value::integer(at);
}

Value insert(Vm& vm, Value* a) {
  auto& items = items_of(a);
  const auto size = static_cast<int64_t>(items.size());
  const int64_t at = to_size(vm, a[1]);
  a[0].as<List>()->make_room();
  items.insert(items.begin() + std::clamp<int64_t>(at < 0 ? at + size : at, 0, size), a[2]);
  return Value::none();
}

Value pop(Vm& vm, Value* a) {
  auto& items = items_of(a);
  if (items.empty()) vm.raise(vm.types().IndexError, "pop from empty list");
  const int64_t at =
      checked_index(vm, a[1], static_cast<int64_t>(items.size()), "pop index out of range");
  Value removed = std::move(items[static_cast<size_t>(at)]);
  items.erase(items.begin() + at);
  return removed;
}

Value remove(Vm& vm, Value* a) {
  const ptrdiff_t at = index_of(
      vm, [&]() -> auto& { return items_of(a); }, a[1]);
  if (at < 0) vm.raise(vm.types().ValueError, "list.remove(x): x not in list");
  const Value removed = std::move(items_of(a)[static_cast<size_t>(at)]);
  items_of(a).erase(items_of(a).begin() + at);
  return Value::none();
}

Value reverse(Vm&, Value* a) {
  std::ranges::reverse(items_of(a));
  return Value::none();
}

Value sort(Vm& vm, Value* a) {
  list_sort(vm, *a[0].as<List>(), a[1], to_size(vm, a[2]) != 0);
  return Value::none();
}

Value reversed(Vm& vm, Value* a) {
  return vm.heap().make<SequenceIterator>(vm.types().reversed, a[0],
                                          static_cast<int64_t>(items_of(a).size()) - 1, -1);
}

constexpr NativeDef kMethods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", list_new},
    {"__init__", "(self, iterable=..., /)", list_init},
    {"__reversed__", "(self, /)", reversed},
    {"append", "(self, object, /)", append},
    {"clear", "(self, /)", clear},
    {"copy", "(self, /)", copy},
    {"count", "(self, value, /)", count},
    {"extend", "(self, iterable, /)", extend},
    {"index", "(self, value, start=None, stop=None, /)", index},
    {"insert", "(self, index, object, /)", insert},
    {"pop", "(self, index=-1, /)", pop},
    {"remove", "(self, value, /)", remove},
    {"reverse", "(self, /)", reverse},
    {"sort", "(self, /, *, key=None, reverse=False)", sort},
};

}  // namespace

constinit const std::span<const NativeDef> kListMethods = kMethods;

}  // namespace interleave::models::python
