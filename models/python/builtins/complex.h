// Complex numbers: two doubles in an object.
#pragma once

#include <complex>
#include <optional>

#include "models/python/vm.h"

namespace interleave::models::python {

struct Bootstrap;

struct Complex : Object {
  static constexpr Kind kKind = Kind::complex;
  Complex(Type* t, std::complex<double> v) : Object(t, kKind), value(v) {}
  std::complex<double> value;
};

Value make_complex(Vm& vm, std::complex<double> value);
/// base ** exponent; ZeroDivisionError and OverflowError as CPython.
std::complex<double> complex_power(Vm& vm, std::complex<double> base,
                                   std::complex<double> exponent);

void init_complex(Bootstrap& bootstrap);

}  // namespace interleave::models::python
