#include "models/python/modules/polling.h"

#include <algorithm>

#include "models/python/frame.h"
#include "models/python/interpreter.h"
#include "models/python/source.h"
#include "models/python/vm.h"
#include "models/threads/thread.h"

namespace interleave::models::python::modules {

namespace {

struct Polls : ModuleState {
  sim::Time at;
  int count = 0;
  const Object* asked = nullptr;
  std::vector<std::pair<uint32_t, int>> payers;  // line, how often
};

/// The innermost frame of the program itself.
const Frame* program_frame(Vm& vm) {
  const Frame* frame = vm.frame();
  while (frame != nullptr && frame->code->source->hidden) frame = frame->caller;
  return frame;
}

void pay(Vm& vm) {
  if (const Frame* frame = program_frame(vm)) note_busy_line(vm, frame->code->positions[frame->instruction()].line);
  vm.thread().work(kPollCost);
}

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
  pay(vm);
}

void note_poll_of(Vm& vm, const Object* object) {
  if (std::exchange(vm.interpreter().state<Polls>().asked, object) == object) note_poll(vm);
}

void note_busy_line(Vm& vm, uint32_t line) {
  auto& payers = vm.interpreter().state<Polls>().payers;
  auto found = std::find_if(payers.begin(), payers.end(), [&](const auto& each) { return each.first == line; });
  if (found == payers.end()) found = payers.insert(found, {line, 0});
  if (++found->second != kPatience) return;
  const sim::Simulator& simulator = vm.interpreter().simulator();
  if (sim::Trace* trace = simulator.trace()) {
    trace->add_instant(sim::InstantKind::lint, simulator.now(), vm.thread().acting_track(), kBusyHint);
  }
}

std::vector<uint32_t> busy_lines(const Interpreter& interpreter) {
  std::vector<uint32_t> lines;
  const auto* polls = interpreter.find_state<Polls>();
  if (polls == nullptr) return lines;
  for (const auto& [line, times] : polls->payers) {
    if (times >= kPatience) lines.push_back(line);
  }
  return lines;
}

}  // namespace interleave::models::python::modules
