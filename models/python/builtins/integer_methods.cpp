#include <algorithm>

#include "models/python/bootstrap.h"
#include "models/python/builtins/buffer.h"
#include "models/python/builtins/format_spec.h"
#include "models/python/builtins/integer.h"
#include "models/python/builtins/support.h"

namespace interleave::models::python {
namespace {

Value integer_new(Vm& vm, Value* a) {
  const Value value = to_integer(vm, a[1], a[2]);
  auto* cls = a[0].as<Type>();
  if (cls == vm.types().integer) return value;
  if (const auto* big = value.try_as<BigInt>()) {
    auto copy = make_instance_sized<BigInt>(vm.interpreter(), big->count * 8, cls, big->negative,
                                            big->count);
    std::ranges::copy(big->limbs(), copy->limbs().begin());
    return copy;
  }
  const int64_t i = value.as_int();
  auto copy = make_instance_sized<BigInt>(vm.interpreter(), 8, cls, i < 0, 1u);
  copy->limbs()[0] = i < 0 ? 0 - static_cast<uint64_t>(i) : static_cast<uint64_t>(i);
  return copy;
}

bool is_little_endian(Vm& vm, const Value& order) {
  const std::string_view text = vm.to_text(order, "byteorder");
  if (text == "little") return true;
  if (text != "big") vm.raise(vm.types().ValueError, "byteorder must be either 'little' or 'big'");
  return false;
}

Value to_bytes(Vm& vm, Value* a) {
  const int64_t length = to_size(vm, a[1]);
  if (length < 0) vm.raise(vm.types().ValueError, "length argument must be non-negative");
  const bool little = is_little_endian(vm, a[2]);
  std::string bytes = integer_to_bytes(vm, a[0], static_cast<size_t>(length), vm.truth(a[3]));
  if (!little) std::ranges::reverse(bytes);
  auto result = vm.heap().make_sized<Bytes>(bytes.size(), vm.types().bytes,
                                            static_cast<uint32_t>(bytes.size()));
  std::ranges::copy(bytes, result->data());
  return result;
}

Value from_bytes(Vm& vm, Value* a) {
  std::string bytes;
  if (is_buffer(a[1])) {
    bytes = gather(vm, a[1]);
  } else {
    if (a[1].is(Kind::str)) vm.raise(vm.types().TypeError, "cannot convert 'str' object to bytes");
    vm.for_each(a[1], [&](const Value& item) {
      const int64_t byte = to_clamped_index(vm, item);
      if (byte < 0 || byte > 255) vm.raise(vm.types().ValueError, "bytes must be in range(0, 256)");
      bytes.push_back(static_cast<char>(static_cast<unsigned char>(byte)));
    });
  }
  if (!is_little_endian(vm, a[2])) std::ranges::reverse(bytes);
  const Value value = integer_from_bytes(vm, bytes, vm.truth(a[3]));
  return a[0].as<Type>() == vm.types().integer ? value : vm.call(a[0], {{value}});
}

Value magnitude(Vm& vm, Value* a) {
  return integer_unary(vm, integer_sign(a[0]) < 0 ? UnaryOp::neg : UnaryOp::pos, a[0]);
}
Value itself(Vm& vm, Value* a) { return plain_integer(vm, a[0]); }
Value bit_length_of(Vm&, Value* a) { return Value::integer(bit_length(a[0])); }
Value bit_count_of(Vm&, Value* a) { return Value::integer(bit_count(a[0])); }
Value to_double(Vm& vm, Value* a) { return Value::floating(integer_to_double(vm, a[0])); }

Value as_integer_ratio(Vm& vm, Value* a) {
  return vm.tuple({{plain_integer(vm, a[0]), Value::integer(1)}});
}

Value round(Vm& vm, Value* a) {
  const Value self = plain_integer(vm, a[0]);
  if (a[1].is_undefined() || a[1].is_none()) return self;
  const int64_t digits = to_clamped_index(vm, a[1]);
  return digits >= 0 ? self : round_integer(vm, self, digits == INT64_MIN ? INT64_MAX : -digits);
}

Value format(Vm& vm, Value* a) {
  return vm.str(format_integer(vm, a[0], vm.to_text(a[1], "__format__()")));
}

Value divmod(Vm& vm, Value* a) {
  if (!is_integer(a[0]) || !is_integer(a[1])) return vm.not_implemented();
  if (integer_sign(a[1]) == 0) {
    vm.raise(vm.types().ZeroDivisionError, "integer division or modulo by zero");
  }
  return vm.tuple({{integer_binary(vm, BinaryOp::floordiv, a[0], a[1]),
                    integer_binary(vm, BinaryOp::mod, a[0], a[1])}});
}

Value reflected_divmod(Vm& vm, Value* a) {
  Value swapped[] = {a[1], a[0]};
  return divmod(vm, swapped);
}

constexpr NativeDef kMethods[] = {
    {"__new__", "(cls, x=..., /, base=...)", integer_new},
    {"__abs__", "(self, /)", magnitude},
    {"__divmod__", "(self, value, /)", divmod},
    {"__rdivmod__", "(self, value, /)", reflected_divmod},
    {"__int__", "(self, /)", itself},
    {"__index__", "(self, /)", itself},
    {"__float__", "(self, /)", to_double},
    {"__trunc__", "(self, /)", itself},
    {"__floor__", "(self, /)", itself},
    {"__ceil__", "(self, /)", itself},
    {"__round__", "(self, ndigits=..., /)", round},
    {"__format__", "(self, format_spec, /)", format},
    {"as_integer_ratio", "(self, /)", as_integer_ratio},
    {"bit_count", "(self, /)", bit_count_of},
    {"bit_length", "(self, /)", bit_length_of},
    {"conjugate", "(self, /)", itself},
    {"to_bytes", "(self, /, length=1, byteorder='big', *, signed=False)", to_bytes},
};
constexpr NativeDef kClassMethods[] = {
    {"from_bytes", "(cls, /, bytes, byteorder='big', *, signed=False)", from_bytes},
};
constexpr GetSetDef kAttributes[] = {
    {"real", [](Vm& vm, const Value& self) { return plain_integer(vm, self); }},
    {"imag", [](Vm&, const Value&) { return Value::integer(0); }},
    {"numerator", [](Vm& vm, const Value& self) { return plain_integer(vm, self); }},
    {"denominator", [](Vm&, const Value&) { return Value::integer(1); }},
};

}  // namespace

constinit const std::span<const NativeDef> kIntegerMethods = kMethods;
constinit const std::span<const NativeDef> kIntegerClassMethods = kClassMethods;
constinit const std::span<const GetSetDef> kIntegerAttributes = kAttributes;

}  // namespace interleave::models::python
