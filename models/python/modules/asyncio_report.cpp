// What asyncio logs, above all exceptions that nobody handles. Wording and order: CPython 3.11
// Lib/asyncio/base_events.py.
#include <algorithm>

#include "models/python/modules/asyncio_parts.h"
#include "models/python/traceback.h"

namespace interleave::models::python::modules {

namespace {

/// As traceback.format_list() has it, without the last line's end.
std::string format_stack(Vm& vm, const Value& stack) {
  const Value list = vm.call(vm.find_attr(vm.interpreter().import(vm, "traceback"), "format_list"), std::span(&stack, 1));
  std::string text;
  vm.for_each(list, [&](const Value& entry) { text += vm.to_str(entry)->view(); });
  while (text.ends_with('\n')) text.pop_back();
  return text;
}

Value find_key(Vm& vm, Dict& context, std::string_view key) {
  const Value* found = context.find(vm.intern(key).get());
  return found ? *found : Value::none();
}

}  // namespace

void log_for_asyncio(Vm& vm, LogLevel level, std::string_view message, const Value& exception) {
  constexpr std::string_view kMethods[] = {"debug", "warning", "error"};
  const auto logging = vm.interpreter().modules().find("logging");
  const Value report = logging == vm.interpreter().modules().end() ? Value() : vm.find_attr(logging->second, "_report");
  const bool is_exception = exception.is(Kind::exception);
  if (report.is_defined()) {
    const Value arguments[] = {vm.str("asyncio"), vm.str(kMethods[static_cast<size_t>(level)]), vm.str(message),
                               is_exception ? exception : Value::none()};
    vm.call(report, arguments);
  } else if (level != LogLevel::debug) {
    std::string text = std::string(message) + "\n";
    if (is_exception) text += format_exception(vm, exception, {.by = PrintedBy::module});
    vm.interpreter().write_err(text);
  }
}

Value loop_default_exception_handler(Vm& vm, Value* a) {
  Dict& context = *a[1].as<Dict>();
  const Value message = find_key(vm, context, "message");
  std::string text = vm.truth(message) ? std::string(vm.to_str(message)->view()) : "Unhandled exception in event loop";
  std::vector<std::pair<std::string, Value>> entries;
  for (const Dict::Entry& entry : context.entries) {
    if (entry.key.is_defined()) entries.emplace_back(vm.to_str(entry.key)->view(), entry.value);
  }
  std::sort(entries.begin(), entries.end(), [](const auto& x, const auto& y) { return x.first < y.first; });
  for (const auto& [key, value] : entries) {
    if (key == "message" || key == "exception") continue;
    text += fmt::format("\n{}: {}", key, key == "source_traceback" ? "Object created at (most recent call last):\n" + format_stack(vm, value)
                                                                  : std::string(vm.repr(value)->view()));
  }
  log_for_asyncio(vm, LogLevel::error, text, find_key(vm, context, "exception"));
  return Value::none();
}

Value loop_call_exception_handler(Vm& vm, Value* a) {
  LoopObject& loop = *a[0].as<LoopObject>();
  if (loop.exception_handler.is_none()) {
    vm.call_method(a[0], "default_exception_handler", std::span(&a[1], 1));
    return Value::none();
  }
  Value failure;
  try {
    const Value args[] = {a[0], a[1]};
    vm.call(loop.exception_handler, args);
  } catch (PythonError& error) {
    failure = std::move(error.exception);
  }
  if (failure.is_undefined()) return Value::none();
  if (vm.is_instance(failure, vm.types().SystemExit) || vm.is_instance(failure, vm.types().KeyboardInterrupt)) {
    throw PythonError{std::move(failure)};
  }
  Ref<Dict> context = vm.dict();
  context->set(vm.intern("message").get(), vm.str("Unhandled error in exception handler"));
  context->set(vm.intern("exception").get(), failure);
  context->set(vm.intern("context").get(), a[1]);
  const Value arguments[] = {context};
  vm.call_method(a[0], "default_exception_handler", arguments);
  return Value::none();
}

void report(Vm& vm, LoopObject& loop, std::string_view message, std::string_view key, const Value& object,
            const Value& exception, bool has_origin) {
  Ref<Dict> context = vm.dict();
  context->set(vm.intern("message").get(), vm.str(message));
  if (exception.is_defined()) context->set(vm.intern("exception").get(), exception);
  context->set(vm.intern(key).get(), object);
  if (has_origin) context->set(vm.intern("source_traceback").get(), origin_stack(loop.state, object.as_object()));
  const Value arguments[] = {context};
  vm.call_method(&loop, "call_exception_handler", arguments);
}

void report_quietly(Vm& vm, LoopObject& loop, std::string_view message, std::string_view key, const Value& object,
                    const Value& exception, bool has_origin) noexcept {
  const Value failure = vm.interpreter().contain([&] { report(vm, loop, message, key, object, exception, has_origin); });
  if (failure.is_defined()) vm.write_unraisable(failure, object);
}

}  // namespace interleave::models::python::modules
