// _process_copy: the memory of a simulated process. Memory() is a fork of what the program has now;
// receive() and send() pass messages between the program and the fork. Wording: CPython 3.11
// Modules/_pickle.c.
#include "models/python/bootstrap.h"
#include "models/python/function.h"
#include "models/python/modules/process_copy.h"
#include "models/python/modules/table.h"

namespace interleave::models::python::modules {

namespace {

struct MemoryState : ModuleState {
  Type *memory, *pickling_error;
};

/// Copies functions and classes too.
class Fork : public Copier {
 public:
  using Copier::Copier;
  /// Requires: called once, first.
  void copy_main(Dict& main) {
    const Ref<Dict> made = vm_.dict();
    copies_.add(Value(&main), made);
    copy_items(main, *made);
  }

 private:
  bool is_of_main(const Dict* globals) const { return globals == &vm_.interpreter().main_module(); }

  Value copy_function(const Value& original) override {
    auto& from = *original.as<Function>();
    if (!is_of_main(from.globals.get())) return original;
    const Value globals = *copies_.find(from.globals.get());
    Ref<Function> made = vm_.heap().make<Function>(vm_.types().function, from.code, Ref<Dict>(globals.as<Dict>()));
    copies_.add(original, made);
    made->name = from.name;
    made->qualname = from.qualname;
    made->module = from.module;
    made->doc = from.doc;
    if (from.closure) made->closure = Ref<Tuple>(copy(Value(from.closure)).as<Tuple>());
    if (from.defaults) made->defaults = Ref<Tuple>(copy(Value(from.defaults)).as<Tuple>());
    if (from.kw_defaults) made->kw_defaults = Ref<Dict>(copy(Value(from.kw_defaults)).as<Dict>());
    if (from.annotations) made->annotations = Ref<Dict>(copy(Value(from.annotations)).as<Dict>());
    if (from.attributes) made->attributes = Ref<Dict>(copy(Value(from.attributes)).as<Dict>());
    return made;
  }

  Value copy_class(const Value& original) override {
    Type& from = *original.as<Type>();
    if (from.module_name != "__main__") return original;
    // Its attributes may refer to it, so it is there before them.
    std::vector<Value> bases;
    for (const Ref<Type>& base : from.bases) bases.push_back(copy(Value(base)));
    const Value arguments[] = {vm_.str(from.name), vm_.tuple(bases), vm_.dict()};
    Value made = vm_.call(Value(vm_.types().type), arguments);
    copies_.add(original, made);
    Type& type = *made.as<Type>();
    type.module_name = from.module_name;
    type.qualified_name = from.qualified_name;
    for (size_t i = 0; i < from.attributes->entries.size(); ++i) {
      const Dict::Entry entry = from.attributes->entries[i];
      if (entry.key.is_defined()) type.set_attribute(entry.key.as<Str>(), copy(entry.value));
    }
    return made;
  }

  Value copy_other(const Value& original) override {
    switch (original.as_object()->kind) {
      case Kind::cell: {
        Ref<Cell> made = vm_.heap().make<Cell>(vm_.types().cell);
        copies_.add(original, made);
        made->value = copy(original.as<Cell>()->value);
        return made;
      }
      case Kind::bound_method: {
        const auto& from = *original.as<BoundMethod>();
        return vm_.heap().make<BoundMethod>(vm_.types().bound_method, copy(from.function), copy(from.self));
      }
      case Kind::static_method:
        return vm_.heap().make<StaticMethod>(vm_.types().static_method, copy(original.as<StaticMethod>()->function));
      case Kind::class_method:
        return vm_.heap().make<ClassMethod>(vm_.types().class_method, copy(original.as<ClassMethod>()->function));
      case Kind::property: {
        const auto& from = *original.as<Property>();
        Ref<Property> made = vm_.heap().make<Property>(vm_.types().property);
        made->get = copy(from.get);
        made->set = copy(from.set);
        made->del = copy(from.del);
        made->doc = from.doc;
        made->name = from.name;
        return made;
      }
      default: return original;
    }
  }

};

/// What pickle does: functions and classes are names, to be found on the other side.
class Message : public Copier {
 public:
  /// `references`: this side's functions and classes to the other's; null: they stay.
  Message(Vm& vm, CopyMap& copies, const CopyMap* references) : Copier(vm, copies), references_(references) {}

