// A Python type. Behaviour lives in slots, plain function pointers that subclasses inherit; a class
// made by a program whose body defines `__add__` gets a slot that calls it. `lookup` finds an
// attribute along the MRO. A null slot means that the operation isn't supported.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "models/python/value.h"

namespace interleave::models::python {

class Vm;
struct Str;
struct Dict;
struct Tuple;

enum class BinaryOp : uint8_t { add, sub, mul, matmul, truediv, floordiv, mod, pow, lshift, rshift, bit_and, bit_or, bit_xor };
inline constexpr int kBinaryOpCount = 13;
enum class UnaryOp : uint8_t { neg, pos, invert };
enum class CompareOp : uint8_t { lt, le, eq, ne, gt, ge };

/// The arguments of a call: positional values first, then one value per name in `keywords`.
struct Args {
  const Value* values = nullptr;
  uint32_t count = 0;              // of all values
  const Tuple* keywords = nullptr;  // Str names of the last keywords->size() values, or null
  uint32_t positional() const;
};

/// What became of resuming a generator, coroutine or other awaitable.
enum class Resumed : uint8_t { yielded, returned };

struct Slots {
  void (*destroy)(Object*) = nullptr;  // runs the C++ destructor; null: there is nothing to run
  /// Runs before `destroy` and may run Python code (`__del__`); it may give the object a new life.
  void (*finalize)(Object*) = nullptr;
  Value (*repr)(Vm&, const Value&) = nullptr;
  Value (*str)(Vm&, const Value&) = nullptr;
  int64_t (*hash)(Vm&, const Value&) = nullptr;  // null: unhashable
  bool (*truth)(Vm&, const Value&) = nullptr;    // null: by `length`, else true
  Value (*call)(Vm&, const Value& callee, Args) = nullptr;
  /// undefined if there is no such attribute (the caller raises AttributeError).
  Value (*get_attr)(Vm&, const Value&, Str* name) = nullptr;
  /// Deletes when `value` is undefined.
  void (*set_attr)(Vm&, const Value&, Str* name, const Value& value) = nullptr;
  /// `self` found in a type's attributes, asked for through `instance` (undefined: through the class).
  Value (*descriptor_get)(Vm&, const Value& self, const Value& instance, Type* owner) = nullptr;
  void (*descriptor_set)(Vm&, const Value& self, const Value& instance, const Value& value) = nullptr;
  int64_t (*length)(Vm&, const Value&) = nullptr;
  Value (*get_item)(Vm&, const Value&, const Value& key) = nullptr;
  void (*set_item)(Vm&, const Value&, const Value& key, const Value& value) = nullptr;  // undefined deletes
  bool (*contains)(Vm&, const Value&, const Value& item) = nullptr;
  Value (*iter)(Vm&, const Value&) = nullptr;
  Value (*next)(Vm&, const Value&) = nullptr;  // undefined: exhausted
  /// NotImplemented (Vm::not_implemented()) lets the other operand try. `self` may be either side.
  Value (*binary)(Vm&, BinaryOp, const Value& left, const Value& right) = nullptr;
  /// `left += right`: the new value of the left side. NotImplemented or a null slot: as `binary`.
  Value (*inplace)(Vm&, BinaryOp, const Value& left, const Value& right) = nullptr;
  Value (*unary)(Vm&, UnaryOp, const Value&) = nullptr;  // `not` isn't one; null: unsupported
  Value (*compare)(Vm&, CompareOp, const Value& left, const Value& right) = nullptr;
  /// The iterator that `await` drives.
  Value (*await)(Vm&, const Value&) = nullptr;
  /// One step of what `await` or `yield from` drives; `value` in: what is sent, out: what is
  /// yielded or returned. Raises what the awaitable raises.
  Resumed (*send)(Vm&, const Value&, Value& value) = nullptr;
  /// As `send`, with `exception` raised inside.
  Resumed (*throw_in)(Vm&, const Value&, const Value& exception, Value& value) = nullptr;
};

struct Type : Object {
  static constexpr Kind kKind = Kind::type;

  Type(Type* metatype, std::string_view type_name, Type* base_type, Kind kind_of_instances);
  ~Type();

  /// The attribute found along the MRO, or null. The pointer is good until the next change of a type.
  const Value* lookup(const Str* attribute) const;
  bool is_subtype(const Type* ancestor) const;
  /// Sets an attribute (deletes it, if undefined), and what follows from it: slots and versions of
  /// this type and its subclasses. Every change after define_type goes through here.
  void set_attribute(const Str* attribute, const Value& value);
  const std::string& qualname() const { return qualified_name.empty() ? name : qualified_name; }

  std::string name;         // `__name__`
  std::string module_name;  // "builtins" for built-ins
  std::string qualified_name;  // empty for a built-in class
  Ref<Type> base;           // null for object
  std::vector<Ref<Type>> bases;
  std::vector<Type*> mro;   // this first
  Ref<Dict> attributes;
  Slots slots;
  Kind instance_kind;
  bool is_heap_type = false;  // made by a `class` statement
  bool is_subclassable = true;
  bool dict_is_added = false;  // the dict lies behind the base's C++ struct; the heap destroys it
  uint32_t instance_bytes = 0;  // sizeof the C++ struct; 0: none of its own
  uint32_t dict_offset = 0;     // where in an instance its Ref<Dict> of attributes lies; 0: it has none
  uint32_t version = 0;         // unique; renewed when an attribute of this type or a base changes
  std::vector<Type*> subclasses;
  uint32_t constructed_as = 0;  // the version at which calling it runs `init` alone; see plain_constructor()
  const Value* init = nullptr;

 private:
  /// What lookup() found lately; a slot is good if its name matches and it is of this version.
  struct CachedLookup {
    const Str* name = nullptr;
    uint32_t version = 0;
    const Value* found = nullptr;
  };
  static constexpr size_t kCacheSize = 16;
  mutable std::unique_ptr<CachedLookup[]> cache_;

  const Value* lookup_slow(const Str* attribute) const;
  void renew_version();
};
/// The dict_offset of objects of variable size: the dict lies behind the items (attribute_dict()).
inline constexpr uint32_t kDictAtEnd = 0xffffffff;

}  // namespace interleave::models::python
