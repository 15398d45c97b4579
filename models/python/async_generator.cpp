// Async generators: asend(), athrow() and aclose() give awaitables that drive the generator until it
// yields a value of its own (an AsyncGeneratorValue); what it awaits meanwhile passes through.
// CPython 3.11 Objects/genobject.c, async_gen_asend and async_gen_athrow.
#include "models/python/bootstrap.h"
#include "models/python/exceptions.h"
#include "models/python/execution.h"
#include "models/python/special.h"

namespace interleave::models::python {
namespace {

using State = Generator::State;

struct Step : Object {
  enum class What : uint8_t { send, raise, close };
  enum class Phase : uint8_t { created, running, closed };
  static constexpr Kind kKind = Kind::other;
  Step(Type* t, Ref<Generator> g, What w, Value v) : Object(t, kKind), generator(std::move(g)), what(w), value(std::move(v)) {}
  Ref<Generator> generator;
  What what;
  Phase phase = Phase::created;
  Value value;  // to send or to raise
};

Step& self_of(const Value& v) { return *v.as<Step>(); }
std::string_view method_name(Step::What what) {
  return what == Step::What::send ? "asend()" : what == Step::What::raise ? "athrow()" : "aclose()";
}

void end(Step& step) {
  step.phase = Step::Phase::closed;
  step.generator->set_step_pending(false);
}

/// After the generator ran: its own value ends the step, what it awaits is passed on.
Resumed after(Vm& vm, Step& step, Resumed resumed, Value& value) {
  if (resumed == Resumed::yielded) {
    if (!value.is_object() || value.as_object()->type != vm.interpreter().async_value_type()) return Resumed::yielded;
    end(step);
    if (step.what == Step::What::close) {
      vm.raise(vm.types().RuntimeError, "async generator ignored GeneratorExit");
    }
    Value own = value.as<AsyncGeneratorValue>()->value;
    value = std::move(own);
    return Resumed::returned;
  }
  end(step);
  if (step.what == Step::What::close) {
    value = Value::none();
    return Resumed::returned;
  }
  vm.raise_value(Value(vm.make_exception(vm.types().StopAsyncIteration, Value())));
}

/// Calls `run`, and ends the step if it raises; the exceptions that end aclose() are its result.
template <class F>
Resumed guarded(Vm& vm, Step& step, Value& value, F&& run) {
  const Ref<Step> keep(&step);
  Value error;
  try {
    return after(vm, step, run(), value);
  } catch (const PythonError& raised) {
    error = raised.exception;
  }
  end(step);
  const bool ends = vm.is_instance(error, vm.types().StopAsyncIteration) || vm.is_instance(error, vm.types().GeneratorExit);
  if (step.what == Step::What::close && ends) {
    value = Value::none();
    return Resumed::returned;
  }
  throw PythonError{std::move(error)};
}

void start(Vm& vm, Step& step) {
  if (step.generator->step_pending()) {
    vm.raise(vm.types().RuntimeError, "{}: asynchronous generator is already running",
             step.what == Step::What::send ? "anext()" : method_name(step.what));
  }
  step.generator->set_step_pending(true);
  step.phase = Step::Phase::running;
}

Resumed step_send(Vm& vm, const Value& self, Value& value) {
  Step& step = self_of(self);
  Generator& generator = *step.generator;
  if (step.phase == Step::Phase::closed) {
    vm.raise(vm.types().RuntimeError, "cannot reuse already awaited {}",
             step.what == Step::What::send ? "__anext__()/asend()" : "aclose()/athrow()");
  }
  if (step.phase == Step::Phase::running) return guarded(vm, step, value, [&] { return resume_generator(vm, generator, value); });
  start(vm, step);
  if (step.what == Step::What::send) {
    value = step.value;
    return guarded(vm, step, value, [&] { return resume_generator(vm, generator, value); });
  }
  if (generator.state() == State::closed) {
    end(step);
    if (step.what == Step::What::close) {
      value = Value::none();
      return Resumed::returned;
    }
    vm.raise_value(Value(vm.make_exception(vm.types().StopAsyncIteration, Value())));
  }
  if (step.what == Step::What::close && generator.state() == State::created) {
    close_generator(vm, generator);
    end(step);
    value = Value::none();
    return Resumed::returned;
  }
  const Value exception = step.what == Step::What::close ? Value(vm.make_exception(vm.types().GeneratorExit, Value())) : step.value;
  return guarded(vm, step, value, [&] { return throw_into_generator(vm, generator, exception, value); });
}

Resumed step_throw(Vm& vm, const Value& self, const Value& exception, Value& value) {
  Step& step = self_of(self);
  if (step.phase == Step::Phase::closed) {
    vm.raise(vm.types().RuntimeError, "cannot reuse already awaited {}",
             step.what == Step::What::send ? "__anext__()/asend()" : "aclose()/athrow()");
  }
  if (step.phase == Step::Phase::created) start(vm, step);
  return guarded(vm, step, value, [&] { return throw_into_generator(vm, *step.generator, exception, value); });
}

Value itself(Vm&, const Value& self) { return self; }
Value step_next(Vm& vm, const Value& self) {
  Value value = Value::none();
  if (step_send(vm, self, value) == Resumed::yielded) return value;
  raise_stop_iteration(vm, std::move(value));
}
Value send_method(Vm& vm, Value* a) {
  Value value = a[1];
  if (step_send(vm, a[0], value) == Resumed::yielded) return value;
  raise_stop_iteration(vm, std::move(value));
}
Value throw_method(Vm& vm, Value* a) {
  Value value;
  if (step_throw(vm, a[0], exception_from_throw_arguments(vm, a[1], a[2], a[3]), value) == Resumed::yielded) return value;
  raise_stop_iteration(vm, std::move(value));
}
Value close_method(Vm&, Value* a) {
  end(self_of(a[0]));
  return Value::none();
}
constexpr NativeDef kStepMethods[] = {{"send", "(self, value, /)", send_method},
                                      {"throw", "(self, type, value=..., traceback=..., /)", throw_method},
                                      {"close", "(self, /)", close_method}};

Value make_step(Vm& vm, const Value& generator, Step::What what, Value value) {
  vm.interpreter().note_async_generator(vm, generator);
  Type* type = what == Step::What::send ? vm.types().async_generator_asend : vm.types().async_generator_athrow;
  return Value(vm.heap().make<Step>(type, Ref<Generator>(generator.as<Generator>()), what, std::move(value)));
}

Value anext_method(Vm& vm, Value* a) { return async_generator_asend(vm, a[0], Value::none()); }
Value aiter_method(Vm&, Value* a) { return a[0]; }
Value asend_method(Vm& vm, Value* a) { return async_generator_asend(vm, a[0], a[1]); }
Value athrow_method(Vm& vm, Value* a) {
  return make_step(vm, a[0], Step::What::raise, exception_from_throw_arguments(vm, a[1], a[2], a[3]));
}
Value aclose_method(Vm& vm, Value* a) { return make_step(vm, a[0], Step::What::close, Value()); }

constexpr NativeDef kMethods[] = {{"__aiter__", "(self, /)", aiter_method},
                                  {"__anext__", "(self, /)", anext_method},
                                  {"asend", "(self, value, /)", asend_method},
                                  {"athrow", "(self, type, value=..., traceback=..., /)", athrow_method},
                                  {"aclose", "(self, /)", aclose_method}};
constexpr GetSetDef kFields[] = {
    {"ag_running", [](Vm&, const Value& self) { return Value::boolean(self.as<Generator>()->step_pending()); }},
    {"ag_await",
     [](Vm&, const Value& self) {
       Value inner = self.as<Generator>()->awaited();
       return inner.is_undefined() ? Value::none() : inner;
     }},
    {"ag_frame",
     [](Vm&, const Value& self) {
       const Ref<Frame>& frame = self.as<Generator>()->frame;
       return frame ? Value(frame) : Value::none();
     }},
    {"ag_code",
     [](Vm&, const Value& self) {
       const Ref<Frame>& frame = self.as<Generator>()->frame;
       return frame ? Value(frame->function->code) : Value::none();
     }},
    {"__name__", [](Vm&, const Value& self) { return Value(self.as<Generator>()->name); }},
    {"__qualname__", [](Vm&, const Value& self) { return Value(self.as<Generator>()->qualname); }},
};

}  // namespace

Value async_generator_asend(Vm& vm, const Value& generator, Value sent) {
  return make_step(vm, generator, Step::What::send, std::move(sent));
}

void init_async_generators(Bootstrap& b) {
  const Slots& like = b.types.generator->slots;
  b.define<Generator>(b.types.async_generator, {.name = "async_generator",
                                                .subclassable = false,
                                                .slots = {.finalize = like.finalize, .repr = like.repr},
                                                .methods = kMethods,
                                                .getsets = kFields});
  b.types.async_generator->instance_kind = Kind::async_generator;
  const Slots step{.iter = itself, .next = step_next, .await = itself, .send = step_send, .throw_in = step_throw};
  b.define<Step>(b.types.async_generator_asend,
                 {.name = "async_generator_asend", .subclassable = false, .slots = step, .methods = kStepMethods});
  b.define<Step>(b.types.async_generator_athrow,
                 {.name = "async_generator_athrow", .subclassable = false, .slots = step, .methods = kStepMethods});
}

}  // namespace interleave::models::python
