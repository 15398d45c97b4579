// _process_copy: the memory of a simulated process, which is a `__main__` of its own.
//
//   Memory(spawned=False)      a fork of what the running process has now, or an empty `__main__`
//   memory.fork(object)        the fork's copy of anything that the parent holds
//   memory.run(name, source)   runs another program in it
//   memory.run_main()          fills a spawned memory: runs the program as `__mp_main__`
//   adopt(memory)              makes it the running process's
//   pickled(message, starting) the message as it is now, or the error that says why it can't be
//   sent unpickled(message, memory) what the running process, or another, gets of a pickled message
//   here()                     the running process's memory
//
// Wording: CPython 3.11 Modules/_pickle.c.
#include "models/python/bootstrap.h"
#include "models/python/class.h"
#include "models/python/class_layout.h"
#include "models/python/compiler.h"
#include "models/python/execution.h"
#include "models/python/frame.h"
#include "models/python/modules/process_copy.h"
#include "models/python/modules/table.h"
#include "models/python/modules/threading_objects.h"
#include "models/python/names.h"
#include "models/python/parser.h"
#include "models/python/symtable.h"
#include "models/python/syntax_error.h"

namespace interleave::models::python::modules {

namespace {

struct MemoryState : ModuleState {
  Type *memory, *reduction, *pickling_error;
  Ref<Code> program;                                             // what a spawned process runs
  std::unordered_map<const threads::Process*, Ref<Dict>> mains;  // the globals of each `__main__`
};

MemoryState& state_of(Vm& vm) { return vm.interpreter().state<MemoryState>(); }

bool is_of_main(const Type& type) {
  return type.module_name == "__main__" || type.module_name == "__mp_main__";
}

/// Has its class a method that `object` hasn't, or another one?
bool has_own(Vm& vm, const Value& value, std::string_view method) {
  const Value* found = vm.type_of(value)->lookup(vm.intern(method).get());
  return found != nullptr && vm.types().object->lookup(vm.intern(method).get()) != found;
}

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

/// Copies functions and classes too.
class Fork : public Copier {
 public:
  Fork(Vm& vm, CopyMap& copies, Dict& main) : Copier(vm, copies), main_(main) {}

 private:
  Value copy_shared(const Value& original, std::string_view) override { return forked(original); }

  /// What the object says that a forked process has in its place; itself, if it says nothing.
  Value forked(const Value& original) {
    if (original.as_object()->type->lookup(vm_.intern("_forked").get()) == nullptr) return original;
    Value made = vm_.call_method(original, "_forked");
    copies_.add(original, made);
    return made;
  }

  Value copy_function(const Value& original) override {
    auto& from = *original.as<Function>();
    if (from.globals.get() != &main_) return original;
    const Value globals = *copies_.find(&main_);
    Ref<Function> made =
        vm_.heap().make<Function>(vm_.types().function, from.code, Ref<Dict>(globals.as<Dict>()));
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
    if (!is_of_main(from)) return original;
    // Its attributes may refer to it, so it is there before them.
    std::vector<Value> bases;
    for (const Ref<Type>& base : from.bases) bases.push_back(copy(Value(base)));
    Type* metaclass = copy(Value(from.type)).as<Type>();
    const Ref<Dict> body = vm_.dict();
    const Ref<Str> slots = vm_.intern("__slots__");
    if (const Value* declared = from.attributes->find(slots.get())) body->set(slots.get(), *declared);
    Value made = make_class(vm_, metaclass, from.name, *vm_.tuple(bases), *body, nullptr);
    copies_.add(original, made);
    Type& type = *made.as<Type>();
    type.module_name = from.module_name;
    type.qualified_name = from.qualified_name;
    for (size_t i = 0; i < from.attributes->entries.size(); ++i) {
      const Dict::Entry entry = from.attributes->entries[i];
      if (entry.key.is_undefined() || is_member(vm_, entry.value)) continue;  // its slots are made
      type.set_attribute(entry.key.as<Str>(), copy(entry.value));
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
        return vm_.heap().make<BoundMethod>(vm_.types().bound_method, copy(from.function),
                                            copy(from.self));
      }
      case Kind::static_method:
        return vm_.heap().make<StaticMethod>(vm_.types().static_method,
                                             copy(original.as<StaticMethod>()->function));
      case Kind::class_method:
        return vm_.heap().make<ClassMethod>(vm_.types().class_method,
                                            copy(original.as<ClassMethod>()->function));
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
      default:
        return has_own(vm_, original, "__reduce__") ? rebuilt(original) : forked(original);
    }
  }

