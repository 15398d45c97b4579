// What the debug mode of a loop adds: who made what, which callbacks took long, which thread may do what.
// Wording: CPython 3.11 Lib/asyncio/base_events.py, _run_once, _check_thread, _check_callback.
#include "models/python/modules/asyncio_parts.h"
#include "models/threads/thread.h"

namespace interleave::models::python::modules {

namespace {

/// Runs a handle of a loop in debug mode, and says so if that took long.
void run_observed(asyncio::EventLoop& base, asyncio::Handle& handle) {
  auto& loop = static_cast<LoopObject&>(base);
  Vm& vm = *loop.vm;
  const asyncio::Task* task = asyncio::Task::of(handle);
  Value shown;
  if (task != nullptr) {
    shown = Value(static_cast<TaskObject*>(asyncio::Task::of(handle)));
  } else if (handle.is(&HandleObject::act)) {
    shown = Value(static_cast<HandleObject*>(&handle));
  }
  const sim::Time start = loop.now();
  handle.act(asyncio::Handle::Event::run);
  const double seconds = static_cast<double>((loop.now() - start).ns()) / 1e9;
  if (shown.is_undefined() || seconds < loop.slow_callback_duration) return;
  log_for_asyncio(vm, LogLevel::warning, fmt::format("Executing {} took {:.3f} seconds", vm.repr(shown)->view(), seconds));
}

bool is_coroutine_function(Vm& vm, const Value& value) {
  const Value code = vm.find_attr(value, "__code__");
  constexpr int64_t kCoroutine = 0x80;  // CO_COROUTINE
  return code.is_defined() && (vm.to_index(vm.find_attr(code, "co_flags")) & kCoroutine) != 0;
}

}  // namespace

void set_debug(LoopObject& loop, bool enabled) {
  loop.debug = enabled;
  loop.observe = enabled ? run_observed : nullptr;
}

void note_origin(Vm& vm, AsyncioState& state, const Object* object, std::string_view site) {
  const Value stack = vm.call(vm.find_attr(vm.interpreter().import(vm, "traceback"), "extract_stack"));
  state.origins[object] = {stack, std::string(site), ""};
}

std::string describe_origin(Vm& vm, const AsyncioState& state, const Object* object) {
  const auto found = state.origins.find(object);
  if (found == state.origins.end()) return "";
  const AsyncioState::Origin& origin = found->second;
  if (!origin.site.empty()) return " created at " + origin.site;
  Value innermost;
  vm.for_each(origin.stack, [&](const Value& entry) { innermost = entry; });
  if (innermost.is_undefined()) return "";
  return fmt::format(" created at {}:{}", vm.to_str(vm.find_attr(innermost, "filename"))->view(),
                     vm.to_str(vm.find_attr(innermost, "lineno"))->view());
}

Value origin_stack(const AsyncioState& state, const Object* object) {
  const auto found = state.origins.find(object);
  return found == state.origins.end() ? Value::none() : found->second.stack;
}

void check_thread(Vm& vm, const LoopObject& loop) {
  if (!loop.running() || loop.vm == &vm) return;
  vm.raise(vm.types().RuntimeError, "Non-thread-safe operation invoked on an event loop other than the current one");
}

void check_callback(Vm& vm, const Value& callback, std::string_view method) {
  if (is_coroutine(vm, callback) || is_coroutine_function(vm, callback)) {
    vm.raise(vm.types().TypeError, "coroutines cannot be used with {}()", method);
  }
  if (vm.type_of(callback)->slots.call != nullptr) return;
  vm.raise(vm.types().TypeError, "a callable object was expected by {}(), got {}", method, vm.repr(callback)->view());
}

}  // namespace interleave::models::python::modules
