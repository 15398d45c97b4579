// The machine itself: runs the frames of one thread.
//
// run() executes instructions from a frame until that frame is left. Calls from Python to Python,
// and the steps of generators in `for`, `await` and `yield from`, link frames and stay in the same
// run(); C++ that calls Python nests one. An exception that is raised and caught in Python never
// becomes a C++ exception; one thrown by native code is copied out of the catch block at once.
//
// Where a frame returns to is told by its caller's current instruction: CALL stores the value,
// FOR_ITER takes it as the next item, SEND passes a yielded value on to its own resumer.
#pragma once

#include <cstring>

#include "models/python/frame.h"
#include "models/python/generator.h"
#include "models/python/interpreter.h"
#include "models/python/vm.h"

namespace interleave::models::python {

enum class Outcome : uint8_t { returned, yielded, raised };

class Execution {
 public:
  explicit Execution(Vm& machine) : vm(machine) {}

  // execution_call.cpp
  /// A frame for a call, its parameters bound. The arguments may be moved from.
  Ref<Frame> new_frame(const Ref<Function>& function, Args args);
  /// The same, for a function that takes_plainly() its arguments, which are moved.
  Frame* plain_frame(Ref<Function> function, Value* values, uint32_t count);
  static bool takes_plainly(const Code& code, uint32_t count) {
    return code.plain_parameters && code.arg_count == count;
  }
  /// Runs a frame from C++ to its end. Throws PythonError.
  Value run_to_end(Ref<Frame> frame);
  Value call_function(const Ref<Function>& function, Args args);
  /// Any callable but a Python function.
  Value call_object(const Value& callee, Args args);
  /// callee(*positional, **keywords)
  Value call_with_star(const Value& callee, const Value& positional, const Value& keywords);

  // execution.cpp
  /// `value` in: what is sent into a suspended frame, or raised in it (`raises`); out: what it
  /// returned, yielded or raised.
  Outcome run(Frame* frame, Value& value, bool raises);

  template <bool kCosted>
  Outcome run_loop(Frame* frame, Value& value, bool raises);
  Frame* unwind(Value& error, bool fresh);

  Vm& vm;
  Interpreter& interpreter = vm.interpreter();
  const Types& types = vm.types();

  static void set_frame(Vm& vm, Frame* frame) { vm.frame_ = frame; }
  static void set_handled(Vm& vm, Value value) { vm.handled_ = std::move(value); }

  // execution.cpp: entering and leaving frames.
  /// Requires: check_depth() passed.
  void enter(Frame* frame);
  void check_depth() {
    if (vm.depth_ >= interpreter.recursion_limit()) [[unlikely]]
      raise_too_deep();
  }
  [[noreturn]] void raise_too_deep();
  void leave(Frame* frame) noexcept;  // what a plain call's frame held dies
  void resume(Generator& generator);
  void suspend(Generator& generator) noexcept;
  void finish(Generator& generator) noexcept;
  [[gnu::noinline]] void look_around();

  // The instructions that raise most often don't throw through run_loop(): the table of its call
  // sites is so long that C++'s search in it takes microseconds. They return false (calls:
  // kRaised), and the exception is in `caught_error`.
  static inline Frame* const kRaised = reinterpret_cast<Frame*>(1);
  template <class Body>
  bool caught(Body&& body);
  Value caught_error;

  /// Does what a call instruction does for everything but the plainest functions. The frame to go
  /// on with, or null: the result is in `to`. `values` lie behind the callee's register.
  Frame* call_slowly(Value& to, Value& callee, Value* values, uint32_t count,
                     const Tuple* keywords);
  Frame* call_anything(Value& to, Value& callee, Value* values, uint32_t count,
                       const Tuple* keywords);
  /// The frame of a property's getter for LOAD_ATTR, entered; null: the property is called
  /// otherwise.
  Frame* enter_getter(Instruction i, Value* registers, const AttrCache& cache);
  bool load_attr_slowly(Instruction i, Value* registers, AttrCache& cache);
  bool load_method_slowly(Instruction i, Value* registers, AttrCache& cache);
  bool load_item_slowly(Instruction i, Value* registers, const Value& key);
  bool binary_slowly(BinaryOp op, Instruction i, Value* registers, const Value& right);
  bool compare_slowly(CompareOp op, Instruction i, Value* registers, const Value& right);

