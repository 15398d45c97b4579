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
  Type* memory;
  Ref<Code> program;                                             // what a spawned process runs
  std::unordered_map<const threads::Process*, Ref<Dict>> mains;  // the globals of each `__main__`
};

MemoryState& state_of(Vm& vm) { return vm.interpreter().state<MemoryState>(); }

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
Value pickled(Vm& vm, Value* a) { return pickled_message(vm, a[0], vm.truth(a[1])); }
Value unpickled(Vm& vm, Value* a) {
  return unpickled_message(vm, a[0], a[1].is_none() ? main_globals(vm) : memory_of(a[1]).main);
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
  module.set(vm.intern("Memory").get(), Value(state.memory));
  init_process_message(vm, module);
}

}  // namespace interleave::models::python::modules
