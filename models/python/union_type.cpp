// `int | None`: what annotations and isinstance() take for "one of these".
#include "models/python/bootstrap.h"
#include "models/python/builtins/iterators.h"
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
      text += type->module_name == "builtins" ? type->name : type->module_name + "." + type->qualified_name;
    } else {
      text += vm.repr(member)->view();
    }
  }
  return Value(vm.str(text));
}

Value union_or(Vm& vm, BinaryOp op, const Value& left, const Value& right) {
  return op == BinaryOp::bit_or ? vm.interpreter().make_union(vm, left, right) : vm.not_implemented();
}

constexpr GetSetDef kFields[] = {{"__args__", [](Vm&, const Value& self) { return Value(self.as<Union>()->members); }}};

UnionState::UnionState(Interpreter& interpreter) {
  type = make_type<Union>(interpreter, {.name = "UnionType",
                                        .module = "types",
                                        .subclassable = false,
                                        .slots = {.repr = union_repr, .binary = union_or},
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
      if (earlier.same(member)) return;
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
