#include "models/python/builtins/sequence.h"

#include <algorithm>

#include "models/python/builtins/integer.h"
#include "models/python/builtins/support.h"

namespace interleave::models::python {

std::vector<Value> collect(Vm& vm, const Value& iterable) {
  if (const auto* list = iterable.try_as<List>();
      list != nullptr && !is_program_instance(iterable)) {
    return list->items;
  }
  if (const auto* range = iterable.try_as<Range>())
    require_memory(vm, static_cast<size_t>(range->size()) * sizeof(Value));
  std::vector<Value> items;
  vm.for_each(iterable, [&](Value item) {
    if (items.size() == items.capacity()) require_memory(vm, 2 * items.size() * sizeof(Value));
    items.push_back(std::move(item));
  });
  return items;
}

int64_t repetitions(Vm& vm, const Value& factor, size_t length) {
  if (!is_integer(factor) && !has_special(vm, factor, "__index__")) {
    vm.raise(vm.types().TypeError, "can't multiply sequence by non-int of type '{}'",
             type_name(vm, factor));
  }
  const int64_t times = std::max<int64_t>(to_size(vm, factor), 0);
  if (length == 0) return 0;
  size_t bytes = 0;
  if (__builtin_mul_overflow(static_cast<size_t>(times), length * sizeof(Value), &bytes))
    bytes = SIZE_MAX / 4;
  require_memory(vm, bytes);
  return times;
}

void require_memory(Vm& vm, size_t bytes) {
  const auto amount = static_cast<ptrdiff_t>(std::min<size_t>(bytes, PTRDIFF_MAX / 4));
  vm.heap().charge(amount);
  vm.heap().charge(-amount);
}

void need_index(Vm& vm, const Value& key, std::string_view what) {
  if (!is_integer(key) && !has_special(vm, key, "__index__")) {
    vm.raise(vm.types().TypeError, "{} indices must be integers or slices, not {}", what,
             type_name(vm, key));
  }
}

}  // namespace interleave::models::python
