// Dictionaries. Up to kSmall entries there is no index: a scan over the hashes is as fast as a
// probe, and most dictionaries are the attributes of some instance. Beyond that the index is an
// open-addressing table of positions in `entries`, probed as CPython's. Looking a key up may run
// `__eq__`, which may change the dictionary under us: then the search starts again.
#include <algorithm>

#include "models/python/builtins/dict.h"
#include "models/python/builtins/integer.h"
#include "models/python/builtins/iterators.h"
#include "models/python/builtins/str.h"
#include "models/python/builtins/support.h"

namespace interleave::models::python {
namespace {

constexpr size_t kSmall = 8;
constexpr size_t kUsual = 4;  // entries that a first one makes room for: an instance's attributes
constexpr int32_t kFree = -1, kDeleted = -2;

// The sequence of places that a hash visits (CPython 3.11 Objects/dictobject.c).
class Probe {
 public:
  Probe(int64_t hash, size_t size)
      : perturb_(static_cast<uint64_t>(hash)), mask_(size - 1), place_(perturb_ & mask_) {}
  size_t operator*() const { return place_; }
  void operator++() {
    perturb_ >>= 5;
    place_ = (place_ * 5 + perturb_ + 1) & mask_;
  }

 private:
  uint64_t perturb_;
  uint64_t mask_;
  uint64_t place_;
};

// The position in `entries` for which `matches(entry)` holds among those with this hash, or -1.
template <class Matches>
ptrdiff_t search(const Dict& dict, int64_t hash, Matches matches) {
  if (dict.index.empty()) {
    for (size_t i = 0; i < dict.entries.size(); ++i) {
      const Dict::Entry& entry = dict.entries[i];
      if (entry.hash == hash && entry.key.is_defined() && matches(entry))
        return static_cast<ptrdiff_t>(i);
    }
    return -1;
  }
  for (Probe probe(hash, dict.index.size());; ++probe) {
    const int32_t at = dict.index[*probe];
    if (at == kFree) return -1;
    if (at == kDeleted) continue;
    const Dict::Entry& entry = dict.entries[static_cast<size_t>(at)];
    if (entry.hash == hash && matches(entry)) return at;
  }
}

ptrdiff_t search(const Dict& dict, const Str* key) {
  return search(dict, str_hash(*key), [key](const Dict::Entry& entry) {
    if (entry.key.is_object() && entry.key.as_object() == key) return true;
    const auto* other = entry.key.try_as<Str>();
    return other != nullptr && other->view() == key->view();
  });
}

int64_t hash_of(Vm& vm, const Value& key) {
  if (key.is(Kind::str) && !is_program_instance(key)) return str_hash(*key.as<Str>());
  return key.is_int() ? integer_hash(key) : vm.hash(key);
}

ptrdiff_t search(Vm& vm, const Dict& dict, int64_t hash, const Value& key) {
  for (;;) {
    bool changed = false;
    const ptrdiff_t found = search(dict, hash, [&](const Dict::Entry& entry) {
      if (entry.key.same(key)) return true;
      if (key.is_int() && entry.key.is_int()) return false;
      const auto* table = dict.entries.data();
      const size_t size = dict.entries.size();
      const Value other = entry.key;
      const bool equal = vm.equal(other, key);
      // True stops the search; a search of a changed table is repeated.
      changed =
          table != dict.entries.data() || size != dict.entries.size() || !entry.key.same(other);
      return equal || changed;
    });
    if (!changed) return found;
  }
}

void build_index(Dict& dict, size_t size) {
  dict.index.assign(size, kFree);
  for (size_t i = 0; i < dict.entries.size(); ++i) {
    Probe probe(dict.entries[i].hash, size);
    while (dict.index[*probe] != kFree) ++probe;
    dict.index[*probe] = static_cast<int32_t>(i);
  }
  dict.filled = static_cast<uint32_t>(dict.entries.size());
}

// Drops the entries that were deleted and makes room for more.
void grow(Dict& dict) {
  std::erase_if(dict.entries, [](const Dict::Entry& entry) { return entry.key.is_undefined(); });
  if (dict.entries.size() < kSmall) {
    dict.index.clear();
    return;
  }
  size_t size = kSmall;
  while (size <= size_t{dict.live} * 3) size *= 2;
  const size_t room = std::max(dict.entries.capacity(), size * 2 / 3);
  Heap::of(&dict).recharge(dict.charged, room * sizeof(Dict::Entry) + size * sizeof(dict.index[0]));
  dict.entries.reserve(room);
  build_index(dict, size);
}

void insert(Dict& dict, int64_t hash, const Value& key, const Value& value) {
  const bool full = dict.index.empty() ? dict.entries.size() == kSmall
                                       : size_t{dict.filled} * 3 >= dict.index.size() * 2;
  if (full) grow(dict);
  if (!dict.index.empty()) {
    Probe probe(hash, dict.index.size());
    while (dict.index[*probe] >= 0) ++probe;
    if (dict.index[*probe] == kFree) ++dict.filled;
    dict.index[*probe] = static_cast<int32_t>(dict.entries.size());
  }
  if (dict.entries.capacity() == 0) dict.entries.reserve(kUsual);
  dict.entries.push_back({hash, key, value});
  ++dict.live;
  ++dict.insertions;
}

}  // namespace

Value* Dict::find(const Str* key) {
  const ptrdiff_t at = search(*this, key);
  return at < 0 ? nullptr : &entries[static_cast<size_t>(at)].value;
}

ptrdiff_t Dict::find_index(const Str* key) const { return search(*this, key); }

void Dict::set(const Str* key, const Value& value) {
  if (Value* place = find(key)) {
    *place = value;
  } else {
    insert(*this, str_hash(*key), Value(const_cast<Str*>(key)), value);
  }
}

bool Dict::append(const Str* key, const Value& value, uint32_t place) {
  if (entries.size() != place || place >= kSmall || !index.empty() || key->hash == -1) return false;
  for (const Entry& entry : entries) {
    if (entry.hash == key->hash) return false;
  }
  if (entries.capacity() == 0) entries.reserve(kUsual);
  entries.push_back({key->hash, Value(const_cast<Str*>(key)), value});
  ++live;
  ++insertions;
  return true;
}

bool Dict::erase(const Str* key) {
  const ptrdiff_t at = search(*this, key);
  if (at < 0) return false;
  erase_entry(*this, static_cast<size_t>(at));
  return true;
}

Value* Dict::find(Vm& vm, const Value& key) {
  const ptrdiff_t at = find_entry(vm, *this, key);
  return at < 0 ? nullptr : &entries[static_cast<size_t>(at)].value;
}

void Dict::set(Vm& vm, const Value& key, const Value& value) {
  const int64_t hash = hash_of(vm, key);
  const ptrdiff_t at = search(vm, *this, hash, key);
  if (at >= 0) {
    entries[static_cast<size_t>(at)].value = value;
  } else {
    insert(*this, hash, key, value);
  }
}

bool Dict::erase(Vm& vm, const Value& key) {
  const ptrdiff_t at = find_entry(vm, *this, key);
  if (at < 0) return false;
  erase_entry(*this, static_cast<size_t>(at));
  return true;
}

void Dict::clear() {
  std::vector<Entry> doomed;  // finalizers may look at the dictionary: they find it empty
  doomed.swap(entries);
  index = {};
  release_storage(*this);
  live = 0;
  filled = 0;
}

ptrdiff_t find_entry(Vm& vm, const Dict& dict, const Value& key) {
  return search(vm, dict, hash_of(vm, key), key);
}

Dict::Entry erase_entry(Dict& dict, size_t at) {
  Dict::Entry& entry = dict.entries[at];
  if (!dict.index.empty()) {
    Probe probe(entry.hash, dict.index.size());
    while (dict.index[*probe] != static_cast<int32_t>(at)) ++probe;
    dict.index[*probe] = kDeleted;
  }
  --dict.live;
  return {entry.hash, std::move(entry.key), std::move(entry.value)};
}

void merge_into(Vm& vm, Dict& target, const Value& source) {
  if (auto* other = source.try_as<Dict>()) {
    const Value keep(source);
    const size_t size = other->size();
    for (size_t i = 0; i < other->entries.size(); ++i) {
      if (other->entries[i].key.is_undefined()) continue;
      const Dict::Entry entry = other->entries[i];
      target.set(vm, entry.key, entry.value);
      if (other != &target && other->size() != size) {
        vm.raise(vm.types().RuntimeError, "dict mutated during update");
      }
    }
    return;
  }
  if (vm.find_attr(source, "keys").is_defined()) {
    vm.for_each(vm.call_method(source, "keys"),
                [&](const Value& key) { target.set(vm, key, vm.get_item(source, key)); });
    return;
  }
  size_t position = 0;
  vm.for_each(source, [&](const Value& item) {
    std::vector<Value> pair;
    if (vm.type_of(item)->slots.iter == nullptr && !has_special(vm, item, "__getitem__")) {
      vm.raise(vm.types().TypeError,
               "cannot convert dictionary update sequence element #{} to a sequence", position);
    }
    vm.for_each(item, [&](Value part) { pair.push_back(std::move(part)); });
    if (pair.size() != 2) {
      vm.raise(vm.types().ValueError,
               "dictionary update sequence element #{} has length {}; 2 is required", position,
               pair.size());
    }
    target.set(vm, pair[0], pair[1]);
    ++position;
  });
}

}  // namespace interleave::models::python
