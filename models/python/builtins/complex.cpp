#include "models/python/builtins/complex.h"

#include <cmath>

#include "models/python/builtins/buffer.h"
#include "models/python/builtins/float_text.h"
#include "models/python/builtins/floating.h"
#include "models/python/builtins/format_spec.h"
#include "models/python/builtins/integer.h"
#include "models/python/builtins/str.h"
#include "models/python/builtins/support.h"
#include "models/python/builtins/unicode.h"

namespace interleave::models::python {
namespace {

using Number = std::complex<double>;

Number number_of(const Value& self) { return self.as<Complex>()->value; }

std::optional<Number> operand(Vm& vm, const Value& v) {
  if (v.is(Kind::complex)) return number_of(v);
  if (const auto real = float_value(vm, v)) return Number(*real);
  if (is_integer(v)) return Number(integer_to_double(vm, v));
  return std::nullopt;
}

// The textbook product and Smith's quotient, as CPython 3.11 Objects/complexobject.c has them: the
// operators of std::complex round otherwise.
Number product(Number a, Number b) {
  return {a.real() * b.real() - a.imag() * b.imag(), a.real() * b.imag() + a.imag() * b.real()};
}

Number quotient(Vm& vm, Number a, Number b) {
  if (std::fabs(b.real()) >= std::fabs(b.imag())) {
    if (b.real() == 0) vm.raise(vm.types().ZeroDivisionError, "complex division by zero");
    const double ratio = b.imag() / b.real(), divisor = b.real() + b.imag() * ratio;
    return {(a.real() + a.imag() * ratio) / divisor, (a.imag() - a.real() * ratio) / divisor};
  }
  if (std::isnan(b.real())) return {NAN, NAN};
  const double ratio = b.real() / b.imag(), divisor = b.real() * ratio + b.imag();
  return {(a.real() * ratio + a.imag()) / divisor, (a.imag() * ratio - a.real()) / divisor};
}

Number integer_power(Vm& vm, Number base, int exponent) {
  Number result(1), square = base;
  for (int rest = std::abs(exponent); rest > 0; rest /= 2) {
    if (rest % 2 == 1) result = product(result, square);
    square = product(square, square);
  }
  return exponent < 0 ? quotient(vm, Number(1), result) : result;
}

Value binary(Vm& vm, BinaryOp op, const Value& left, const Value& right) {
  const auto a = operand(vm, left), b = operand(vm, right);
  if (!a || !b) return vm.not_implemented();
  switch (op) {
    case BinaryOp::add:
      return make_complex(vm, *a + *b);
    case BinaryOp::sub:
      return make_complex(vm, *a - *b);
    case BinaryOp::mul:
      return make_complex(vm, product(*a, *b));
    case BinaryOp::truediv:
      return make_complex(vm, quotient(vm, *a, *b));
    case BinaryOp::pow:
      return make_complex(vm, complex_power(vm, *a, *b));
    default:
      return vm.not_implemented();
  }
}

Value unary(Vm& vm, UnaryOp op, const Value& self) {
  if (op == UnaryOp::invert) vm.raise_bad_operand(op, self);
  return make_complex(vm, op == UnaryOp::neg ? -number_of(self) : number_of(self));
}

Value compare(Vm& vm, CompareOp op, const Value& left, const Value& right) {
  if (!is_equality(op)) return vm.not_implemented();
  const Number a = number_of(left);
  if (is_integer(right)) {
    return equality_answer(op, a.imag() == 0 && compare_integer_to_double(right, a.real()) == 0);
  }
  const auto b = operand(vm, right);
  return b ? equality_answer(op, a == *b) : vm.not_implemented();
}

int64_t hash(Vm&, const Value& self) {
  constexpr uint64_t kImaginary = 1000003;  // sys.hash_info.imag
  const auto real = static_cast<uint64_t>(float_hash(number_of(self).real()));
  const auto imaginary = static_cast<uint64_t>(float_hash(number_of(self).imag()));
  const auto sum = static_cast<int64_t>(real + kImaginary * imaginary);
  return sum == -1 ? -2 : sum;
}

/// "1+2j" in parentheses, or "2j" if there is no real part. `text` writes one part.
template <class Text>
std::string joined(Number value, Text text) {
  if (value.real() == 0 && !std::signbit(value.real())) return text(value.imag()) + "j";
  std::string imaginary = text(value.imag());
  if (imaginary[0] != '-') imaginary.insert(0, 1, '+');
  return "(" + text(value.real()) + imaginary + "j)";
}

std::string repr_text(Number value) {
  return joined(value, [](double part) { return float_to_text(part, {}); });
}

// CPython 3.11 Python/formatter_unicode.c, format_complex_internal.
Value format(Vm& vm, Value* a) {
  const Number value = number_of(a[0]);
  const std::string_view text = need_str(vm, a[1], "__format__() argument must be str")->view();
  if (text.empty()) return vm.str(repr_text(value));
  FormatSpec spec = parse_format_spec(vm, text, "complex", 0, '>');
  if (spec.fill == '0') {
    vm.raise(vm.types().ValueError, "Zero padding is not allowed in complex format specifier");
  }
  if (spec.align == '=') {
    vm.raise(vm.types().ValueError,
             "'=' alignment flag is not allowed in complex format specifier");
  }
  std::string part_spec = spec.no_negative_zero ? "z" : "";
  if (spec.alternate) part_spec += '#';
  if (spec.separator != 0) part_spec += static_cast<char>(spec.separator);
  const bool plain = spec.type == 0;
  if (spec.precision >= 0) part_spec += fmt::format(".{}", spec.precision);
  if (!plain || spec.precision >= 0) part_spec += plain ? "g" : unicode::encode(spec.type);
  const auto part = [&](double number) {
    std::string digits = format_float(vm, number, part_spec, "complex");
    if (plain && digits.ends_with(".0") && !spec.alternate) digits.resize(digits.size() - 2);
    return digits;
  };
  std::string body;
  if (plain) {
    body = joined(value, part);
  } else {
    std::string imaginary = part(value.imag());
    if (imaginary[0] != '-') imaginary.insert(0, 1, '+');
    body = part(value.real()) + imaginary + "j";
  }
  const size_t first = body[0] == '(' ? 1 : 0;
  if ((spec.sign == '+' || spec.sign == ' ') && body[first] != '-')
    body.insert(first, 1, static_cast<char>(spec.sign));
  return vm.str(pad(body, spec.width, spec.align, spec.fill));
}

/// What complex('…') accepts once blanks and parentheses are gone: a, bj, a+bj.
std::optional<Number> parse(std::string_view text) {
  // The sign between the parts isn't the first character and doesn't belong to an exponent.
  size_t middle = text.size();
  for (size_t i = text.size(); i-- > 1;) {
    const bool sign = text[i] == '+' || text[i] == '-';
    if (sign && (text[i - 1] | 0x20) != 'e') {
      middle = i;
      break;
    }
  }
  const auto imaginary = [](std::string_view part) -> std::optional<double> {
    if (part.empty() || (part.back() | 0x20) != 'j') return std::nullopt;
    part.remove_suffix(1);
    if (part.empty() || part == "+") return 1.0;
    if (part == "-") return -1.0;
    return parse_float(part);
  };
  if (middle == text.size()) {
    if (const auto alone = imaginary(text)) return Number(0, *alone);
    const auto real = parse_float(text);
    return real ? std::optional<Number>(*real) : std::nullopt;
  }
  const auto real = parse_float(text.substr(0, middle));
  const auto rest = imaginary(text.substr(middle));
  if (!real || !rest) return std::nullopt;
  return Number(*real, *rest);
}

Number from_text(Vm& vm, const Str& source) {
  std::string_view text = source.view();
  const auto strip = [&] {
    constexpr std::string_view kBlanks = " \t\n\r\v\f";
    text.remove_prefix(std::min(text.find_first_not_of(kBlanks), text.size()));
    text = text.substr(0, text.find_last_not_of(kBlanks) + 1);
  };
  strip();
  if (text.starts_with('(') && text.ends_with(')')) {
    text = text.substr(1, text.size() - 2);
    strip();
  }
  if (const auto number = parse(text)) return *number;
  vm.raise(vm.types().ValueError, "complex() arg is a malformed string");
}

/// A number by way of `__complex__`, `__float__` or `__index__`.
std::optional<Number> to_complex(Vm& vm, const Value& v) {
  if (const auto number = operand(vm, v)) return number;
  const Value made = call_special(vm, v, "__complex__");
  if (made.is(Kind::complex)) return number_of(made);
  if (made.is_defined()) {
    vm.raise(vm.types().TypeError, "{}.__complex__ returned non-complex (type {})",
             type_name(vm, v), type_name(vm, made));
  }
  if (!has_special(vm, v, "__float__") && !has_special(vm, v, "__index__")) return std::nullopt;
  return Number(to_float(vm, v));
}

Value complex_new(Vm& vm, Value* a) {
  const Types& t = vm.types();
  auto* cls = a[0].as<Type>();
  const Value &real = a[1], &imaginary = a[2];
  if (real.is(Kind::complex) && imaginary.is_undefined() && cls == t.complex &&
      !is_program_instance(real)) {
    return real;
  }
  Number value;
  if (const auto* text = real.try_as<Str>()) {
    if (imaginary.is_defined())
      vm.raise(t.TypeError, "complex() can't take second arg if first is a string");
    value = from_text(vm, *text);
  } else {
    if (imaginary.is(Kind::str)) vm.raise(t.TypeError, "complex() second arg can't be a string");
    const auto first = real.is_defined() ? to_complex(vm, real) : Number();
    if (!first) {
      vm.raise(t.TypeError, "complex() first argument must be a string or a number, not '{}'",
               type_name(vm, real));
    }
    const auto second = imaginary.is_defined() ? to_complex(vm, imaginary) : Number();
    if (!second) {
      vm.raise(t.TypeError, "complex() second argument must be a number, not '{}'",
               type_name(vm, imaginary));
    }
    // real + imaginary * 1j, where only given imaginary parts count: -0.0 stays -0.0.
    value = *first;
    if (imaginary.is_defined()) {
      value.imag(real.is(Kind::complex) ? value.imag() + second->real() : second->real());
      if (imaginary.is(Kind::complex)) value.real(value.real() - second->imag());
    }
  }
  if (cls == t.complex) return make_complex(vm, value);
  return make_instance<Complex>(vm.interpreter(), cls, value);
}

Value magnitude(Vm& vm, Value* a) {
  const Number value = number_of(a[0]);
  const double result = std::hypot(value.real(), value.imag());
  if (std::isinf(result) && std::isfinite(value.real()) && std::isfinite(value.imag()))
    vm.raise(vm.types().OverflowError, "absolute value too large");
  return Value::floating(result);
}

Value getnewargs(Vm& vm, Value* a) {
  const Number value = number_of(a[0]);
  return vm.tuple({{Value::floating(value.real()), Value::floating(value.imag())}});
}

Value reduce(Vm& vm, Value* a) { return vm.tuple({{Value(vm.type_of(a[0])), getnewargs(vm, a)}}); }

constexpr NativeDef kMethods[] = {
    {"__new__", "(cls, /, real=..., imag=...)", complex_new},
    {"__abs__", "(self, /)", magnitude},
    {"__complex__", "(self, /)",
     [](Vm& vm, Value* a) { return make_complex(vm, number_of(a[0])); }},
    {"__format__", "(self, format_spec, /)", format},
    {"__getnewargs__", "(self, /)", getnewargs},
    {"__reduce__", "(self, /)", reduce},
    {"conjugate", "(self, /)",
     [](Vm& vm, Value* a) { return make_complex(vm, std::conj(number_of(a[0]))); }},
};
constexpr GetSetDef kAttributes[] = {
    {"real", [](Vm&, const Value& self) { return Value::floating(number_of(self).real()); }},
    {"imag", [](Vm&, const Value& self) { return Value::floating(number_of(self).imag()); }},
};

}  // namespace

Value make_complex(Vm& vm, Number value) {
  return vm.heap().make<Complex>(vm.types().complex, value);
}

// CPython 3.11 Objects/complexobject.c: small integer exponents multiply, others go by polar form.
Number complex_power(Vm& vm, Number base, Number exponent) {
  constexpr double kMultiplied = 100;
  Number result;
  if (exponent.imag() == 0 && exponent.real() == std::floor(exponent.real()) &&
      std::fabs(exponent.real()) <= kMultiplied) {
    if (base == Number() && exponent.real() < 0) {
      vm.raise(vm.types().ZeroDivisionError, "0.0 to a negative or complex power");
    }
    return integer_power(vm, base, static_cast<int>(exponent.real()));
  }
  if (base == Number()) {
    if (exponent.imag() != 0 || exponent.real() < 0) {
      vm.raise(vm.types().ZeroDivisionError, "0.0 to a negative or complex power");
    }
    return result;
  }
  const double length = std::hypot(base.real(), base.imag());
  const double angle = std::atan2(base.imag(), base.real());
  double scale = std::pow(length, exponent.real()), phase = angle * exponent.real();
  if (exponent.imag() != 0) {
    scale /= std::exp(angle * exponent.imag());
    phase += exponent.imag() * std::log(length);
  }
  result = {scale * std::cos(phase), scale * std::sin(phase)};
  if (std::isinf(result.real()) || std::isinf(result.imag())) {
    vm.raise(vm.types().OverflowError, "complex exponentiation");
  }
  return result;
}

void init_complex(Bootstrap& b) {
  b.define<Complex>(
      b.types.complex,
      {.name = "complex",
       .slots = {.repr = [](Vm& vm, const Value& self) -> Value {
                   return vm.str(repr_text(number_of(self)));
                 },
                 .hash = hash,
                 .truth = [](Vm&, const Value& self) { return number_of(self) != Number(); },
                 .binary = binary,
                 .unary = unary,
                 .compare = compare},
       .methods = kMethods,
       .getsets = kAttributes});
  b.publish(b.types.complex);
}

}  // namespace interleave::models::python
