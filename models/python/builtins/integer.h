// Integers of any size. Those of 64 bits live in the Value; larger ones are BigInt objects, and
// results that fit again come back, so that both forms never stand for the same number. Only an
// instance of a program's subclass of int is a BigInt whatever its size. Booleans count as integers
// everywhere.
#pragma once

#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "models/python/vm.h"

namespace interleave::models::python {

struct Bootstrap;
struct GetSetDef;

/// Sign and magnitude; the limbs lie behind the object, least significant first.
struct BigInt : Object {
  static constexpr Kind kKind = Kind::big_int;
  BigInt(Type* t, bool is_negative, uint32_t limb_count)
      : Object(t, kKind), count(limb_count), negative(is_negative) {}
  uint32_t count;
  bool negative;
  std::span<uint64_t> limbs() { return {reinterpret_cast<uint64_t*>(this + 1), count}; }
  std::span<const uint64_t> limbs() const {
    return {reinterpret_cast<const uint64_t*>(this + 1), count};
  }
};

inline bool is_small_integer(const Value& v) { return v.is_int() || v.is_bool(); }
inline bool is_integer(const Value& v) { return is_small_integer(v) || v.is(Kind::big_int); }

// All of these require is_integer of their Value arguments.
Value integer_binary(Vm& vm, BinaryOp op, const Value& left,
                     const Value& right);  // a slot: any operands
Value integer_power(Vm& vm, const Value& base, const Value& exponent, const Value& modulus);
Value integer_unary(Vm& vm, UnaryOp op, const Value& value);
std::strong_ordering compare_integers(const Value& a, const Value& b);
/// Exact; unordered for NaN.
std::partial_ordering compare_integer_to_double(const Value& a, double b);
int64_t integer_hash(const Value& value);
int integer_sign(const Value& value);
/// An exact int: what a subclass instance or a boolean stands for.
Value plain_integer(Vm& vm, const Value& value);

/// The nearest double; OverflowError.
double integer_to_double(Vm& vm, const Value& value);
/// Truncates; ValueError for NaN and OverflowError for infinity.
Value integer_from_double(Vm& vm, double value);
/// round(value, -digits) of an integer: half to even at 10**digits.
Value round_integer(Vm& vm, const Value& value, int64_t digits);
/// Saturates.
int64_t clamp_to_int64(const Value& value);
/// Bits of the magnitude.
int64_t bit_length(const Value& value);
int64_t bit_count(const Value& value);

/// In base 2..36, lower case, '-' in front. Base 10 is limited to 4300 digits, as in CPython 3.11.
std::string integer_to_text(Vm& vm, const Value& value, int base);
/// What int('...', base) accepts; base 0 reads a literal's prefix. Undefined if malformed.
Value parse_integer(Vm& vm, std::string_view text, int base);

/// Two's complement, least significant byte first.
Value integer_from_bytes(Vm& vm, std::string_view little_endian, bool is_signed);
std::string integer_to_bytes(Vm& vm, const Value& value, size_t length, bool is_signed);

/// int(value) for anything, int's constructor included. `base` undefined: not given.
Value to_integer(Vm& vm, const Value& value, const Value& base);

extern const std::span<const NativeDef> kIntegerMethods;  // integer_methods.cpp
extern const std::span<const NativeDef> kIntegerClassMethods;
extern const std::span<const GetSetDef> kIntegerAttributes;
void init_integer(Bootstrap& bootstrap);

}  // namespace interleave::models::python
