// `int | None`: what annotations and isinstance() take for "one of these".
#include "models/python/bootstrap.h"
#include "models/python/builtins/iterators.h"
#include "models/python/generic_alias.h"
#include "models/python/special.h"

namespace interleave::models::python {
namespace {

struct Union : Object {
  static constexpr Kind kKind = Kind::other;
  Union(Type* t, Ref<Tuple> m) : Object(t, kKind), members(std::move(m)) {}
  Ref<Tuple> members;
};

struct UnionState : ModuleState {
  explicit UnionState(Interpreter& interpreter);
  Type* type;
  Type* sequence_iterator;
};

Value union_repr(Vm& vm, const Value& self) {
  std::string text;
  for (const Value& member : self.as<Union>()->members->items()) {
    if (!text.empty()) text += " | ";
    if (const auto* type = member.try_as<Type>()) {
      const bool built_in = type->module_name == "builtins";
      text += type == vm.types().none ? "None" : built_in ? type->name : type->module_name + "." + type->qualified_name;
    } else {
      text += vm.repr(member)->view();
    }
  }
  return Value(vm.str(text));
}

Value union_or(Vm& vm, BinaryOp op, const Value& left, const Value& right) {
  return op == BinaryOp::bit_or ? vm.interpreter().make_union(vm, left, right) : vm.not_implemented();
}

bool is_union(const Value& value) {
  return value.is_object() && value.as_object()->type->slots.binary == union_or;
}

bool contains_all(Vm& vm, const Union& whole, const Union& part) {
  for (const Value& member : part.members->items()) {
    if (!vm.contains(Value(whole.members), member)) return false;
  }
  return true;
}
/// The order of the members doesn't matter.
Value union_compare(Vm& vm, CompareOp op, const Value& left, const Value& right) {
  if ((op != CompareOp::eq && op != CompareOp::ne) || !is_union(right)) return vm.not_implemented();
  const Union &a = *left.as<Union>(), &b = *right.as<Union>();
  return Value::boolean((contains_all(vm, a, b) && contains_all(vm, b, a)) == (op == CompareOp::eq));
}
int64_t union_hash(Vm& vm, const Value& self) {
  int64_t hash = 0;
  for (const Value& member : self.as<Union>()->members->items()) hash ^= vm.hash(member);
  return hash;
}

/// isinstance(x, int | str): by the built-in function, for each member.
template <const char* function>
Value union_check(Vm& vm, Value* a) {
  const Value* check = vm.interpreter().builtins().find(vm.intern(function).get());
  for (const Value& member : a[0].as<Union>()->members->items()) {
    const Value arguments[] = {a[1], member};
    if (vm.truth(vm.call(Value(*check), arguments))) return Value::boolean(true);
  }
  return Value::boolean(false);
}
constexpr char kIsInstance[] = "isinstance", kIsSubclass[] = "issubclass";
constexpr NativeDef kMethods[] = {{"__instancecheck__", "(self, instance, /)", union_check<kIsInstance>},
                                  {"__subclasscheck__", "(self, cls, /)", union_check<kIsSubclass>}};

/// The type variables of the members: `(T | None)[int]`.
Value union_parameters(Vm& vm, const Value& self) {
  return vm.get_attr(make_generic_alias(vm, Value(vm.types().tuple), Value(self.as<Union>()->members)),
                     vm.intern("__parameters__").get());
}

constexpr GetSetDef kFields[] = {{"__args__", [](Vm&, const Value& self) { return Value(self.as<Union>()->members); }},
                                 {"__parameters__", union_parameters}};

UnionState::UnionState(Interpreter& interpreter) {
  type = make_type<Union>(interpreter, {.name = "UnionType",
                                        .module = "types",
                                        .subclassable = false,
                                        .slots = {.repr = union_repr, .hash = union_hash, .binary = union_or, .compare = union_compare},
                                        .methods = kMethods,
                                        .getsets = kFields});
  Bootstrap bootstrap{interpreter, interpreter.types()};
  sequence_iterator = make_sequence_iterator_type(bootstrap, "iterator");
}

}  // namespace

Value Interpreter::make_union(Vm& vm, const Value& left, const Value& right) {
  auto& known = state<UnionState>(*this);
  std::vector<Value> members;
  const auto add = [&](const Value& member) {
    for (const Value& earlier : members) {
      if (vm.equal(earlier, member)) return;
    }
    members.push_back(member);
  };
  for (const Value* side : {&left, &right}) {
    if (side->is_object() && side->as_object()->type == known.type) {
      for (const Value& member : side->as<Union>()->members->items()) add(member);
    } else {
      add(side->is_none() ? Value(types_.none) : *side);
    }
  }
  if (members.size() == 1) return members[0];
  return Value(heap_.make<Union>(known.type, vm.tuple(members)));
}

Value Interpreter::make_sequence_iterator(Vm&, const Value& sequence) {
  return Value(heap_.make<SequenceIterator>(state<UnionState>(*this).sequence_iterator, sequence, 0, 1));
}

}  // namespace interleave::models::python
