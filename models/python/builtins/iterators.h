// The iterators of the built-in containers and functions. Each holds what it walks and its place in
// it; once exhausted it lets go. RangeIterator, ListIterator and TupleIterator are in objects.h.
#pragma once

#include "models/python/objects.h"

namespace interleave::models::python {

struct Bootstrap;

struct StrIterator : Object {
  static constexpr Kind kKind = Kind::iterator;
  StrIterator(Type* t, Ref<Str> of) : Object(t, kKind), text(std::move(of)) {}
  Ref<Str> text;  // null once exhausted
  size_t at = 0;  // in bytes
};

/// Over a dict's keys, values or items. Raises RuntimeError when the dict changes its size
/// meanwhile.
struct DictIterator : Object {
  static constexpr Kind kKind = Kind::iterator;
  enum class What : uint8_t { keys, values, items };
  DictIterator(Type* t, Ref<Dict> of, What w, bool backwards)
      : Object(t, kKind),
        dict(std::move(of)),
        what(w),
        reversed(backwards),
        size(dict->size()),
        at(backwards ? dict->entries.size() : 0) {}
  Ref<Dict> dict;
  What what;
  bool reversed;
  size_t size;
  size_t at;  // the next entry; when reversed, one past it
};

struct SetIterator : Object {
  static constexpr Kind kKind = Kind::iterator;
  SetIterator(Type* t, Ref<Set> of) : Object(t, kKind), set(std::move(of)), size(set->live) {}
  Ref<Set> set;
  size_t size;
  size_t at = 0;
};

/// Over anything with `__getitem__` by index, forwards until IndexError, or backwards from a
/// length.
struct SequenceIterator : Object {
  static constexpr Kind kKind = Kind::iterator;
  SequenceIterator(Type* t, Value of, int64_t first, int64_t by)
      : Object(t, kKind), sequence(std::move(of)), index(first), step(by) {}
  Value sequence;  // undefined once exhausted
  int64_t index, step;
};

/// enumerate, zip, map and filter: they pull from other iterators.
struct Enumerate : Object {
  static constexpr Kind kKind = Kind::iterator;
  Enumerate(Type* t, Value of, Value first)
      : Object(t, kKind), iterator(std::move(of)), count(std::move(first)) {}
  Value iterator, count;
};
struct Zip : Object {
  static constexpr Kind kKind = Kind::iterator;
  Zip(Type* t, std::vector<Value> of, bool is_strict)
      : Object(t, kKind), iterators(std::move(of)), strict(is_strict) {}
  std::vector<Value> iterators;
  bool strict;
};
struct Map : Object {
  static constexpr Kind kKind = Kind::iterator;
  Map(Type* t, Value f, std::vector<Value> of)
      : Object(t, kKind), function(std::move(f)), iterators(std::move(of)) {}
  Value function;
  std::vector<Value> iterators;
};
struct Filter : Object {
  static constexpr Kind kKind = Kind::iterator;
  Filter(Type* t, Value f, Value of)
      : Object(t, kKind), function(std::move(f)), iterator(std::move(of)) {}
  Value function, iterator;
};
/// iter(callable, sentinel)
struct CallableIterator : Object {
  static constexpr Kind kKind = Kind::iterator;
  CallableIterator(Type* t, Value f, Value end)
      : Object(t, kKind), function(std::move(f)), sentinel(std::move(end)) {}
  Value function;  // undefined once exhausted
  Value sentinel;
};

Value iterate_itself(Vm& vm, const Value& self);  // the iter slot of iterators

/// A type of SequenceIterators under its own name.
Type* make_sequence_iterator_type(Bootstrap& bootstrap, std::string_view name);

void init_container_iterators(Bootstrap& bootstrap);   // container_iterators.cpp
void init_functional_iterators(Bootstrap& bootstrap);  // functional_iterators.cpp

}  // namespace interleave::models::python
