// Built-in functions on numbers.
#include <cmath>

#include "models/python/builtins/builtins.h"
#include "models/python/builtins/floating.h"
#include "models/python/builtins/integer.h"
#include "models/python/builtins/support.h"

namespace interleave::models::python {
namespace {

Value abs(Vm& vm, Value* a) {
  if (a[0].is_float()) return Value::floating(std::fabs(a[0].as_float()));
  if (is_integer(a[0]) && !is_program_instance(a[0])) {
    return integer_unary(vm, integer_sign(a[0]) < 0 ? UnaryOp::neg : UnaryOp::pos, a[0]);
  }
  Value result = call_special(vm, a[0], "__abs__");
  if (result.is_undefined())
    vm.raise(vm.types().TypeError, "bad operand type for abs(): '{}'", type_name(vm, a[0]));
  return result;
}

// An int of any size, by way of `__index__`.
Value index_of(Vm& vm, const Value& v) {
  if (is_integer(v)) return v;
  Value result = call_special(vm, v, "__index__");
  if (result.is_defined() && is_integer(result)) return result;
  vm.raise(vm.types().TypeError, "'{}' object cannot be interpreted as an integer",
           type_name(vm, v));
}

Value in_base(Vm& vm, const Value& v, int base, std::string_view prefix) {
  std::string text = integer_to_text(vm, index_of(vm, v), base);
  return vm.str(text.insert(text[0] == '-' ? 1 : 0, prefix));
}

Value bin(Vm& vm, Value* a) { return in_base(vm, a[0], 2, "0b"); }
Value oct(Vm& vm, Value* a) { return in_base(vm, a[0], 8, "0o"); }
Value hex(Vm& vm, Value* a) { return in_base(vm, a[0], 16, "0x"); }

Value divmod(Vm& vm, Value* a) {
  for (const bool reflected : {false, true}) {
    const Value& self = a[reflected ? 1 : 0];
    const Value& other = a[reflected ? 0 : 1];
    Value result = call_special(vm, self, reflected ? "__rdivmod__" : "__divmod__", {{other}});
    if (result.is_defined() && !vm.is_not_implemented(result)) return result;
  }
  vm.raise(vm.types().TypeError, "unsupported operand type(s) for divmod(): '{}' and '{}'",
           type_name(vm, a[0]), type_name(vm, a[1]));
}

Value pow(Vm& vm, Value* a) {
  if (a[2].is_none()) return vm.binary(BinaryOp::pow, a[0], a[1]);
  if (is_integer(a[0]) && is_integer(a[1]) && is_integer(a[2]))
    return integer_power(vm, a[0], a[1], a[2]);
  for (int i = 0; i < 3; ++i) {
    if (a[i].is(Kind::complex)) vm.raise(vm.types().ValueError, "complex modulo");
  }
  bool numbers = true;
  for (int i = 0; i < 3; ++i) numbers = numbers && (is_integer(a[i]) || float_value(vm, a[i]));
  if (numbers) {
    vm.raise(vm.types().TypeError,
             "pow() 3rd argument not allowed unless all arguments are integers");
  }
  if (is_program_instance(a[0])) {
    Value result = call_special(vm, a[0], "__pow__", {{a[1], a[2]}});
    if (result.is_defined() && !vm.is_not_implemented(result)) return result;
  }
  vm.raise(vm.types().TypeError, "unsupported operand type(s) for ** or pow(): '{}', '{}', '{}'",
           type_name(vm, a[0]), type_name(vm, a[1]), type_name(vm, a[2]));
}

Value round(Vm& vm, Value* a) {
  if (a[0].is_float()) return round_float(vm, a[0].as_float(), a[1]);
  if (!has_special(vm, a[0], "__round__")) {
    vm.raise(vm.types().TypeError, "type {} doesn't define __round__ method", type_name(vm, a[0]));
  }
  if (a[1].is_none()) return call_special(vm, a[0], "__round__");
  return call_special(vm, a[0], "__round__", {{a[1]}});
}

Value sum(Vm& vm, Value* a) {
  Value total = a[1];
  if (total.is(Kind::str))
    vm.raise(vm.types().TypeError, "sum() can't sum strings [use ''.join(seq) instead]");
  if (total.is(Kind::bytes))
    vm.raise(vm.types().TypeError, "sum() can't sum bytes [use b''.join(seq) instead]");
  if (total.is(Kind::bytearray))
    vm.raise(vm.types().TypeError, "sum() can't sum bytearray [use b''.join(seq) instead]");
  vm.for_each(a[0], [&](const Value& item) {
    int64_t small = 0;
    if (total.is_int() && item.is_int() &&
        !__builtin_add_overflow(total.as_int(), item.as_int(), &small)) {
      total = Value::integer(small);
    } else if (total.is_float() && item.is_float()) {
      total = Value::floating(total.as_float() + item.as_float());
    } else {
      total = vm.binary(BinaryOp::add, total, item);
    }
  });
  return total;
}

constexpr NativeDef kFunctions[] = {
    {"abs", "(x, /)", abs},
    {"bin", "(number, /)", bin},
    {"divmod", "(x, y, /)", divmod},
    {"hex", "(number, /)", hex},
    {"oct", "(number, /)", oct},
    {"pow", "(/, base, exp, mod=None)", pow},
    {"round", "(/, number, ndigits=None)", round},
    {"sum", "(iterable, /, start=0)", sum},
};

}  // namespace

void init_number_functions(Bootstrap& b) { b.functions(kFunctions); }

}  // namespace interleave::models::python
