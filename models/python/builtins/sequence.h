// What lists and tuples have in common.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "models/python/vm.h"

namespace interleave::models::python {

/// The items of any iterable.
std::vector<Value> collect(Vm& vm, const Value& iterable);

/// "1, 'a'". `sequence` gives its items anew each time, for a repr may change a list.
template <class Items>
std::string joined_reprs(Vm& vm, Items items) {
  std::string text;
  for (size_t i = 0; i < items().size(); ++i) {
    if (i > 0) text += ", ";
    const Value item = items()[i];
    text += vm.repr(item)->view();
  }
  return text;
}

/// Lexicographic comparison of what `a` and `b` give.
template <class A, class B>
Value compare_items(Vm& vm, CompareOp op, A a, B b) {
  const bool equality = op == CompareOp::eq || op == CompareOp::ne;
  if (equality && a().size() != b().size()) return Value::boolean(op == CompareOp::ne);
  vm.guard_recursion(" in comparison");
  for (size_t i = 0; i < a().size() && i < b().size(); ++i) {
    const Value x = a()[i], y = b()[i];
    if (vm.equal(x, y)) continue;
    return equality ? Value::boolean(op == CompareOp::ne) : vm.compare(op, x, y);
  }
  return vm.compare(op, Value::integer(static_cast<int64_t>(a().size())),
                    Value::integer(static_cast<int64_t>(b().size())));
}

/// Where `wanted` is among the items [start, end), or -1.
template <class Items>
ptrdiff_t index_of(Vm& vm, Items items, const Value& wanted, int64_t start = 0,
                   int64_t end = INT64_MAX) {
  for (auto i = static_cast<size_t>(start); i < items().size() && static_cast<int64_t>(i) < end;
       ++i) {
    const Value item = items()[i];
    if (vm.equal(item, wanted)) return static_cast<ptrdiff_t>(i);
  }
  return -1;
}

template <class Items>
int64_t count_of(Vm& vm, Items items, const Value& wanted) {
  int64_t count = 0;
  for (size_t i = 0; i < items().size(); ++i) {
    const Value item = items()[i];
    count += vm.equal(item, wanted) ? 1 : 0;
  }
  return count;
}

/// The factor of `sequence * factor`, not below 0; TypeError unless it is an index, MemoryError if
/// the product is too large.
int64_t repetitions(Vm& vm, const Value& factor, size_t length);

/// Raises MemoryError unless the heap could take so many bytes more.
void require_memory(Vm& vm, size_t bytes);

/// "list indices must be integers or slices, not str" unless `key` is an index.
void need_index(Vm& vm, const Value& key, std::string_view what);

}  // namespace interleave::models::python
