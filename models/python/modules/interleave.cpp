// interleave: what a scenario may import to model cost. The file of the same name beside the scenarios
// does the same under real Python.
#include "models/python/modules/table.h"
#include "models/python/types.h"
#include "models/python/vm.h"
#include "models/threads/thread.h"

namespace interleave::models::python::modules {

namespace {

// work(seconds): CPU time on a core, holding the GIL as computing Python code does.
Value interleave_work(Vm& vm, Value* a) {
  const double seconds = vm.to_double(a[0]);
  if (seconds < 0) vm.raise(vm.types().ValueError, "work length must be non-negative");
  vm.thread().work(sim::Duration::from_seconds(seconds));
  return Value::none();
}

constexpr NativeDef kFunctions[] = {{"work", "(seconds)", interleave_work}};

}  // namespace

void init_interleave(Vm& vm, Dict& module) { vm.add_natives(module, kFunctions); }

}  // namespace interleave::models::python::modules
