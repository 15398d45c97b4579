#include "models/python/coroutine_origins.h"

#include <algorithm>
#include <unordered_map>

#include "models/python/frame.h"
#include "models/python/interpreter.h"
#include "models/python/source.h"
#include "models/python/traceback.h"

namespace interleave::models::python {

namespace {

struct Origin {
  Value calls;       // as `cr_origin` has it
  std::string text;  // as a traceback has it: the innermost call last
};

struct Origins : ModuleState {
  uint32_t depth = 0;
  std::unordered_map<const Object*, Origin> of;
};

// CPython has four calls between a task's coroutine and what runs the loop: _run, _run_once, run_forever and
// run_until_complete.
constexpr uint32_t kLoopCalls = 4;

}  // namespace

uint32_t track_coroutine_origins(Vm& vm, uint32_t depth) {
  if (depth == 0 && !tracks_coroutine_origins(vm)) return 0;
  vm.types().coroutine->flags |= kTracksOrigins;
  return std::exchange(vm.interpreter().state<Origins>().depth, depth);
}

uint32_t coroutine_origin_depth(Vm& vm) {
  return tracks_coroutine_origins(vm) ? vm.interpreter().state<Origins>().depth : 0;
}

void note_coroutine_origin(Vm& vm, const Object* coroutine) {
  auto& origins = vm.interpreter().state<Origins>();
  std::vector<Value> calls;
  std::string text;
  uint32_t left = origins.depth;
  for (const Frame* frame = vm.frame(); frame != nullptr && left > 0; frame = frame->caller) {
    --left;
    const SourceText& source = *frame->code->source;
    if (!source.hidden) {
      const uint32_t line = frame->code->positions[frame->instruction()].line;
      std::string_view shown = source.line(line);
      shown.remove_prefix(std::min(shown.find_first_not_of(" \t\f"), shown.size()));
      const Value call[] = {vm.str(source.file_name), Value::integer(line), frame->code->name};
      calls.emplace_back(vm.tuple(call));
      text.insert(0, fmt::format("  File \"{}\", line {}, in {}\n    {}\n", source.file_name, line,
                                 frame->code->name->view(), shown));
    }
    const bool driven_by_loop = frame->generator != nullptr && frame->caller != nullptr && frame->caller->generator == nullptr;
    if (driven_by_loop) left -= std::min(left, kLoopCalls);
  }
  if (!calls.empty()) origins.of.insert_or_assign(coroutine, Origin{vm.tuple(calls), std::move(text)});
}

void forget_coroutine_origin(const Object* coroutine) {
  if (const Origins* origins = Interpreter::of(coroutine).find_state<Origins>(); origins != nullptr && !origins->of.empty()) {
    Interpreter::of(coroutine).state<Origins>().of.erase(coroutine);
  }
}

Value coroutine_origin(Vm& vm, const Object* coroutine) {
  if (!tracks_coroutine_origins(vm)) return Value::none();
  const auto& known = vm.interpreter().state<Origins>().of;
  const auto found = known.find(coroutine);
  return found == known.end() ? Value::none() : found->second.calls;
}

// CPython 3.11 Lib/warnings.py, _warn_unawaited_coroutine.
std::string never_awaited(Vm& vm, const Object* coroutine, std::string_view qualified_name) {
  std::string message = fmt::format("coroutine '{}' was never awaited", qualified_name);
  if (!tracks_coroutine_origins(vm)) return message;
  auto& known = vm.interpreter().state<Origins>().of;
  const auto found = known.find(coroutine);
  if (found == known.end()) return message;
  message += "\nCoroutine created at (most recent call last)\n" + found->second.text;
  message.pop_back();
  known.erase(found);
  return message;
}

}  // namespace interleave::models::python