  // execution_raise.cpp
  void add_traceback(const Value& exception, Frame& frame);
  Value exception_to_raise(const Value& exception, const Value& cause, bool has_cause);
  Value reraised();  // for a bare `raise`
  bool matches(const Value& exception, const Value& type);
  void set_context(const Value& exception);
  Value stop_iteration_error(Generator& generator, const Value& raised);
  void split_group(const Value& group, const Value& type, Value& match, Value& rest);
  Value group_to_raise(const Value& original, const Value& raised);
  [[noreturn]] void raise_unbound(Frame& frame, uint32_t reg);
  [[noreturn]] void raise_unbound_free(const Code& code, uint32_t free);
  [[noreturn]] void raise_name_error(const Str* name);

  // execution_names.cpp
  Value load_global(Frame& frame, GlobalCache& cache);
  void delete_global(Frame& frame, const Str* name);
  const Dict& builtins_for(const Dict& globals);
  Value find_in_namespace(Dict& names, const Str* name);
  Value load_name(Frame& frame, const Str* name);
  void store_name(Frame& frame, Str* name, const Value& value);
  Value load_class_free(Frame& frame, uint32_t free, const Str* name);
  Value load_attr(const Value& object, AttrCache& cache);
  void store_attr(const Value& object, AttrCache& cache, const Value& value);
  /// The function and receiver of a method call; receiver undefined: `function` is called without.
  void load_method(const Value& object, AttrCache& cache, Value& function, Value& receiver);
  Value import_name(const Str* name, const Value& from_list, uint32_t level);
  Value import_from(const Value& module, Str* name);
  void import_star(Frame& frame, const Value& module);
  void setup_annotations(Frame& frame);

  // execution_build.cpp
  Value make_function(Frame& frame, Code* code, Value* parts, uint8_t flags);
  void unpack(const Value& from, Value* to, uint32_t count);
  void unpack_star(const Value& from, Value* to, uint32_t before, uint32_t after);
  Value build_string(std::span<Value> parts);
  Value format(const Value& value, const Value* spec, int conversion);
  void spread_into_list(List& list, const Value& iterable,
                        const Value* callee);      // [*iterable], f(*iterable)
  std::string callable_name(const Value& callee);  // as error messages give it: "module.f()"
  void spread_into_dict(Dict& dict, const Value& mapping);  // {**mapping}
  /// f(**mapping): a key that is there already is an error.
  void merge_keywords(Dict& keywords, const Value& mapping, const Value& callee);
  Value match_keys(const Value& subject, const Value& keys);
  Value match_rest(const Value& subject, const Value& keys);
  Value match_class(const Value& subject, const Value& cls, const Tuple& names,
                    uint32_t positional);
  bool matches_sequence(const Value& subject);
  bool matches_mapping(const Value& subject);

  // execution_await.cpp
  void with_enter(const Value& manager, Value& exit, Value& entered, bool async);
  Value with_exit(const Value& exit, const Value& exception);
  Value get_awaitable(const Value& object, uint8_t flags);
  Value get_yield_iter(const Value& object);
  Value get_aiter(const Value& object);
  Value get_anext(const Value& iterator);
};

inline Frame* Execution::plain_frame(Ref<Function> function, Value* values, uint32_t count) {
  const uint32_t registers = function->code->register_count;
  void* cell = interpreter.heap().allocate(sizeof(Frame) + registers * sizeof(Value));
  auto* frame = new (cell) Frame(types.frame, std::move(function));
  frame->refs = 1;
  Value* first = frame->first_register();
  std::memcpy(static_cast<void*>(first), static_cast<void*>(values), count * sizeof(Value));
  std::memset(static_cast<void*>(values), 0, count * sizeof(Value));
  std::memset(static_cast<void*>(first + count), 0, (registers - count) * sizeof(Value));
  return frame;
}

template <class Body>
bool Execution::caught(Body&& body) {
  try {
    body();
    return true;
  } catch (PythonError& thrown) {
    caught_error = std::move(thrown.exception);
  } catch (const std::bad_alloc&) {
    caught_error = Value(interpreter.memory_error());
  }
  return false;
}

}  // namespace interleave::models::python
