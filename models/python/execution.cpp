#include "models/python/execution.h"

#include <cstring>
#include <memory>

#include "models/python/attributes.h"
#include "models/python/builtins/set.h"
#include "models/python/special.h"
#include "models/threads/thread.h"

// The dispatch table holds the addresses of labels, a GNU extension.
#pragma GCC diagnostic ignored "-Wpedantic"

namespace interleave::models::python {

void Execution::raise_too_deep() { vm.raise(types.RecursionError, "maximum recursion depth exceeded"); }

void Execution::enter(Frame* frame) {
  ++vm.depth_;
  frame->caller = vm.frame_;
  vm.frame_ = frame;
}

void Execution::leave(Frame* frame) noexcept {
  --vm.depth_;
  vm.frame_ = frame->caller;
  if (--frame->refs == 0) [[likely]] {
    const size_t bytes = frame->bytes();
    frame->~Frame();
    interpreter.heap().free(frame, bytes);
  } else {
    frame->caller = nullptr;
  }
}

void Execution::resume(Generator& generator) {
  check_depth();
  enter(generator.frame.get());
  generator.set_state(Generator::State::running);
  generator.caller_handled = vm.handled_;
  if (generator.handled.is_defined()) vm.handled_ = std::move(generator.handled);
}

void Execution::suspend(Generator& generator) noexcept {
  Frame& frame = *generator.frame;
  generator.set_state(Generator::State::suspended);
  if (!vm.handled_.same(generator.caller_handled)) generator.handled = std::move(vm.handled_);
  vm.handled_ = std::move(generator.caller_handled);
  --vm.depth_;
  vm.frame_ = frame.caller;
  frame.caller = nullptr;
}

void Execution::finish(Generator& generator) noexcept {
  const Ref<Frame> frame = std::move(generator.frame);
  generator.set_state(Generator::State::closed);
  vm.handled_ = std::move(generator.caller_handled);
  generator.handled = Value();
  --vm.depth_;
  vm.frame_ = frame->caller;
  frame->caller = nullptr;
  frame->generator = nullptr;
}

// What a thread does now and then: pays for its steps, notices that the run is to end, lets others have
// the GIL.
void Execution::look_around() {
  vm.countdown_ = interpreter.checkpoint_interval();
  vm.look_at_limits();
  constexpr uint64_t kPicosecondsPerNs = 1'000;
  if (vm.cost_ >= kPicosecondsPerNs) {
    vm.thread().work(sim::Duration::nanoseconds(static_cast<int64_t>(vm.cost_ / kPicosecondsPerNs)));
    vm.cost_ %= kPicosecondsPerNs;
  }
  vm.thread().checkpoint();
  vm.handle_interruption();
}

namespace {

/// Compares addresses: a vector's size would be a division.
bool has_entry(const Dict& dict, uint32_t place) {
  return reinterpret_cast<uintptr_t>(dict.entries.data()) + place * sizeof(Dict::Entry) <
         reinterpret_cast<uintptr_t>(std::to_address(dict.entries.end()));
}

}  // namespace

Outcome Execution::run(Frame* frame, Value& value, bool raises) {
  return interpreter.counted_steps() != nullptr ? run_loop<true>(frame, value, raises) : run_loop<false>(frame, value, raises);
}

/// Finds who handles `error`, from the frame that runs up to the entry. Returns the frame, whose pc then
/// stands at its handler, or null: `error` leaves the entry. `fresh`: the frame isn't in the traceback yet.
Frame* Execution::unwind(Value& error, bool fresh) {
  for (Frame* frame = vm.frame_;; frame = vm.frame_) {
    if (fresh) add_traceback(error, *frame);
    fresh = true;
    if (const HandlerRange* handler = frame->code->handler_at(frame->instruction())) {
      for (uint32_t r = handler->first_dead; r < frame->code->register_count; ++r) frame->first_register()[r] = Value();
      frame->pc = frame->code->instructions.data() + handler->handler;
      return frame;
    }
    // Temporaries die where it was raised, variables when the frame is left.
    for (size_t r = frame->code->first_temporary(); r < frame->code->register_count; ++r) frame->first_register()[r] = Value();
    const bool entry = (frame->flags & Frame::kEntry) != 0;
    if (Generator* generator = frame->generator) {
      const Ref<Generator> keep(generator);
      finish(*generator);
      error = stop_iteration_error(*generator, error);
    } else {
      leave(frame);
    }
    if (entry) return nullptr;
  }
}

template <bool kCosted>
Outcome Execution::run_loop(Frame* frame, Value& value, bool raises) {
  static constexpr const void* kHandlers[] = {
#define X(name, operands) &&do_##name,
      INTERLEAVE_OPCODES(X)
#undef X
  };

  const Instruction* pc = frame->pc;
  Value* R = frame->first_register();
  const Value* K = frame->code->constants.data();
  [[maybe_unused]] const uint64_t* costs = kCosted ? interpreter.counted_steps()->picoseconds.data() : nullptr;
  Value error;
  bool fresh = true;  // whether the frame that raises belongs into the traceback

// Under the fuzzer all handlers share one computed jump: instrumenting many keeps Clang for more than ten minutes.
#ifdef INTERLEAVE_ONE_DISPATCH
#define DISPATCH() goto dispatch
#else
#define DISPATCH() goto* kHandlers[static_cast<uint8_t>(pc->op)]
#endif
// Every handler ends in NEXT(number of words), outside the scope of any object with a destructor: a
// computed jump runs none.
#define NEXT(words)                                     \
  do {                                                  \
    pc += (words);                                      \
    if constexpr (kCosted) {                            \
      ++vm.steps_;                                      \
      vm.cost_ += costs[static_cast<uint8_t>(pc->op)];  \
    }                                                   \
    DISPATCH();                                         \
  } while (false)
#define SAVE() (frame->pc = pc)
#define ENTER_FRAME(next)                               \
  do {                                                  \
    frame = (next);                                     \
    pc = frame->pc;                                     \
    R = frame->first_register();                        \
    K = frame->code->constants.data();                  \
  } while (false)
#define CHECKPOINT() \
  if (--vm.countdown_ < 0) [[unlikely]] look_around()
#define TAKE_B(i) \
  if ((i).flags & kTakeB) R[(i).b] = Value()
#define TAKE_C(i) \
  if ((i).flags & kTakeC) R[(i).c] = Value()
#define TAKE_A(i) \
  if ((i).flags & kTakeA) R[(i).a] = Value()

  if (raises) {
    error = std::move(value);
  }
  for (;;) {
    if (error.is_defined()) {
      frame = unwind(error, fresh);
      fresh = true;
      if (frame == nullptr) {
        value = std::move(error);
        return Outcome::raised;
      }
      // PUSH_EXC is what a handler begins with.
      const Instruction i = *frame->pc;
      R = frame->first_register();
      const bool base = frame->generator != nullptr && vm.handled_.same(frame->generator->caller_handled);
      R[i.a] = base ? Value() : vm.handled_;
      R[i.a + 1] = error;
      vm.handled_ = std::move(error);
      ++frame->pc;
      ENTER_FRAME(frame);
    }
    try {
      NEXT(0);
#ifdef INTERLEAVE_ONE_DISPATCH
    dispatch:
      goto* kHandlers[static_cast<uint8_t>(pc->op)];
#endif
#include "models/python/execution_moves.inc"
#include "models/python/execution_operators.inc"
#include "models/python/execution_control.inc"
#include "models/python/execution_objects.inc"
    raised_slowly:  // `caught_error` is set, and the frame's pc
      error = std::move(caught_error);
    raise:  // `error` is set
      continue;
    } catch (PythonError& thrown) {
      error = std::move(thrown.exception);
    } catch (const std::bad_alloc&) {
      error = Value(interpreter.memory_error());
    }
    frame->pc = pc;
  }
#undef NEXT
#undef DISPATCH
#undef SAVE
#undef ENTER_FRAME
#undef CHECKPOINT
#undef TAKE_A
#undef TAKE_B
#undef TAKE_C
}

}  // namespace interleave::models::python
