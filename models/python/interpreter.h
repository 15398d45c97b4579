// One Python process: its heap, types, builtins, modules and output streams. Owns everything that a
// program makes; several threads (Vm) run in it. Nothing here is global.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "models/python/header.h"
#include "models/python/heap.h"
#include "models/python/native.h"
#include "models/python/types.h"
#include "sim/simulator.h"
#include "sim/trace.h"

namespace interleave::models::threads {
class Process;
}

namespace interleave::models::python {

class Interpreter;
class Vm;

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
  Dict& builtins() { return *builtins_; }
  Dict& main_module() { return *main_; }
  void write_out(std::string_view text) { output_.out(text); }
  void write_err(std::string_view text) { output_.err(text); }

  Ref<Str> intern(std::string_view utf8);
  /// The module, initialised on first import. Raises ModuleNotFoundError.
  Value import(Vm& vm, std::string_view dotted_name);
  /// Per-run state of a module, made on first use.
  template <class State, class... A>
  State& state(A&&... args);
  /// A number unique to the object and equal in every run: `id()`, default hash and repr.
  int64_t identity(const Object* object);
  /// Called when a coroutine dies without having been awaited, and for `__del__`-time warnings.
  void warn(Vm* vm, Type* category, std::string_view message);

 private:
  sim::Simulator& simulator_;
  threads::Process& process_;
  const Scenario& scenario_;
  Output output_;
  Heap heap_;
  Types types_{};
  Ref<Dict> builtins_;
  Ref<Dict> main_;
  std::map<std::string, Value, std::less<>> modules_;
  std::map<std::string_view, std::unique_ptr<ModuleState>> states_;
  std::vector<Ref<Str>> interned_;
};

}  // namespace interleave::models::python
