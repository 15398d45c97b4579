// How built-in types and functions come to be. A type is described by one TypeDef: slots, methods,
// computed attributes; make_type() turns it into a Type.
//
//   struct Deque : Object { static constexpr Kind kKind = Kind::other; … };
//   Type* deque = make_type<Deque>(vm.interpreter(), {.name = "deque", .module = "collections",
//       .slots = {.length = deque_length, .iter = deque_iter}, .methods = kDequeMethods});
//
// Rules:
//   - A null slot is inherited from the base. Every slot that a type adds is visible to programs
//     under its names (`length` as `__len__`, `binary` as `__add__`, `__radd__`, …): write no
//     NativeDef for those.
//   - Construction is Python's: `T(…)` calls `T.__new__`, then `T.__init__` on the result. Both are
//     entries of `methods`: {"__new__", "(cls, iterable=(), /)", list_new}. With no `__new__` of its
//     own or an ancestor's a program can't make instances.
//   - `__new__` allocates with make_instance<T>(vm, cls.as<Type>(), …), so that it works for
//     subclasses that programs define (they have an attribute dict behind the T).
//   - An object of a heap type owns a reference to its type; make_instance and the heap see to it.
//   - The Types of types.h exist, empty, before any of them is defined, so that order doesn't matter.
#pragma once

#include <cstddef>
#include <string_view>
#include <type_traits>

#include "models/python/heap.h"
#include "models/python/interpreter.h"
#include "models/python/native.h"
#include "models/python/objects.h"
#include "models/python/type.h"
#include "models/python/types.h"

namespace interleave::models::python {

/// An attribute that C++ computes. `set` null: read-only. A deletion sets undefined.
struct GetSetDef {
  std::string_view name;
  Value (*get)(Vm&, const Value& self);
  void (*set)(Vm&, const Value& self, const Value& value) = nullptr;
};

struct TypeDef {
  std::string_view name;
  std::string_view module = "builtins";
  Type* base = nullptr;  // null: object
  std::string_view doc = {};
  bool subclassable = true;  // by a program's class statement
  Slots slots = {};
  std::span<const NativeDef> methods = {};  // "(self, …)"; "__new__" is "(cls, …)"
  std::span<const NativeDef> class_methods = {};   // "(cls, …)"
  std::span<const NativeDef> static_methods = {};
  std::span<const GetSetDef> getsets = {};
  uint32_t dict_offset = 0;  // of a Ref<Dict> member that holds attributes; 0: instances have none
  // Filled in by make_type<T>, define<T>.
  Kind kind = Kind::other;
  uint32_t instance_bytes = 0;
};

/// The dict_offset of `struct T { … Ref<Dict> attributes; }`. (offsetof wants standard layout.)
template <class T>
uint32_t dict_offset_of(Ref<Dict> T::*member) {
  alignas(T) static std::byte place[sizeof(T)];
  const auto* object = reinterpret_cast<const T*>(place);
  return static_cast<uint32_t>(reinterpret_cast<const std::byte*>(&(object->*member)) - place);
}

/// Fills in a type that exists. `type` may be a shell from types.h.
void define_type(Interpreter& interpreter, Type& type, const TypeDef& def);
Type* make_type(Interpreter& interpreter, const TypeDef& def);  // lives as long as the interpreter

namespace detail {
template <class T>
TypeDef described(TypeDef def) {
  if constexpr (requires { T::kKind; }) def.kind = T::kKind;
  def.instance_bytes = sizeof(T);
  if constexpr (!std::is_trivially_destructible_v<T>) {
    if (def.slots.destroy == nullptr) {
      def.slots.destroy = [](Object* object) { static_cast<T*>(object)->~T(); };
    }
  }
  return def;
}
void* allocate_instance(Interpreter& interpreter, Type* cls, size_t bytes);
}  // namespace detail

template <class T>
Type* make_type(Interpreter& interpreter, TypeDef def) {
  return make_type(interpreter, detail::described<T>(def));
}
template <class T>
void define_type(Interpreter& interpreter, Type& type, TypeDef def) {
  define_type(interpreter, type, detail::described<T>(def));
}

/// A T whose class is `cls` or a subclass of it, with `extra_bytes` behind the T.
/// T's constructor takes the type first: T(Type*, args…).
template <class T, class... A>
Ref<T> make_instance_sized(Interpreter& interpreter, size_t extra_bytes, Type* cls, A&&... args) {
  void* cell = detail::allocate_instance(interpreter, cls, sizeof(T) + extra_bytes);
  return Ref<T>(new (cell) T(cls, std::forward<A>(args)...));
}
template <class T, class... A>
Ref<T> make_instance(Interpreter& interpreter, Type* cls, A&&... args) {
  return make_instance_sized<T>(interpreter, 0, cls, std::forward<A>(args)...);
}

/// What init functions of builtins/ get:
///   void init_list(Bootstrap& b) { b.define<List>(b.types.list, {.name = "list", …}); }
struct Bootstrap {
  Interpreter& interpreter;
  const Types& types;

  template <class T>
  void define(Type* type, TypeDef def) {
    define_type(interpreter, *type, detail::described<T>(def));
  }
  /// For values without an object: None, bool, int, float.
  void define_plain(Type* type, const TypeDef& def) { define_type(interpreter, *type, def); }
  /// Adds `name` to the builtins.
  void builtin(std::string_view name, const Value& value);
  void functions(std::span<const NativeDef> table);
  /// Adds a type to the builtins under its name.
  void publish(Type* type);
};

/// Defines every type of types.h that lies in builtins/, and the built-in functions
/// (builtins/builtins.cpp). The core defines the others itself, completely: object and type (with
/// repr, eq, hash, dir, format, attribute protocol, 1- and 3-argument type()), function, native
/// function, bound method, cell, code, module, generator, coroutine, async generator, property,
/// staticmethod, classmethod, super, traceback, and every exception.
void init_builtins(Bootstrap& bootstrap);

}  // namespace interleave::models::python
