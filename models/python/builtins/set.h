// Sets, laid out, probed and resized exactly as CPython 3.11's (Objects/setobject.c), and
// operations performed in the same order, so that they iterate in the same order too.
#pragma once

#include "models/python/vm.h"

namespace interleave::models::python {

struct Bootstrap;

inline bool is_set(const Value& v) { return v.is(Kind::set) || v.is(Kind::frozenset); }

/// A set whose table is changed one element at a time. All may run `__hash__` and `__eq__`.
bool set_add(Vm& vm, Set& set, const Value& key);  // false: was there
bool set_contains(Vm& vm, const Set& set, const Value& key);
bool set_discard(Vm& vm, Set& set, const Value& key);  // false: wasn't there
void set_clear(Set& set);

/// set.update(iterable)
void set_update(Vm& vm, Set& set, const Value& iterable);
void set_difference_update(Vm& vm, Set& set, const Value& iterable);
void set_symmetric_difference_update(Vm& vm, Set& set, const Value& iterable);

/// New sets of the built-in kind that `like` is of.
Ref<Set> make_set(Vm& vm, Kind kind = Kind::set);
Ref<Set> set_copy(Vm& vm, const Set& set);
Ref<Set> set_intersection(Vm& vm, const Set& set, const Value& iterable);
Ref<Set> set_difference(Vm& vm, const Set& set, const Value& iterable);

/// The set that a display of constants makes. CPython's compiler folds three or more of them into a
/// frozenset, builds that anew, and updates the display from it: the order can differ from adding.
Ref<Set> set_of_constants(Vm& vm, std::span<const Value> items);

bool is_subset(Vm& vm, const Set& part, const Set& whole);
int64_t frozenset_hash(const Set& set);

/// The next live slot at or after `at`, which moves past it; null at the end.
const Set::Slot* set_next(const Set& set, size_t& at);

void init_set(Bootstrap& bootstrap);  // set_methods.cpp

}  // namespace interleave::models::python
