#include "models/python/builtins/big_int.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "models/python/types.h"

namespace interleave::models::python {
namespace {

Integer shift_right(const Integer& value, uint64_t bits) {
  if (value.sign() >= 0) return value >> bits;
  const Integer complement = -value - 1;  // ~value, so that the shift rounds towards minus infinity
  return -(complement >> bits) - 1;
}

double magnitude_bits(const Integer& value) {
  return value.is_zero() ? 0.0
                         : static_cast<double>(msb(value.sign() < 0 ? Integer(-value) : value) + 1);
}

Value shift(Vm& vm, BinaryOp op, const Integer& value, const Value& count) {
  const int64_t bits = clamp_to_int64(count);
  if (bits < 0) vm.raise(vm.types().ValueError, "negative shift count");
  if (op == BinaryOp::rshift) {
    if (static_cast<double>(bits) > magnitude_bits(value))
      return Value::integer(value.sign() < 0 ? -1 : 0);
    return narrow(vm, shift_right(value, static_cast<uint64_t>(bits)));
  }
  if (value.is_zero()) return Value::integer(0);
  if (count.is(Kind::big_int)) vm.raise(vm.types().OverflowError, "too many digits in integer");
  check_bits(vm, magnitude_bits(value) + static_cast<double>(bits));
  return narrow(vm, value << static_cast<uint64_t>(bits));
}

// The 64 leading bits with a sticky last bit, so that conversion to double rounds once and
// correctly.
double leading_bits_to_double(const Integer& magnitude, bool inexact, int64_t exponent) {
  const auto bits = static_cast<int64_t>(msb(magnitude)) + 1;
  const int64_t drop = std::max<int64_t>(bits - 64, 0);
  auto top = static_cast<uint64_t>(Integer(magnitude >> static_cast<uint64_t>(drop)));
  if (inexact || (drop > 0 && static_cast<int64_t>(lsb(magnitude)) < drop)) top |= 1;
  const int64_t scale = std::clamp<int64_t>(drop + exponent, -5000, 5000);
  return std::ldexp(static_cast<double>(top), static_cast<int>(scale));
}

}  // namespace

Integer widen(const Value& value) {
  if (!value.is_object()) return Integer(value.as_int());
  const auto* big = value.as<BigInt>();
  Integer result;
  result.backend().resize(big->count, big->count);
  std::ranges::copy(big->limbs(), result.backend().limbs());
  result.backend().normalize();
  if (big->negative) result.backend().negate();
  return result;
}

Value narrow(Vm& vm, const Integer& value) {
  const auto& backend = value.backend();
  static_assert(sizeof(*backend.limbs()) == 8);
  const uint64_t low = backend.limbs()[0];
  if (backend.size() == 1) {
    if (!backend.sign() && low <= INT64_MAX) return Value::integer(static_cast<int64_t>(low));
    if (backend.sign() && low <= uint64_t{1} << 63)
      return Value::integer(static_cast<int64_t>(0 - low));
  }
  auto big = vm.heap().make_sized<BigInt>(backend.size() * 8, vm.types().integer, backend.sign(),
                                          static_cast<uint32_t>(backend.size()));
  std::copy_n(backend.limbs(), backend.size(), big->limbs().begin());
  return big;
}

void check_bits(Vm& vm, double bits) {
  if (bits > static_cast<double>(kMaxBits)) {
    vm.raise(vm.types().MemoryError, "an integer of {:.0f} bits is too large (the limit is {})",
             bits, kMaxBits);
  }
}

void floor_divide(const Integer& dividend, const Integer& divisor, Integer& quotient,
                  Integer& remainder) {
  divide_qr(dividend, divisor, quotient, remainder);
  if (!remainder.is_zero() && (remainder.sign() < 0) != (divisor.sign() < 0)) {
    --quotient;
    remainder += divisor;
  }
}

Value big_true_divide(Vm& vm, const Integer& left, const Integer& right) {
  if (left.is_zero()) return Value::floating(right.sign() < 0 ? -0.0 : 0.0);
  const Integer numerator = abs(left), denominator = abs(right);
  // Scale so that the quotient has at least 65 bits; the remainder makes the last one sticky.
  const auto gap = static_cast<int64_t>(msb(numerator)) - static_cast<int64_t>(msb(denominator));
  const int64_t shift_up = 66 - gap;
  Integer quotient, remainder;
  if (shift_up >= 0) {
    divide_qr(Integer(numerator << static_cast<uint64_t>(shift_up)), denominator, quotient,
              remainder);
  } else {
    divide_qr(numerator, Integer(denominator << static_cast<uint64_t>(-shift_up)), quotient,
              remainder);
  }
  const double result = leading_bits_to_double(quotient, !remainder.is_zero(), -shift_up);
  if (std::isinf(result))
    vm.raise(vm.types().OverflowError, "integer division result too large for a float");
  return Value::floating((left.sign() < 0) != (right.sign() < 0) ? -result : result);
}

Value big_binary(Vm& vm, BinaryOp op, const Value& left, const Value& right) {
  const Integer a = widen(left), b = widen(right);
  switch (op) {
    case BinaryOp::add:
      return narrow(vm, a + b);
    case BinaryOp::sub:
      return narrow(vm, a - b);
    case BinaryOp::mul:
      check_bits(vm, magnitude_bits(a) + magnitude_bits(b) - 1);
      return narrow(vm, a * b);
    case BinaryOp::bit_and:
      return narrow(vm, a & b);
    case BinaryOp::bit_or:
      return narrow(vm, a | b);
    case BinaryOp::bit_xor:
      return narrow(vm, a ^ b);
    case BinaryOp::lshift:
    case BinaryOp::rshift:
      return shift(vm, op, a, right);
    case BinaryOp::truediv:
      if (b.is_zero()) vm.raise(vm.types().ZeroDivisionError, "division by zero");
      return big_true_divide(vm, a, b);
    case BinaryOp::floordiv:
    case BinaryOp::mod: {
      const bool quotient_wanted = op == BinaryOp::floordiv;
      if (b.is_zero()) {
        vm.raise(vm.types().ZeroDivisionError, "{}",
                 quotient_wanted ? "integer division or modulo by zero" : "integer modulo by zero");
      }
      Integer quotient, remainder;
      floor_divide(a, b, quotient, remainder);
      return narrow(vm, quotient_wanted ? quotient : remainder);
    }
    case BinaryOp::pow:
      return integer_power(vm, left, right, Value::none());
    case BinaryOp::matmul:
      break;
  }
  return vm.not_implemented();
}

namespace {

Value modular_power(Vm& vm, Integer base, Integer exponent, Integer modulus) {
  if (modulus.is_zero()) vm.raise(vm.types().ValueError, "pow() 3rd argument cannot be 0");
  const bool negative = modulus.sign() < 0;
  if (negative) modulus.backend().negate();
  Integer quotient, reduced;
  floor_divide(base, modulus, quotient, reduced);
  if (exponent.sign() < 0) {  // the inverse, by Euclid's extended algorithm
    Integer r0 = modulus, r1 = reduced, t0 = 0, t1 = 1;
    while (!r1.is_zero()) {
      quotient = r0 / r1;
      Integer r2 = r0 - quotient * r1, t2 = t0 - quotient * t1;
      r0 = std::move(r1), r1 = std::move(r2);
      t0 = std::move(t1), t1 = std::move(t2);
    }
    if (r0 != 1) vm.raise(vm.types().ValueError, "base is not invertible for the given modulus");
    Integer inverse;
    floor_divide(t0, modulus, quotient, inverse);
    reduced = inverse;
    exponent.backend().negate();
  }
  Integer result = modulus == 1 ? Integer(0) : Integer(powm(reduced, exponent, modulus));
  if (negative && !result.is_zero()) result -= modulus;
  return narrow(vm, result);
}

}  // namespace

Value integer_power(Vm& vm, const Value& base, const Value& exponent, const Value& modulus) {
  if (!modulus.is_none()) return modular_power(vm, widen(base), widen(exponent), widen(modulus));
  if (integer_sign(exponent) < 0) {
    const double b = integer_to_double(vm, base);
    if (b == 0) vm.raise(vm.types().ZeroDivisionError, "0.0 cannot be raised to a negative power");
    return Value::floating(std::pow(b, integer_to_double(vm, exponent)));
  }
  if (is_small_integer(base) && base.as_int() >= -1 && base.as_int() <= 1) {
    const bool odd = (clamp_to_int64(plain_integer(vm, exponent)) & 1) != 0;
    if (exponent.is(Kind::big_int)) {
      const bool odd_big = (exponent.as<BigInt>()->limbs()[0] & 1) != 0;
      return Value::integer(base.as_int() == -1 ? (odd_big ? -1 : 1) : base.as_int());
    }
    if (exponent.as_int() == 0) return Value::integer(1);
    return Value::integer(base.as_int() == -1 ? (odd ? -1 : 1) : base.as_int());
  }
  const int64_t times = clamp_to_int64(exponent);
  int64_t small = 1, factor = is_small_integer(base) ? base.as_int() : 0;
  if (is_small_integer(base)) {  // by squaring, until it overflows
    bool fits = true;
    for (int64_t n = times; fits; n >>= 1) {
      if ((n & 1) != 0) fits = !__builtin_mul_overflow(small, factor, &small);
      if (n <= 1) break;
      fits = fits && !__builtin_mul_overflow(factor, factor, &factor);
    }
    if (fits) return Value::integer(small);
  }
  check_bits(vm, static_cast<double>(bit_length(base) - 1) * static_cast<double>(times));
  return narrow(vm, pow(widen(base), static_cast<unsigned>(times)));
}

Value integer_unary(Vm& vm, UnaryOp op, const Value& value) {
  if (is_small_integer(value) && value.as_int() != INT64_MIN) {
    const int64_t i = value.as_int();
    return Value::integer(op == UnaryOp::neg ? -i : op == UnaryOp::pos ? i : ~i);
  }
  switch (op) {
    case UnaryOp::neg:
      return narrow(vm, -widen(value));
    case UnaryOp::pos:
      return plain_integer(vm, value);
    case UnaryOp::invert:
      break;
  }
  return narrow(vm, -widen(value) - 1);
}

double integer_to_double(Vm& vm, const Value& value) {
  if (!value.is_object()) return static_cast<double>(value.as_int());
  const Integer integer = widen(value);
  if (integer.is_zero()) return 0;
  const double result = leading_bits_to_double(abs(integer), false, 0);
  if (std::isinf(result)) vm.raise(vm.types().OverflowError, "int too large to convert to float");
  return integer.sign() < 0 ? -result : result;
}

Value integer_from_double(Vm& vm, double value) {
  if (std::isnan(value)) vm.raise(vm.types().ValueError, "cannot convert float NaN to integer");
  if (std::isinf(value))
    vm.raise(vm.types().OverflowError, "cannot convert float infinity to integer");
  if (value >= -0x1p63 && value < 0x1p63) return Value::integer(static_cast<int64_t>(value));
  int exponent;
  const auto mantissa = static_cast<int64_t>(std::ldexp(std::frexp(value, &exponent), 53));
  return narrow(vm, Integer(mantissa) * (Integer(1) << static_cast<unsigned>(exponent - 53)));
}

Value round_integer(Vm& vm, const Value& value, int64_t digits) {
  if (static_cast<double>(digits) > static_cast<double>(bit_length(value)) * 0.302 + 2)
    return Value::integer(0);
  const Integer unit = pow(Integer(10), static_cast<unsigned>(digits));
  Integer quotient, remainder;
  floor_divide(widen(value), unit, quotient, remainder);
  const Integer twice = remainder * 2;
  if (twice > unit || (twice == unit && bit_test(abs(quotient), 0))) ++quotient;
  return narrow(vm, quotient * unit);
}

Value integer_from_bytes(Vm& vm, std::string_view little_endian, bool is_signed) {
  Integer result;
  if (little_endian.empty()) return Value::integer(0);
  import_bits(result, little_endian.begin(), little_endian.end(), 8, false);
  if (is_signed && (little_endian.back() & 0x80) != 0) {
    result -= Integer(1) << static_cast<unsigned>(little_endian.size() * 8);
  }
  return narrow(vm, result);
}

std::string integer_to_bytes(Vm& vm, const Value& value, size_t length, bool is_signed) {
  Integer integer = widen(value);
  const bool negative = integer.sign() < 0;
  if (negative && !is_signed) {
    vm.raise(vm.types().OverflowError, "can't convert negative int to unsigned");
  }
  const auto bits = static_cast<double>(length) * 8;
  // A signed value needs a sign bit: -2**(n-1) fits in n bits, 2**(n-1) doesn't.
  const double needed =
      negative ? magnitude_bits(integer + 1) + 1 : magnitude_bits(integer) + (is_signed ? 1 : 0);
  if (needed > bits && !(integer.is_zero()))
    vm.raise(vm.types().OverflowError, "int too big to convert");
  if (negative) integer += Integer(1) << static_cast<unsigned>(length * 8);
  std::string bytes;
  export_bits(integer, std::back_inserter(bytes), 8, false);
  bytes.resize(length, '\0');
  return bytes;
}

}  // namespace interleave::models::python
