// What travels between simulated processes, as pickle would carry it (process_copy.h): the sender makes
// a copy in which functions and classes stand for their names, the receiver one in which names mean
// what they mean there. Wording: CPython 3.11 Modules/_pickle.c.
#include "models/python/bootstrap.h"
#include "models/python/class.h"
#include "models/python/function.h"
#include "models/python/modules/process_copy.h"

namespace interleave::models::python::modules {

namespace {

struct MessageState : ModuleState {
  Type *reduction, *pickling_error;
};

MessageState& state_of(Vm& vm) { return vm.interpreter().state<MessageState>(); }

/// An object on its way, for which `__reduce__` or `__getstate__` speaks.
struct Reduction : Object {
  static constexpr Kind kKind = Kind::other;
  Reduction(Type* cls, Value make, Value args, Value s)
      : Object(cls, kKind),
        callable(std::move(make)),
        arguments(std::move(args)),
        state(std::move(s)) {}
  Value callable, arguments;
  Value state;  // None: none
};

/// What both ends of a message do alike.
class Message : public Copier {
 public:
  Message(Vm& vm, CopyMap& copies, Ref<Dict> main) : Copier(vm, copies), main_(std::move(main)) {}

 protected:
  virtual Value refer(const Value& original, std::string_view qualified_name) = 0;

  Value copy_function(const Value& original) override {
    const auto& function = *original.as<Function>();
    const Str* module = function.module.try_as<Str>();
    if (module != nullptr && (module->view() == "__main__" || module->view() == "__mp_main__")) {
      return refer(original, function.qualname->view());
    }
    return original;
  }
  Value copy_class(const Value& original) override {
    const Type& type = *original.as<Type>();
    return is_of_main(type) ? refer(original, type.qualified_name) : original;
  }

  Value copy_bound(const Value& original) {
    const auto& from = *original.as<BoundMethod>();
    return vm_.heap().make<BoundMethod>(vm_.types().bound_method, copy(from.function), copy(from.self));
  }

  /// What `a.b` means in `__main__`; undefined: nothing.
  Value find(std::string_view qualified_name) {
    Value found;
    for (size_t begin = 0; begin <= qualified_name.size();) {
      const size_t dot = std::min(qualified_name.find('.', begin), qualified_name.size());
      const Ref<Str> name = vm_.intern(qualified_name.substr(begin, dot - begin));
      if (begin == 0) {
        const Value* global = main_->find(name.get());
        found = global == nullptr ? Value() : *global;
      } else {
        found = vm_.find_attr(found, name.get());
      }
      if (found.is_undefined()) return found;
      begin = dot + 1;
    }
    return found;
  }

 private:
  const Ref<Dict> main_;
};

/// On the sender's side.
class Pickled : public Message {
 public:
  /// `starting`: it goes to a process that is being started.
  Pickled(Vm& vm, CopyMap& copies, bool starting)
      : Message(vm, copies, main_globals(vm)), starting_(starting) {}

 private:
  Value copy_shared(const Value& original, std::string_view sharing) override {
    if (own_method(*vm_.type_of(original), "__reduce__")) return reduce(original, "__reduce__");
    if (sharing == "inherited" && !starting_) {
      vm_.raise(vm_.types().RuntimeError,
                "{} objects should only be shared between processes through inheritance",
                vm_.type_of(original)->name);
    }
    return original;
  }

  Value refer(const Value& original, std::string_view qualified_name) override {
    if (qualified_name.find("<locals>") != std::string_view::npos) {
      vm_.raise(vm_.types().AttributeError, "Can't pickle local object '{}'", qualified_name);
    }
    const Value found = find(qualified_name);
    if (found.is_undefined()) {
      vm_.raise(state_of(vm_).pickling_error,
                "Can't pickle {}: attribute lookup {} on __main__ failed",
                vm_.repr(original)->view(), qualified_name);
    }
    if (!found.same(original)) {
      vm_.raise(state_of(vm_).pickling_error,
                "Can't pickle {}: it's not the same object as __main__.{}",
                vm_.repr(original)->view(), qualified_name);
    }
    return original;
  }

  /// A method that a class written in Python has of its own.
  const Value* own_method(const Type& type, std::string_view name) {
    const Value* found = type.lookup(vm_.intern(name).get());
    return found != nullptr && found->is(Kind::function) ? found : nullptr;
  }

  Value copy_instance(const Value& original) override {
    const Type& type = *vm_.type_of(original);
    if (own_method(type, "__reduce_ex__")) return reduce(original, "__reduce_ex__");
    if (own_method(type, "__reduce__")) return reduce(original, "__reduce__");
    if (!own_method(type, "__getstate__")) return Message::copy_instance(original);
    const Value state = vm_.call_method(original, "__getstate__");
    return transit(original, copy(Value(vm_.type_of(original))), Value::none(), copy(state));
  }

