// collections.deque. Comparing items and dropping them may run a program's code, which may change
// the deque under us: items are moved out before they die, and every change counts in `changes`, by
// which iterators and searches notice it (CPython 3.11 Modules/_collectionsmodule.c).
#include <algorithm>
#include <deque>

#include "models/python/builtins/integer.h"
#include "models/python/builtins/iterators.h"
#include "models/python/builtins/sequence.h"
#include "models/python/builtins/support.h"
#include "models/python/modules/collections_objects.h"

namespace interleave::models::python::modules {

namespace {

struct Deque : Object {
  static constexpr Kind kKind = Kind::other;
  explicit Deque(Type* cls) : Object(cls, kKind) {}
  std::deque<Value> items;
  ~Deque() { release_storage(*this); }
  int64_t max_length = -1;  // -1: unbounded
  uint64_t changes = 0;
  uint32_t charged = 0;  // see Heap::recharge

  /// Counts what the items take, now and then.
  void recount() {
    constexpr size_t kOften = 1024;
    if (items.size() % kOften == 0) Heap::of(this).recharge(charged, items.size() * sizeof(Value));
  }
};

struct DequeIterator : Object {
  static constexpr Kind kKind = Kind::iterator;
  DequeIterator(Type* t, Ref<Deque> of, bool backwards)
      : Object(t, kKind), deque(std::move(of)), changes(deque->changes), reversed(backwards) {}
  Ref<Deque> deque;  // null once exhausted
  uint64_t changes;
  size_t index = 0;
  bool reversed;
};

struct DequeState : ModuleState {
  Type *deque, *iterator, *reverse_iterator;
};

bool is_index(Vm& vm, const Value& key) {
  return is_integer(key) || has_special(vm, key, "__index__");
}
Deque& self_of(const Value& self) { return *self.as<Deque>(); }
bool is_deque(Vm& vm, const Value& v) {
  return vm.is_instance(v, vm.interpreter().state<DequeState>().deque);
}
int64_t size_of(const Deque& deque) { return static_cast<int64_t>(deque.items.size()); }

Value take_first(Deque& deque) {
  Value item = std::move(deque.items.front());
  deque.items.pop_front();
  ++deque.changes;
  return item;
}
Value take_last(Deque& deque) {
  Value item = std::move(deque.items.back());
  deque.items.pop_back();
  ++deque.changes;
  return item;
}
void add_last(Deque& deque, const Value& item) {
  deque.items.push_back(item);
  deque.recount();
  ++deque.changes;
  if (deque.max_length >= 0 && size_of(deque) > deque.max_length) take_first(deque);
}
void add_first(Deque& deque, const Value& item) {
  deque.items.push_front(item);
  deque.recount();
  ++deque.changes;
  if (deque.max_length >= 0 && size_of(deque) > deque.max_length) take_last(deque);
}

template <void (*add)(Deque&, const Value&)>
void extend(Vm& vm, const Value& self, const Value& iterable) {
  if (iterable.same(self)) {
    for (const Value& item :
         std::vector<Value>(self_of(self).items.begin(), self_of(self).items.end()))
      add(self_of(self), item);
    return;
  }
  vm.for_each(iterable, [&](const Value& item) { add(self_of(self), item); });
}

void clear_items(Deque& deque) {
  std::deque<Value> doomed;
  doomed.swap(deque.items);
  ++deque.changes;
}

Ref<Deque> empty_like(Vm& vm, const Value& self) {
  Ref<Deque> made =
      make_instance<Deque>(vm.interpreter(), vm.interpreter().state<DequeState>().deque);
  made->max_length = self_of(self).max_length;
  return made;
}

Value deque_new(Vm& vm, Value* a) {
  return make_instance<Deque>(vm.interpreter(), a[0].as<Type>());
}

Value deque_init(Vm& vm, Value* a) {
  Deque& deque = self_of(a[0]);
  int64_t limit = -1;
  if (!a[2].is_none()) {
    limit = vm.to_index(a[2]);
    if (limit < 0) vm.raise(vm.types().ValueError, "maxlen must be non-negative");
  }
  deque.max_length = limit;
  clear_items(deque);
  if (a[1].is_defined()) extend<add_last>(vm, a[0], a[1]);
  return Value::none();
}

template <void (*add)(Deque&, const Value&)>
Value deque_append(Vm&, Value* a) {
  add(self_of(a[0]), a[1]);
  return Value::none();
}
template <void (*add)(Deque&, const Value&)>
Value deque_extend(Vm& vm, Value* a) {
  extend<add>(vm, a[0], a[1]);
  return Value::none();
}
template <Value (*take)(Deque&)>
Value deque_pop(Vm& vm, Value* a) {
  if (self_of(a[0]).items.empty()) vm.raise(vm.types().IndexError, "pop from an empty deque");
  return take(self_of(a[0]));
}

Value deque_clear(Vm&, Value* a) {
  clear_items(self_of(a[0]));
  return Value::none();
}

Value deque_copy(Vm& vm, Value* a) {
  const Deque& deque = self_of(a[0]);
  if (Type* cls = vm.type_of(a[0]); cls->is_heap_type) {
    const Value arguments[] = {a[0], Value::integer(deque.max_length)};
    return vm.call(Value(cls), std::span(arguments, deque.max_length < 0 ? 1 : 2));
  }
  const Ref<Deque> copy = empty_like(vm, a[0]);
  copy->items = deque.items;
  return copy;
}

/// What pickle, copy and messages to other processes rebuild it from. (CPython sends the items as an
/// iterator beside the arguments.)
Value deque_reduce(Vm& vm, Value* a) {
  const Deque& deque = self_of(a[0]);
  const Value limit = deque.max_length < 0 ? Value::none() : Value::integer(deque.max_length);
  const Value items(vm.list({deque.items.begin(), deque.items.end()}));
  const Ref<Dict>* own = attribute_dict(a[0].as_object());
  const Value state = own != nullptr && *own && (*own)->size() > 0 ? Value(*own) : Value::none();
  const Value parts[] = {Value(vm.type_of(a[0])), Value(vm.tuple({{items, limit}})), state};
  return vm.tuple(parts);
}

/// The place of `wanted` in [start, stop), or -1. Raises if comparing changes the deque.
int64_t search(Vm& vm, Deque& deque, const Value& wanted, int64_t start, int64_t stop) {
  const uint64_t changes = deque.changes;
  for (int64_t i = start; i < stop; ++i) {
    const Value item = deque.items[static_cast<size_t>(i)];
    const bool equal = vm.equal(item, wanted);
    if (deque.changes != changes)
      vm.raise(vm.types().RuntimeError, "deque mutated during iteration");
    if (equal) return i;
  }
  return -1;
}

Value deque_count(Vm& vm, Value* a) {
  Deque& deque = self_of(a[0]);
  int64_t count = 0;
  for (int64_t at = -1; (at = search(vm, deque, a[1], at + 1, size_of(deque))) >= 0;) ++count;
  return Value::integer(count);
}

Value deque_index(Vm& vm, Value* a) {
  Deque& deque = self_of(a[0]);
  const Span span = clip(vm, a[2], a[3], size_of(deque));
  const int64_t at = search(vm, deque, a[1], span.start, span.end);
  if (at < 0) vm.raise(vm.types().ValueError, "{} is not in deque", vm.repr(a[1])->view());
  return Value::integer(at);
}

Value deque_remove(Vm& vm, Value* a) {
  Deque& deque = self_of(a[0]);
  const int64_t at = search(vm, deque, a[1], 0, size_of(deque));
  if (at < 0) vm.raise(vm.types().ValueError, "{} is not in deque", vm.repr(a[1])->view());
  const Value doomed = std::move(deque.items[static_cast<size_t>(at)]);
  deque.items.erase(deque.items.begin() + at);
  ++deque.changes;
  return Value::none();
}

Value deque_insert(Vm& vm, Value* a) {
  Deque& deque = self_of(a[0]);
  const int64_t size = size_of(deque);
  if (size == deque.max_length)
    vm.raise(vm.types().IndexError, "deque already at its maximum size");
  int64_t at = to_clamped_index(vm, a[1]);
  if (at < 0) at += size;
  deque.items.insert(deque.items.begin() + std::clamp<int64_t>(at, 0, size), a[2]);
  ++deque.changes;
  return Value::none();
}

Value deque_reverse(Vm&, Value* a) {
  std::reverse(self_of(a[0]).items.begin(), self_of(a[0]).items.end());
  ++self_of(a[0]).changes;
  return Value::none();
}

Value deque_rotate(Vm& vm, Value* a) {
  Deque& deque = self_of(a[0]);
  const int64_t size = size_of(deque);
  if (size < 2) return Value::none();
  int64_t steps = to_size(vm, a[1]) % size;
  if (steps > size / 2) steps -= size;
  if (steps < -(size / 2)) steps += size;
  for (; steps > 0; --steps) {
    deque.items.push_front(std::move(deque.items.back()));
    deque.items.pop_back();
  }
  for (; steps < 0; ++steps) {
    deque.items.push_back(std::move(deque.items.front()));
    deque.items.pop_front();
  }
  ++deque.changes;
  return Value::none();
}

Value iterate(Vm& vm, const Value& self, bool reversed) {
  const auto& state = vm.interpreter().state<DequeState>();
  return vm.heap().make<DequeIterator>(reversed ? state.reverse_iterator : state.iterator,
                                       Ref<Deque>(self.as<Deque>()), reversed);
}
Value deque_iter(Vm& vm, const Value& self) { return iterate(vm, self, false); }
Value deque_reversed(Vm& vm, Value* a) { return iterate(vm, a[0], true); }

Value iterator_next(Vm& vm, const Value& self) {
  auto* it = self.as<DequeIterator>();
  if (!it->deque) return {};
  const auto& items = it->deque->items;
  if (it->deque->changes != it->changes) {
    it->deque = nullptr;
    vm.raise(vm.types().RuntimeError, "deque mutated during iteration");
  }
  if (it->index < items.size()) {
    const size_t at = it->index++;
    return items[it->reversed ? items.size() - 1 - at : at];
  }
  it->deque = nullptr;
  return {};
}

Value deque_repr(Vm& vm, const Value& self) {
  const ReprGuard guard(self);
  if (guard.is_cycle()) return vm.str("[...]");
  const Deque& deque = self_of(self);
  const std::string items = joined_reprs(
      vm, [&]() -> auto& { return deque.items; });
  const std::string limit =
      deque.max_length < 0 ? "" : fmt::format(", maxlen={}", deque.max_length);
  return vm.str(fmt::format("{}([{}]{})", type_name(vm, self), items, limit));
}

Value deque_get_item(Vm& vm, const Value& self, const Value& key) {
  if (!is_index(vm, key))
    vm.raise(vm.types().TypeError, "sequence index must be integer, not '{}'", type_name(vm, key));
  const Deque& deque = self_of(self);
  return deque.items[static_cast<size_t>(
      checked_index(vm, key, size_of(deque), "deque index out of range"))];
}

void deque_set_item(Vm& vm, const Value& self, const Value& key, const Value& value) {
  if (!is_index(vm, key))
    vm.raise(vm.types().TypeError, "sequence index must be integer, not '{}'", type_name(vm, key));
  Deque& deque = self_of(self);
  const int64_t at = checked_index(vm, key, size_of(deque), "deque index out of range");
  Value doomed = value;
  deque.items[static_cast<size_t>(at)].swap(doomed);
  if (value.is_defined()) return;
  deque.items.erase(deque.items.begin() + at);
  ++deque.changes;
}

bool deque_contains(Vm& vm, const Value& self, const Value& wanted) {
  return search(vm, self_of(self), wanted, 0, size_of(self_of(self))) >= 0;
}

Value deque_compare(Vm& vm, CompareOp op, const Value& left, const Value& right) {
  if (!is_deque(vm, right)) return vm.not_implemented();
  const Value a = left, b = right;
  return compare_items(
      vm,
      op, [&]() -> auto& { return self_of(a).items; }, [&]() -> auto& { return self_of(b).items; });
}

void repeat(Vm& vm, const Value& self, const Deque& items, const Value& factor) {
  const int64_t times = repetitions(vm, factor, items.items.size());
  const std::deque<Value> once = items.items;
  clear_items(self_of(self));
  for (int64_t i = 0; i < times; ++i) {
    for (const Value& item : once) add_last(self_of(self), item);
  }
}

Value deque_binary(Vm& vm, BinaryOp op, const Value& left, const Value& right) {
  if (op == BinaryOp::mul) {
    const Value& deque = is_deque(vm, left) ? left : right;
    const Value product = empty_like(vm, deque);
    repeat(vm, product, self_of(deque), is_deque(vm, left) ? right : left);
    return product;
  }
  if (op != BinaryOp::add || !is_deque(vm, left)) return vm.not_implemented();
  if (!is_deque(vm, right)) {
    vm.raise(vm.types().TypeError, "can only concatenate deque (not \"{}\") to deque",
             type_name(vm, right));
  }
  const Value sum = empty_like(vm, left);
  extend<add_last>(vm, sum, left);
  extend<add_last>(vm, sum, right);
  return sum;
}

Value deque_inplace(Vm& vm, BinaryOp op, const Value& left, const Value& right) {
  if (op == BinaryOp::add) {
    extend<add_last>(vm, left, right);
  } else if (op == BinaryOp::mul) {
    repeat(vm, left, self_of(left), right);
  } else {
    return vm.not_implemented();
  }
  return left;
}

constexpr NativeDef kMethods[] = {
    {"__new__", "(cls, *args, **kwargs)", deque_new},
    {"__init__", "(self, iterable=..., maxlen=None)", deque_init},
    {"__copy__", "(self, /)", deque_copy},
    {"__reduce__", "(self, /)", deque_reduce},
    {"__reversed__", "(self, /)", deque_reversed},
    {"append", "(self, x, /)", deque_append<add_last>},
    {"appendleft", "(self, x, /)", deque_append<add_first>},
    {"clear", "(self, /)", deque_clear},
    {"copy", "(self, /)", deque_copy},
    {"count", "(self, value, /)", deque_count},
    {"extend", "(self, iterable, /)", deque_extend<add_last>},
    {"extendleft", "(self, iterable, /)", deque_extend<add_first>},
    {"index", "(self, value, start=..., stop=..., /)", deque_index},
    {"insert", "(self, index, value, /)", deque_insert},
    {"pop", "(self, /)", deque_pop<take_last>},
    {"popleft", "(self, /)", deque_pop<take_first>},
    {"remove", "(self, value, /)", deque_remove},
    {"reverse", "(self, /)", deque_reverse},
    {"rotate", "(self, n=1, /)", deque_rotate},
};
constexpr GetSetDef kFields[] = {{"maxlen", [](Vm&, const Value& self) {
                                    const int64_t limit = self_of(self).max_length;
                                    return limit < 0 ? Value::none() : Value::integer(limit);
                                  }}};

}  // namespace

Type* make_deque_type(Interpreter& interpreter) {
  auto& state = interpreter.state<DequeState>();
  state.deque = make_type<Deque>(
      interpreter,
      {.name = "deque",
       .module = "collections",
       .slots = {.repr = deque_repr,
                 .hash = unhashable,
                 .length = [](Vm&, const Value& self) { return size_of(self_of(self)); },
                 .get_item = deque_get_item,
                 .set_item = deque_set_item,
                 .contains = deque_contains,
                 .iter = deque_iter,
                 .binary = deque_binary,
                 .inplace = deque_inplace,
                 .compare = deque_compare},
       .methods = kMethods,
       .class_methods = kGenericAlias,
       .getsets = kFields});
  const auto iterator = [&](std::string_view name) {
    return make_type<DequeIterator>(interpreter,
                                    {.name = name,
                                     .module = "collections",
                                     .subclassable = false,
                                     .slots = {.iter = iterate_itself, .next = iterator_next}});
  };
  state.iterator = iterator("_deque_iterator");
  state.reverse_iterator = iterator("_deque_reverse_iterator");
  return state.deque;
}

}  // namespace interleave::models::python::modules
