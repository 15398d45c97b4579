// What the loop does with exceptions that nobody handles: the default handler writes what CPython's
// writes through logging, to stderr. Wording and order: CPython 3.11 Lib/asyncio/base_events.py.
#include <algorithm>

#include "models/python/modules/asyncio_parts.h"
#include "models/python/traceback.h"

namespace interleave::models::python::modules {

namespace {

Value find_key(Vm& vm, Dict& context, std::string_view key) {
  const Value* found = context.find(vm.intern(key).get());
  return found ? *found : Value::none();
}

}  // namespace

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
    if (key != "message" && key != "exception") text += fmt::format("\n{}: {}", key, vm.repr(value)->view());
  }
  text += '\n';
  const Value exception = find_key(vm, context, "exception");
  if (exception.is(Kind::exception)) text += format_exception(vm, exception);
  vm.interpreter().write_err(text);
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
            const Value& exception) {
  Ref<Dict> context = vm.dict();
  context->set(vm.intern("message").get(), vm.str(message));
  if (exception.is_defined()) context->set(vm.intern("exception").get(), exception);
  context->set(vm.intern(key).get(), object);
  const Value arguments[] = {context};
  vm.call_method(&loop, "call_exception_handler", arguments);
}

void report_quietly(Vm& vm, LoopObject& loop, std::string_view message, std::string_view key, const Value& object,
                    const Value& exception) noexcept {
  Value failure;
  try {
    report(vm, loop, message, key, object, exception);
  } catch (PythonError& error) {
    failure = std::move(error.exception);
  }
  if (failure.is_defined()) vm.write_unraisable(failure, object);
}

}  // namespace interleave::models::python::modules
