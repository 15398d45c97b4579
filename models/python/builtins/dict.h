// Dictionaries beyond what objects.h declares: removal by position, merging, methods and views.
#pragma once

#include "models/python/vm.h"

namespace interleave::models::python {

struct Bootstrap;

/// Takes an entry out. The reference that the caller gets may be the last one: drop it when the
/// dictionary is in order again. Requires: the entry is live.
Dict::Entry erase_entry(Dict& dict, size_t at);

/// Where the entry of `key` stands in `entries`, or -1.
ptrdiff_t find_entry(Vm& vm, const Dict& dict, const Value& key);

/// dict.update(source): a mapping, an object with keys(), or an iterable of pairs.
void merge_into(Vm& vm, Dict& target, const Value& source);

/// A view that keys(), values() and items() return.
struct DictView : Object {
  DictView(Type* t, Ref<Dict> of) : Object(t, Kind::other), dict(std::move(of)) {}
  Ref<Dict> dict;
};

void init_dict(Bootstrap& bootstrap);        // dict_methods.cpp
void init_dict_views(Bootstrap& bootstrap);  // dict_views.cpp

}  // namespace interleave::models::python
