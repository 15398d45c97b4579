#include "models/python/generator.h"

#include "models/python/bootstrap.h"
#include "models/python/coroutine_origins.h"
#include "models/python/exceptions.h"
#include "models/python/execution.h"
#include "models/python/modules/frames.h"
#include "models/python/special.h"
#include "models/python/traceback.h"

namespace interleave::models::python {
namespace {

using State = Generator::State;

/// Runs the frame from where it is suspended: `value` is sent in, or raised.
Resumed run_generator(Vm& vm, Generator& generator, Value& value, bool raises) {
  vm.guard_recursion();
  Execution execution(vm);
  const Ref<Generator> keep(&generator);
  const State before = generator.state();
  Frame* frame = generator.frame.get();
  execution.resume(generator);
  frame->flags |= Frame::kEntry;
  if (!raises && before == State::suspended) {
    Value* registers = frame->first_register();
    const Instruction at = *frame->pc;
    if (at.op == Op::YIELD) {
      registers[at.a] = std::move(value);
      ++frame->pc;
    } else {  // SEND
      registers[at.c] = std::move(value);
    }
  }
  const Outcome outcome = execution.run(frame, value, raises);
  if (generator.frame) generator.frame->flags &= static_cast<uint8_t>(~Frame::kEntry);
  if (outcome == Outcome::raised) throw PythonError{std::move(value)};
  return outcome == Outcome::yielded ? Resumed::yielded : Resumed::returned;
}

void check_resumable(Vm& vm, const Generator& generator) {
  if (generator.state() == State::running) {
    vm.raise(vm.types().ValueError, "{} already executing", kind_name(generator.kind));
  }
  if (generator.state() == State::closed && generator.kind == Kind::coroutine) {
    vm.raise(vm.types().RuntimeError, "cannot reuse already awaited coroutine");
  }
}

Generator& self_of(const Value& v) { return *v.as<Generator>(); }

// ── Methods ──────────────────────────────────────────────────────────────────────────────────────

/// As send() in Python: the end is a StopIteration.
Value send_from_python(Vm& vm, const Value& self, Value value) {
  if (resume_generator(vm, self_of(self), value) == Resumed::yielded) return value;
  raise_stop_iteration(vm, std::move(value));
}

Value generator_send(Vm& vm, Value* a) { return send_from_python(vm, a[0], a[1]); }

Value generator_next(Vm& vm, const Value& self) {
  Value value = Value::none();
  return resume_generator(vm, self_of(self), value) == Resumed::yielded ? value : Value();
}

Value dunder_next(Vm& vm, Value* a) { return send_from_python(vm, a[0], Value::none()); }

Value generator_throw(Vm& vm, Value* a) {
  const Value exception = exception_from_throw_arguments(vm, a[1], a[2], a[3]);
  Value value;
  if (throw_into_generator(vm, self_of(a[0]), exception, value) == Resumed::yielded) return value;
  raise_stop_iteration(vm, std::move(value));
}

Value generator_close(Vm& vm, Value* a) {
  close_generator(vm, self_of(a[0]));
  return Value::none();
}

Resumed generator_send_slot(Vm& vm, const Value& self, Value& value) { return resume_generator(vm, self_of(self), value); }
Resumed generator_throw_slot(Vm& vm, const Value& self, const Value& exception, Value& value) {
  return throw_into_generator(vm, self_of(self), exception, value);
}
Value itself(Vm&, const Value& self) { return self; }

Value generator_repr(Vm& vm, const Value& self) {
  const Generator& g = self_of(self);
  return Value(vm.str(fmt::format("<{} object {} at {:#x}>", g.kind == Kind::async_generator ? "async_generator" : kind_name(g.kind),
                                  g.qualname->view(), vm.interpreter().identity(&g))));
}

void generator_finalize(Object* object) {
  auto* generator = static_cast<Generator*>(object);
  if (generator->state() == State::closed && generator->kind != Kind::async_generator) return;
  Interpreter& interpreter = Interpreter::of(object);
  Vm* vm = interpreter.current_vm();
  if (vm == nullptr) return;
  const bool told = generator->kind == Kind::async_generator && interpreter.finalize_async_generator != nullptr &&
                    interpreter.finalize_async_generator(*vm, Value(generator));
  if (told || generator->state() == State::closed || generator->state() == State::running) return;
  if (generator->kind == Kind::coroutine && generator->state() == State::created) {
    interpreter.warn(vm, interpreter.types().RuntimeWarning,
                     never_awaited(*vm, object, generator->qualname->view()));
    return;
  }
  if (generator->kind == Kind::coroutine) forget_coroutine_origin(object);
  if (generator->state() == State::created) return;
  // The frame needs no closing if nothing in it would notice.
  if (!generator->awaited().is_defined() && generator->frame->code->handlers.empty()) return;
  const Value error = interpreter.contain([&] { close_generator(*vm, *generator); });
  if (error.is_defined()) vm->write_unraisable(error, Value(generator));
}

Value get_running(Vm&, const Value& self) { return Value::boolean(self_of(self).state() == State::running); }
Value get_suspended(Vm&, const Value& self) { return Value::boolean(self_of(self).state() == State::suspended); }
Value get_frame(Vm& vm, const Value& self) {
  const Generator& g = self_of(self);
  return g.frame ? make_frame_view(vm, *g.frame) : Value::none();
}
Value get_code(Vm&, const Value& self) {
  const Generator& g = self_of(self);
  return g.frame ? Value(g.frame->function->code) : Value::none();
}
Value get_awaited(Vm&, const Value& self) {
  Value inner = self_of(self).awaited();
  return inner.is_undefined() ? Value::none() : inner;
}
Value get_name(Vm&, const Value& self) { return Value(self_of(self).name); }
Value get_qualname(Vm&, const Value& self) { return Value(self_of(self).qualname); }
void set_name(Vm& vm, const Value& self, const Value& value) {
  if (!value.is(Kind::str)) vm.raise(vm.types().TypeError, "__name__ must be set to a string object");
  self_of(self).name = Ref<Str>(value.as<Str>());
}
void set_qualname(Vm& vm, const Value& self, const Value& value) {
  if (!value.is(Kind::str)) vm.raise(vm.types().TypeError, "__qualname__ must be set to a string object");
  self_of(self).qualname = Ref<Str>(value.as<Str>());
}

constexpr NativeDef kGeneratorMethods[] = {{"__next__", "(self, /)", dunder_next},
                                           {"send", "(self, value, /)", generator_send},
                                           {"throw", "(self, type, value=..., traceback=..., /)", generator_throw},
                                           {"close", "(self, /)", generator_close}};
constexpr NativeDef kMethods[] = {{"send", "(self, value, /)", generator_send},
                                  {"throw", "(self, type, value=..., traceback=..., /)", generator_throw},
                                  {"close", "(self, /)", generator_close}};
constexpr GetSetDef kGeneratorFields[] = {{"gi_running", get_running}, {"gi_suspended", get_suspended},
                                          {"gi_frame", get_frame}, {"gi_code", get_code}, {"gi_yieldfrom", get_awaited},
                                          {"__name__", get_name, set_name}, {"__qualname__", get_qualname, set_qualname}};
constexpr GetSetDef kCoroutineFields[] = {{"cr_running", get_running}, {"cr_suspended", get_suspended},
                                          {"cr_frame", get_frame}, {"cr_code", get_code}, {"cr_await", get_awaited},
                                          {"cr_origin", [](Vm& vm, const Value& self) { return coroutine_origin(vm, self.as_object()); }},
                                          {"__name__", get_name, set_name}, {"__qualname__", get_qualname, set_qualname}};

// ── What `coroutine.__await__()` gives ───────────────────────────────────────────────────────────

struct CoroutineWrapper : Object {
  static constexpr Kind kKind = Kind::other;
  CoroutineWrapper(Type* t, Value c) : Object(t, kKind), coroutine(std::move(c)) {}
  Value coroutine;
};
const Value& wrapped(const Value& v) { return v.as<CoroutineWrapper>()->coroutine; }

Value coroutine_await(Vm& vm, const Value& self) {
  return Value(vm.heap().make<CoroutineWrapper>(vm.types().coroutine_wrapper, self));
}
Value wrapper_next(Vm& vm, Value* a) { return send_from_python(vm, wrapped(a[0]), Value::none()); }
Value wrapper_send(Vm& vm, Value* a) { return send_from_python(vm, wrapped(a[0]), a[1]); }
Value wrapper_throw(Vm& vm, Value* a) {
  Value arguments[] = {wrapped(a[0]), a[1], a[2], a[3]};
  return generator_throw(vm, arguments);
}
Value wrapper_close(Vm& vm, Value* a) {
  close_generator(vm, self_of(wrapped(a[0])));
  return Value::none();
}
constexpr NativeDef kWrapperMethods[] = {{"__next__", "(self, /)", wrapper_next},
                                         {"send", "(self, value, /)", wrapper_send},
                                         {"throw", "(self, type, value=..., traceback=..., /)", wrapper_throw},
                                         {"close", "(self, /)", wrapper_close}};

}  // namespace

std::string_view kind_name(Kind kind) {
  return kind == Kind::coroutine ? "coroutine" : kind == Kind::async_generator ? "async generator" : "generator";
}

Value Generator::awaited() const {
  if (!frame || state() == State::running || state() == State::created || frame->pc->op != Op::SEND) return Value();
  return frame->first_register()[frame->pc->b];
}

Ref<Generator> make_generator(Vm& vm, Ref<Frame> frame) {
  const Code& code = *frame->code;
  const Types& t = vm.types();
  if (code.is_coroutine) {
    Ref<Generator> made = vm.heap().make<Generator>(t.coroutine, Kind::coroutine, std::move(frame));
    if (tracks_coroutine_origins(vm)) [[unlikely]] note_coroutine_origin(vm, made.get());
    return made;
  }
  if (code.is_async_generator) return vm.heap().make<Generator>(t.async_generator, Kind::async_generator, std::move(frame));
  return vm.heap().make<Generator>(t.generator, Kind::generator, std::move(frame));
}

void raise_stop_iteration(Vm& vm, Value value) {
  vm.raise_value(Value(vm.make_exception(vm.types().StopIteration, value.is_none() ? Value() : std::move(value))));
}

Value next_or_result(Vm& vm, const Value& iterator, Value& result) {
  result = Value::none();
  const Slots& slots = vm.type_of(iterator)->slots;
  if (slots.next == nullptr || slots.send == nullptr) return vm.next(iterator);
  Value value = Value::none();
  if (vm.send(iterator, value) == Resumed::yielded) return value;
  result = std::move(value);
  return Value();
}

Resumed resume_generator(Vm& vm, Generator& generator, Value& value) {
  check_resumable(vm, generator);
  if (generator.state() == State::closed) {
    value = Value::none();
    return Resumed::returned;
  }
  if (generator.state() == State::created && !value.is_none()) {
    vm.raise(vm.types().TypeError, "can't send non-None value to a just-started {}", kind_name(generator.kind));
  }
  return run_generator(vm, generator, value, false);
}

namespace {

/// Nothing of the body runs; the traceback shows the line of its `def`.
[[noreturn]] void throw_at_start(Vm& vm, Generator& generator, const Value& exception) {
  const Ref<Frame> frame = std::move(generator.frame);
  frame->generator = nullptr;
  frame->pc = frame->code->instructions.data() + frame->code->instructions.size();
  generator.set_state(State::closed);
  Execution execution(vm);
  execution.add_traceback(exception, *frame);
  throw PythonError{execution.stop_iteration_error(generator, exception)};
}

}  // namespace

// CPython 3.11 Objects/genobject.c, _gen_throw: the exception goes to what is awaited first.
Resumed throw_into_generator(Vm& vm, Generator& generator, const Value& exception, Value& value) {
  check_resumable(vm, generator);
  if (generator.state() == State::closed) throw PythonError{exception};
  if (const Value inner = generator.awaited(); inner.is_defined()) {
    Value error;
    generator.set_state(State::running);
    try {
      if (vm.is_instance(exception, vm.types().GeneratorExit)) {
        close_iterator(vm, inner);
        error = exception;
      } else if (vm.throw_in(inner, exception, value) == Resumed::yielded) {
        generator.set_state(State::suspended);
        return Resumed::yielded;
      }
    } catch (const PythonError& raised) {
      error = raised.exception;
    }
    generator.set_state(State::suspended);
    if (error.is_undefined()) {  // what was awaited has returned: the body goes on
      Frame& frame = *generator.frame;
      const Instruction at = *frame.pc;
      frame.first_register()[at.b] = Value();
      frame.first_register()[at.c] = Value();
      // It goes on behind the SEND, as if that had returned just now.
      const Ref<Generator> keep(&generator);
      frame.first_register()[at.a] = std::move(value);
      ++frame.pc;
      return continue_generator(vm, generator, value);
    }
    value = error;
    return run_generator(vm, generator, value, true);
  }
  value = exception;
  set_exception_context(vm, value, generator.handled);
  if (generator.state() == State::created) throw_at_start(vm, generator, value);
  return run_generator(vm, generator, value, true);
}

Resumed continue_generator(Vm& vm, Generator& generator, Value& value) {
  Execution execution(vm);
  Frame* frame = generator.frame.get();
  execution.resume(generator);
  frame->flags |= Frame::kEntry;
  value = Value();
  const Outcome outcome = execution.run(frame, value, false);
  if (generator.frame) generator.frame->flags &= static_cast<uint8_t>(~Frame::kEntry);
  if (outcome == Outcome::raised) throw PythonError{std::move(value)};
  return outcome == Outcome::yielded ? Resumed::yielded : Resumed::returned;
}

void close_iterator(Vm& vm, const Value& iterator) {
  if (iterator.is(Kind::generator) || iterator.is(Kind::coroutine)) return close_generator(vm, self_of(iterator));
  const Value close = vm.find_attr(iterator, vm.interpreter().names().close);
  if (close.is_defined()) vm.call(close);
}

void close_generator(Vm& vm, Generator& generator) {
  if (generator.state() == State::running) {
    vm.raise(vm.types().ValueError, "{} already executing", kind_name(generator.kind));
  }
  if (generator.state() == State::closed) return;
  if (generator.state() == State::created) {
    const Ref<Frame> frame = std::move(generator.frame);
    frame->generator = nullptr;
    generator.set_state(State::closed);
    return;
  }
  Value error, value;
  bool yielded = false;
  try {
    const Value exit(vm.make_exception(vm.types().GeneratorExit, Value()));
    yielded = throw_into_generator(vm, generator, exit, value) == Resumed::yielded;
  } catch (const PythonError& raised) {
    error = raised.exception;
  }
  if (yielded) vm.raise(vm.types().RuntimeError, "{} ignored GeneratorExit", kind_name(generator.kind));
  if (error.is_defined() && !vm.is_instance(error, vm.types().GeneratorExit) &&
      !vm.is_instance(error, vm.types().StopIteration)) {
    throw PythonError{std::move(error)};
  }
}

Value exception_from_throw_arguments(Vm& vm, const Value& type, const Value& value, const Value& traceback) {
  const Types& t = vm.types();
  Value exception;
  if (type.is(Kind::exception)) {
    if (value.is_defined() && !value.is_none()) vm.raise(t.TypeError, "instance exception may not have a separate value");
    exception = type;
  } else if (type.is(Kind::type) && type.as<Type>()->is_subtype(t.BaseException)) {
    if (value.is(Kind::exception)) {
      exception = value;
    } else {
      exception = value.is_undefined() || value.is_none() ? vm.call(type) : vm.call(type, std::span<const Value>(&value, 1));
    }
  } else {
    vm.raise(t.TypeError, "exceptions must be classes or instances deriving from BaseException, not {}", type_name_of(vm, type));
  }
  if (traceback.is_defined() && !traceback.is_none()) set_traceback(vm, *exception.as<Exception>(), traceback);
  return exception;
}

void init_generators(Bootstrap& b) {
  const Slots common{.finalize = generator_finalize, .repr = generator_repr};
  Slots generator = common;
  generator.iter = itself;
  generator.next = generator_next;
  generator.send = generator_send_slot;
  generator.throw_in = generator_throw_slot;
  b.define<Generator>(b.types.generator, {.name = "generator", .subclassable = false, .slots = generator,
                                          .methods = kGeneratorMethods, .getsets = kGeneratorFields});
  Slots coroutine = common;
  coroutine.await = coroutine_await;
  coroutine.send = generator_send_slot;
  coroutine.throw_in = generator_throw_slot;
  b.define<Generator>(b.types.coroutine, {.name = "coroutine", .subclassable = false, .slots = coroutine,
                                          .methods = kMethods, .getsets = kCoroutineFields});
  b.types.coroutine->instance_kind = Kind::coroutine;
  b.define<CoroutineWrapper>(
      b.types.coroutine_wrapper,
      {.name = "coroutine_wrapper",
       .subclassable = false,
       .slots = {.iter = itself,
                 .next = [](Vm& vm, const Value& self) { return generator_next(vm, wrapped(self)); },
                 .send = [](Vm& vm, const Value& self, Value& value) { return resume_generator(vm, self_of(wrapped(self)), value); },
                 .throw_in = [](Vm& vm, const Value& self, const Value& exception,
                                Value& value) { return throw_into_generator(vm, self_of(wrapped(self)), exception, value); }},
       .methods = kWrapperMethods});
}

}  // namespace interleave::models::python
