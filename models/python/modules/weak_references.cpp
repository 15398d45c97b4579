// _weakref: weakref.ref and what is asked about references (CPython 3.11 Objects/weakrefobject.c).
#include "models/python/weak_references.h"

#include <algorithm>
#include <unordered_map>
#include <vector>

#include "models/python/bootstrap.h"
#include "models/python/builtins/support.h"
#include "models/python/modules/table.h"

namespace interleave::models::python {

namespace {

struct WeakReference;
struct WeakState : ModuleState {
  Type* type = nullptr;
  std::unordered_map<const Object*, std::vector<WeakReference*>> references;  // oldest first
};

struct WeakReference : Object {
  static constexpr Kind kKind = Kind::other;
  explicit WeakReference(Type* cls) : Object(cls, kKind) {}
  ~WeakReference() {
    if (target != nullptr && !Heap::of(this).tearing_down()) forget();
  }
  Object* target = nullptr;  // null once dead
  Value callback = Value::none();
  int64_t hash = -1;  // -1: not asked for while the object was alive

  void forget() {
    auto& all = Interpreter::of(this).state<WeakState>().references;
    const auto found = all.find(target);
    std::erase(found->second, this);
    if (found->second.empty()) {
      target->flags &= static_cast<uint8_t>(~kWeaklyReferenced);
      all.erase(found);
    }
    target = nullptr;
  }
};

bool can_be_referenced(const Value& value) {
  if (!value.is_object()) return false;
  switch (value.as_object()->kind) {
    case Kind::big_int:
    case Kind::tuple:
      return false;
    case Kind::str:
    case Kind::bytes:
    case Kind::list:
    case Kind::dict:
    case Kind::exception:
      return value.as_object()->type->is_heap_type;
    case Kind::range:
    case Kind::slice:
    case Kind::ellipsis:
    case Kind::not_implemented:
    case Kind::iterator:
    case Kind::cell:
    case Kind::super:
    case Kind::property:
    case Kind::traceback:
      return false;
    case Kind::instance: {
      // `__slots__` leave no room for references unless they name them.
      const Type& type = *value.as_object()->type;
      if (type.dict_offset != 0) return true;
      for (const Type* each : type.mro) {
        if (!each->is_heap_type) continue;
        const Value* slots = each->attributes->find(Interpreter::of(each).names().slots);
        if (slots == nullptr) return true;
        if (slots->is(Kind::str) && slots->as<Str>()->view() == "__weakref__") return true;
        if (slots->is(Kind::tuple) || slots->is(Kind::list)) {
          const auto items = slots->is(Kind::tuple)
                                 ? std::span<const Value>(slots->as<Tuple>()->items())
                                 : std::span<const Value>(slots->as<List>()->items);
          if (std::any_of(items.begin(), items.end(), [](const Value& v) {
                return v.is(Kind::str) && v.as<Str>()->view() == "__weakref__";
              }))
            return true;
        }
      }
      return false;
    }
    default:
      return true;
  }
}

Value reference_new(Vm& vm, Value* a) {
  auto& state = vm.interpreter().state<WeakState>();
  if (!can_be_referenced(a[1])) {
    vm.raise(vm.types().TypeError, "cannot create weak reference to '{}' object",
             type_name(vm, a[1]));
  }
  Object* target = a[1].as_object();
  std::vector<WeakReference*>& known = state.references[target];
  if (a[2].is_none() && a[0].as<Type>() == state.type) {
    for (WeakReference* each : known) {
      if (each->callback.is_none() && each->type == state.type) return Value(each);
    }
  }
  const Ref<WeakReference> made = make_instance<WeakReference>(vm.interpreter(), a[0].as<Type>());
  made->target = target;
  made->callback = a[2];
  target->flags |= kWeaklyReferenced;
  known.push_back(made.get());
  return Value(made);
}

Value reference_call(Vm& vm, const Value& self, Args args) {
  if (args.count != 0)
    vm.raise(vm.types().TypeError, "weakref expected at most 0 arguments, got {}", args.count);
  Object* target = self.as<WeakReference>()->target;
  return target == nullptr ? Value::none() : Value(target);
}

Value reference_repr(Vm& vm, const Value& self) {
  const auto* reference = self.as<WeakReference>();
  const int64_t place = vm.interpreter().identity(reference);
  if (reference->target == nullptr) return vm.str(fmt::format("<weakref at {:#x}; dead>", place));
  const Value target(reference->target);
  const Value name = vm.find_attr(target, "__name__");
  return vm.str(
      fmt::format("<weakref at {:#x}; to '{}' at {:#x}{}>", place, type_name(vm, target),
                  vm.interpreter().identity(reference->target),
                  name.is(Kind::str) ? fmt::format(" ({})", name.as<Str>()->view()) : ""));
}

int64_t reference_hash(Vm& vm, const Value& self) {
  auto* reference = self.as<WeakReference>();
  if (reference->hash == -1) {
    if (reference->target == nullptr) vm.raise(vm.types().TypeError, "weak object has gone away");
    reference->hash = vm.hash(Value(reference->target));
  }
  return reference->hash;
}

Value reference_compare(Vm& vm, CompareOp op, const Value& left, const Value& right) {
  const auto& state = vm.interpreter().state<WeakState>();
  if (!is_equality(op) || !vm.is_instance(right, state.type)) return vm.not_implemented();
  const auto *a = left.as<WeakReference>(), *b = right.as<WeakReference>();
  if (a->target == nullptr || b->target == nullptr) return equality_answer(op, a == b);
  return vm.compare(op, Value(a->target), Value(b->target));
}

constexpr NativeDef kMethods[] = {
    {"__new__", "(cls, object, callback=None, /, *args, **kwargs)", reference_new},
    {"__init__", "(self, object, callback=None, /)", [](Vm&, Value*) { return Value::none(); }},
};
constexpr GetSetDef kFields[] = {
    {"__callback__", [](Vm&, const Value& self) { return self.as<WeakReference>()->callback; }}};

std::vector<Value> references_of(Vm& vm, const Value& object) {
  std::vector<Value> found;
  const auto& all = vm.interpreter().state<WeakState>().references;
  if (!object.is_object()) return found;
  if (const auto known = all.find(object.as_object()); known != all.end()) {
    for (WeakReference* each : known->second) found.emplace_back(each);
  }
  return found;
}
Value count(Vm& vm, Value* a) {
  return Value::integer(static_cast<int64_t>(references_of(vm, a[0]).size()));
}
Value list(Vm& vm, Value* a) { return vm.list(references_of(vm, a[0])); }

constexpr NativeDef kFunctions[] = {{"getweakrefcount", "(object, /)", count},
                                    {"getweakrefs", "(object, /)", list}};

}  // namespace

void clear_weak_references(Object* object) noexcept {
  object->flags &= static_cast<uint8_t>(~kWeaklyReferenced);
  Interpreter& interpreter = Interpreter::of(object);
  auto& all = interpreter.state<WeakState>().references;
  const auto found = all.find(object);
  if (found == all.end()) return;
  std::vector<Ref<WeakReference>> dead;
  for (WeakReference* each : found->second) dead.emplace_back(each);
  all.erase(found);
  for (const auto& each : dead) each->target = nullptr;
  Vm* vm = interpreter.current_vm();
  for (auto each = dead.rbegin(); each != dead.rend() && vm != nullptr;
       ++each) {  // CPython calls the latest first
    const Value callback = std::exchange((*each)->callback, Value::none());
    if (callback.is_none()) continue;
    const Value argument(*each);
    Value error;
    try {
      vm->call(callback, std::span(&argument, 1));
    } catch (const PythonError& raised) {
      error = raised.exception;
    }
    if (error.is_defined()) vm->write_unraisable(error, callback);
  }
}

namespace modules {

void init_weakref(Vm& vm, Dict& module) {
  auto& state = vm.interpreter().state<WeakState>();
  state.type = make_type<WeakReference>(vm.interpreter(), {.name = "ReferenceType",
                                                           .module = "weakref",
                                                           .slots = {.repr = reference_repr,
                                                                     .hash = reference_hash,
                                                                     .call = reference_call,
                                                                     .compare = reference_compare},
                                                           .methods = kMethods,
                                                           .class_methods = kGenericAlias,
                                                           .getsets = kFields});
  vm.add_natives(module, kFunctions);
  module.set(vm.intern("ref").get(), Value(state.type));
}

}  // namespace modules

}  // namespace interleave::models::python
