// The built-in objects whose layout the VM reads directly. Their methods are in builtins/.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "models/python/heap.h"
#include "models/python/type.h"

namespace interleave::models::python {

/// Immutable text in UTF-8. ASCII text (length == bytes) is indexed in O(1).
struct Str : Object {
  static constexpr Kind kKind = Kind::str;
  Str(Type* t, uint32_t bytes, uint32_t code_points) : Object(t, kKind), byte_count(bytes), length(code_points) {}
  uint32_t byte_count;
  uint32_t length;  // in code points
  int64_t hash = -1;  // -1: not computed
  bool is_ascii() const { return byte_count == length; }
  bool is_interned() const { return (flags & 1) != 0; }  // equal interned strings are the same object
  const char* data() const { return reinterpret_cast<const char*>(this + 1); }
  char* data() { return reinterpret_cast<char*>(this + 1); }
  std::string_view view() const { return {data(), byte_count}; }
};

struct Bytes : Object {
  static constexpr Kind kKind = Kind::bytes;
  Bytes(Type* t, uint32_t n) : Object(t, kKind), size(n) {}
  uint32_t size;
  const char* data() const { return reinterpret_cast<const char*>(this + 1); }
  char* data() { return reinterpret_cast<char*>(this + 1); }
  std::string_view view() const { return {data(), size}; }
};

struct Tuple : Object {
  static constexpr Kind kKind = Kind::tuple;
  Tuple(Type* t, uint32_t n) : Object(t, kKind), count(n) {
    for (Value& item : items()) new (&item) Value();
  }
  ~Tuple() {
    for (Value& item : items()) item.~Value();
  }
  uint32_t count;
  uint32_t size() const { return count; }
  std::span<Value> items() { return {reinterpret_cast<Value*>(this + 1), count}; }
  std::span<const Value> items() const { return {reinterpret_cast<const Value*>(this + 1), count}; }
  const Value& operator[](size_t i) const { return items()[i]; }
  Value& operator[](size_t i) { return items()[i]; }
};
static_assert(sizeof(Tuple) % 8 == 0);

/// Takes what the heap counted for a container's storage back.
template <class Container>
void release_storage(Container& container) {
  if (container.charged != 0) Heap::of(&container).recharge(container.charged, 0);
}

struct List : Object {
  static constexpr Kind kKind = Kind::list;
  explicit List(Type* t) : Object(t, kKind) {}
  ~List() { release_storage(*this); }
  std::vector<Value> items;
  uint32_t charged = 0;  // see Heap::recharge
  /// Makes room for `more` items if there is none, and counts it. Throws std::bad_alloc.
  void make_room(size_t more = 1) {
    if (items.size() + more > items.capacity()) [[unlikely]] grow(more);
  }
  /// Counts what the storage takes, after it was replaced.
  void recount() { Heap::of(this).recharge(charged, items.capacity() * sizeof(Value)); }

 private:
  void grow(size_t more);
};

/// Insertion-ordered hash table, laid out as CPython's: entries in order, and an index table over
/// them. A deleted entry keeps its place with an undefined key until the next resize.
struct Dict : Object {
  static constexpr Kind kKind = Kind::dict;
  struct Entry {
    int64_t hash;
    Value key;
    Value value;
  };
  explicit Dict(Type* t) : Object(t, kKind) {}
  ~Dict() { release_storage(*this); }

  size_t size() const { return live; }
  /// With interned or computed-hash string keys; never runs Python code.
  Value* find(const Str* key);
  const Value* find(const Str* key) const { return const_cast<Dict*>(this)->find(key); }
  /// Where the entry of `key` stands in `entries`, or -1. Good for an inline cache: an entry with the
  /// same interned key at the same place is the same binding.
  ptrdiff_t find_index(const Str* key) const;
  void set(const Str* key, const Value& value);
  /// As set(), if that adds the entry at `place` of a small dict, and tells at once; else does nothing.
  bool append(const Str* key, const Value& value, uint32_t place);
  bool erase(const Str* key);
  /// With any hashable key; may run `__hash__` and `__eq__`, and raise.
  Value* find(Vm&, const Value& key);
  void set(Vm&, const Value& key, const Value& value);
  bool erase(Vm&, const Value& key);
  void clear();

