#include "models/python/mapping_proxy.h"

#include "models/python/bootstrap.h"
#include "models/python/builtins/support.h"

namespace interleave::models::python {
namespace {

struct MappingProxy : Object {
  static constexpr Kind kKind = Kind::other;
  MappingProxy(Type* t, Value of) : Object(t, kKind), mapping(std::move(of)) {}
  Value mapping;
};

struct ProxyState : ModuleState {
  Type* type = nullptr;
};

const Value& mapping_of(const Value& self) { return self.as<MappingProxy>()->mapping; }

Value proxy_new(Vm& vm, Value* a) {
  if (vm.type_of(a[1])->slots.get_item == nullptr || a[1].is(Kind::list) || a[1].is(Kind::tuple)) {
    vm.raise(vm.types().TypeError, "mappingproxy() argument must be a mapping, not {}",
             type_name(vm, a[1]));
  }
  return make_mapping_proxy(vm, a[1]);
}

Value proxy_repr(Vm& vm, const Value& self) {
  return vm.str(fmt::format("mappingproxy({})", vm.repr(mapping_of(self))->view()));
}
Value proxy_compare(Vm& vm, CompareOp op, const Value& left, const Value& right) {
  const bool both = vm.type_of(right)->slots.compare == proxy_compare;
  return vm.compare(op, mapping_of(left), both ? mapping_of(right) : right);
}
Value proxy_binary(Vm& vm, BinaryOp op, const Value& left, const Value& right) {
  if (op != BinaryOp::bit_or) return vm.not_implemented();
  const auto inner = [](Vm& of, const Value& v) {
    return of.type_of(v)->slots.binary == proxy_binary ? mapping_of(v) : v;
  };
  return vm.binary(op, inner(vm, left), inner(vm, right));
}

constexpr char kGet[] = "get", kKeys[] = "keys", kValues[] = "values", kItems[] = "items",
               kCopy[] = "copy", kReversed[] = "__reversed__";
template <const char* name>
Value forward(Vm& vm, Value* a) {
  return vm.call_method(mapping_of(a[0]), name);
}
Value proxy_get(Vm& vm, Value* a) {
  return vm.call_method(mapping_of(a[0]), kGet, std::span<const Value>(a + 1, 2));
}

constexpr NativeDef kMethods[] = {
    {"__new__", "(cls, mapping)", proxy_new},  {"__reversed__", "(self, /)", forward<kReversed>},
    {"copy", "(self, /)", forward<kCopy>},     {"get", "(self, key, default=None, /)", proxy_get},
    {"items", "(self, /)", forward<kItems>},   {"keys", "(self, /)", forward<kKeys>},
    {"values", "(self, /)", forward<kValues>},
};

}  // namespace

Type* mapping_proxy_type(Interpreter& interpreter) {
  auto& state = interpreter.state<ProxyState>();
  if (state.type == nullptr) {
    state.type = make_type<MappingProxy>(
        interpreter,
        {.name = "mappingproxy",
         .subclassable = false,
         .slots = {
             .repr = proxy_repr,
             .str = [](Vm& vm, const Value& self) { return Value(vm.to_str(mapping_of(self))); },
             .length = [](Vm& vm, const Value& self) { return vm.length(mapping_of(self)); },
             .get_item = [](Vm& vm, const Value& self,
                            const Value& key) { return vm.get_item(mapping_of(self), key); },
             .contains = [](Vm& vm, const Value& self,
                            const Value& key) { return vm.contains(mapping_of(self), key); },
             .iter = [](Vm& vm, const Value& self) { return vm.iter(mapping_of(self)); },
             .binary = proxy_binary,
             .compare = proxy_compare},
         .methods = kMethods,
         .class_methods = kGenericAlias});
  }
  return state.type;
}

Value make_mapping_proxy(Vm& vm, const Value& mapping) {
  return Value(vm.heap().make<MappingProxy>(mapping_proxy_type(vm.interpreter()), mapping));
}

}  // namespace interleave::models::python
