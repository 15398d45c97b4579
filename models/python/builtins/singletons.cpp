// None, Ellipsis and NotImplemented.
#include "models/python/builtins/builtins.h"
#include "models/python/builtins/support.h"

namespace interleave::models::python {
namespace {

Value none_new(Vm&, Value*) { return Value::none(); }
constexpr NativeDef kNoneMethods[] = {{"__new__", "(cls, /)", none_new}};

}  // namespace

void init_singletons(Bootstrap& b) {
  b.define_plain(b.types.none,
                 {.name = "NoneType",
                  .subclassable = false,
                  .slots = {.repr = [](Vm& vm, const Value&) -> Value { return vm.intern("None"); },
                            .hash = [](Vm&, const Value&) { return int64_t{0xfca86420}; },
                            .truth = [](Vm&, const Value&) { return false; }},
                  .methods = kNoneMethods});
  b.define_plain(
      b.types.ellipsis,
      {.name = "ellipsis",
       .subclassable = false,
       .slots = {.repr = [](Vm& vm, const Value&) -> Value { return vm.intern("Ellipsis"); }}});
  b.define_plain(b.types.not_implemented, {.name = "NotImplementedType",
                                           .subclassable = false,
                                           .slots = {.repr = [](Vm& vm, const Value&) -> Value {
                                             return vm.intern("NotImplemented");
                                           }}});
}

}  // namespace interleave::models::python
