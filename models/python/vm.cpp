#include "models/python/vm.h"

#include "models/python/bootstrap.h"
#include "models/python/builtins/str.h"
#include "models/python/builtins/unicode.h"
#include "models/python/call_record.h"
#include "models/python/exceptions.h"
#include "models/python/execution.h"
#include "models/python/special.h"
#include "models/python/traceback.h"
#include "models/threads/thread.h"

namespace interleave::models::python {

Vm::Vm(Interpreter& interpreter, threads::Thread& thread)
    : interpreter_(interpreter), thread_(thread), types_(interpreter.types()), countdown_(interpreter.checkpoint_interval()) {
  interpreter.add_vm(*this, thread);
  if (interpreter.simulator().trace() != nullptr) {
    thread.source = [this] { return source_stack(); };
  }
}

Vm::~Vm() {
  thread_.source = nullptr;
  interpreter_.remove_vm(thread_);
}

Ref<Str> Vm::str(std::string_view utf8) { return make_str(*this, utf8, unicode::count(utf8)); }

Value Vm::call(const Value& callee, std::span<const Value> positional) {
  return call(callee, Args{positional.data(), static_cast<uint32_t>(positional.size()), nullptr});
}

Value Vm::call(const Value& callee, Args args) {
  const Value keep(callee);
  return Execution(*this).call_object(keep, args);
}

// ── Errors ───────────────────────────────────────────────────────────────────────────────────────

Ref<Exception> Vm::make_exception(Type* type, Value argument) {
  Ref<Exception> made = make_instance<Exception>(interpreter_, type);
  made->arguments = argument.is_undefined() ? Value(interpreter_.empty_tuple()) : Value(tuple(std::span<const Value>(&argument, 1)));
  return made;
}

Ref<Exception> Vm::make_exception(Type* type, std::string_view message) { return make_exception(type, Value(str(message))); }

void Vm::raise_text(Type* type, std::string_view message) { raise_value(Value(make_exception(type, message))); }

void Vm::raise_value(Value exception) {
  if (!exception.is(Kind::exception)) {
    exception = Execution(*this).exception_to_raise(exception, Value(), false);
  } else {
    set_exception_context(*this, exception, handled_);
  }
  throw PythonError{std::move(exception)};
}

void Vm::call_ignoring_errors(const Value& callee) noexcept {
  const Value error = interpreter_.contain([&] { call(callee); });
  if (error.is_undefined()) return;
  const auto* bound = callee.try_as<BoundMethod>();
  write_unraisable(error, bound != nullptr ? bound->function : callee);
}

void Vm::write_unraisable(const Value& exception, const Value& where) noexcept {
  std::string name = "<object repr() failed>";
  interpreter_.contain([&] { name = repr(where)->view(); });
  interpreter_.contain([&] {
    interpreter_.write_err(fmt::format("Exception ignored in: {}\n{}", name, format_exception(*this, exception)));
  });
}

void Vm::guard_recursion(std::string_view where) {
  constexpr size_t kReserve = 48 * 1024;  // for the error itself, and natives that don't ask
  if (interpreter_.simulator().stack_remaining() < kReserve) {
    raise(types_.RecursionError, "maximum recursion depth exceeded{}", where);
  }
}

void Vm::look_at_limits() {
  if (killed_) throw sim::ProcessKilled();
  if (const StepCosts* costs = interpreter_.counted_steps()) cost_ += costs->item * std::exchange(items_, 0);
  items_ = 0;
  Watch& watch = interpreter_.watch();
  watch.count_steps(std::exchange(steps_, 0));
  if (interpreter_.cancel != nullptr && interpreter_.cancel->load(std::memory_order_relaxed)) {
    interpreter_.simulator().stop();
    thread_.sleep(sim::Duration());
  }
  if (const std::string complaint = watch.complaint(interpreter_.simulator().now()); !complaint.empty()) {
    interpreter_.end_run(*this, complaint);
  }
  if (watch.memory_exhausted()) throw PythonError{interpreter_.memory_error()};
}

// ── Where the program is ─────────────────────────────────────────────────────────────────────────

sim::StackId Vm::source_stack() {
  sim::Trace* trace = interpreter_.simulator().trace();
  std::vector<Frame*> frames;
  constexpr size_t kDeepest = 64;
  for (Frame* frame = frame_; frame != nullptr && frames.size() < kDeepest; frame = frame->caller) frames.push_back(frame);
  sim::StackId stack = 0;
  for (size_t i = frames.size(); i-- > 0;) stack = record_call(*trace, stack, *frames[i]);
  return stack;
}

std::pair<std::string_view, uint32_t> Vm::current_line() const {
  for (const Frame* frame = frame_; frame != nullptr; frame = frame->caller) {
    if (frame->code->source->hidden) continue;
    return {frame->code->source->file_name, frame->code->positions[frame->instruction()].line};
  }
  return {"", 0};
}

// ── Natives ──────────────────────────────────────────────────────────────────────────────────────

Ref<NativeFunction> Vm::native(const NativeDef& def, Type* owner) { return make_native(interpreter_, def, owner); }
Ref<NativeFunction> Vm::native_closure(const NativeDef& def, Value closure) {
  return make_native(interpreter_, def, nullptr, std::move(closure));
}
void Vm::add_natives(Dict& attributes, std::span<const NativeDef> table, Type* owner) {
  for (const NativeDef& def : table) attributes.set(intern(def.name).get(), Value(native(def, owner)));
}

}  // namespace interleave::models::python
