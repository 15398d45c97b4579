#include "models/python/builtins/integer.h"

#include <bit>
#include <cmath>

#include "models/python/bootstrap.h"
#include "models/python/builtins/big_int.h"
#include "models/python/builtins/buffer.h"
#include "models/python/builtins/float_text.h"
#include "models/python/builtins/floating.h"
#include "models/python/builtins/support.h"

namespace interleave::models::python {
namespace {

constexpr int64_t kExactDouble = int64_t{1} << 53;

// Undefined if the result leaves 64 bits or isn't an integer's affair.
Value small_binary(Vm& vm, BinaryOp op, int64_t a, int64_t b) {
  int64_t result = 0;
  switch (op) {
    case BinaryOp::add:
      return __builtin_add_overflow(a, b, &result) ? Value() : Value::integer(result);
    case BinaryOp::sub:
      return __builtin_sub_overflow(a, b, &result) ? Value() : Value::integer(result);
    case BinaryOp::mul:
      return __builtin_mul_overflow(a, b, &result) ? Value() : Value::integer(result);
    case BinaryOp::bit_and:
      return Value::integer(a & b);
    case BinaryOp::bit_or:
      return Value::integer(a | b);
    case BinaryOp::bit_xor:
      return Value::integer(a ^ b);
    case BinaryOp::truediv:
      if (b == 0) vm.raise(vm.types().ZeroDivisionError, "division by zero");
      if (a > kExactDouble || a < -kExactDouble || b > kExactDouble || b < -kExactDouble) return {};
      return Value::floating(static_cast<double>(a) / static_cast<double>(b));
    case BinaryOp::floordiv:
      if (b == 0) vm.raise(vm.types().ZeroDivisionError, "integer division or modulo by zero");
      if (b == -1) return a == INT64_MIN ? Value() : Value::integer(-a);
      result = a / b;
      return Value::integer(a % b != 0 && (a < 0) != (b < 0) ? result - 1 : result);
    case BinaryOp::mod:
      if (b == 0) vm.raise(vm.types().ZeroDivisionError, "integer modulo by zero");
      if (b == -1) return Value::integer(0);
      result = a % b;
      return Value::integer(result != 0 && (result < 0) != (b < 0) ? result + b : result);
    case BinaryOp::lshift:
      if (b < 0 || b > 62) return {};
      return a > (INT64_MAX >> b) || a < (INT64_MIN >> b) ? Value() : Value::integer(a << b);
    case BinaryOp::rshift:
      if (b < 0) return {};
      return Value::integer(a >> (b > 63 ? 63 : b));
    case BinaryOp::pow:
    case BinaryOp::matmul:
      break;
  }
  return {};
}

Value compare(Vm& vm, CompareOp op, const Value& left, const Value& right) {
  if (!is_integer(right)) return vm.not_implemented();
  return ordering_answer(op, compare_integers(left, right));
}

Value repr(Vm& vm, const Value& self) { return vm.str(integer_to_text(vm, self, 10)); }

int64_t hash(Vm&, const Value& self) { return integer_hash(self); }

bool truth(Vm&, const Value& self) { return integer_sign(self) != 0; }

Value boolean_binary(Vm& vm, BinaryOp op, const Value& left, const Value& right) {
  if (left.is_bool() && right.is_bool()) {
    const bool a = left.as_bool(), b = right.as_bool();
    if (op == BinaryOp::bit_and) return Value::boolean(a && b);
    if (op == BinaryOp::bit_or) return Value::boolean(a || b);
    if (op == BinaryOp::bit_xor) return Value::boolean(a != b);
  }
  return integer_binary(vm, op, left, right);
}

Value boolean_repr(Vm& vm, const Value& self) {
  return vm.intern(self.as_bool() ? "True" : "False");
}

Value boolean_new(Vm& vm, Value* a) { return Value::boolean(a[1].is_defined() && vm.truth(a[1])); }

constexpr NativeDef kBooleanMethods[] = {{"__new__", "(cls, x=..., /)", boolean_new}};

Value text_to_integer(Vm& vm, const Value& value, std::string_view text, int base) {
  Value result = parse_integer(vm, text, base);
  if (result.is_undefined()) {
    vm.raise(vm.types().ValueError, "invalid literal for int() with base {}: {}", base,
             vm.repr(value)->view());
  }
  return result;
}

}  // namespace

Value integer_binary(Vm& vm, BinaryOp op, const Value& left, const Value& right) {
  if (is_small_integer(left) && is_small_integer(right)) {
    Value result = small_binary(vm, op, left.as_int(), right.as_int());
    if (result.is_defined()) return result;
  } else if (!is_integer(left) || !is_integer(right)) {
    return vm.not_implemented();
  }
  return big_binary(vm, op, left, right);
}

int integer_sign(const Value& value) {
  if (is_small_integer(value)) return (value.as_int() > 0) - (value.as_int() < 0);
  const auto* big = value.as<BigInt>();
  return big->count == 1 && big->limbs()[0] == 0 ? 0 : big->negative ? -1 : 1;
}

std::strong_ordering compare_integers(const Value& a, const Value& b) {
  if (is_small_integer(a) && is_small_integer(b)) return a.as_int() <=> b.as_int();
  return widen(a).compare(widen(b)) <=> 0;
}

std::partial_ordering compare_integer_to_double(const Value& a, double b) {
  if (is_small_integer(a) && a.as_int() <= kExactDouble && a.as_int() >= -kExactDouble) {
    return static_cast<double>(a.as_int()) <=> b;
  }
  if (std::isnan(b)) return std::partial_ordering::unordered;
  if (std::isinf(b)) return b > 0 ? std::partial_ordering::less : std::partial_ordering::greater;
  const double whole = std::trunc(b);
  int exponent;
  const auto mantissa = static_cast<int64_t>(std::ldexp(std::frexp(whole, &exponent), 53));
  Integer floor(mantissa);
  if (exponent >= 53) {
    floor <<= static_cast<unsigned>(exponent - 53);
  } else {
    floor = Integer(static_cast<int64_t>(whole));
  }
  const int order = widen(a).compare(floor);
  return order != 0 ? std::partial_ordering(order <=> 0) : std::partial_ordering(0.0 <=> b - whole);
}

int64_t integer_hash(const Value& value) {
  constexpr uint64_t kModulus =
      (uint64_t{1} << 61) - 1;  // CPython 3.11 Include/pyhash.h, _PyHASH_MODULUS
  uint64_t magnitude = 0;
  bool negative = false;
  if (is_small_integer(value)) {
    negative = value.as_int() < 0;
    magnitude = static_cast<uint64_t>(value.as_int());
    if (negative) magnitude = 0 - magnitude;
    magnitude %= kModulus;
  } else {
    const auto* big = value.as<BigInt>();
    negative = big->negative;
    for (size_t i = big->count; i-- > 0;) {  // 2**64 is 8 modulo 2**61 - 1
      const uint64_t limb = big->limbs()[i] % kModulus;
      magnitude = (magnitude << 3 & kModulus) | magnitude >> 58;
      magnitude = (magnitude + limb) % kModulus;
    }
  }
  const auto hash = static_cast<int64_t>(magnitude);
  return negative ? (hash == 1 ? -2 : -hash) : hash;
}

Value plain_integer(Vm& vm, const Value& value) {
  if (value.is_int()) return value;
  if (value.is_bool()) return Value::integer(value.as_int());
  return value.as_object()->type == vm.types().integer ? value : narrow(vm, widen(value));
}

int64_t clamp_to_int64(const Value& value) {
  if (is_small_integer(value)) return value.as_int();
  const auto* big = value.as<BigInt>();
  if (big->count == 1 && big->limbs()[0] <= INT64_MAX) {
    const auto magnitude = static_cast<int64_t>(big->limbs()[0]);
    return big->negative ? -magnitude : magnitude;
  }
  return big->negative ? INT64_MIN : INT64_MAX;
}

int64_t bit_length(const Value& value) {
  if (is_small_integer(value)) {
    const int64_t i = value.as_int();
    return std::bit_width(i < 0 ? 0 - static_cast<uint64_t>(i) : static_cast<uint64_t>(i));
  }
  const auto limbs = value.as<BigInt>()->limbs();
  return static_cast<int64_t>(limbs.size() - 1) * 64 + std::bit_width(limbs.back());
}

int64_t bit_count(const Value& value) {
  if (is_small_integer(value)) {
    const int64_t i = value.as_int();
    return std::popcount(i < 0 ? 0 - static_cast<uint64_t>(i) : static_cast<uint64_t>(i));
  }
  int64_t count = 0;
  for (const uint64_t limb : value.as<BigInt>()->limbs()) count += std::popcount(limb);
  return count;
}

Value to_integer(Vm& vm, const Value& value, const Value& base) {
  if (value.is_undefined()) {
    if (base.is_defined()) vm.raise(vm.types().TypeError, "int() missing string argument");
    return Value::integer(0);
  }
  if (base.is_defined()) {
    const int64_t b = to_size(vm, base);
    if (b != 0 && (b < 2 || b > 36)) {
      vm.raise(vm.types().ValueError, "int() base must be >= 2 and <= 36, or 0");
    }
    const bool is_text = value.is(Kind::str);
    if (!is_text && !value.is(Kind::bytes) && !value.is(Kind::bytearray)) {
      vm.raise(vm.types().TypeError, "int() can't convert non-string with explicit base");
    }
    const std::string_view text = is_text ? value.as<Str>()->view() : need_buffer(vm, value);
    return text_to_integer(vm, value, text, static_cast<int>(b));
  }
  if (is_integer(value) && !is_program_instance(value)) return plain_integer(vm, value);
  if (value.is_float()) return integer_from_double(vm, value.as_float());
  if (const auto* text = value.try_as<Str>()) return text_to_integer(vm, value, text->view(), 10);
  if (const auto bytes = buffer_of(vm, value)) return text_to_integer(vm, value, *bytes, 10);
  for (const std::string_view name : {"__int__", "__index__", "__trunc__"}) {
    const Value result = call_special(vm, value, name);
    if (result.is_undefined()) continue;
    if (!is_integer(result)) {
      vm.raise(vm.types().TypeError, "{} returned non-int (type {})", name,
               vm.type_of(result)->name);
    }
    return plain_integer(vm, result);
  }
  vm.raise(vm.types().TypeError,
           "int() argument must be a string, a bytes-like object or a real number, not '{}'",
           vm.type_of(value)->name);
}

void init_integer(Bootstrap& b) {
  b.define<BigInt>(b.types.integer, {.name = "int",
                                     .slots = {.repr = repr,
                                               .hash = hash,
                                               .truth = truth,
                                               .binary = integer_binary,
                                               .unary = integer_unary,
                                               .compare = compare},
                                     .methods = kIntegerMethods,
                                     .class_methods = kIntegerClassMethods,
                                     .getsets = kIntegerAttributes});
  b.publish(b.types.integer);
  b.define_plain(b.types.boolean, {.name = "bool",
                                   .base = b.types.integer,
                                   .subclassable = false,
                                   .slots = {.repr = boolean_repr, .binary = boolean_binary},
                                   .methods = kBooleanMethods});
  b.publish(b.types.boolean);
}

}  // namespace interleave::models::python
