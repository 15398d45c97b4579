// What native code sees of the interpreter. An Interpreter is one Python process: heap, types, modules,
// output. A Vm is one thread of it: the frames it executes and the exception that it handles. Many Vms
// of one Interpreter alternate on one OS thread, each on its own fiber.
#pragma once

#include <string>
#include <string_view>

#include <fmt/format.h>

#include "models/python/heap.h"
#include "models/python/native.h"
#include "models/python/objects.h"
#include "sim/trace.h"

namespace interleave::models::threads {
class Thread;
}

namespace interleave::models::python {

class Interpreter;
struct Frame;
struct Types;  // types.h: every built-in type and exception class by name

class Vm {
 public:
  Vm(Interpreter& interpreter, threads::Thread& thread);
  ~Vm();
  Vm(const Vm&) = delete;
  Vm& operator=(const Vm&) = delete;

  Interpreter& interpreter() { return interpreter_; }
  threads::Thread& thread() { return thread_; }
  Heap& heap();
  const Types& types() const { return types_; }

  // Making values.
  Ref<Str> str(std::string_view utf8);
  Ref<Str> intern(std::string_view utf8);
  Ref<Tuple> tuple(std::span<const Value> items);
  Ref<List> list(std::vector<Value> items = {});
  Ref<Dict> dict();
  Value not_implemented() const;
  bool is_not_implemented(const Value& value) const;

  // Operations, as the language defines them. Each raises as CPython does.
  Type* type_of(const Value& value) const;
  Value call(const Value& callee, std::span<const Value> positional = {});
  Value call(const Value& callee, Args args);
  Value call_method(const Value& self, std::string_view name, std::span<const Value> positional = {});
  Value get_attr(const Value& object, Str* name);          // raises AttributeError
  Value find_attr(const Value& object, Str* name);         // undefined if absent
  Value find_attr(const Value& object, std::string_view name);
  void set_attr(const Value& object, Str* name, const Value& value);
  Value get_item(const Value& object, const Value& key);
  void set_item(const Value& object, const Value& key, const Value& value);
  Value iter(const Value& iterable);
  Value next(const Value& iterator);  // undefined: exhausted
  bool truth(const Value& value);
  bool equal(const Value& a, const Value& b);  // identity first, as containers compare
  Value compare(CompareOp op, const Value& a, const Value& b);
  bool less(const Value& a, const Value& b) { return truth(compare(CompareOp::lt, a, b)); }
  Value binary(BinaryOp op, const Value& a, const Value& b);
  Value inplace(BinaryOp op, const Value& a, const Value& b);  // a op= b
  Value unary(UnaryOp op, const Value& a);
  bool contains(const Value& container, const Value& item);
  int64_t length(const Value& object);
  int64_t hash(const Value& value);
  Ref<Str> repr(const Value& value);
  Ref<Str> to_str(const Value& value);  // str(value)
  Ref<Str> format(const Value& value, std::string_view spec);
  bool is_instance(const Value& value, const Type* type) const { return type_of(value)->is_subtype(type); }
  /// Calls `each` with every item of any iterable; lists and tuples without an iterator object.
  template <class F>
  void for_each(const Value& iterable, F&& each);

  // Reading arguments. Each raises TypeError in CPython's words.
  int64_t to_index(const Value& value);   // "'float' object cannot be interpreted as an integer"
  double to_double(const Value& value);   // "must be real number, not str"
  std::string_view to_text(const Value& value, std::string_view function_name);

  // Coroutines. What await drives: a coroutine itself, or the iterator of `__await__`.
  Value get_awaitable(const Value& object);
  Resumed send(const Value& awaitable, Value& value);                              // slots.send
  Resumed throw_in(const Value& awaitable, const Value& exception, Value& value);  // slots.throw_in