  std::vector<Entry> entries;
  std::vector<int32_t> index;  // power of two; -1 free, -2 deleted; empty while there are few entries
  uint32_t live = 0;
  uint32_t filled = 0;      // places of the index in use, deleted ones included
  uint32_t insertions = 0;  // how many keys were ever added: while it stays, no absent key has come
  uint32_t charged = 0;     // see Heap::recharge
};

/// Laid out and probed as CPython's set, so that it iterates in the same order.
struct Set : Object {
  static constexpr Kind kKind = Kind::set;  // a frozenset has Kind::frozenset
  struct Slot {
    int64_t hash = 0;
    Value key;  // undefined: never used (hash 0) or deleted (hash -1)
  };
  Set(Type* t, Kind k) : Object(t, k) {}
  ~Set() { release_storage(*this); }
  std::vector<Slot> table;
  uint32_t live = 0;
  uint32_t filled = 0;  // live and deleted
  uint32_t charged = 0;  // see Heap::recharge
  size_t finger = 0;  // where pop() looks next
};

struct Range : Object {
  static constexpr Kind kKind = Kind::range;
  Range(Type* t, int64_t a, int64_t b, int64_t s) : Object(t, kKind), start(a), stop(b), step(s) {}
  int64_t start, stop, step;  // step != 0
  int64_t size() const;
};

/// The iterators that the VM's loops step by themselves; their other slots are in builtins/.
struct RangeIterator : Object {
  static constexpr Kind kKind = Kind::iterator;
  RangeIterator(Type* t, int64_t first, int64_t by, int64_t n) : Object(t, kKind), next(first), step(by), remaining(n) {}
  int64_t next, step, remaining;
};
struct ListIterator : Object {
  static constexpr Kind kKind = Kind::iterator;
  ListIterator(Type* t, Ref<List> of) : Object(t, kKind), list(std::move(of)) {}
  Ref<List> list;  // null once exhausted
  size_t index = 0;
};
struct TupleIterator : Object {
  static constexpr Kind kKind = Kind::iterator;
  TupleIterator(Type* t, Ref<Tuple> of) : Object(t, kKind), tuple(std::move(of)) {}
  Ref<Tuple> tuple;  // null once exhausted
  uint32_t index = 0;
};

struct Slice : Object {
  static constexpr Kind kKind = Kind::slice;
  Slice(Type* t, Value a, Value b, Value s)
      : Object(t, kKind), start(std::move(a)), stop(std::move(b)), step(std::move(s)) {}
  Value start, stop, step;
};

struct Cell : Object {
  static constexpr Kind kKind = Kind::cell;
  explicit Cell(Type* t) : Object(t, kKind) {}
  Value value;  // undefined: unbound
};

/// An instance of a class made by a program: attributes only.
struct Instance : Object {
  explicit Instance(Type* t) : Object(t, Kind::instance) {}
  Ref<Dict> attributes;  // null until the first one is set
};

struct Module : Object {
  static constexpr Kind kKind = Kind::module;
  Module(Type* t, Ref<Dict> dict) : Object(t, kKind), attributes(std::move(dict)) {}
  Ref<Dict> attributes;
};

struct TracebackEntry {
  Value code;  // of Kind::code
  uint32_t instruction = 0;  // index; the code's position table gives the lines and columns
};

/// Any exception. `traceback` grows outward while the exception unwinds: innermost frame last is how
/// it is printed, first is how it is stored.
struct Exception : Object {
  static constexpr Kind kKind = Kind::exception;
  explicit Exception(Type* t) : Object(t, kKind) {}
  Value arguments;  // tuple
  Value cause;      // undefined or the `from` operand
  Value context;    // undefined or what was being handled
  bool suppress_context = false;
  std::vector<TracebackEntry> traceback;
  Ref<Dict> attributes;  // instance attributes, `__notes__`, StopIteration.value, …
};

/// Where an object keeps its attributes, or null if it has none of its own. The Ref may be null: no
/// attribute was set yet.
Ref<Dict>* attribute_dict(Object* object);

}  // namespace interleave::models::python
