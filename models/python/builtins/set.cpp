#include "models/python/builtins/set.h"

#include <algorithm>
#include <utility>

#include "models/python/builtins/integer.h"
#include "models/python/builtins/str.h"
#include "models/python/builtins/support.h"
#include "models/python/types.h"

namespace interleave::models::python {
namespace {

constexpr size_t kMinSize = 8;
constexpr size_t kLinearProbes = 9;
constexpr int kPerturbShift = 5;
constexpr int64_t kDeleted = -1;  // no key has this hash

size_t mask_of(const Set& set) { return set.table.empty() ? kMinSize - 1 : set.table.size() - 1; }
bool is_live(const Set::Slot& slot) { return slot.key.is_defined(); }
bool is_unused(const Set::Slot& slot) { return slot.key.is_undefined() && slot.hash == 0; }

// Visits slots in probing order until `visit` returns true: a few neighbours, then a jump.
template <class Visit>
void probe(size_t mask, int64_t hash, Visit visit) {
  auto perturb = static_cast<uint64_t>(hash);
  for (size_t i = perturb & mask;; i = (i * 5 + 1 + perturb) & mask) {
    const size_t last = i + kLinearProbes <= mask ? i + kLinearProbes : i;
    for (size_t at = i; at <= last; ++at) {
      if (visit(at)) return;
    }
    perturb >>= kPerturbShift;
  }
}

// For a key that is known to be absent, in a table without deleted slots.
void insert_clean(std::vector<Set::Slot>& table, int64_t hash, Value key) {
  probe(table.size() - 1, hash, [&](size_t at) {
    if (is_live(table[at])) return false;
    table[at] = {hash, std::move(key)};
    return true;
  });
}

void resize(Set& set, size_t min_used) {
  size_t size = kMinSize;
  while (size <= min_used) size *= 2;
  Heap::of(&set).recharge(set.charged, size * sizeof(Set::Slot));
  std::vector<Set::Slot> old(size);
  old.swap(set.table);
  for (Set::Slot& slot : old) {
    if (is_live(slot)) insert_clean(set.table, slot.hash, std::move(slot.key));
  }
  set.filled = set.live;
}

size_t grown_size(const Set& set) { return set.live > 50000 ? set.live * 2 : set.live * 4; }

int64_t hash_of(Vm& vm, const Value& key) {
  if (key.is(Kind::str) && !is_program_instance(key)) return str_hash(*key.as<Str>());
  return key.is_int() ? integer_hash(key) : vm.hash(key);
}

struct Found {
  size_t at;             // of the key, or of the unused slot where the search ended
  bool live;             // is the key there?
  ptrdiff_t reuse = -1;  // the last deleted slot on the way, where a new key goes
};

// An `__eq__` that changes the set makes the search start again.
Found search(Vm& vm, const Set& set, int64_t hash, const Value& key) {
  for (;;) {
    Found found{0, false};
    bool restart = false;
    const auto* table = set.table.data();
    probe(mask_of(set), hash, [&](size_t at) {
      found.at = at;
      const Set::Slot& slot = table[at];
      if (is_unused(slot)) return true;
      if (!is_live(slot)) found.reuse = static_cast<ptrdiff_t>(at);
      if (slot.hash != hash || !is_live(slot)) return false;
      found.live = slot.key.same(key);
      if (found.live) return true;
      if (slot.key.is_int() && key.is_int()) return false;
      const Value other = slot.key;
      found.live = vm.equal(other, key);
      if (found.live) return true;
      restart = set.table.data() != table || !table[at].key.same(other);
      return restart;
    });
    if (!restart) return found;
  }
}

bool add_entry(Vm& vm, Set& set, int64_t hash, const Value& key) {
  if (set.table.empty()) set.table.resize(kMinSize);
  const Found found = search(vm, set, hash, key);
  if (found.live) return false;
  ++set.live;
  if (found.reuse >= 0) {
    set.table[static_cast<size_t>(found.reuse)] = {hash, key};
    return true;
  }
  set.table[found.at] = {hash, key};
  ++set.filled;
  if (set.filled * 5 >= mask_of(set) * 3) resize(set, grown_size(set));
  return true;
}

bool contains_entry(Vm& vm, const Set& set, int64_t hash, const Value& key) {
  return set.live > 0 && search(vm, set, hash, key).live;
}

bool discard_entry(Vm& vm, Set& set, int64_t hash, const Value& key) {
  if (set.table.empty()) return false;
  const Found found = search(vm, set, hash, key);
  if (!found.live) return false;
  const Value removed =
      std::exchange(set.table[found.at].key, Value());  // dies when the set is in order
  set.table[found.at].hash = kDeleted;
  --set.live;
  return true;
}

void reserve_for(Set& set, size_t more) {
  if ((set.filled + more) * 5 >= mask_of(set) * 3) resize(set, (set.live + more) * 2);
}

void merge(Vm& vm, Set& set, const Set& other) {
  if (&set == &other || other.live == 0) return;
  reserve_for(set, other.live);
  if (set.filled == 0) {
    if (mask_of(set) == mask_of(other) && other.filled == other.live) {
      Heap::of(&set).recharge(set.charged, other.table.size() * sizeof(Set::Slot));
      set.table = other.table;
    } else {
      if (set.table.empty()) set.table.resize(kMinSize);
      for (const Set::Slot& slot : other.table) {
        if (is_live(slot)) insert_clean(set.table, slot.hash, slot.key);
      }
    }
    set.filled = set.live = other.live;
    return;
  }
  for (size_t at = 0; const Set::Slot* slot = set_next(other, at);) {
    const Value key = slot->key;
    add_entry(vm, set, slot->hash, key);
  }
}

// A set with the same elements, added in the order in which the set iterates.
Ref<Set> rebuilt(Vm& vm, const Set& set) {
  auto result = make_set(vm);
  for (size_t at = 0; const Set::Slot* slot = set_next(set, at);) {
    add_entry(vm, *result, slot->hash, slot->key);
  }
  return result;
}

// Single letters that CPython 3.11 has interned when a program starts, as other objects than its
// one-character strings: a frozenset of constants with one of them is built once more, to hold the
// interned one (codeobject.c, intern_string_constants).
bool is_interned_letter(const Value& v) {
  const auto* text = v.try_as<Str>();
  constexpr std::string_view kLetters = "BCLST_abcdefhijklmnopqrstvwxy";
  return text != nullptr && text->byte_count == 1 &&
         kLetters.find(text->data()[0]) != kLetters.npos;
}

const Set* as_set(const Value& v) { return is_set(v) ? v.as<Set>() : nullptr; }
Kind built_in_kind(const Set& set) { return set.kind; }

}  // namespace

const Set::Slot* set_next(const Set& set, size_t& at) {
  while (at < set.table.size()) {
    const Set::Slot& slot = set.table[at++];
    if (is_live(slot)) return &slot;
  }
  return nullptr;
}

bool set_add(Vm& vm, Set& set, const Value& key) {
  return add_entry(vm, set, hash_of(vm, key), key);
}
bool set_contains(Vm& vm, const Set& set, const Value& key) {
  return contains_entry(vm, set, hash_of(vm, key), key);
}
bool set_discard(Vm& vm, Set& set, const Value& key) {
  return discard_entry(vm, set, hash_of(vm, key), key);
}

void set_clear(Set& set) {
  std::vector<Set::Slot> doomed;
  doomed.swap(set.table);
  release_storage(set);
  set.live = set.filled = 0;
  set.finger = 0;
}

void set_update(Vm& vm, Set& set, const Value& iterable) {
  if (const Set* other = as_set(iterable)) {
    merge(vm, set, *other);
  } else if (auto* dict = iterable.try_as<Dict>();
             dict != nullptr && !is_program_instance(iterable)) {
    reserve_for(set, dict->size());
    for (size_t i = 0; i < dict->entries.size(); ++i) {
      const Dict::Entry entry = dict->entries[i];
      if (entry.key.is_defined()) add_entry(vm, set, entry.hash, entry.key);
    }
  } else {
    vm.for_each(iterable, [&](const Value& key) { set_add(vm, set, key); });
  }
}

Ref<Set> make_set(Vm& vm, Kind kind) {
  return vm.heap().make<Set>(kind == Kind::set ? vm.types().set : vm.types().frozenset, kind);
}

Ref<Set> set_copy(Vm& vm, const Set& set) {
  auto copy = make_set(vm, built_in_kind(set));
  merge(vm, *copy, set);
  return copy;
}

Ref<Set> set_intersection(Vm& vm, const Set& set, const Value& iterable) {
  const Set* other = as_set(iterable);
  if (other == &set) return set_copy(vm, set);
  auto result = make_set(vm, built_in_kind(set));
  if (other != nullptr) {
    const Set* large = &set;
    if (other->live > large->live) std::swap(large, other);
    for (size_t at = 0; const Set::Slot* slot = set_next(*other, at);) {
      const Set::Slot entry = *slot;
      if (contains_entry(vm, *large, entry.hash, entry.key))
        add_entry(vm, *result, entry.hash, entry.key);
    }
  } else {
    vm.for_each(iterable, [&](const Value& key) {
      const int64_t hash = hash_of(vm, key);
      if (contains_entry(vm, set, hash, key)) add_entry(vm, *result, hash, key);
    });
  }
  return result;
}

void set_difference_update(Vm& vm, Set& set, const Value& iterable) {
  const Set* other = as_set(iterable);
  if (other == &set) return set_clear(set);
  if (other != nullptr) {
    Ref<Set> common;
    if (other->live >> 3 > set.live) {
      common = set_intersection(vm, set, iterable);
      other = common.get();
    }
    for (size_t at = 0; const Set::Slot* slot = set_next(*other, at);) {
      const Set::Slot entry = *slot;
      discard_entry(vm, set, entry.hash, entry.key);
    }
  } else {
    vm.for_each(iterable, [&](const Value& key) { set_discard(vm, set, key); });
  }
  if (set.filled - set.live > mask_of(set) / 4) resize(set, grown_size(set));
}

Ref<Set> set_difference(Vm& vm, const Set& set, const Value& iterable) {
  const Set* other = as_set(iterable);
  auto* dict = is_program_instance(iterable) ? nullptr : iterable.try_as<Dict>();
  const bool by_copy = other != nullptr ? set.live >> 2 > other->live
                                        : dict == nullptr || set.live >> 2 > dict->size();
  if (by_copy) {
    auto copy = set_copy(vm, set);
    set_difference_update(vm, *copy, iterable);
    return copy;
  }
  auto result = make_set(vm, built_in_kind(set));
  for (size_t at = 0; const Set::Slot* slot = set_next(set, at);) {
    const Set::Slot entry = *slot;
    const bool common = other != nullptr ? contains_entry(vm, *other, entry.hash, entry.key)
                                         : dict->find(vm, entry.key) != nullptr;
    if (!common) add_entry(vm, *result, entry.hash, entry.key);
  }
  return result;
}

void set_symmetric_difference_update(Vm& vm, Set& set, const Value& iterable) {
  const Set* other = as_set(iterable);
  if (other == &set) return set_clear(set);
  Ref<Set> made;
  const auto toggle = [&](int64_t hash, const Value& key) {
    if (!discard_entry(vm, set, hash, key)) add_entry(vm, set, hash, key);
  };
  if (auto* dict = iterable.try_as<Dict>(); dict != nullptr && !is_program_instance(iterable)) {
    for (size_t i = 0; i < dict->entries.size(); ++i) {
      const Dict::Entry entry = dict->entries[i];
      if (entry.key.is_defined()) toggle(entry.hash, entry.key);
    }
    return;
  }
  if (other == nullptr) {
    made = make_set(vm);
    set_update(vm, *made, iterable);
    other = made.get();
  }
  for (size_t at = 0; const Set::Slot* slot = set_next(*other, at);) {
    const Set::Slot entry = *slot;
    toggle(entry.hash, entry.key);
  }
}

Ref<Set> set_of_constants(Vm& vm, std::span<const Value> items) {
  auto folded = make_set(vm);
  for (const Value& item : items) set_add(vm, *folded, item);
  if (items.size() < 3) return folded;
  folded = rebuilt(vm, *folded);  // compile.c, merge_consts_recursive
  if (std::ranges::any_of(items, is_interned_letter)) folded = rebuilt(vm, *folded);
  return set_copy(vm, *folded);
}

bool is_subset(Vm& vm, const Set& part, const Set& whole) {
  if (part.live > whole.live) return false;
  for (size_t at = 0; const Set::Slot* slot = set_next(part, at);) {
    const Set::Slot entry = *slot;
    if (!contains_entry(vm, whole, entry.hash, entry.key)) return false;
  }
  return true;
}

int64_t frozenset_hash(const Set& set) {
  const auto shuffle = [](uint64_t h) { return ((h ^ 89869747) ^ (h << 16)) * 3644798167; };
  uint64_t hash = 0;
  for (const Set::Slot& slot : set.table) {
    if (is_live(slot)) hash ^= shuffle(static_cast<uint64_t>(slot.hash));
  }
  hash ^= (static_cast<uint64_t>(set.live) + 1) * 1927868237;
  hash ^= (hash >> 11) ^ (hash >> 25);
  hash = hash * 69069 + 907133923;
  return hash == UINT64_MAX ? 590923713 : static_cast<int64_t>(hash);
}

}  // namespace interleave::models::python
