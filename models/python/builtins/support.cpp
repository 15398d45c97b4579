#include "models/python/builtins/support.h"

#include <algorithm>

#include "models/python/builtins/integer.h"
#include "models/python/generic_alias.h"
#include "models/python/special.h"

namespace interleave::models::python {

Value ordering_answer(CompareOp op, std::partial_ordering order) {
  switch (op) {
    case CompareOp::lt:
      return Value::boolean(order < 0);
    case CompareOp::le:
      return Value::boolean(order <= 0);
    case CompareOp::eq:
      return Value::boolean(order == 0);
    case CompareOp::ne:
      return Value::boolean(order != 0);
    case CompareOp::gt:
      return Value::boolean(order > 0);
    case CompareOp::ge:
      break;
  }
  return Value::boolean(order >= 0);
}

bool has_special(Vm& vm, const Value& self, std::string_view name) {
  return vm.type_of(self)->lookup(vm.intern(name).get()) != nullptr;
}

Value call_special(Vm& vm, const Value& self, std::string_view name,
                   std::span<const Value> arguments) {
  const Value method = find_special(vm, self, vm.intern(name).get());
  return method.is_defined() ? vm.call(method, arguments) : Value();
}

int64_t to_clamped_index(Vm& vm, const Value& value) {
  return is_integer(value) ? clamp_to_int64(value) : vm.to_index(value);
}

int64_t to_size(Vm& vm, const Value& value) {
  const int64_t size = to_clamped_index(vm, value);
  if (value.is(Kind::big_int) && (size == INT64_MAX || size == INT64_MIN)) {
    vm.raise(vm.types().OverflowError, "cannot fit 'int' into an index-sized integer");
  }
  return size;
}

Span clip(Vm& vm, const Value& start, const Value& end, int64_t length) {
  const auto place = [&](const Value& v, int64_t fallback) {
    if (v.is_undefined() || v.is_none()) return fallback;
    if (!is_integer(v) && !has_special(vm, v, "__index__")) {
      vm.raise(vm.types().TypeError,
               "slice indices must be integers or None or have an __index__ method");
    }
    const int64_t at = to_clamped_index(vm, v);
    return at < 0 ? std::max<int64_t>(at + length, 0) : at;
  };
  const int64_t first = place(start, 0);
  return {first, std::min(place(end, length), length)};
}

int64_t checked_index(Vm& vm, const Value& key, int64_t length, std::string_view message) {
  if (key.is(Kind::big_int)) {
    const int64_t clamped = clamp_to_int64(key);
    if (clamped == INT64_MAX || clamped == INT64_MIN) {
      vm.raise(vm.types().IndexError, "cannot fit 'int' into an index-sized integer");
    }
  }
  const int64_t index = to_clamped_index(vm, key);
  const int64_t at = index < 0 ? index + length : index;
  if (at < 0 || at >= length) vm.raise_text(vm.types().IndexError, message);
  return at;
}

int64_t unhashable(Vm& vm, const Value& self) {
  vm.raise(vm.types().TypeError, "unhashable type: '{}'", type_name(vm, self));
}

namespace {
constexpr NativeDef kClassGetItem[] = {
    {"__class_getitem__", "(cls, key, /)", [](Vm& vm, Value* a) { return make_generic_alias(vm, a[0], a[1]); }}};
}  // namespace

constinit const std::span<const NativeDef> kGenericAlias = kClassGetItem;

void raise_with(Vm& vm, Type* type, std::span<const Value> arguments) {
  auto exception = vm.make_exception(type, Value::none());
  exception->arguments = vm.tuple(arguments);
  vm.raise_value(exception);
}

}  // namespace interleave::models::python
