#include "models/python/interpreter.h"

#include <algorithm>
#include <cstring>

#include "models/python/bootstrap.h"
#include "models/python/builtins/iterators.h"
#include "models/python/builtins/unicode.h"
#include "models/python/class.h"
#include "models/python/compiler.h"
#include "models/python/embedded_modules.h"
#include "models/python/exceptions.h"
#include "models/python/execution.h"
#include "models/python/generator.h"
#include "models/python/import_check.h"
#include "models/python/parser.h"
#include "models/python/special.h"
#include "models/python/traceback.h"
#include "models/threads/thread.h"

namespace interleave::models::python {
Interpreter::Interpreter(sim::Simulator& simulator, threads::Process& process, const Scenario& scenario, Output output)
    : simulator_(simulator), process_(process), scenario_(scenario), output_(std::move(output)), heap_(scenario.limits.memory),
      recursion_limit_(scenario.limits.recursion), watch_(scenario.limits) {
  heap_.owner = this;
  make_types();
  builtins_ = heap_.make<Dict>(types_.dict);
  empty_tuple_ = heap_.make_sized<Tuple>(0, types_.tuple, 0u);
  for (size_t c = 0; c < characters_.size(); ++c) {
    const char text = static_cast<char>(c);
    characters_[c] = intern({&text, 1});
  }
  ellipsis_ = Value(heap_.make<Object>(types_.ellipsis, Kind::ellipsis));
  not_implemented_ = Value(heap_.make<Object>(types_.not_implemented, Kind::not_implemented));
  names_ = std::make_unique<Names>(*this);
  abstract_methods_ = intern("__abstractmethods__").get();
  main_ = heap_.make<Dict>(types_.dict);

  Bootstrap bootstrap{*this, types_};
  init_object(bootstrap);
  init_type(bootstrap);
  init_class_statement(bootstrap);
  init_functions(bootstrap);
  init_descriptors(bootstrap);
  init_traceback(bootstrap);
  init_exceptions(bootstrap);
  init_generators(bootstrap);
  init_async_generators(bootstrap);
  init_builtins(bootstrap);
  async_value_ = make_type<AsyncGeneratorValue>(*this, {.name = "async_generator_wrapped_value", .subclassable = false});
  bootstrap.builtin("None", Value::none());
  bootstrap.builtin("True", Value::boolean(true));
  bootstrap.builtin("False", Value::boolean(false));
  bootstrap.builtin("Ellipsis", ellipsis_);
  bootstrap.builtin("NotImplemented", not_implemented_);
  bootstrap.builtin("__debug__", Value::boolean(true));
  const Ref<Exception> no_memory = make_instance<Exception>(*this, types_.MemoryError);
  const Value text(intern(limit_text("the program needs", size_text(scenario.limits.memory), "limits.memory")));
  no_memory->arguments = Value(heap_.make_sized<Tuple>(sizeof(Value), types_.tuple, 1u));
  no_memory->arguments.as<Tuple>()->items()[0] = text;
  memory_error_ = Value(no_memory);

  const MachineSettings& machine = scenario.machine;
  step_costs_ = machine.step_table.empty() ? uniform_costs(machine.step_cost) : find_step_table(machine.step_table)->costs;
  steps_count_ = !machine.step_table.empty() || machine.step_cost > sim::Duration() || scenario.limits.steps > 0;
}

Interpreter::~Interpreter() {
  recent_state_ = {};
  while (!states_.empty()) states_.pop_back();
}

/// Every type exists before any is defined, so that definitions may refer to each other.
void Interpreter::make_types() {
  static_assert(sizeof(Types) % sizeof(Type*) == 0);
  auto** places = reinterpret_cast<Type**>(&types_);
  for (size_t i = 0; i < sizeof(Types) / sizeof(Type*); ++i) {
    places[i] = heap_.make<Type>(nullptr, "", nullptr, Kind::other).detach();
  }
  for (size_t i = 0; i < sizeof(Types) / sizeof(Type*); ++i) places[i]->type = types_.type;
}

Interpreter& Interpreter::of(const Object* object) { return *Heap::of(object).owner; }

Vm* Interpreter::current_vm() const {
  const auto found = vms_.find(sim::Thread::current(simulator_));
  return found == vms_.end() ? nullptr : found->second;
}

Ref<Str> Interpreter::intern(std::string_view utf8) {
  if (const auto found = interned_.find(utf8); found != interned_.end()) return found->second;
  Ref<Str> made = heap_.make_sized<Str>(utf8.size(), types_.str, static_cast<uint32_t>(utf8.size()),
                                        static_cast<uint32_t>(unicode::count(utf8)));
  std::memcpy(made->data(), utf8.data(), utf8.size());
  made->flags |= 1;
  interned_.emplace(made->view(), made);
  return made;
}

Value Interpreter::make_bytes(std::string_view content) {
  const Ref<Bytes> made = heap_.make_sized<Bytes>(content.size(), types_.bytes, static_cast<uint32_t>(content.size()));
  std::copy(content.begin(), content.end(), made->data());
  return Value(made);
}

int64_t Interpreter::identity(const Object* object) { return Heap::address_of(object); }

int64_t Interpreter::checkpoint_interval() const { return steps_count_ ? 100 : 5'000; }

// ── Limits ───────────────────────────────────────────────────────────────────────────────────────

void Interpreter::write(const std::function<void(std::string_view)>& stream, std::string_view text) {
  if (ended_) return;
  const size_t admitted = watch_.admit_output(text.size());
  stream(text.substr(0, admitted));
  if (admitted == text.size()) return;
  if (Vm* vm = current_vm()) {
    end_run(*vm, limit_text("the program prints", size_text(scenario_.limits.output), "limits.output"));
  }
}

Value Interpreter::limit_reached(Vm& vm, std::string_view message) {
  Type* type = make_type<Exception>(*this, {.name = "LimitReached", .base = types_.BaseException});
  const Ref<Exception> exception = vm.make_exception(type, message);
  for (const Frame* frame = vm.frame(); frame != nullptr; frame = frame->caller) {
    exception->traceback.push_back({Value(frame->code), frame->instruction()});
  }
  return Value(exception);
}

void Interpreter::end_run(Vm& vm, std::string_view message) {
  if (!ended_) {
    if (on_limit) on_limit(vm, limit_reached(vm, message));
    ended_ = true;
  }
  simulator_.stop();
  threads::Thread::current(simulator_).sleep(sim::Duration());
}

void Interpreter::killed_in_containment() noexcept {
  if (Vm* vm = current_vm()) vm->die_soon();
}

void Interpreter::note_async_generator(Vm& vm, const Value& generator) {
  constexpr uint8_t kNoted = 8;
  if ((generator.as_object()->flags & kNoted) != 0) return;
  generator.as_object()->flags |= kNoted;
  if (first_async_generator_step) first_async_generator_step(vm, generator);
}

// ── Warnings ─────────────────────────────────────────────────────────────────────────────────────

// As the warnings module shows them by default: once per place.
void Interpreter::warn(Vm* vm, Type* category, std::string_view message) {
  std::string_view file = "sys";
  uint32_t line = 1;
  std::string source;
  if (vm != nullptr && !shutting_down_) {
    for (const Frame* frame = vm->frame(); frame != nullptr; frame = frame->caller) {
      const Code& code = *frame->code;
      line = code.positions[frame->instruction()].line;
      file = code.source->file_name;
      if (!code.source->hidden) source = code.source->line(line);
      break;
    }
  }
  std::string text = fmt::format("{}:{}: {}: {}\n", file, line, category->name, message);
  const std::string key = text;
  const size_t first = source.find_first_not_of(" \t\f");
  if (first != std::string::npos) text += "  " + source.substr(first) + "\n";
  if (message.starts_with("coroutine '") && file != "sys") {
    text += "RuntimeWarning: Enable tracemalloc to get the object allocation traceback\n";
  }
  const auto warnings = modules_.find("warnings");
  const bool filtered = vm != nullptr && !shutting_down_ && warnings != modules_.end();
  if (const Value decide = filtered ? vm->find_attr(warnings->second, "_native") : Value(); decide.is_defined()) {
    const Value arguments[] = {Value(category), vm->str(message), vm->str(file), Value::integer(line), vm->str(source), vm->str(text)};
    Value failure;
    try {
      vm->call(decide, arguments);
    } catch (PythonError& error) {
      failure = std::move(error.exception);
    }
    if (failure.is_defined()) write_err(format_exception(*vm, failure));
  } else if (warned_.insert(key).second) {
    write_err(text);
  }
}

// ── Programs and modules ─────────────────────────────────────────────────────────────────────────

Value Interpreter::run_module(Vm& vm, std::string_view file_name, std::string_view text, const Ref<Dict>& globals, bool hidden) {
  const Source source(std::string(file_name), text);
  Ast ast = parse(source);
  const SymbolTable symbols = analyse(ast, source);
  Ref<Code> code = compile(vm, ast, symbols, source, hidden ? CodeKind::library : CodeKind::program);
  if (!hidden) check_imports(vm, ast, source);
  const Ref<Function> body = heap_.make<Function>(types_.function, std::move(code), globals);
  return Execution(vm).call_function(body, Args{});
}

void Interpreter::run_main(Vm& vm, std::string_view file_name, std::string_view source) {
  file_name_ = file_name;
  main_->set(names_->name, Value(intern("__main__")));
  main_->set(names_->doc, Value::none());
  main_->set(names_->package, Value::none());
  main_->set(names_->loader, Value::none());
  main_->set(names_->spec, Value::none());
  main_->set(names_->file, Value(vm.str(file_name)));
  const Ref<Module> builtins = heap_.make<Module>(types_.module, builtins_);
  builtins_->set(names_->name, Value(intern("builtins")));
  main_->set(names_->builtins, Value(builtins));
  modules_["builtins"] = Value(builtins);
  // CPython takes it from _io too.
  const Value io = import(vm, "_io");
  if (const Value* open = io.as<Module>()->attributes->find(intern("open").get())) builtins_->set(intern("open").get(), *open);
  modules_["__main__"] = Value(heap_.make<Module>(types_.module, main_));
  run_module(vm, file_name, source, main_, false);
}

Value Interpreter::import(Vm& vm, std::string_view dotted_name) {
  const std::string name(dotted_name);
  if (const auto found = modules_.find(name); found != modules_.end()) return found->second;
  const size_t dot = name.rfind('.');
  Value parent;
  if (dot != std::string::npos) parent = import(vm, name.substr(0, dot));
  Value module = import_one(vm, name);
  if (parent.is(Kind::module)) {
    parent.as<Module>()->attributes->set(intern(std::string_view(name).substr(dot + 1)).get(), module);
  }
  return module;
}

void Interpreter::import_submodule(Vm& vm, std::string_view dotted_name) {
  Value error;
  try {
    import(vm, dotted_name);
  } catch (const PythonError& raised) {
    error = raised.exception;
  }
  if (error.is_undefined()) return;
  const Value missing = vm.is_instance(error, types_.ModuleNotFoundError) ? vm.find_attr(error, "name") : Value();
  if (!missing.is(Kind::str) || missing.as<Str>()->view() != dotted_name) throw PythonError{std::move(error)};
}

Value Interpreter::import_one(Vm& vm, const std::string& name) {
  const Ref<Dict> attributes = vm.dict();
  attributes->set(names_->name, Value(intern(name)));
  attributes->set(names_->doc, Value::none());
  attributes->set(names_->package, Value(intern(name.substr(0, name.rfind('.') == std::string::npos ? 0 : name.rfind('.')))));
  const Value module(heap_.make<Module>(types_.module, attributes));
  for (const ModuleDef& def : module_table()) {
    if (def.name != name) continue;
    modules_[name] = module;
    def.init(vm, *attributes);
    return module;
  }
  std::string file = name;
  for (size_t dot = file.find('.'); dot != std::string::npos; dot = file.find('.')) file.replace(dot, 1, "__");
  for (const EmbeddedModule& embedded : embedded_modules()) {
    if (embedded.name != file) continue;
    modules_[name] = module;
    const std::string path = "<" + name + ">";
    Value error;
    try {
      run_module(vm, path, embedded.source, attributes, true);
    } catch (const PythonError& raised) {
      error = raised.exception;
    }
    if (error.is_undefined()) return module;
    modules_.erase(name);
    throw PythonError{std::move(error)};
  }
  if (make_unmodelled_module && make_unmodelled_module(vm, name, *attributes)) {
    modules_[name] = module;
    return module;
  }
  const size_t dot = name.rfind('.');
  const bool in_package = dot != std::string::npos;
  const Ref<Exception> error = vm.make_exception(
      types_.ModuleNotFoundError,
      in_package && modules_.contains(name.substr(0, dot))
          ? fmt::format("No module named '{}'; '{}' is not a package", name, name.substr(0, dot))
          : fmt::format("No module named '{}'", name));
  error->attributes = vm.dict();
  error->attributes->set(intern("name").get(), Value(intern(name)));
  vm.raise_value(Value(error));
}

// CPython 3.11 Python/pylifecycle.c and Objects/moduleobject.c, _PyModule_ClearDict: names with one
// underscore go first, then the others; the builtins stay.
void Interpreter::shut_down(Vm& vm) {
  const auto call_hook = [&](std::string_view module, std::string_view name) {
    const auto found = modules_.find(module);
    if (found == modules_.end()) return;
    const Value* hook = found->second.as<Module>()->attributes->find(intern(name).get());
    if (hook == nullptr) return;
    const Value function = *hook;
    Value error;
    try {
      vm.call(function);  // it waits for threads: the simulator's end must get through to it
    } catch (PythonError& raised) {
      error = std::move(raised.exception);
    }
    if (error.is_defined()) vm.write_unraisable(error, function);
  };
  call_hook("threading", "_shutdown");
  call_hook("atexit", "_run_exitfuncs");
  shutting_down_ = true;
  const auto clear = [](Dict& dict, bool private_names) {
    for (size_t i = 0; i < dict.entries.size(); ++i) {
      Dict::Entry& entry = dict.entries[i];
      const auto* name = entry.key.try_as<Str>();
      if (name == nullptr || name->view() == "__builtins__") continue;
      const bool is_private = name->view().starts_with('_') && !name->view().starts_with("__");
      if (is_private != private_names) continue;
      const Value dying = std::exchange(entry.value, Value::none());
    }
  };
  clear(*main_, true);
  clear(*main_, false);
}

}  // namespace interleave::models::python
