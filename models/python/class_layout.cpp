#include "models/python/class_layout.h"

#include <algorithm>

#include "models/python/attributes.h"
#include "models/python/bootstrap.h"
#include "models/python/special.h"

namespace interleave::models::python {
namespace {

constexpr uint32_t round_up(uint32_t bytes) { return (bytes + 7) / 8 * 8; }

bool has_own_slots(const Type& type) {
  return type.is_heap_type && type.instance_bytes > type.base->instance_bytes;
}

/// Where a class's own slots begin: behind all that its base has.
uint32_t slots_begin(const Type& base) {
  const bool dict_in_front = base.dict_is_added && base.dict_offset != kDictAtEnd;
  return std::max(round_up(base.instance_bytes),
                  dict_in_front ? base.dict_offset + static_cast<uint32_t>(sizeof(Ref<Dict>)) : 0);
}

// ── Member descriptors ───────────────────────────────────────────────────────────────────────────

struct MemberState : ModuleState {
  Type* type = nullptr;
};

Value& slot_of(Vm& vm, const Member& member, const Value& instance) {
  if (!vm.is_instance(instance, member.owner)) {
    vm.raise(vm.types().TypeError,
             "descriptor '{}' for '{}' objects doesn't apply to a '{}' object", member.name->view(),
             member.owner->name, type_name_of(vm, instance));
  }
  return slot_at(instance.as_object(), member.offset);
}

Value member_get(Vm& vm, const Value& self, const Value& instance, Type*) {
  if (instance.is_undefined()) return self;
  const auto& member = *self.as<Member>();
  const Value& value = slot_of(vm, member, instance);
  if (value.is_undefined()) raise_no_attribute(vm, instance, member.name.get());
  return value;
}

void member_set(Vm& vm, const Value& self, const Value& instance, const Value& value) {
  const auto& member = *self.as<Member>();
  Value doomed = value;
  Value& slot = slot_of(vm, member, instance);
  if (value.is_undefined() && slot.is_undefined())
    vm.raise(vm.types().AttributeError, "{}", member.name->view());
  slot.swap(doomed);
}

Value member_repr(Vm& vm, const Value& self) {
  const auto& member = *self.as<Member>();
  return Value(vm.str(
      fmt::format("<member '{}' of '{}' objects>", member.name->view(), member.owner->name)));
}

constexpr GetSetDef kMemberFields[] = {
    {"__name__", [](Vm&, const Value& self) { return Value(self.as<Member>()->name); }},
    {"__objclass__", [](Vm&, const Value& self) { return Value(self.as<Member>()->owner); }},
};

Type* member_type(Interpreter& interpreter) {
  auto& state = interpreter.state<MemberState>();
  if (state.type == nullptr) {
    state.type = make_type<Member>(
        interpreter,
        {.name = "member_descriptor",
         .subclassable = false,
         .slots = {.repr = member_repr, .descriptor_get = member_get, .descriptor_set = member_set},
         .getsets = kMemberFields});
  }
  return state.type;
}

// ── __slots__ ────────────────────────────────────────────────────────────────────────────────────

/// `__name` in class `_C` is `_C__name`, as the compiler mangles it.
std::string mangled(std::string_view type_name, std::string_view name) {
  const size_t first = type_name.find_first_not_of('_');
  if (!name.starts_with("__") || name.ends_with("__") || first == type_name.npos)
    return std::string(name);
  return fmt::format("_{}{}", type_name.substr(first), name);
}

/// The names that `__slots__` declares; `dict`: it asks for `__dict__` too.
std::vector<Ref<Str>> declared_slots(Vm& vm, const Type& type, const Value& slots, bool& dict) {
  std::vector<Ref<Str>> names;
  const auto add = [&](const Value& name) {
    if (!name.is(Kind::str)) {
      vm.raise(vm.types().TypeError, "__slots__ items must be strings, not '{}'",
               type_name_of(vm, name));
    }
    const std::string_view text = name.as<Str>()->view();
    if (text == "__dict__") {
      dict = true;
    } else if (text != "__weakref__") {
      names.push_back(vm.intern(mangled(type.name, text)));
    }
  };
  if (slots.is(Kind::str)) {
    add(slots);
  } else {
    vm.for_each(slots, add);
  }
  return names;
}

void add_dict(Type& type) {
  type.dict_is_added = true;
  switch (type.instance_kind) {
    case Kind::tuple:
    case Kind::str:
    case Kind::bytes:
    case Kind::big_int:
      type.dict_offset = kDictAtEnd;
      break;
    default:
      type.dict_offset = round_up(type.instance_bytes);
      break;
  }
}

bool is_variable_size(const Type& type) {
  return type.instance_kind == Kind::tuple || type.instance_kind == Kind::str ||
         type.instance_kind == Kind::bytes || type.instance_kind == Kind::big_int;
}

}  // namespace

Type* solid_base(Type* type) {
  const auto adds_nothing = [](const Type& t) {
    if (t.is_heap_type) return !has_own_slots(t);
    return t.instance_kind == Kind::exception && t.base->instance_kind == Kind::exception;  // all share one
  };
  while (adds_nothing(*type)) type = type->base.get();
  return type;
}

Type* best_base(Vm& vm, const std::vector<Type*>& bases) {
  Type* best = nullptr;
  Type* winner = nullptr;
  for (Type* base : bases) {
    Type* solid = solid_base(base);
    if (winner == nullptr || (solid != winner && solid->is_subtype(winner) &&
                              solid->instance_bytes > winner->instance_bytes)) {
      best = base;
      winner = solid;
    } else if (!winner->is_subtype(solid) && !solid->is_subtype(winner) &&
               solid->instance_bytes > sizeof(Object) && winner->instance_bytes > sizeof(Object)) {
      vm.raise(vm.types().TypeError, "multiple bases have instance lay-out conflict");
    }
  }
  return best;
}

void lay_out(Vm& vm, Type& type) {
  const Type& base = *type.base;
  type.instance_bytes = base.instance_bytes;
  type.dict_offset = base.dict_offset;
  type.dict_is_added = base.dict_is_added;
  const Value* slots = type.attributes->find(vm.interpreter().names().slots);
  // A base beside the one that gives the layout may want a dict, too.
  bool dict = slots == nullptr || std::any_of(type.bases.begin(), type.bases.end(),
                                              [](const auto& b) { return b->dict_offset != 0; });
  if (slots != nullptr) {
    const std::vector<Ref<Str>> names = declared_slots(vm, type, Value(*slots), dict);
    if (!names.empty() && is_variable_size(type)) {
      vm.raise(vm.types().TypeError, "nonempty __slots__ not supported for subtype of '{}'",
               base.name);
    }
    uint32_t offset = slots_begin(base);
    for (const Ref<Str>& name : names) {
      if (type.attributes->find(name.get()) != nullptr) {
        vm.raise(vm.types().ValueError, "'{}' in __slots__ conflicts with class variable",
                 name->view());
      }
      type.attributes->set(name.get(), Value(vm.heap().make<Member>(member_type(vm.interpreter()),
                                                                    &type, name, offset)));
      offset += static_cast<uint32_t>(sizeof(Value));
      type.instance_bytes = offset;
    }
  }
  if (dict && base.dict_offset == 0) add_dict(type);
}

void destroy_added(Object* object) noexcept {
  Type* type = object->type;
  if (type->dict_is_added) attribute_dict(object)->~Ref();
  if (object->kind == Kind::instance && type->instance_bytes <= sizeof(Object))
    return;  // the most common: no slots
  for (; type->is_heap_type; type = type->base.get()) {
    if (!has_own_slots(*type)) continue;
    for (uint32_t at = slots_begin(*type->base); at < type->instance_bytes;
         at += static_cast<uint32_t>(sizeof(Value))) {
      slot_at(object, at).~Value();
    }
  }
}

bool is_member(Vm& vm, const Value& value) {
  return value.is_object() && value.as_object()->type == member_type(vm.interpreter());
}

}  // namespace interleave::models::python
