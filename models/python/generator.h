// Generators, coroutines and async generators: a frame that is left at `yield` and entered again. The
// three differ in their kind (and in what a program may do with them), not in how they run.
//
// While it is suspended, the frame's pc stands at the YIELD or SEND that left it. The exception that an
// `except` block in it handles is put aside, since the resumer's own is current then.
#pragma once

#include "models/python/frame.h"
#include "models/python/vm.h"

namespace interleave::models::python {

struct Bootstrap;

struct Generator : Object {
  enum class State : uint8_t { created, suspended, running, closed };
  static constexpr Kind kKind = Kind::generator;
  Generator(Type* t, Kind k, Ref<Frame> f)
      : Object(t, k), frame(std::move(f)), name(frame->function->name), qualname(frame->function->qualname) {
    frame->generator = this;
  }
  ~Generator() {
    if (frame) frame->generator = nullptr;
  }

  Ref<Frame> frame;  // null once closed
  Ref<Str> name, qualname;
  Value handled;         // what its body handles while it is suspended; undefined: nothing
  Value caller_handled;  // what the resumer handles while it runs

  State state() const { return static_cast<State>(flags & 3); }
  void set_state(State state) { flags = static_cast<uint8_t>((flags & ~3) | static_cast<uint8_t>(state)); }
  /// An async generator between its asend() or athrow() and their end.
  bool step_pending() const { return (flags & 4) != 0; }
  void set_step_pending(bool pending) { flags = static_cast<uint8_t>(pending ? flags | 4 : flags & ~4); }
  /// The object that its `await` or `yield from` drives; undefined: none.
  Value awaited() const;
};

/// What `yield` in an async generator gives its resumer: it differs from what `await` passes through.
struct AsyncGeneratorValue : Object {
  static constexpr Kind kKind = Kind::other;
  AsyncGeneratorValue(Type* t, Value v) : Object(t, kKind), value(std::move(v)) {}
  Value value;
};

/// One step: sends `value` in. Raises what the body raises; a closed generator returns None.
Resumed resume_generator(Vm& vm, Generator& generator, Value& value);
Resumed throw_into_generator(Vm& vm, Generator& generator, const Value& exception, Value& value);
/// GeneratorExit at the suspension; RuntimeError if the body yields again.
void close_generator(Vm& vm, Generator& generator);

/// Goes on behind the instruction at which it is suspended.
Resumed continue_generator(Vm& vm, Generator& generator, Value& value);
/// iterator.close(), if it has that.
void close_iterator(Vm& vm, const Value& iterator);
[[noreturn]] void raise_stop_iteration(Vm& vm, Value value);
/// The next item; undefined at the end, and then `result` is what the iterator has returned.
Value next_or_result(Vm& vm, const Value& iterator, Value& result);
/// The exception that throw(type, value, traceback) means; the last two may be undefined.
Value exception_from_throw_arguments(Vm& vm, const Value& type, const Value& value, const Value& traceback);

/// "generator", "coroutine", "async generator": as error messages call it.
std::string_view kind_name(Kind kind);

/// A suspended or finished one, of the frame's code's kind.
Ref<Generator> make_generator(Vm& vm, Ref<Frame> frame);

/// The steps of an async generator: what `__anext__`, asend(value), athrow(…) and aclose() give.
Value async_generator_asend(Vm& vm, const Value& generator, Value sent);

void init_generators(Bootstrap& bootstrap);
void init_async_generators(Bootstrap& bootstrap);

}  // namespace interleave::models::python
