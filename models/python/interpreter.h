// One Python process: its heap, types, builtins, modules and output streams. Owns everything that a
// program makes; several threads (Vm) run in it. Nothing here is global.
#pragma once

#include <array>
#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <typeinfo>
#include <unordered_map>
#include <vector>

#include "models/python/header.h"
#include "models/python/heap.h"
#include "models/python/limits.h"
#include "models/python/names.h"
#include "models/python/native.h"
#include "models/python/step_costs.h"
#include "models/python/types.h"
#include "sim/simulator.h"
#include "sim/trace.h"

namespace interleave::models::threads {
class Process;
}

namespace interleave::models::python {

class Interpreter;
class Vm;
struct Names;

/// One importable module. `init` fills the attributes of a new module object; modules/table.cpp lists all.
struct ModuleDef {
  std::string_view name;  // dotted
  void (*init)(Vm&, Dict& attributes) = nullptr;
  std::string_view python_source = {};  // or: source in the language itself
};
std::span<const ModuleDef> module_table();  // modules/table.cpp

/// State that a module keeps for the length of the run, e.g. the virtual file system.
struct ModuleState {
  virtual ~ModuleState() = default;
};

class Interpreter {
 public:
  struct Output {
    std::function<void(std::string_view)> out;  // stdout, unbuffered; called at the virtual time of the print
    std::function<void(std::string_view)> err;
  };
  Interpreter(sim::Simulator& simulator, threads::Process& process, const Scenario& scenario, Output output);
  ~Interpreter();

  sim::Simulator& simulator() { return simulator_; }
  threads::Process& process() { return process_; }
  const Scenario& scenario() const { return scenario_; }
  Heap& heap() { return heap_; }
  const Types& types() const { return types_; }
  const Names& names() const { return *names_; }
  Dict& builtins() { return *builtins_; }
  Dict& main_module() { return *main_; }
  /// Both end the run if that is more than it may print.
  void write_out(std::string_view text) { write(output_.out, text); }
  void write_err(std::string_view text) { write(output_.err, text); }

  /// The interpreter that an object belongs to.
  static Interpreter& of(const Object* object);
  /// The machine of the thread that runs; null outside the simulation.
  Vm* current_vm() const;
  /// The machine of a thread; null if it has none (any more).
  Vm* vm_of(const sim::Thread& thread) const {
    const auto found = vms_.find(&thread);
    return found == vms_.end() ? nullptr : found->second;
  }
  void add_vm(Vm& vm, const sim::Thread& thread) { vms_[&thread] = &vm; }
  void remove_vm(const sim::Thread& thread) { vms_.erase(&thread); }

  // Values and types that only the core knows.
  Value ellipsis() const { return ellipsis_; }
  Value not_implemented() const { return not_implemented_; }
  Value make_bytes(std::string_view content);
  Value memory_error() const { return memory_error_; }
  Type* async_value_type() const { return async_value_; }
  const Str* abstract_methods_name() const { return abstract_methods_; }
  /// iter(x) of an object with `__getitem__` alone.
  Value make_sequence_iterator(Vm& vm, const Value& sequence);
  /// `int | None`
  Value make_union(Vm& vm, const Value& left, const Value& right);

  Ref<Str> intern(std::string_view utf8);
  const Ref<Tuple>& empty_tuple() const { return empty_tuple_; }
  /// The text of one ASCII character.
  const Ref<Str>& character(char c) const { return characters_[static_cast<size_t>(c)]; }
  /// The module, initialised on first import. Raises ModuleNotFoundError.
  Value import(Vm& vm, std::string_view dotted_name);
  /// Modules that a scenario's [cost] names get made by this: false if it knows nothing of `name`.
  std::function<bool(Vm&, std::string_view name, Dict& attributes)> make_unmodelled_module;
  /// As import(), but nothing happens if there is no such module.
  void import_submodule(Vm& vm, std::string_view dotted_name);
  /// What asyncio wants to know about async generators: called at the first step of each; and before a
  /// suspended one dies, when true means that it has been taken care of.
  std::function<void(Vm&, const Value& generator)> first_async_generator_step;
  std::function<bool(Vm&, const Value& generator)> finalize_async_generator;
  void note_async_generator(Vm& vm, const Value& generator);