 private:
  Value copy_function(const Value& original) override {
    return refer(original, original.as<Function>()->qualname->view(), original.as<Function>()->globals.get());
  }
  Value copy_class(const Value& original) override {
    Type& type = *original.as<Type>();
    Dict* globals = type.module_name == "__main__" ? &vm_.interpreter().main_module() : nullptr;
    return refer(original, type.qualified_name, globals);
  }

  Value refer(const Value& original, std::string_view qualified_name, const Dict* globals) {
    if (references_) {
      if (const Value* other = references_->find(original.as_object())) return *other;
      return original;
    }
    if (qualified_name.find("<locals>") != std::string_view::npos) {
      vm_.raise(vm_.types().AttributeError, "Can't pickle local object '{}'", qualified_name);
    }
    if (globals != &vm_.interpreter().main_module()) return original;
    const Value* found = globals->find(vm_.intern(qualified_name).get());
    const bool nested = qualified_name.find('.') != std::string_view::npos;
    if (!found && !nested) {
      vm_.raise(vm_.interpreter().state<MemoryState>().pickling_error,
                "Can't pickle {}: attribute lookup {} on __main__ failed", vm_.repr(original)->view(), qualified_name);
    }
    if (found && !found->same(original)) {
      vm_.raise(vm_.interpreter().state<MemoryState>().pickling_error,
                "Can't pickle {}: it's not the same object as __main__.{}", vm_.repr(original)->view(), qualified_name);
    }
    return original;
  }

  Value copy_other(const Value& original) override {
    if (original.is(Kind::bound_method)) {
      const auto& from = *original.as<BoundMethod>();
      return vm_.heap().make<BoundMethod>(vm_.types().bound_method, copy(from.function), copy(from.self));
    }
    const Type& type = *vm_.type_of(original);
    const bool qualified = !type.is_heap_type && type.module_name != "builtins";
    vm_.raise(vm_.types().TypeError, "cannot pickle '{}{}{}' object", qualified ? type.module_name : "",
              qualified ? "." : "", type.name);
  }

  const CopyMap* references_;
};

struct MemoryObject : Object {
  static constexpr Kind kKind = Kind::other;
  explicit MemoryObject(Type* cls) : Object(cls, kKind) {}
  CopyMap to_child;
  CopyMap to_parent;
};

Value memory_new(Vm& vm, Value* a) { return make_instance<MemoryObject>(vm.interpreter(), a[0].as<Type>()); }

Value memory_init(Vm& vm, Value* a) {
  auto& memory = *a[0].as<MemoryObject>();
  Fork(vm, memory.to_child).copy_main(vm.interpreter().main_module());
  memory.to_child.each([&](const Value& original, const Value& copy) {
    if (copy.is_object()) memory.to_parent.add(copy, original);
  });
  return Value::none();
}

Value pass(Vm& vm, const Value& message, const CopyMap* references) {
  CopyMap copies;
  return Message(vm, copies, references).copy(message);
}
Value memory_receive(Vm& vm, Value* a) { return pass(vm, a[1], &a[0].as<MemoryObject>()->to_child); }
Value memory_send(Vm& vm, Value* a) { return pass(vm, a[1], &a[0].as<MemoryObject>()->to_parent); }
// pickled(message): the message as it is now; raises if it can't be sent.
Value pickled(Vm& vm, Value* a) { return pass(vm, a[0], nullptr); }

constexpr NativeDef kMethods[] = {
    {"__new__", "(cls)", memory_new},
    {"__init__", "(self)", memory_init},
    {"receive", "(self, message, /)", memory_receive},
    {"send", "(self, message, /)", memory_send},
};
constexpr NativeDef kFunctions[] = {{"pickled", "(message, /)", pickled}};

}  // namespace

void init_process_copy(Vm& vm, Dict& module) {
  auto& state = vm.interpreter().state<MemoryState>();
  vm.add_natives(module, kFunctions);
  state.memory = make_type<MemoryObject>(vm.interpreter(), {.name = "Memory", .module = "_process_copy", .methods = kMethods});
  state.pickling_error =
      make_type<Exception>(vm.interpreter(), {.name = "PicklingError", .module = "_pickle", .base = vm.types().Exception_});
  module.set(vm.intern("Memory").get(), Value(state.memory));
  module.set(vm.intern("PicklingError").get(), Value(state.pickling_error));
}

}  // namespace interleave::models::python::modules
