#include "models/python/builtins/list.h"

#include <algorithm>

#include "models/python/builtins/sequence.h"
#include "models/python/builtins/slice.h"
#include "models/python/builtins/support.h"

namespace interleave::models::python {
namespace {

std::vector<Value>& items_of(const Value& self) { return self.as<List>()->items; }

Value repr(Vm& vm, const Value& self) {
  const ReprGuard guard(self);
  if (guard.is_cycle()) return vm.str("[...]");
  return vm.str("[" +
                joined_reprs(
                    vm, [&]() -> auto& { return items_of(self); }) +
                "]");
}

Value get_item(Vm& vm, const Value& self, const Value& key) {
  const auto& items = items_of(self);
  if (const auto* slice = key.try_as<Slice>()) {
    const SliceBounds bounds = slice_bounds(vm, *slice, static_cast<int64_t>(items.size()));
    std::vector<Value> part;
    part.reserve(static_cast<size_t>(bounds.count));
    for (int64_t i = 0; i < bounds.count; ++i)
      part.push_back(items[static_cast<size_t>(bounds.start + i * bounds.step)]);
    return vm.list(std::move(part));
  }
  need_index(vm, key, "list");
  return items[static_cast<size_t>(
      checked_index(vm, key, static_cast<int64_t>(items.size()), "list index out of range"))];
}

void delete_slice(std::vector<Value>& items, SliceBounds bounds) {
  if (bounds.count == 0) return;
  if (bounds.step < 0) {
    bounds.start += (bounds.count - 1) * bounds.step;
    bounds.step = -bounds.step;
  }
  std::vector<Value> doomed;  // they die after the list is in order
  size_t to = static_cast<size_t>(bounds.start);
  int64_t removed = 0;
  for (size_t from = to; from < items.size(); ++from) {
    if (removed < bounds.count &&
        static_cast<int64_t>(from) == bounds.start + removed * bounds.step) {
      doomed.push_back(std::move(items[from]));
      ++removed;
    } else {
      items[to++] = std::move(items[from]);
    }
  }
  items.resize(to);
}

void set_slice(Vm& vm, const Value& self, const Slice& slice, const Value& value) {
  auto& items = items_of(self);
  if (value.is_undefined()) {
    return delete_slice(items, slice_bounds(vm, slice, static_cast<int64_t>(items.size())));
  }
  const bool contiguous = slice.step.is_none() || (slice.step.is_int() && slice.step.as_int() == 1);
  if (vm.type_of(value)->slots.iter == nullptr && !has_special(vm, value, "__getitem__")) {
    vm.raise(vm.types().TypeError, "{}",
             contiguous ? "can only assign an iterable" : "must assign iterable to extended slice");
  }
  std::vector<Value> fresh = collect(vm, value);
  const SliceBounds bounds = slice_bounds(vm, slice, static_cast<int64_t>(items.size()));
  if (contiguous) {
    const auto first = items.begin() + bounds.start;
    const std::vector<Value> doomed(first, first + bounds.count);
    const auto at = items.erase(first, first + bounds.count);
    items.insert(at, std::make_move_iterator(fresh.begin()), std::make_move_iterator(fresh.end()));
    self.as<List>()->recount();
    return;
  }
  if (static_cast<int64_t>(fresh.size()) != bounds.count) {
    vm.raise(vm.types().ValueError,
             "attempt to assign sequence of size {} to extended slice of size {}", fresh.size(),
             bounds.count);
  }
  for (int64_t i = 0; i < bounds.count; ++i) {
    items[static_cast<size_t>(bounds.start + i * bounds.step)].swap(fresh[static_cast<size_t>(i)]);
  }
}

void set_item(Vm& vm, const Value& self, const Value& key, const Value& value) {
  if (const auto* slice = key.try_as<Slice>()) return set_slice(vm, self, *slice, value);
  need_index(vm, key, "list");
  auto& items = items_of(self);
  const int64_t at = checked_index(vm, key, static_cast<int64_t>(items.size()),
                                   "list assignment index out of range");
  Value doomed = value;
  items[static_cast<size_t>(at)].swap(doomed);
  if (value.is_undefined()) items.erase(items.begin() + at);
}

bool contains(Vm& vm, const Value& self, const Value& wanted) {
  return index_of(
             vm, [&]() -> auto& { return items_of(self); }, wanted) >= 0;
}

Value iterate(Vm& vm, const Value& self) {
  return vm.heap().make<ListIterator>(vm.types().list_iterator, Ref<List>(self.as<List>()));
}

Value compare(Vm& vm, CompareOp op, const Value& left, const Value& right) {
  if (!right.is(Kind::list)) return vm.not_implemented();
  const Value a = left, b = right;  // a comparison may drop them
  return compare_items(
      vm, op, [&]() -> auto& { return items_of(a); }, [&]() -> auto& { return items_of(b); });
}

std::vector<Value> repeated(const std::vector<Value>& items, int64_t times) {
  std::vector<Value> result;
  result.reserve(items.size() * static_cast<size_t>(times));
  for (int64_t i = 0; i < times; ++i) result.insert(result.end(), items.begin(), items.end());
  return result;
}

Value binary(Vm& vm, BinaryOp op, const Value& left, const Value& right) {
  const bool is_left = left.is(Kind::list);
  if (op == BinaryOp::add && is_left) {
    if (!right.is(Kind::list)) {
      if (has_special(vm, right, "__radd__") && is_program_instance(right))
        return vm.not_implemented();
      vm.raise(vm.types().TypeError, "can only concatenate list (not \"{}\") to list",
               type_name(vm, right));
    }
    std::vector<Value> sum;
    sum.reserve(items_of(left).size() + items_of(right).size());
    sum.insert(sum.end(), items_of(left).begin(), items_of(left).end());
    sum.insert(sum.end(), items_of(right).begin(), items_of(right).end());
    return vm.list(std::move(sum));
  }
  if (op == BinaryOp::mul) {
    const auto& items = items_of(is_left ? left : right);
    return vm.list(repeated(items, repetitions(vm, is_left ? right : left, items.size())));
  }
  return vm.not_implemented();
}

Value inplace(Vm& vm, BinaryOp op, const Value& left, const Value& right) {
  if (op == BinaryOp::add) {
    list_extend(vm, *left.as<List>(), right);
    return left;
  }
  if (op == BinaryOp::mul) {
    auto& items = items_of(left);
    items = repeated(items, repetitions(vm, right, items.size()));
    left.as<List>()->recount();
    return left;
  }
  return vm.not_implemented();
}

}  // namespace

void list_extend(Vm& vm, List& list, const Value& iterable) {
  if (iterable.is(Kind::list) || iterable.is(Kind::tuple) ||
      iterable.is(Kind::range)) {  // may be the list itself
    std::vector<Value> more = collect(vm, iterable);
    list.make_room(more.size());
    list.items.insert(list.items.end(), std::make_move_iterator(more.begin()),
                      std::make_move_iterator(more.end()));
  } else {
    vm.for_each(iterable, [&](Value item) {
      list.make_room();
      list.items.push_back(std::move(item));
    });
  }
}

void init_list(Bootstrap& b) {
  b.define<List>(b.types.list, {.name = "list",
                                .slots = {.repr = repr,
                                          .hash = unhashable,
                                          .length =
                                              [](Vm&, const Value& self) {
                                                return static_cast<int64_t>(items_of(self).size());
                                              },
                                          .get_item = get_item,
                                          .set_item = set_item,
                                          .contains = contains,
                                          .iter = iterate,
                                          .binary = binary,
                                          .inplace = inplace,
                                          .compare = compare},
                                .methods = kListMethods,
                                .class_methods = kGenericAlias});
  b.publish(b.types.list);
}

}  // namespace interleave::models::python