  /// Per-run state of a module, made on first use.
  template <class State, class... A>
  State& state(A&&... args) {
    ModuleState* known = find_state(typeid(State));
    if (known == nullptr) {
      auto made = std::make_unique<State>(std::forward<A>(args)...);
      known = made.get();
      states_.emplace_back(&typeid(State), std::move(made));
    }
    return static_cast<State&>(*known);
  }
  /// The same if it was made, else null.
  template <class State>
  const State* find_state() const {
    return static_cast<const State*>(find_state(typeid(State)));
  }
  /// A number unique to the object and equal in every run: `id()`, default hash and repr.
  int64_t identity(const Object* object);
  /// Called when a coroutine dies without having been awaited, and for `__del__`-time warnings.
  void warn(Vm* vm, Type* category, std::string_view message);
  /// Compiles and runs a program as `__main__`. Throws SyntaxError and PythonError.
  void run_main(Vm& vm, std::string_view file_name, std::string_view source);
  /// What CPython does when it exits: forgets `__main__` and the modules, so that their objects die
  /// while Python code can still run.
  void shut_down(Vm& vm);
  const std::map<std::string, Value, std::less<>>& modules() const { return modules_; }
  std::string_view file_name() const { return file_name_; }
  int recursion_limit() const { return recursion_limit_; }
  void set_recursion_limit(int64_t frames) { recursion_limit_ = static_cast<int>(frames); }
  /// How many calls and backward jumps a thread makes between two looks around.
  int64_t checkpoint_interval() const;
  /// The program goes past a limit of the run: tells on_limit, and the calling thread never goes on.
  /// `vm`: the one to blame, if it isn't the calling thread's.
  void end_run(Vm& vm, std::string_view message);
  /// The exception that says so, with the traceback of where `vm` is; no program ever sees it.
  Value limit_reached(Vm& vm, std::string_view message);
  std::function<void(Vm&, const Value& exception)> on_limit;
  Watch& watch() { return watch_; }
  /// What steps cost; null: nobody counts them.
  const StepCosts* counted_steps() const { return steps_count_ ? &step_costs_ : nullptr; }
  /// Calls f() where nothing may be thrown. What it raised; undefined: nothing.
  template <class F>
  Value contain(F&& f) noexcept;
  /// Set it to stop a run that computes without an end.
  const std::atomic<bool>* cancel = nullptr;
  bool shutting_down() const { return shutting_down_; }

 private:
  /// Asked at every turn of an event loop, and mostly for the same.
  ModuleState* find_state(const std::type_info& type) const {
    if (recent_state_.first == &type) return recent_state_.second;
    for (const auto& [known, state] : states_) {
      if (known == &type) return (recent_state_ = {known, state.get()}).second;
    }
    return nullptr;
  }

  sim::Simulator& simulator_;
  threads::Process& process_;
  const Scenario& scenario_;
  Output output_;
  Heap heap_;
  Types types_{};
  Ref<Dict> builtins_;
  Ref<Dict> main_;
  std::map<std::string, Value, std::less<>> modules_;
  std::vector<std::pair<const std::type_info*, std::unique_ptr<ModuleState>>> states_;  // the last made goes first
  mutable std::pair<const std::type_info*, ModuleState*> recent_state_{};
  std::unordered_map<std::string_view, Ref<Str>> interned_;  // keys are views of the values
  std::unique_ptr<Names> names_;
  Ref<Tuple> empty_tuple_;
  std::array<Ref<Str>, 128> characters_;
  Value ellipsis_, not_implemented_, memory_error_;
  Type* async_value_ = nullptr;
  Str* abstract_methods_ = nullptr;
  std::string file_name_ = "<scenario>";
  int recursion_limit_ = 1000;
  std::set<std::string> warned_;
  bool shutting_down_ = false;
  bool ended_ = false;  // by end_run()
  Watch watch_;
  StepCosts step_costs_;
  bool steps_count_ = false;
  std::unordered_map<const sim::Thread*, Vm*> vms_;

  void make_types();
  void write(const std::function<void(std::string_view)>& stream, std::string_view text);
  void killed_in_containment() noexcept;
  Value run_module(Vm& vm, std::string_view file_name, std::string_view source, const Ref<Dict>& globals, bool hidden);
  Value import_one(Vm& vm, const std::string& dotted_name);
};

template <class F>
Value Interpreter::contain(F&& f) noexcept {
  try {
    f();
  } catch (PythonError& raised) {
    return std::move(raised.exception);
  } catch (const std::bad_alloc&) {
    return memory_error_;
  } catch (const sim::ProcessKilled&) {
    killed_in_containment();
  }
  return Value();
}

}  // namespace interleave::models::python
