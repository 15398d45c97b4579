// What stands behind await, async for, yield from and with: the protocols' special methods.
#include "models/python/attributes.h"
#include "models/python/exceptions.h"
#include "models/python/execution.h"
#include "models/python/special.h"
#include "models/python/special_slots.h"

namespace interleave::models::python {

void Execution::with_enter(const Value& manager, Value& exit, Value& entered, bool async) {
  const Names& names = interpreter.names();
  const Value enter = find_special(vm, manager, async ? names.aenter : names.enter);
  if (enter.is_undefined()) {
    vm.raise(types.TypeError, "'{}' object does not support the {}context manager protocol", type_name_of(vm, manager),
             async ? "asynchronous " : "");
  }
  exit = find_special(vm, manager, async ? names.aexit : names.exit);
  if (exit.is_undefined()) {
    vm.raise(types.TypeError, "'{}' object does not support the {}context manager protocol (missed {} method)",
             type_name_of(vm, manager), async ? "asynchronous " : "", async ? "__aexit__" : "__exit__");
  }
  entered = vm.call(enter);
}

Value Execution::with_exit(const Value& exit, const Value& exception) {
  const Value arguments[] = {Value(exception.as_object()->type), exception,
                             vm.get_attr(exception, interpreter.names().traceback)};
  return vm.call(exit, arguments);
}

Value Execution::get_awaitable(const Value& object, uint8_t flags) {
  if (object.is(Kind::coroutine)) {
    if (object.as<Generator>()->awaited().is_defined() && object.as<Generator>()->state() == Generator::State::suspended) {
      vm.raise(types.RuntimeError, "coroutine is being awaited already");
    }
    return object;
  }
  if (vm.type_of(object)->slots.await == nullptr && (flags & (kOfEnter | kOfExit))) {
    vm.raise(types.TypeError, "'async with' received an object from {} that does not implement __await__: {}",
             flags & kOfEnter ? "__aenter__" : "__aexit__", type_name_of(vm, object));
  }
  return vm.get_awaitable(object);
}

Value Vm::get_awaitable(const Value& object) {
  if (object.is(Kind::coroutine)) return object;
  if (const auto await = type_of(object)->slots.await) return await(*this, object);
  raise(types_.TypeError, "object {} can't be used in 'await' expression", type_name_of(*this, object));
}

Value Execution::get_yield_iter(const Value& object) {
  if (object.is(Kind::coroutine)) {
    vm.raise(types.TypeError, "cannot 'yield from' a coroutine object in a non-coroutine generator");
  }
  return vm.iter(object);
}

Value Execution::get_aiter(const Value& object) {
  const Value method = find_special(vm, object, interpreter.names().aiter);
  if (method.is_undefined()) {
    vm.raise(types.TypeError, "'async for' requires an object with __aiter__ method, got {}", type_name_of(vm, object));
  }
  Value iterator = vm.call(method);
  if (vm.type_of(iterator)->lookup(interpreter.names().anext) == nullptr) {
    vm.raise(types.TypeError, "'async for' received an object from __aiter__ that does not implement __anext__: {}",
             type_name_of(vm, iterator));
  }
  return iterator;
}

Value Execution::get_anext(const Value& iterator) {
  if (iterator.is(Kind::async_generator)) return async_generator_asend(vm, iterator, Value::none());
  const Value method = find_special(vm, iterator, interpreter.names().anext);
  if (method.is_undefined()) {
    vm.raise(types.TypeError, "'async for' requires an iterator with __anext__ method, got {}", type_name_of(vm, iterator));
  }
  const Value next = vm.call(method);
  if (!next.is(Kind::coroutine) && vm.type_of(next)->slots.await == nullptr) {
    vm.raise(types.TypeError, "'async for' received an invalid object from __anext__: {}", type_name_of(vm, next));
  }
  return vm.get_awaitable(next);
}

Resumed Vm::send(const Value& awaitable, Value& value) {
  if (awaitable.is(Kind::coroutine) && awaitable.as_object()->type == types_.coroutine) {
    return resume_generator(*this, *awaitable.as<Generator>(), value);
  }
  const Slots& slots = type_of(awaitable)->slots;
  if (slots.send != nullptr) return slots.send(*this, awaitable, value);
  Value error;
  try {
    if (value.is_none()) {
      // `__next__` of a program's class may raise StopIteration with a value.
      Value item = slots.next == slot_next ? call_special(*this, awaitable, interpreter_.names().next) : next(awaitable);
      if (item.is_defined()) {
        value = std::move(item);
        return Resumed::yielded;
      }
      value = Value::none();
      return Resumed::returned;
    }
    value = call_method(awaitable, "send", std::span<const Value>(&value, 1));
    return Resumed::yielded;
  } catch (const PythonError& raised) {
    error = raised.exception;
  }
  if (!is_instance(error, types_.StopIteration)) throw PythonError{std::move(error)};
  value = stop_iteration_value(*this, error);
  return Resumed::returned;
}

Resumed Vm::throw_in(const Value& awaitable, const Value& exception, Value& value) {
  const Slots& slots = type_of(awaitable)->slots;
  if (slots.throw_in != nullptr) return slots.throw_in(*this, awaitable, exception, value);
  const Value method = find_attr(awaitable, interpreter_.names().throw_);
  if (method.is_undefined()) throw PythonError{exception};
  Value error;
  try {
    value = call(method, std::span<const Value>(&exception, 1));
    return Resumed::yielded;
  } catch (const PythonError& raised) {
    error = raised.exception;
  }
  if (!is_instance(error, types_.StopIteration)) throw PythonError{std::move(error)};
  value = stop_iteration_value(*this, error);
  return Resumed::returned;
}

}  // namespace interleave::models::python
