// Raising, matching and grouping exceptions.
#include <algorithm>

#include "models/python/exceptions.h"
#include "models/python/execution.h"
#include "models/python/special.h"
#include "models/python/step_costs.h"

namespace interleave::models::python {

void Execution::add_traceback(const Value& exception, Frame& frame) {
  vm.items_ += kItemsOfTraceback;
  exception.as<Exception>()->traceback.push_back({Value(frame.code), frame.instruction()});
}

void Execution::set_context(const Value& exception) { set_exception_context(vm, exception, vm.handled()); }

// CPython 3.11 Python/ceval.c, do_raise.
Value Execution::exception_to_raise(const Value& exception, const Value& cause, bool has_cause) {
  const auto instantiate = [&](const Value& value, std::string_view complaint) {
    if (value.is(Kind::exception)) return value;
    if (value.is(Kind::type) && value.as<Type>()->is_subtype(types.BaseException)) {
      Value made = vm.call(value);
      if (!made.is(Kind::exception)) {
        vm.raise(types.TypeError, "calling {} should have returned an instance of BaseException, not {}",
                 vm.repr(value)->view(), type_name_of(vm, made));
      }
      return made;
    }
    vm.raise_text(types.TypeError, complaint);
  };
  Value raised = instantiate(exception, "exceptions must derive from BaseException");
  if (has_cause) {
    auto* object = raised.as<Exception>();
    object->cause = cause.is_none() ? Value() : instantiate(cause, "exception causes must derive from BaseException");
    object->suppress_context = true;
  }
  set_context(raised);
  return raised;
}

Value Execution::reraised() {
  if (vm.handled().is_undefined()) vm.raise(types.RuntimeError, "No active exception to reraise");
  return vm.handled();
}

bool Execution::matches(const Value& exception, const Value& type) {
  static constexpr std::string_view kComplaint = "catching classes that do not inherit from BaseException is not allowed";
  const auto is_exception_class = [&](const Value& v) {
    return v.is(Kind::type) && v.as<Type>()->is_subtype(types.BaseException);
  };
  Type* raised = exception.as_object()->type;
  if (const auto* several = type.try_as<Tuple>()) {
    for (const Value& each : several->items()) {
      if (!is_exception_class(each)) vm.raise_text(types.TypeError, kComplaint);
    }
    return std::any_of(several->items().begin(), several->items().end(),
                       [&](const Value& each) { return raised->is_subtype(each.as<Type>()); });
  }
  if (!is_exception_class(type)) vm.raise_text(types.TypeError, kComplaint);
  return raised->is_subtype(type.as<Type>());
}

// PEP 479: StopIteration must not leave a generator by accident.
Value Execution::stop_iteration_error(Generator& generator, const Value& raised) {
  const bool stops = vm.is_instance(raised, types.StopIteration);
  const bool async = generator.kind == Kind::async_generator;
  if (!stops && !(async && vm.is_instance(raised, types.StopAsyncIteration))) return raised;
  const Ref<Exception> error = vm.make_exception(
      types.RuntimeError, fmt::format("{} raised {}", kind_name(generator.kind), stops ? "StopIteration" : "StopAsyncIteration"));
  error->cause = raised;
  error->context = raised;
  error->suppress_context = true;
  return Value(error);
}

void Execution::raise_unbound(Frame& frame, uint32_t reg) {
  const Code& code = *frame.code;
  const bool local = reg < code.locals.size();
  const Str* name = local ? code.locals[reg].get() : code.cells[reg - code.locals.size()].get();
  raise_named(vm, types.UnboundLocalError, name,
              fmt::format("cannot access local variable '{}' where it is not associated with a value", name->view()));
}

void Execution::raise_unbound_free(const Code& code, uint32_t free) {
  const Str* name = code.frees[free].get();
  raise_named(vm, types.NameError, name,
              fmt::format("cannot access free variable '{}' where it is not associated with a value in enclosing scope",
                          name->view()));
}

void Execution::raise_name_error(const Str* name) {
  raise_named(vm, types.NameError, name, fmt::format("name '{}' is not defined", name->view()));
}

// ── except* ──────────────────────────────────────────────────────────────────────────────────────

void Execution::split_group(const Value& group, const Value& type, Value& match, Value& rest) {
  if (group.is_none()) {
    match = rest = Value::none();
    return;
  }
  const auto check = [&](const Value& each) {
    if (!each.is(Kind::type) || !each.as<Type>()->is_subtype(types.BaseException)) {
      vm.raise(types.TypeError, "catching classes that do not inherit from BaseException is not allowed");
    }
    if (each.as<Type>()->is_subtype(types.BaseExceptionGroup)) {
      vm.raise(types.TypeError, "catching ExceptionGroup with except* is not allowed. Use except instead.");
    }
  };
  if (const auto* several = type.try_as<Tuple>()) {
    for (const Value& each : several->items()) check(each);
  } else {
    check(type);
  }
  if (!vm.is_instance(group, types.BaseExceptionGroup)) {  // a naked exception is wrapped when it matches
    if (!matches(group, type)) {
      match = Value::none();
      rest = group;
      return;
    }
    match = wrap_in_group(vm, group);
    match.as<Exception>()->traceback = group.as<Exception>()->traceback;
    rest = Value::none();
    return;
  }
  split_exception_group(vm, group, [&](const Value& leaf) { return matches(leaf, type); }, match, rest);
}

// CPython 3.11 Objects/exceptions.c, _PyExc_PrepReraiseStar: what handlers raise goes up in one new
// group; parts of the original that nobody handled, or that were reraised, keep their structure.
Value Execution::group_to_raise(const Value& original, const Value& raised_list) {
  const auto& list = raised_list.as<List>()->items;
  std::vector<Value> raised, reraised;
  for (const Value& each : list) {
    if (each.is_none()) continue;
    if (comes_from_group(vm, each, original)) {
      reraised.push_back(each);
    } else {
      raised.push_back(each);
    }
  }
  if (raised.empty() && reraised.empty()) return Value::none();
  if (!vm.is_instance(original, types.BaseExceptionGroup)) {
    // A naked exception: unhandled, it goes on as it is.
    return raised.empty() ? reraised[0] : raised[0];
  }
  Value rest;
  if (!reraised.empty()) rest = project_group(vm, original, reraised);
  if (raised.empty()) return rest;
  if (rest.is_defined()) raised.push_back(rest);
  return make_exception_group(vm, "", raised);
}

}  // namespace interleave::models::python
