// Floats: doubles in the Value itself. Only an instance of a program's subclass is a FloatObject.
#pragma once

#include <optional>

#include "models/python/vm.h"

namespace interleave::models::python {

struct Bootstrap;

struct FloatObject : Object {
  FloatObject(Type* t, double v) : Object(t, Kind::other), value(v) {}
  double value;
};

/// The number in a float or an instance of a subclass of it.
std::optional<double> float_value(Vm& vm, const Value& value);

Value float_binary(Vm& vm, BinaryOp op, const Value& left, const Value& right);  // a slot
/// (floor(a / b), a mod b), with the sign rules of Python. Requires: b != 0.
struct FloatDivision {
  double quotient, remainder;
};
FloatDivision divide_floats(double a, double b);
int64_t float_hash(double value);
/// float(value) for anything.
double to_float(Vm& vm, const Value& value);
/// round(value) for an absent or None `digits`, round(value, digits) otherwise.
Value round_float(Vm& vm, double value, const Value& digits);

void init_floating(Bootstrap& bootstrap);

}  // namespace interleave::models::python
