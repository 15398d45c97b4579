// Between BigInt objects and Boost's arithmetic on them. Every integer is bounded at kMaxBits, so
// that a slip such as 10**10**10 ends in a MemoryError at once instead of hanging.
#pragma once

#include <boost/multiprecision/cpp_int.hpp>

#include "models/python/builtins/integer.h"

namespace interleave::models::python {

using Integer = boost::multiprecision::cpp_int;

inline constexpr int64_t kMaxBits = int64_t{1} << 26;  // 8 MiB

Integer widen(const Value& value);
/// Small again if it fits.
Value narrow(Vm& vm, const Integer& value);
/// Raises MemoryError if a result of so many bits isn't to be computed.
void check_bits(Vm& vm, double bits);

Value big_binary(Vm& vm, BinaryOp op, const Value& left, const Value& right);
Value big_true_divide(Vm& vm, const Integer& left, const Integer& right);
/// Rounds towards minus infinity. Requires: divisor != 0.
void floor_divide(const Integer& dividend, const Integer& divisor, Integer& quotient,
                  Integer& remainder);

}  // namespace interleave::models::python