  /// As `__reduce__` takes it apart, from copies of the parts.
  Value rebuilt(const Value& original) {
    const Value reduced = vm_.call_method(original, "__reduce__");
    const auto* parts = reduced.try_as<Tuple>();
    if (parts == nullptr || parts->size() < 2) return forked(original);
    const Value callable = copy((*parts)[0]);
    const Value arguments = copy((*parts)[1]);
    Value made = vm_.call(callable, arguments.as<Tuple>()->items());
    copies_.add(original, made);
    if (parts->size() > 2 && !(*parts)[2].is_none() && has_own(vm_, made, "__setstate__")) {
      const Value state = copy((*parts)[2]);
      vm_.call_method(made, "__setstate__", std::span(&state, 1));
    }
    copy_added(original, made);
    return made;
  }

  const Dict& main_;
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
    if (original.is(Kind::bound_method)) {
      const auto& from = *original.as<BoundMethod>();
      return vm_.heap().make<BoundMethod>(vm_.types().bound_method, copy(from.function),
                                          copy(from.self));
    }
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
    if (original.is(Kind::bound_method)) {
      const auto& from = *original.as<BoundMethod>();
      return vm_.heap().make<BoundMethod>(vm_.types().bound_method, copy(from.function),
                                          copy(from.self));
    }
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

struct MemoryObject : Object {
  static constexpr Kind kKind = Kind::other;
  explicit MemoryObject(Type* cls) : Object(cls, kKind) {}
  Ref<Dict> main;
  CopyMap copies;    // of the parent's objects, until the process runs
  Ref<Dict> parent;  // the parent's globals
};

MemoryObject& memory_of(const Value& self) { return *self.as<MemoryObject>(); }

Value memory_new(Vm& vm, Value* a) {
  return make_instance<MemoryObject>(vm.interpreter(), a[0].as<Type>());
}

/// The code of the program, which the first thread's outermost frame runs; null once it has ended.
Ref<Code> program(Vm& vm) {
  const Vm* first = vm.interpreter().vm_of(*threading_state(vm).running.front().thread);
  const Frame* frame = first == nullptr ? nullptr : first->frame();
  while (frame != nullptr && frame->caller != nullptr) frame = frame->caller;
  const bool runs =
      frame != nullptr && frame->function->globals.get() == &vm.interpreter().main_module();
  return runs ? frame->function->code : Ref<Code>();
}

Value memory_init(Vm& vm, Value* a) {
  MemoryObject& memory = memory_of(a[0]);
  memory.parent = main_globals(vm);
  if (!state_of(vm).program) state_of(vm).program = program(vm);
  memory.main = vm.dict();
  const Names& names = vm.interpreter().names();
  if (vm.truth(a[1])) {
    memory.main->set(names.name, vm.intern("__mp_main__"));
    for (const Str* name : {names.doc, names.package, names.loader, names.spec})
      memory.main->set(name, Value::none());
    for (const Str* name : {names.file, names.builtins})
      memory.main->set(name, *memory.parent->find(name));
    return Value::none();
  }
  Fork fork(vm, memory.copies, *memory.parent);
  memory.copies.add(Value(memory.parent), Value(memory.main));
  for (size_t i = 0; i < memory.parent->entries.size(); ++i) {
    const Dict::Entry entry = memory.parent->entries[i];
    if (entry.key.is_defined()) memory.main->set(entry.key.as<Str>(), fork.copy(entry.value));
  }
  return Value::none();
}

Value memory_fork(Vm& vm, Value* a) {
  MemoryObject& memory = memory_of(a[0]);
  return Fork(vm, memory.copies, *memory.parent).copy(a[1]);
}

Value memory_run_main(Vm& vm, Value* a) {
  const Ref<Code>& code = state_of(vm).program;
  if (!code)
    vm.raise(vm.types().RuntimeError,
             "the first process can't be spawned once the program has come to its end");
  const Ref<Function> body =
      vm.heap().make<Function>(vm.types().function, code, memory_of(a[0]).main);
  Execution(vm).call_function(body, Args{});
  return Value::none();
}

// run(name, source): another program, in a memory of its own.
Value memory_run(Vm& vm, Value* a) {
  const Ref<Dict> main = memory_of(a[0]).main;
  main->set(vm.interpreter().names().name, vm.intern("__main__"));
  std::string failure;
  Ref<Code> code;
  try {
    const Source source(std::string(vm.to_text(a[1], "run")), vm.to_text(a[2], "run"));
    Ast ast = parse(source);
    const SymbolTable symbols = analyse(ast, source);
    code = compile(vm, ast, symbols, source, CodeKind::program);
  } catch (const SyntaxError& error) {
    failure = error.message;
  }
  if (!code) vm.raise_text(vm.types().SyntaxError, failure);
  const Ref<Function> body = vm.heap().make<Function>(vm.types().function, code, main);
  Execution(vm).call_function(body, Args{});
  return Value::none();
}

Value adopt(Vm& vm, Value* a) {
  give_memory(vm, vm.thread().process(), a[0]);
  return Value::none();
}
Value pickled(Vm& vm, Value* a) {
  CopyMap copies;
  return Pickled(vm, copies, vm.truth(a[1])).copy(a[0]);
}
Value unpickled(Vm& vm, Value* a) {
  CopyMap copies;
  return Unpickled(vm, copies, a[1].is_none() ? main_globals(vm) : memory_of(a[1]).main).copy(a[0]);
}
Value here(Vm& vm, Value*) {
  Ref<MemoryObject> memory = make_instance<MemoryObject>(vm.interpreter(), state_of(vm).memory);
  memory->main = main_globals(vm);
  return memory;
}

constexpr NativeDef kMethods[] = {
    {"__new__", "(cls, *args, **kwargs)", memory_new},
    {"__init__", "(self, spawned=False)", memory_init},
    {"fork", "(self, object, /)", memory_fork},
    {"run_main", "(self)", memory_run_main},
    {"run", "(self, name, source, /)", memory_run},
};
constexpr NativeDef kFunctions[] = {
    {"adopt", "(memory, /)", adopt},
    {"pickled", "(message, starting=False, /)", pickled},
    {"unpickled", "(message, memory=None, /)", unpickled},
    {"here", "()", here},
};

}  // namespace

const Ref<Dict>& main_globals(Vm& vm) { return state_of(vm).mains.at(&vm.thread().process()); }

void give_memory(Vm& vm, const threads::Process& process, const Value& memory) {
  MemoryObject& given = memory_of(memory);
  state_of(vm).mains[&process] = given.main;
  given.copies = CopyMap();
  given.parent = Ref<Dict>();
}

void init_process_copy(Vm& vm, Dict& module) {
  MemoryState& state = state_of(vm);
  state.mains[&vm.interpreter().process()] = Ref<Dict>(&vm.interpreter().main_module());
  vm.add_natives(module, kFunctions);
  state.memory = make_type<MemoryObject>(
      vm.interpreter(), {.name = "Memory", .module = "_process_copy", .methods = kMethods});
  state.reduction =
      make_type<Reduction>(vm.interpreter(), {.name = "Reduction", .module = "_process_copy"});
  state.pickling_error = make_type<Exception>(
      vm.interpreter(),
      {.name = "PicklingError", .module = "_pickle", .base = vm.types().Exception_});
  module.set(vm.intern("Memory").get(), Value(state.memory));
  module.set(vm.intern("PicklingError").get(), Value(state.pickling_error));
}

}  // namespace interleave::models::python::modules
