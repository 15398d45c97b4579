#include "models/python/builtins/floating.h"

#include <algorithm>
#include <cmath>

#include "models/python/builtins/big_int.h"
#include "models/python/builtins/buffer.h"
#include "models/python/builtins/complex.h"
#include "models/python/builtins/float_text.h"
#include "models/python/builtins/format_spec.h"
#include "models/python/builtins/support.h"
#include "models/python/builtins/unicode.h"

namespace interleave::models::python {
namespace {

// An operand of a mixed operation; nullopt if it is no number.
std::optional<double> operand(Vm& vm, const Value& v) {
  if (v.is_float()) return v.as_float();
  if (is_integer(v)) return integer_to_double(vm, v);
  return float_value(vm, v);
}

Value power(Vm& vm, double base, double exponent) {
  if (base == 0 && exponent < 0) {
    vm.raise(vm.types().ZeroDivisionError, "0.0 cannot be raised to a negative power");
  }
  if (base < 0 && std::isfinite(base) && std::isfinite(exponent) &&
      exponent != std::floor(exponent)) {
    return make_complex(vm, complex_power(vm, base, exponent));
  }
  const double result = std::pow(base, exponent);
  if (std::isinf(result) && std::isfinite(base) && std::isfinite(exponent)) {
    raise_with(vm, vm.types().OverflowError,
               {{Value::integer(34), vm.str("Numerical result out of range")}});
  }
  return Value::floating(result);
}

Value compare(Vm& vm, CompareOp op, const Value& left, const Value& right) {
  const double a = *float_value(vm, left);
  if (const auto b = float_value(vm, right)) return ordering_answer(op, a <=> *b);
  if (!is_integer(right)) return vm.not_implemented();
  return ordering_answer(op, 0 <=> compare_integer_to_double(right, a));
}

Value unary(Vm& vm, UnaryOp op, const Value& self) {
  const double value = *float_value(vm, self);
  if (op == UnaryOp::invert) {
    vm.raise(vm.types().TypeError, "bad operand type for unary ~: '{}'", type_name(vm, self));
  }
  return Value::floating(op == UnaryOp::neg ? -value : value);
}

Value repr(Vm& vm, const Value& self) { return vm.str(float_repr(*float_value(vm, self))); }
int64_t hash(Vm& vm, const Value& self) { return float_hash(*float_value(vm, self)); }
bool truth(Vm& vm, const Value& self) { return *float_value(vm, self) != 0; }

std::string_view strip(std::string_view text) {
  const auto blank = [](char c) {
    return unicode::is_space(static_cast<unsigned char>(c)) && (c & 0x80) == 0;
  };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

Value float_new(Vm& vm, Value* a) {
  const double value = a[1].is_defined() ? to_float(vm, a[1]) : 0.0;
  auto* cls = a[0].as<Type>();
  if (cls == vm.types().floating) return Value::floating(value);
  return make_instance<FloatObject>(vm.interpreter(), cls, value);
}

Value from_hex(Vm& vm, Value* a) {
  const std::string_view text = strip(vm.to_text(a[1], "fromhex()"));
  const auto value = parse_hex_float(text);
  if (!value) vm.raise(vm.types().ValueError, "invalid hexadecimal floating-point string");
  const bool is_spelled = text.find_first_of("nN") != text.npos;  // inf
  if (std::isinf(*value) && !is_spelled) {
    vm.raise(vm.types().OverflowError, "hexadecimal value too large to represent as a float");
  }
  const Value result = Value::floating(*value);
  return a[0].as<Type>() == vm.types().floating ? result : vm.call(a[0], {{result}});
}

Value is_integer_valued(Vm& vm, Value* a) {
  const double value = *float_value(vm, a[0]);
  return Value::boolean(std::isfinite(value) && value == std::floor(value));
}

Value as_integer_ratio(Vm& vm, Value* a) {
  const double value = *float_value(vm, a[0]);
  if (std::isnan(value)) vm.raise(vm.types().ValueError, "cannot convert NaN to integer ratio");
  if (std::isinf(value))
    vm.raise(vm.types().OverflowError, "cannot convert Infinity to integer ratio");
  int exponent;
  auto mantissa = static_cast<int64_t>(std::ldexp(std::frexp(value, &exponent), 53));
  exponent -= 53;
  while (exponent < 0 && mantissa != 0 && mantissa % 2 == 0) mantissa /= 2, ++exponent;
  Integer numerator = mantissa;
  Integer denominator = 1;
  if (numerator.is_zero()) exponent = 0;
  (exponent > 0 ? numerator : denominator) <<= static_cast<unsigned>(std::abs(exponent));
  return vm.tuple({{narrow(vm, numerator), narrow(vm, denominator)}});
}

Value hex(Vm& vm, Value* a) { return vm.str(float_hex(*float_value(vm, a[0]))); }
Value magnitude(Vm& vm, Value* a) { return Value::floating(std::fabs(*float_value(vm, a[0]))); }
Value itself(Vm& vm, Value* a) { return Value::floating(*float_value(vm, a[0])); }
Value truncated(Vm& vm, Value* a) { return integer_from_double(vm, *float_value(vm, a[0])); }
Value floor(Vm& vm, Value* a) {
  return integer_from_double(vm, std::floor(*float_value(vm, a[0])));
}
Value ceil(Vm& vm, Value* a) { return integer_from_double(vm, std::ceil(*float_value(vm, a[0]))); }
Value round(Vm& vm, Value* a) { return round_float(vm, *float_value(vm, a[0]), a[1]); }

Value format(Vm& vm, Value* a) {
  return vm.str(format_float(vm, *float_value(vm, a[0]), vm.to_text(a[1], "__format__()"),
                             type_name(vm, a[0])));
}

Value divmod(Vm& vm, Value* a) {
  const auto x = operand(vm, a[0]), y = operand(vm, a[1]);
  if (!x || !y) return vm.not_implemented();
  if (*y == 0) vm.raise(vm.types().ZeroDivisionError, "float divmod()");
  const FloatDivision result = divide_floats(*x, *y);
  return vm.tuple({{Value::floating(result.quotient), Value::floating(result.remainder)}});
}

Value reflected_divmod(Vm& vm, Value* a) {
  Value swapped[] = {a[1], a[0]};
  return divmod(vm, swapped);
}

constexpr NativeDef kMethods[] = {
    {"__new__", "(cls, x=..., /)", float_new},
    {"__abs__", "(self, /)", magnitude},
    {"__divmod__", "(self, value, /)", divmod},
    {"__rdivmod__", "(self, value, /)", reflected_divmod},
    {"__float__", "(self, /)", itself},
    {"__int__", "(self, /)", truncated},
    {"__trunc__", "(self, /)", truncated},
    {"__floor__", "(self, /)", floor},
    {"__ceil__", "(self, /)", ceil},
    {"__round__", "(self, ndigits=None, /)", round},
    {"__format__", "(self, format_spec, /)", format},
    {"as_integer_ratio", "(self, /)", as_integer_ratio},
    {"conjugate", "(self, /)", itself},
    {"hex", "(self, /)", hex},
    {"is_integer", "(self, /)", is_integer_valued},
};
constexpr NativeDef kClassMethods[] = {{"fromhex", "(cls, string, /)", from_hex}};

constexpr GetSetDef kAttributes[] = {
    {"real", [](Vm& vm, const Value& self) { return Value::floating(*float_value(vm, self)); }},
    {"imag", [](Vm&, const Value&) { return Value::floating(0); }},
};

}  // namespace

std::optional<double> float_value(Vm& vm, const Value& value) {
  if (value.is_float()) return value.as_float();
  if (!value.is(Kind::other) || !value.as_object()->type->is_subtype(vm.types().floating))
    return std::nullopt;
  return value.as<FloatObject>()->value;
}

FloatDivision divide_floats(double a,
                            double b) {  // CPython 3.11 Objects/floatobject.c, _float_div_mod
  double remainder = std::fmod(a, b);
  double quotient = (a - remainder) / b;
  if (remainder != 0) {
    if ((b < 0) != (remainder < 0)) {
      remainder += b;
      quotient -= 1;
    }
  } else {
    remainder = std::copysign(0.0, b);
  }
  if (quotient == 0) return {std::copysign(0.0, a / b), remainder};
  const double floor = std::floor(quotient);
  return {quotient - floor > 0.5 ? floor + 1 : floor, remainder};
}

Value float_binary(Vm& vm, BinaryOp op, const Value& left, const Value& right) {
  const auto x = operand(vm, left), y = operand(vm, right);
  if (!x || !y) return vm.not_implemented();
  const double a = *x, b = *y;
  const auto zero = [&](const char* message) {
    if (b == 0) vm.raise(vm.types().ZeroDivisionError, "{}", message);
  };
  switch (op) {
    case BinaryOp::add:
      return Value::floating(a + b);
    case BinaryOp::sub:
      return Value::floating(a - b);
    case BinaryOp::mul:
      return Value::floating(a * b);
    case BinaryOp::truediv:
      zero("float division by zero");
      return Value::floating(a / b);
    case BinaryOp::floordiv:
      zero("float floor division by zero");
      return Value::floating(divide_floats(a, b).quotient);
    case BinaryOp::mod: {
      zero("float modulo");
      const double remainder = std::fmod(a, b);
      if (remainder == 0) return Value::floating(std::copysign(0.0, b));
      return Value::floating((b < 0) != (remainder < 0) ? remainder + b : remainder);
    }
    case BinaryOp::pow:
      return power(vm, a, b);
    default:
      return vm.not_implemented();
  }
}

int64_t float_hash(double value) {  // CPython 3.11 Python/pyhash.c, _Py_HashDouble
  constexpr int kBits = 61;
  constexpr uint64_t kModulus = (uint64_t{1} << kBits) - 1;
  if (std::isnan(value)) return 0;
  if (std::isinf(value)) return value > 0 ? 314159 : -314159;
  int exponent;
  double mantissa = std::fabs(std::frexp(value, &exponent));
  uint64_t x = 0;
  while (mantissa != 0) {
    x = (x << 28 & kModulus) | x >> (kBits - 28);
    mantissa *= 268435456.0;  // 2**28
    exponent -= 28;
    const auto chunk = static_cast<uint64_t>(mantissa);
    mantissa -= static_cast<double>(chunk);
    x += chunk;
    if (x >= kModulus) x -= kModulus;
  }
  exponent = exponent >= 0 ? exponent % kBits : kBits - 1 - (-1 - exponent) % kBits;
  x = (x << exponent & kModulus) | x >> (kBits - exponent);
  const auto hash = static_cast<int64_t>(x);
  return value < 0 ? (hash == 1 ? -2 : -hash) : hash;
}

double to_float(Vm& vm, const Value& value) {
  if (value.is_float()) return value.as_float();
  if (is_integer(value) && !is_program_instance(value)) return integer_to_double(vm, value);
  if (value.is(Kind::str) || is_buffer(value)) {
    const std::string_view text =
        value.is(Kind::str) ? value.as<Str>()->view() : need_buffer(vm, value);
    if (const auto number = parse_float(strip(text))) return *number;
    vm.raise(vm.types().ValueError, "could not convert string to float: {}",
             vm.repr(value)->view());
  }
  const Value result = call_special(vm, value, "__float__");
  if (result.is_defined()) {
    if (const auto number = float_value(vm, result)) return *number;
    vm.raise(vm.types().TypeError, "{}.__float__ returned non-float (type {})",
             type_name(vm, value), type_name(vm, result));
  }
  if (has_special(vm, value, "__index__"))
    return integer_to_double(vm, call_special(vm, value, "__index__"));
  vm.raise(vm.types().TypeError, "float() argument must be a string or a real number, not '{}'",
           type_name(vm, value));
}

Value round_float(Vm& vm, double value, const Value& digits) {
  if (digits.is_undefined() || digits.is_none()) {
    double rounded = std::round(value);
    if (std::fabs(value - rounded) == 0.5) rounded = 2 * std::round(value / 2);
    return integer_from_double(vm, rounded);
  }
  const int64_t places = std::clamp<int64_t>(to_clamped_index(vm, digits), -1000, 1000);
  if (!std::isfinite(value)) return Value::floating(value);
  const double rounded = round_to_digits(value, static_cast<int>(places));
  if (std::isinf(rounded))
    vm.raise(vm.types().OverflowError, "rounded value too large to represent");
  return Value::floating(rounded);
}

void init_floating(Bootstrap& b) {
  b.define<FloatObject>(b.types.floating, {.name = "float",
                                           .slots = {.repr = repr,
                                                     .hash = hash,
                                                     .truth = truth,
                                                     .binary = float_binary,
                                                     .unary = unary,
                                                     .compare = compare},
                                           .methods = kMethods,
                                           .class_methods = kClassMethods,
                                           .getsets = kAttributes});
  b.publish(b.types.floating);
}

}  // namespace interleave::models::python