  Value copy_scalar(const Value& original, Type* native) override {
    const Type& type = *vm_.type_of(original);
    for (const std::string_view method : {"__reduce_ex__", "__reduce__"}) {
      if (own_method(type, method)) return reduce(original, method);
    }
    return Message::copy_scalar(original, native);
  }

  Value reduce(const Value& original, std::string_view method) {
    const Value protocol = Value::integer(4);
    const bool extended = method == "__reduce_ex__";
    const Value reduced = vm_.call_method(
        original, method, extended ? std::span(&protocol, 1) : std::span<const Value>());
    const auto* parts = reduced.try_as<Tuple>();
    if (parts == nullptr || parts->size() < 2) {
      vm_.raise(state_of(vm_).pickling_error,
                "{} must return a tuple of at least two items to be sent", method);
    }
    const Value state = parts->size() > 2 ? (*parts)[2] : Value::none();
    return transit(original, copy((*parts)[0]), copy((*parts)[1]), copy(state));
  }

  Value transit(const Value& original, Value callable, Value arguments, Value state) {
    Value made = vm_.heap().make<Reduction>(state_of(vm_).reduction, std::move(callable),
                                            std::move(arguments), std::move(state));
    copies_.add(original, made);
    return made;
  }

  Value copy_other(const Value& original) override {
    if (original.is(Kind::bound_method)) return copy_bound(original);
    const Type& type = *vm_.type_of(original);
    for (const std::string_view method : {"__reduce_ex__", "__reduce__"}) {
      if (has_own(vm_, original, method)) return reduce(original, method);
    }
    const bool qualified = !type.is_heap_type && type.module_name != "builtins";
    vm_.raise(vm_.types().TypeError, "cannot pickle '{}{}{}' object",
              qualified ? type.module_name : "", qualified ? "." : "", type.name);
  }

  const bool starting_;
};

/// On the receiver's side: names mean what they mean there.
class Unpickled : public Message {
 public:
  using Message::Message;

 private:
  Value copy_shared(const Value& original, std::string_view) override { return original; }

  Value refer(const Value& original, std::string_view qualified_name) override {
    Value found = find(qualified_name);
    if (found.is_undefined()) {
      vm_.raise(vm_.types().AttributeError,
                "Can't get attribute '{}' on <module '__main__' from '{}'>", qualified_name,
                vm_.interpreter().file_name());
    }
    copies_.add(original, found);
    return found;
  }

  Value copy_instance(const Value& original) override {
    Value made = Message::copy_instance(original);
    const Value* restore = vm_.type_of(made)->lookup(vm_.intern("__setstate__").get());
    const Ref<Dict>* attributes = attribute_dict(made.as_object());
    if (restore != nullptr && attributes != nullptr && *attributes) {
      const Value state(std::exchange(*attribute_dict(made.as_object()), Ref<Dict>()));
      vm_.call_method(made, "__setstate__", std::span(&state, 1));
    }
    return made;
  }

  Value copy_other(const Value& original) override {
    if (original.is(Kind::bound_method)) return copy_bound(original);
    if (original.as_object()->type != state_of(vm_).reduction) return original;
    const auto& reduction = *original.as<Reduction>();
    const Value callable = copy(reduction.callable);
    Value made;
    if (reduction.arguments.is_none()) {
      made = make_instance<Instance>(vm_.interpreter(), callable.as<Type>());
    } else {
      const Value arguments = copy(reduction.arguments);
      made = vm_.call(callable, arguments.as<Tuple>()->items());
    }
    copies_.add(original, made);
    if (!reduction.state.is_none()) restore(made, copy(reduction.state));
    return made;
  }

  void restore(const Value& made, const Value& state) {
    if (vm_.type_of(made)->lookup(vm_.intern("__setstate__").get()) != nullptr) {
      vm_.call_method(made, "__setstate__", std::span(&state, 1));
      return;
    }
    const auto* attributes = state.try_as<Dict>();
    if (attributes == nullptr)
      vm_.raise(vm_.types().TypeError, "a state that is no dict needs a __setstate__");
    for (const Dict::Entry& entry : attributes->entries) {
      if (entry.key.is_defined()) vm_.set_attr(made, entry.key.as<Str>(), entry.value);
    }
  }
};

}  // namespace

Value pickled_message(Vm& vm, const Value& message, bool starting) {
  CopyMap copies;
  return Pickled(vm, copies, starting).copy(message);
}

Value unpickled_message(Vm& vm, const Value& message, const Ref<Dict>& main) {
  CopyMap copies;
  return Unpickled(vm, copies, main).copy(message);
}

void init_process_message(Vm& vm, Dict& module) {
  MessageState& state = state_of(vm);
  state.reduction =
      make_type<Reduction>(vm.interpreter(), {.name = "Reduction", .module = "_process_copy"});
  state.pickling_error = make_type<Exception>(
      vm.interpreter(),
      {.name = "PicklingError", .module = "_pickle", .base = vm.types().Exception_});
  module.set(vm.intern("PicklingError").get(), Value(state.pickling_error));
}

}  // namespace interleave::models::python::modules
