#include "models/python/modules/polling.h"

#include "models/python/interpreter.h"
#include "models/python/vm.h"
#include "models/threads/thread.h"

namespace interleave::models::python::modules {

namespace {

struct Polls : ModuleState {
  sim::Time at;
  int count = 0;
};

}  // namespace

void note_poll(Vm& vm) {
  auto& polls = vm.interpreter().state<Polls>();
  const sim::Time now = vm.interpreter().simulator().now();
  if (polls.at != now) {
    polls.at = now;
    polls.count = 0;
  }
  if (++polls.count < kPolls) return;
  polls.count = 0;
  vm.thread().work(kPollCost);
}

}  // namespace interleave::models::python::modules
