// math: the C library's functions, with CPython's errors (Modules/mathmodule.c).
#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>
#include <span>
#include <vector>

#include "models/python/modules/table.h"
#include "models/python/types.h"
#include "models/python/vm.h"

namespace interleave::models::python::modules {

namespace {

template <double (*kFunction)(double)>
Value unary_function(Vm& vm, Value* a) {
  const double x = vm.to_double(a[0]);
  const double y = kFunction(x);
  if (std::isnan(y) && !std::isnan(x)) vm.raise(vm.types().ValueError, "math domain error");
  if (std::isinf(y) && !std::isinf(x)) vm.raise(vm.types().OverflowError, "math range error");
  return Value::floating(y);
}

template <double (*kFunction)(double, double)>
Value binary_function(Vm& vm, Value* a) {
  const double x = vm.to_double(a[0]), y = vm.to_double(a[1]);
  const double z = kFunction(x, y);
  if (std::isnan(z) && !std::isnan(x) && !std::isnan(y)) vm.raise(vm.types().ValueError, "math domain error");
  if (std::isinf(z) && !std::isinf(x) && !std::isinf(y)) vm.raise(vm.types().OverflowError, "math range error");
  return Value::floating(z);
}

double degrees(double x) { return x * (180.0 / std::numbers::pi); }
double radians(double x) { return x * (std::numbers::pi / 180.0); }

/// A logarithm of an int of any size or a float; non-positive arguments are domain errors. Of an int
/// that no float can hold: log(m * 2**e) = log(m) + log(2) * e, with m in [0.5, 1).
double logarithm(Vm& vm, const Value& value, double (*function)(double)) {
  constexpr int64_t kMostBits = 1024, kKept = 1000;
  if (value.is(Kind::big_int) && !vm.less(value, Value::integer(0))) {
    const int64_t bits = vm.call_method(value, "bit_length").as_int();
    if (bits > kMostBits) {
      int exponent = 0;
      const double kept = vm.to_double(vm.binary(BinaryOp::rshift, value, Value::integer(bits - kKept)));
      const double mantissa = std::frexp(kept, &exponent);
      return function(mantissa) + function(2) * static_cast<double>(exponent + bits - kKept);
    }
  }
  const double x = vm.to_double(value);
  if (x <= 0) vm.raise(vm.types().ValueError, "math domain error");
  return function(x);
}

Value math_log(Vm& vm, Value* a) {
  const double x = logarithm(vm, a[0], std::log);
  if (a[1].is_undefined()) return Value::floating(x);
  const double base = logarithm(vm, a[1], std::log);
  if (base == 0) vm.raise(vm.types().ZeroDivisionError, "float division by zero");
  return Value::floating(x / base);
}
Value math_log2(Vm& vm, Value* a) { return Value::floating(logarithm(vm, a[0], std::log2)); }
Value math_log10(Vm& vm, Value* a) { return Value::floating(logarithm(vm, a[0], std::log10)); }

/// floor, ceil and trunc return ints: through int(), which knows every size and error.
template <double (*kRound)(double)>
Value rounding(Vm& vm, Value* a) {
  if (a[0].is_int()) return a[0];
  const Value rounded = Value::floating(kRound(vm.to_double(a[0])));
  return vm.call(Value(vm.types().integer), std::span(&rounded, 1));
}

Value math_fabs(Vm& vm, Value* a) { return Value::floating(std::fabs(vm.to_double(a[0]))); }
Value math_isnan(Vm& vm, Value* a) { return Value::boolean(std::isnan(vm.to_double(a[0]))); }
Value math_isinf(Vm& vm, Value* a) { return Value::boolean(std::isinf(vm.to_double(a[0]))); }
Value math_isfinite(Vm& vm, Value* a) { return Value::boolean(std::isfinite(vm.to_double(a[0]))); }
Value math_copysign(Vm& vm, Value* a) {
  return Value::floating(std::copysign(vm.to_double(a[0]), vm.to_double(a[1])));
}

Value math_isclose(Vm& vm, Value* a) {
  const double x = vm.to_double(a[0]), y = vm.to_double(a[1]);
  const double relative = vm.to_double(a[2]), absolute = vm.to_double(a[3]);
  if (relative < 0 || absolute < 0) vm.raise(vm.types().ValueError, "tolerances must be non-negative");
  if (x == y) return Value::boolean(true);
  if (std::isinf(x) || std::isinf(y)) return Value::boolean(false);
  const double gap = std::fabs(x - y);
  return Value::boolean(gap <= relative * std::fabs(x) || gap <= relative * std::fabs(y) || gap <= absolute);
}

Value math_hypot(Vm& vm, Value* a) {
  double sum = 0;
  vm.for_each(a[0], [&](const Value& item) {
    const double x = vm.to_double(item);
    sum += x * x;
  });
  return Value::floating(std::sqrt(sum));
}

Value math_modf(Vm& vm, Value* a) {
  double whole = 0;
  const double part = std::modf(vm.to_double(a[0]), &whole);
  const Value items[] = {Value::floating(part), Value::floating(whole)};
  return vm.tuple(items);
}

Value index_of(Vm& vm, const Value& value) {
  if (value.is(Kind::big_int)) return value;
  return Value::integer(vm.to_index(value));
}

Value math_isqrt(Vm& vm, Value* a) {
  const Value n = index_of(vm, a[0]);
  if (vm.less(n, Value::integer(0))) vm.raise(vm.types().ValueError, "isqrt() argument must be nonnegative");
  if (n.is_int()) {
    auto root = static_cast<int64_t>(std::sqrt(static_cast<double>(n.as_int())));
    while (root > 3037000499 || root * root > n.as_int()) --root;
    while (root < 3037000499 && (root + 1) * (root + 1) <= n.as_int()) ++root;
    return Value::integer(root);
  }
  // Newton's method from above.
  const Value bits = vm.call_method(n, "bit_length");
  Value guess = vm.binary(BinaryOp::lshift, Value::integer(1), Value::integer((bits.as_int() + 1) / 2));
  while (true) {
    const Value sum = vm.binary(BinaryOp::add, guess, vm.binary(BinaryOp::floordiv, n, guess));
    Value better = vm.binary(BinaryOp::rshift, sum, Value::integer(1));
    if (!vm.less(better, guess)) return guess;
    guess = std::move(better);
  }
}

/// Euclid's algorithm; ints of any size.
Value greatest_divisor(Vm& vm, Value x, Value y) {
  while (!x.is_int() || !y.is_int()) {
    if (!vm.truth(y)) return vm.less(x, Value::integer(0)) ? vm.unary(UnaryOp::neg, x) : x;
    Value rest = vm.binary(BinaryOp::mod, x, y);
    x = std::exchange(y, std::move(rest));
  }
  if (x.as_int() == INT64_MIN || y.as_int() == INT64_MIN) {  // whose absolute value takes 64 bits
    const Value half = Value::integer(INT64_MIN / -2);
    return x.as_int() == y.as_int() || x.as_int() == 0 || y.as_int() == 0
               ? vm.binary(BinaryOp::mul, half, Value::integer(2))
               : greatest_divisor(vm, x.as_int() == INT64_MIN ? half : x, y.as_int() == INT64_MIN ? half : y);
  }
  return Value::integer(std::gcd(x.as_int(), y.as_int()));
}

Value math_gcd(Vm& vm, Value* a) {
  Value result = Value::integer(0);
  vm.for_each(a[0], [&](const Value& item) { result = greatest_divisor(vm, result, index_of(vm, item)); });
  return result;
}

Value math_lcm(Vm& vm, Value* a) {
  Value result = Value::integer(1);
  vm.for_each(a[0], [&](const Value& item) {
    const Value n = index_of(vm, item);
    if (!vm.truth(n) || !vm.truth(result)) {
      result = Value::integer(0);
      return;
    }
    const Value part = vm.binary(BinaryOp::floordiv, n, greatest_divisor(vm, result, n));
    result = vm.binary(BinaryOp::mul, result, part);
    if (vm.less(result, Value::integer(0))) result = vm.unary(UnaryOp::neg, result);
  });
  return result;
}

Value math_frexp(Vm& vm, Value* a) {
  int exponent = 0;
  const double mantissa = std::frexp(vm.to_double(a[0]), &exponent);
  const Value parts[] = {Value::floating(mantissa), Value::integer(exponent)};
  return vm.tuple(parts);
}
Value math_ldexp(Vm& vm, Value* a) {
  const double x = vm.to_double(a[0]);
  const int64_t exponent = std::clamp<int64_t>(vm.to_index(a[1]), -100'000, 100'000);
  const double y = std::ldexp(x, static_cast<int>(exponent));
  if (std::isinf(y) && !std::isinf(x)) vm.raise(vm.types().OverflowError, "math range error");
  return Value::floating(y);
}
Value math_nextafter(Vm& vm, Value* a) { return Value::floating(std::nextafter(vm.to_double(a[0]), vm.to_double(a[1]))); }
Value math_ulp(Vm& vm, Value* a) {
  const double x = std::fabs(vm.to_double(a[0]));
  if (std::isnan(x) || std::isinf(x)) return Value::floating(x);
  const double next = std::nextafter(x, std::numeric_limits<double>::infinity());
  return Value::floating(std::isinf(next) ? x - std::nextafter(x, 0.0) : next - x);
}

/// Products may outgrow 64 bits, so they multiply as the language does.
Value multiply(Vm& vm, const Value& x, int64_t y) { return vm.binary(BinaryOp::mul, x, Value::integer(y)); }

Value math_factorial(Vm& vm, Value* a) {
  const int64_t n = vm.to_index(a[0]);
  if (n < 0) vm.raise(vm.types().ValueError, "factorial() not defined for negative values");
  Value result = Value::integer(1);
  for (int64_t i = 2; i <= n; ++i) result = multiply(vm, result, i);
  return result;
}

Value math_comb(Vm& vm, Value* a) {
  const int64_t n = vm.to_index(a[0]);
  int64_t k = vm.to_index(a[1]);
  if (n < 0) vm.raise(vm.types().ValueError, "n must be a non-negative integer");
  if (k < 0) vm.raise(vm.types().ValueError, "k must be a non-negative integer");
  if (k > n) return Value::integer(0);
  k = std::min(k, n - k);
  Value result = Value::integer(1);
  for (int64_t i = 1; i <= k; ++i) {
    result = vm.binary(BinaryOp::floordiv, multiply(vm, result, n - k + i), Value::integer(i));
  }
  return result;
}

Value math_perm(Vm& vm, Value* a) {
  const int64_t n = vm.to_index(a[0]);
  const int64_t k = a[1].is_none() ? n : vm.to_index(a[1]);
  if (n < 0) vm.raise(vm.types().ValueError, "n must be a non-negative integer");
  if (k < 0) vm.raise(vm.types().ValueError, "k must be a non-negative integer");
  Value result = Value::integer(k > n ? 0 : 1);
  for (int64_t i = 0; i < k && k <= n; ++i) result = multiply(vm, result, n - i);
  return result;
}

Value math_prod(Vm& vm, Value* a) {
  Value result = a[1];
  vm.for_each(a[0], [&](const Value& item) { result = vm.binary(BinaryOp::mul, result, item); });
  return result;
}

/// Exact to the last bit: partial sums that don't overlap (Shewchuk 1997).
Value math_fsum(Vm& vm, Value* a) {
  std::vector<double> partials;
  vm.for_each(a[0], [&](const Value& item) {
    double x = vm.to_double(item);
    size_t kept = 0;
    for (double y : partials) {
      if (std::fabs(x) < std::fabs(y)) std::swap(x, y);
      const double high = x + y, low = y - (high - x);
      if (low != 0) partials[kept++] = low;
      x = high;
    }
    partials.resize(kept);
    partials.push_back(x);
  });
  double sum = 0, low = 0;
  size_t i = partials.size();
  while (i > 0 && low == 0) {
    const double x = sum, y = partials[--i];
    sum = x + y;
    low = y - (sum - x);
  }
  // Round half to even across the remaining partials.
  if (i > 0 && ((low < 0 && partials[i - 1] < 0) || (low > 0 && partials[i - 1] > 0))) {
    const double doubled = low * 2, x = sum + doubled;
    if (doubled == x - sum) sum = x;
  }
  return Value::floating(sum);
}

Value math_dist(Vm& vm, Value* a) {
  std::vector<double> p, q;
  vm.for_each(a[0], [&](const Value& item) { p.push_back(vm.to_double(item)); });
  vm.for_each(a[1], [&](const Value& item) { q.push_back(vm.to_double(item)); });
  if (p.size() != q.size()) vm.raise(vm.types().ValueError, "both points must have the same number of dimensions");
  double sum = 0;
  for (size_t i = 0; i < p.size(); ++i) sum += (p[i] - q[i]) * (p[i] - q[i]);
  return Value::floating(std::sqrt(sum));
}

constexpr NativeDef kFunctions[] = {
    {"acos", "(x, /)", unary_function<std::acos>},
    {"acosh", "(x, /)", unary_function<std::acosh>},
    {"asin", "(x, /)", unary_function<std::asin>},
    {"asinh", "(x, /)", unary_function<std::asinh>},
    {"atan", "(x, /)", unary_function<std::atan>},
    {"atan2", "(y, x, /)", binary_function<std::atan2>},
    {"atanh", "(x, /)", unary_function<std::atanh>},
    {"cbrt", "(x, /)", unary_function<std::cbrt>},
    {"ceil", "(x, /)", rounding<std::ceil>},
    {"comb", "(n, k, /)", math_comb},
    {"copysign", "(x, y, /)", math_copysign},
    {"cos", "(x, /)", unary_function<std::cos>},
    {"cosh", "(x, /)", unary_function<std::cosh>},
    {"degrees", "(x, /)", unary_function<degrees>},
    {"dist", "(p, q, /)", math_dist},
    {"erf", "(x, /)", unary_function<std::erf>},
    {"erfc", "(x, /)", unary_function<std::erfc>},
    {"exp", "(x, /)", unary_function<std::exp>},
    {"exp2", "(x, /)", unary_function<std::exp2>},
    {"expm1", "(x, /)", unary_function<std::expm1>},
    {"fabs", "(x, /)", math_fabs},
    {"factorial", "(x, /)", math_factorial},
    {"floor", "(x, /)", rounding<std::floor>},
    {"fmod", "(x, y, /)", binary_function<std::fmod>},
    {"frexp", "(x, /)", math_frexp},
    {"fsum", "(seq, /)", math_fsum},
    {"gamma", "(x, /)", unary_function<std::tgamma>},
    {"gcd", "(*integers)", math_gcd},
    {"hypot", "(*coordinates)", math_hypot},
    {"isclose", "(a, b, *, rel_tol=1e-09, abs_tol=0.0)", math_isclose},
    {"isfinite", "(x, /)", math_isfinite},
    {"isinf", "(x, /)", math_isinf},
    {"isnan", "(x, /)", math_isnan},
    {"isqrt", "(n, /)", math_isqrt},
    {"lcm", "(*integers)", math_lcm},
    {"ldexp", "(x, i, /)", math_ldexp},
    {"lgamma", "(x, /)", unary_function<std::lgamma>},
    {"log", "(x, base=..., /)", math_log},
    {"log10", "(x, /)", math_log10},
    {"log1p", "(x, /)", unary_function<std::log1p>},
    {"log2", "(x, /)", math_log2},
    {"modf", "(x, /)", math_modf},
    {"nextafter", "(x, y, /)", math_nextafter},
    {"perm", "(n, k=None, /)", math_perm},
    {"pow", "(x, y, /)", binary_function<std::pow>},
    {"prod", "(iterable, /, *, start=1)", math_prod},
    {"radians", "(x, /)", unary_function<radians>},
    {"remainder", "(x, y, /)", binary_function<std::remainder>},
    {"sin", "(x, /)", unary_function<std::sin>},
    {"sinh", "(x, /)", unary_function<std::sinh>},
    {"sqrt", "(x, /)", unary_function<std::sqrt>},
    {"tan", "(x, /)", unary_function<std::tan>},
    {"tanh", "(x, /)", unary_function<std::tanh>},
    {"ulp", "(x, /)", math_ulp},
    {"trunc", "(x, /)", rounding<std::trunc>},
};

}  // namespace

void init_math(Vm& vm, Dict& module) {
  vm.add_natives(module, kFunctions);
  const auto constant = [&](std::string_view name, double value) {
    module.set(vm.intern(name).get(), Value::floating(value));
  };
  constant("pi", std::numbers::pi);
  constant("e", std::numbers::e);
  constant("tau", 2 * std::numbers::pi);
  constant("inf", std::numeric_limits<double>::infinity());
  constant("nan", std::numeric_limits<double>::quiet_NaN());
}

}  // namespace interleave::models::python::modules
