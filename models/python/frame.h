// A call in progress: one heap cell with the registers behind it. A frame of a plain call is owned by
// the chain of frames that runs; a generator owns its own.
#pragma once

#include "models/python/function.h"

namespace interleave::models::python {

struct Generator;

struct Frame : Object {
  static constexpr Kind kKind = Kind::other;
  enum : uint8_t {
    kEntry = 1,  // C++ called it: when it is left, the machine returns to C++
    kInit = 2,   // `__init__` of an instance, which is the call's result
  };
  Frame(Type* t, Ref<Function> f)
      : Object(t, kKind), function(std::move(f)), code(function->code.get()), pc(code->instructions.data()) {}
  ~Frame() {
    for (Value& value : registers()) value.~Value();
  }

  Frame* caller = nullptr;  // null while a generator is suspended
  Ref<Function> function;
  Code* code;
  const Instruction* pc;           // the instruction that runs, as far as others may see
  Generator* generator = nullptr;  // whose body this is
  Ref<Dict> names;                 // a class body's namespace

  Value* first_register() { return reinterpret_cast<Value*>(this + 1); }
  std::span<Value> registers() { return {first_register(), code->register_count}; }
  uint32_t instruction() const { return static_cast<uint32_t>(pc - code->instructions.data()); }
  size_t bytes() const { return sizeof(Frame) + code->register_count * sizeof(Value); }
};
static_assert(sizeof(Frame) % alignof(Value) == 0 && sizeof(Frame) <= 64);

}  // namespace interleave::models::python
