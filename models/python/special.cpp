#include "models/python/special.h"

#include <array>

#include "models/python/attributes.h"
#include "models/python/interpreter.h"

namespace interleave::models::python {

Value call_found(Vm& vm, const Value& found, const Value& self, std::initializer_list<Value> rest) {
  const auto* native = found.try_as<NativeFunction>();
  if (found.is(Kind::function) || (native != nullptr && native->owner != nullptr)) {
    std::array<Value, 4> arguments;
    assert(rest.size() < arguments.size());
    arguments[0] = self;
    std::copy(rest.begin(), rest.end(), arguments.begin() + 1);
    return vm.call(Value(found), std::span<const Value>(arguments.data(), rest.size() + 1));
  }
  const Value bound = bind_descriptor(vm, found, self, vm.type_of(self));
  return vm.call(bound, std::span<const Value>(rest.begin(), rest.size()));
}

Value call_special(Vm& vm, const Value& self, Str* name, std::initializer_list<Value> rest) {
  const Value* found = vm.type_of(self)->lookup(name);
  if (found == nullptr) raise_no_attribute(vm, self, name);
  return call_found(vm, Value(*found), self, rest);
}

Value find_special(Vm& vm, const Value& value, const Str* name) {
  Type* type = vm.type_of(value);
  const Value* found = type->lookup(name);
  return found == nullptr ? Value() : bind_descriptor(vm, *found, value, type);
}

Value with_star(Vm& vm, const Tuple* positional, const Dict* keywords, const std::function<Value(Args)>& f) {
  std::vector<Value> values;
  if (positional != nullptr) values.assign(positional->items().begin(), positional->items().end());
  if (keywords == nullptr || keywords->size() == 0) {
    return f(Args{values.data(), static_cast<uint32_t>(values.size()), nullptr});
  }
  std::vector<Value> keys;
  for (const Dict::Entry& entry : keywords->entries) {
    if (entry.key.is_undefined()) continue;
    if (!entry.key.is(Kind::str)) vm.raise(vm.types().TypeError, "keywords must be strings");
    keys.push_back(entry.key);
    values.push_back(entry.value);
  }
  const Ref<Tuple> names = vm.tuple(keys);
  return f(Args{values.data(), static_cast<uint32_t>(values.size()), names.get()});
}

Value call_star(Vm& vm, const Value& callable, const Tuple* positional, const Dict* keywords) {
  return with_star(vm, positional, keywords, [&](Args args) { return vm.call(callable, args); });
}

}  // namespace interleave::models::python
