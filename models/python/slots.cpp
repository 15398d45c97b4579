#include "models/python/slots.h"

#include <algorithm>
#include <unordered_map>

#include "models/python/attributes.h"
#include "models/python/generator.h"
#include "models/python/interpreter.h"
#include "models/python/special.h"
#include "models/python/special_slots.h"

namespace interleave::models::python {
namespace {

// ── From slots to methods: args[0] is the type whose slot is meant ───────────────────────────────

/// `int.__add__('x', 1)` and the like must not reach a slot with a foreign receiver.
const Slots& checked(Vm& vm, Value* a) {
  Type* owner = a[0].as<Type>();
  if (!vm.is_instance(a[1], owner)) {
    vm.raise(vm.types().TypeError, "descriptor requires a '{}' object but received a '{}'",
             owner->name, type_name_of(vm, a[1]));
  }
  return owner->slots;
}

Value repr_method(Vm& vm, Value* a) { return checked(vm, a).repr(vm, a[1]); }
Value str_method(Vm& vm, Value* a) { return checked(vm, a).str(vm, a[1]); }
Value hash_method(Vm& vm, Value* a) { return Value::integer(checked(vm, a).hash(vm, a[1])); }
Value bool_method(Vm& vm, Value* a) { return Value::boolean(checked(vm, a).truth(vm, a[1])); }
Value len_method(Vm& vm, Value* a) { return Value::integer(checked(vm, a).length(vm, a[1])); }
Value iter_method(Vm& vm, Value* a) { return checked(vm, a).iter(vm, a[1]); }
Value await_method(Vm& vm, Value* a) { return checked(vm, a).await(vm, a[1]); }
Value next_method(Vm& vm, Value* a) {
  const Slots& slots = checked(vm, a);
  Value result = Value::none();
  Value item = slots.send == nullptr ? slots.next(vm, a[1]) : next_or_result(vm, a[1], result);
  if (item.is_defined()) return item;
  raise_stop_iteration(vm, std::move(result));
}
Value getitem_method(Vm& vm, Value* a) { return checked(vm, a).get_item(vm, a[1], a[2]); }
Value setitem_method(Vm& vm, Value* a) {
  checked(vm, a).set_item(vm, a[1], a[2], a[3]);
  return Value::none();
}
Value delitem_method(Vm& vm, Value* a) {
  checked(vm, a).set_item(vm, a[1], a[2], Value());
  return Value::none();
}
Value contains_method(Vm& vm, Value* a) {
  return Value::boolean(checked(vm, a).contains(vm, a[1], a[2]));
}
Str* attribute_name(Vm& vm, const Value& v) {
  if (v.is(Kind::str)) return vm.intern(v.as<Str>()->view()).get();
  vm.raise(vm.types().TypeError, "attribute name must be string, not '{}'", type_name_of(vm, v));
}
Value getattribute_method(Vm& vm, Value* a) {
  Str* name = attribute_name(vm, a[2]);
  Value found = checked(vm, a).get_attr(vm, a[1], name);
  if (found.is_undefined()) raise_no_attribute(vm, a[1], name);
  return found;
}
Value setattr_method(Vm& vm, Value* a) {
  checked(vm, a).set_attr(vm, a[1], attribute_name(vm, a[2]), a[3]);
  return Value::none();
}
Value delattr_method(Vm& vm, Value* a) {
  checked(vm, a).set_attr(vm, a[1], attribute_name(vm, a[2]), Value());
  return Value::none();
}
Value call_method(Vm& vm, Value* a) {
  const auto slot = checked(vm, a).call;
  return with_star(vm, a[2].as<Tuple>(), a[3].as<Dict>(), [&](Args args) { return slot(vm, a[1], args); });
}
Value get_method(Vm& vm, Value* a) {
  if (a[2].is_none() && !a[3].is(Kind::type)) vm.raise(vm.types().TypeError, "__get__(None, None) is invalid");
  Value instance = a[2].is_none() ? Value() : a[2];
  Type* owner = a[3].is(Kind::type) ? a[3].as<Type>() : vm.type_of(instance);
  return checked(vm, a).descriptor_get(vm, a[1], instance, owner);
}
Value set_method(Vm& vm, Value* a) {
  checked(vm, a).descriptor_set(vm, a[1], a[2], a[3]);
  return Value::none();
}
Value delete_method(Vm& vm, Value* a) {
  checked(vm, a).descriptor_set(vm, a[1], a[2], Value());
  return Value::none();
}
template <BinaryOp op>
Value binary_method(Vm& vm, Value* a) {
  return checked(vm, a).binary(vm, op, a[1], a[2]);
}
template <BinaryOp op>
Value reflected_method(Vm& vm, Value* a) {
  return checked(vm, a).binary(vm, op, a[2], a[1]);
}
template <BinaryOp op>
Value inplace_method(Vm& vm, Value* a) {
  return checked(vm, a).inplace(vm, op, a[1], a[2]);
}
template <UnaryOp op>
Value unary_method(Vm& vm, Value* a) {
  return checked(vm, a).unary(vm, op, a[1]);
}
template <CompareOp op>
Value compare_method(Vm& vm, Value* a) {
  return checked(vm, a).compare(vm, op, a[1], a[2]);
}

// ── The table ────────────────────────────────────────────────────────────────────────────────────

struct Row {
  NativeDef method;  // function null: there is no method view
  bool (*differs)(const Slots& a, const Slots& b);
  void (*copy)(Slots& to, const Slots& from);
  void (*install)(Slots& slots);  // the slot that calls the special method
  void (*clear)(Slots& slots);    // `__hash__ = None`
  bool is_operator;               // one of many names of a slot
};

template <auto member, auto generic>
constexpr Row row(std::string_view name, std::string_view signature, NativeFn function) {
  return {{name, signature, function},
          [](const Slots& a, const Slots& b) { return a.*member != nullptr && a.*member != b.*member; },
          [](Slots& to, const Slots& from) { to.*member = from.*member; },
          [](Slots& slots) { slots.*member = generic; },
          [](Slots& slots) { slots.*member = nullptr; },
          std::is_same_v<decltype(generic), decltype(slot_binary)*> || std::is_same_v<decltype(generic), decltype(slot_unary)*>};
}

#define BINARY(op, text)                                                                       \
  row<&Slots::binary, slot_binary>("__" text "__", "(self, value, /)",                         \
                                   binary_method<BinaryOp::op>),                               \
      row<&Slots::binary, slot_binary>("__r" text "__", "(self, value, /)",                    \
                                       reflected_method<BinaryOp::op>),                        \
      row<&Slots::inplace, slot_inplace>("__i" text "__", "(self, value, /)",                  \
                                         inplace_method<BinaryOp::op>)
#define COMPARE(op)                                                                            \
  row<&Slots::compare, slot_compare>("__" #op "__", "(self, value, /)",                        \
                                     compare_method<CompareOp::op>)

const Row kRows[] = {
    row<&Slots::repr, slot_repr>("__repr__", "(self, /)", repr_method),
    row<&Slots::str, slot_str>("__str__", "(self, /)", str_method),
    row<&Slots::hash, slot_hash>("__hash__", "(self, /)", hash_method),
    row<&Slots::truth, slot_truth>("__bool__", "(self, /)", bool_method),
    row<&Slots::length, slot_length>("__len__", "(self, /)", len_method),
    row<&Slots::call, slot_call>("__call__", "(self, /, *args, **kwargs)", call_method),
    row<&Slots::get_attr, slot_get_attr>("__getattribute__", "(self, name, /)", getattribute_method),
    row<&Slots::get_attr, slot_get_attr>("__getattr__", "", nullptr),
    row<&Slots::set_attr, slot_set_attr>("__setattr__", "(self, name, value, /)", setattr_method),
    row<&Slots::set_attr, slot_set_attr>("__delattr__", "(self, name, /)", delattr_method),
    row<&Slots::descriptor_get, slot_descriptor_get>("__get__", "(self, instance, owner=None, /)", get_method),
    row<&Slots::descriptor_set, slot_descriptor_set>("__set__", "(self, instance, value, /)", set_method),
    row<&Slots::descriptor_set, slot_descriptor_set>("__delete__", "(self, instance, /)", delete_method),
    row<&Slots::get_item, slot_get_item>("__getitem__", "(self, key, /)", getitem_method),
    row<&Slots::set_item, slot_set_item>("__setitem__", "(self, key, value, /)", setitem_method),
    row<&Slots::set_item, slot_set_item>("__delitem__", "(self, key, /)", delitem_method),
    row<&Slots::contains, slot_contains>("__contains__", "(self, key, /)", contains_method),
    row<&Slots::iter, slot_iter>("__iter__", "(self, /)", iter_method),
    row<&Slots::next, slot_next>("__next__", "(self, /)", next_method),
    row<&Slots::await, slot_await>("__await__", "(self, /)", await_method),
    row<&Slots::unary, slot_unary>("__neg__", "(self, /)", unary_method<UnaryOp::neg>),
    row<&Slots::unary, slot_unary>("__pos__", "(self, /)", unary_method<UnaryOp::pos>),
    row<&Slots::unary, slot_unary>("__invert__", "(self, /)", unary_method<UnaryOp::invert>),
    row<&Slots::finalize, slot_finalize>("__del__", "", nullptr),
    COMPARE(lt), COMPARE(le), COMPARE(eq), COMPARE(ne), COMPARE(gt), COMPARE(ge),
    BINARY(add, "add"), BINARY(sub, "sub"), BINARY(mul, "mul"), BINARY(matmul, "matmul"),
    BINARY(truediv, "truediv"), BINARY(floordiv, "floordiv"), BINARY(mod, "mod"), BINARY(pow, "pow"),
    BINARY(lshift, "lshift"), BINARY(rshift, "rshift"), BINARY(bit_and, "and"),
    BINARY(bit_or, "or"), BINARY(bit_xor, "xor"),
};
#undef BINARY
#undef COMPARE

/// One slot serves all operators; these are the ones that programs see on the built-in types.
constexpr std::pair<std::string_view, std::string_view> kOperators[] = {
    {"int", " add sub mul truediv floordiv mod pow lshift rshift and or xor radd rsub rmul rtruediv rfloordiv rmod rpow"
            " rlshift rrshift rand ror rxor neg pos invert "},
    {"bool", " and or xor rand ror rxor "},
    {"float", " add sub mul truediv floordiv mod pow radd rsub rmul rtruediv rfloordiv rmod rpow neg pos "},
    {"complex", " add sub mul truediv pow radd rsub rmul rtruediv rpow neg pos "},
    {"str", " add mul mod rmul rmod "},
    {"bytes", " add mul mod rmul rmod "},
    {"bytearray", " add mul mod rmul rmod iadd imul "},
    {"tuple", " add mul rmul "},
    {"list", " add mul rmul iadd imul "},
    {"dict", " or ror ior "},
    {"set", " and or xor sub rand ror rxor rsub iand ior ixor isub "},
    {"frozenset", " and or xor sub rand ror rxor rsub "},
    {"dict_keys", " and or xor sub rand ror rxor rsub "},
    {"dict_items", " and or xor sub rand ror rxor rsub "},
    {"type", " or ror "},
};

bool shows(const Type& type, const Row& row) {
  if (!row.is_operator || type.module_name != "builtins") return true;
  const auto* known = std::ranges::find(kOperators, type.name, [](const auto& entry) { return entry.first; });
  const std::string_view name = row.method.name;  // "__add__"
  const std::string wanted = " " + std::string(name.substr(2, name.size() - 4)) + " ";
  return known == std::end(kOperators) || known->second.find(wanted) != std::string_view::npos;
}

const Row* row_of(std::string_view name) {
  static const auto rows = [] {
    std::unordered_map<std::string_view, const Row*> by_name;
    for (const Row& row : kRows) by_name.emplace(row.method.name, &row);
    return by_name;
  }();
  const auto found = rows.find(name);
  return found == rows.end() ? nullptr : found->second;
}

/// Calls `f(member of to, member of from)` for every slot.
template <class F>
void each_slot(Slots& to, const Slots& from, F&& f) {
  const auto pair = [&](auto member) { f(to.*member, from.*member); };
  pair(&Slots::destroy), pair(&Slots::finalize), pair(&Slots::repr), pair(&Slots::str);
  pair(&Slots::hash), pair(&Slots::truth), pair(&Slots::call), pair(&Slots::get_attr);
  pair(&Slots::set_attr), pair(&Slots::descriptor_get), pair(&Slots::descriptor_set);
  pair(&Slots::length), pair(&Slots::get_item), pair(&Slots::set_item), pair(&Slots::contains);
  pair(&Slots::iter), pair(&Slots::next), pair(&Slots::binary), pair(&Slots::inplace);
  pair(&Slots::unary), pair(&Slots::compare), pair(&Slots::await), pair(&Slots::send);
  pair(&Slots::throw_in);
}

}  // namespace

bool names_slot(std::string_view name) { return name.starts_with("__") && row_of(name) != nullptr; }

void inherit_slots(Type& type) {
  if (!type.base) return;
  each_slot(type.slots, type.base->slots, [](auto& own, auto inherited) {
    if (own == nullptr) own = inherited;
  });
}

void expose_slots(Interpreter& interpreter, Type& type) {
  static const Slots kNone{};
  const Slots& inherited = type.base ? type.base->slots : kNone;
  for (const Row& row : kRows) {
    if (row.method.function == nullptr || !row.differs(type.slots, inherited) || !shows(type, row)) continue;
    const Ref<Str> name = interpreter.intern(row.method.name);
    if (type.attributes->find(name.get()) != nullptr) continue;
    type.attributes->set(name.get(), Value(make_native(interpreter, row.method, &type, Value(&type))));
  }
}

void resolve_slots(Type& type) {
  if (!type.is_heap_type) return;
  Slots slots = type.base->slots;
  for (auto ancestor = type.mro.rbegin(); ancestor != type.mro.rend(); ++ancestor) {
    const Type& from = **ancestor;
    if (!from.is_heap_type) {
      static const Slots kNone{};
      const Slots& inherited = from.base ? from.base->slots : kNone;
      for (const Row& row : kRows) {
        if (row.differs(from.slots, inherited)) row.copy(slots, from.slots);
      }
      continue;
    }
    for (const Dict::Entry& entry : from.attributes->entries) {
      const Str* name = entry.key.try_as<Str>();
      if (name == nullptr || !name->view().starts_with("__")) continue;
      const Row* row = row_of(name->view());
      if (row == nullptr) continue;
      if (entry.value.is_none() && name->view() == "__hash__") {
        row->clear(slots);
      } else {
        row->install(slots);
      }
    }
  }
  slots.destroy = type.base->slots.destroy;
  type.slots = slots;
  for (Type* subclass : type.subclasses) resolve_slots(*subclass);
}

}  // namespace interleave::models::python