  // Errors.
  template <class... T>
  [[noreturn]] void raise(Type* type, fmt::format_string<T...> text, T&&... args) {
    raise_text(type, fmt::format(text, std::forward<T>(args)...));
  }
  [[noreturn]] void raise_text(Type* type, std::string_view message);
  [[noreturn]] void raise_value(Value exception);  // as `raise exception`
  Ref<Exception> make_exception(Type* type, std::string_view message);
  Ref<Exception> make_exception(Type* type, Value argument);  // undefined: without arguments
  [[noreturn]] void raise_bad_operand(UnaryOp op, const Value& a);
  /// What an `except` block handles at the moment; undefined: nothing.
  const Value& handled() const { return handled_; }
  /// Calls without arguments where nobody could handle an exception: it is printed instead.
  void call_ignoring_errors(const Value& callee) noexcept;
  /// Prints "Exception ignored in: …" as CPython's PyErr_WriteUnraisable.
  void write_unraisable(const Value& exception, const Value& where) noexcept;

  // Native functions.
  Ref<NativeFunction> native(const NativeDef& def, Type* owner = nullptr);
  /// A native function that carries a value: it arrives as args[0], before the declared parameters.
  Ref<NativeFunction> native_closure(const NativeDef& def, Value closure);
  void add_natives(Dict& attributes, std::span<const NativeDef> table, Type* owner = nullptr);

  /// Bytes left on this thread's C++ stack; natives that recurse raise RecursionError through
  /// `guard_recursion` before it runs out.
  void guard_recursion(std::string_view where = {});

  /// Native code took or gave so many items: work that takes time if steps do, and that ends with the
  /// run's limits.
  void count_items(size_t items) {
    if ((items_ += items) >= kItemsToLook) [[unlikely]] look_at_limits();
  }
  /// Ends the run, or raises MemoryError, if it uses more than it may.
  void look_at_limits();
  /// The thread is being killed inside of what nothing may leave; it dies at its next look around.
  void die_soon() {
    killed_ = true;
    countdown_ = -1;
  }

  /// Another thread lets this one call `handler` as soon as it executes again: as a signal does.
  void interrupt(Value handler) {
    interruption_ = std::move(handler);
    countdown_ = -1;
  }
  void handle_interruption() {
    if (interruption_.is_defined()) [[unlikely]]
      call(std::exchange(interruption_, Value()));
  }

  Frame* frame() const { return frame_; }
  /// Where this thread is in the program, for spans of the trace.
  sim::StackId source_stack();
  /// File and line of the innermost Python frame; line 0: there is none.
  std::pair<std::string_view, uint32_t> current_line() const;

 private:
  friend class Execution;  // execution.h: the machine itself
  Interpreter& interpreter_;
  threads::Thread& thread_;
  const Types& types_;
  Frame* frame_ = nullptr;
  Value handled_;
  Value interruption_;     // see interrupt()
  int depth_ = 0;          // of Python frames
  int64_t countdown_ = 0;  // calls and backward jumps until the next look around
  int64_t steps_ = 0;      // executed and not yet counted, if they are
  uint64_t cost_ = 0;      // their price in picoseconds, not yet paid
  size_t items_ = 0;       // see count_items(); not yet paid
  bool killed_ = false;

  static constexpr size_t kItemsToLook = 1 << 14;
};

template <class F>
void Vm::for_each(const Value& iterable, F&& each) {
  if (const auto* list = iterable.try_as<List>()) {  // may grow or shrink while we walk
    const Value keep(iterable);
    count_items(list->items.size());
    for (size_t i = 0; i < list->items.size(); ++i) each(Value(list->items[i]));
  } else if (const auto* tuple = iterable.try_as<Tuple>()) {
    const Value keep(iterable);
    count_items(tuple->size());
    for (const Value& item : tuple->items()) each(item);
  } else {
    const Value iterator = iter(iterable);
    for (Value item = next(iterator); item.is_defined(); item = next(iterator)) each(std::move(item));
  }
}

}  // namespace interleave::models::python
