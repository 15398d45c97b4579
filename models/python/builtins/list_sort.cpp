// list.sort: a stable merge sort over pointers to the keys, so that a comparison that raises leaves
// every item in the list. Runs that are in order already cost one comparison an item. The list is
// empty while it is sorted, as in CPython, so that a comparison sees if it changes the list.
#include <algorithm>
#include <cmath>

#include "models/python/builtins/list.h"
#include "models/python/builtins/support.h"

namespace interleave::models::python {
namespace {

using Keys = std::vector<const Value*>;

// Merges [begin, middle) and [middle, end); `spare` has room for the left part.
template <class Less>
void merge(Keys& keys, Keys& spare, size_t begin, size_t middle, size_t end, Less less) {
  if (!less(*keys[middle], *keys[middle - 1])) return;
  std::copy(keys.begin() + static_cast<ptrdiff_t>(begin),
            keys.begin() + static_cast<ptrdiff_t>(middle), spare.begin());
  size_t left = 0, right = middle, to = begin;
  const size_t left_end = middle - begin;
  while (left < left_end && right < end)
    keys[to++] = less(*keys[right], *spare[left]) ? keys[right++] : spare[left++];
  while (left < left_end) keys[to++] = spare[left++];
}

template <class Less>
void insertion_sort(Keys& keys, size_t begin, size_t end, Less less) {
  for (size_t i = begin + 1; i < end; ++i) {
    const Value* key = keys[i];
    size_t low = begin, high = i;
    if (!less(*key, *keys[i - 1])) continue;
    high = i - 1;
    while (low < high) {
      const size_t middle = (low + high) / 2;
      if (less(*key, *keys[middle])) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    std::copy_backward(keys.begin() + static_cast<ptrdiff_t>(low),
                       keys.begin() + static_cast<ptrdiff_t>(i),
                       keys.begin() + static_cast<ptrdiff_t>(i) + 1);
    keys[low] = key;
  }
}

template <class Less>
void sort_range(Keys& keys, Keys& spare, size_t begin, size_t end, Less less) {
  if (end - begin <= 16) return insertion_sort(keys, begin, end, less);
  const size_t middle = begin + (end - begin) / 2;
  sort_range(keys, spare, begin, middle, less);
  sort_range(keys, spare, middle, end, less);
  merge(keys, spare, begin, middle, end, less);
}

template <class Less>
void sort_keys(Keys& keys, bool reverse, Less less) {
  Keys spare(keys.size() / 2 + 1);
  if (reverse) {  // the order swapped, not the result: equal items keep their places
    sort_range(keys, spare, 0, keys.size(),
               [&](const Value& a, const Value& b) { return less(b, a); });
  } else {
    sort_range(keys, spare, 0, keys.size(), less);
  }
}

template <class Test>
bool all(const std::vector<Value>& values, Test test) {
  return std::ranges::all_of(values, test);
}

/// Mostly a first pair of numbers that differ decides.
bool tuple_less(Vm& vm, const Tuple& a, const Tuple& b) {
  const uint32_t common = std::min(a.size(), b.size());
  for (uint32_t i = 0; i < common && a[i].is_int() && b[i].is_int(); ++i) {
    if (a[i].as_int() != b[i].as_int()) return a[i].as_int() < b[i].as_int();
  }
  return vm.less(Value(const_cast<Tuple*>(&a)), Value(const_cast<Tuple*>(&b)));
}

void sort_by(Vm& vm, const std::vector<Value>& values, Keys& keys, bool reverse) {
  if (all(values, [](const Value& v) { return v.is_int(); })) {
    sort_keys(keys, reverse,
              [](const Value& a, const Value& b) { return a.as_int() < b.as_int(); });
  } else if (all(values, [](const Value& v) { return v.is_float(); })) {
    sort_keys(keys, reverse,
              [](const Value& a, const Value& b) { return a.as_float() < b.as_float(); });
  } else if (all(values,
                 [](const Value& v) { return v.is(Kind::str) && !is_program_instance(v); })) {
    sort_keys(keys, reverse, [](const Value& a, const Value& b) {
      return a.as<Str>()->view() < b.as<Str>()->view();
    });
  } else if (all(values, [](const Value& v) { return v.is(Kind::tuple) && !is_program_instance(v); })) {
    sort_keys(keys, reverse, [&vm](const Value& a, const Value& b) {
      return tuple_less(vm, *a.as<Tuple>(), *b.as<Tuple>());
    });
  } else {
    sort_keys(keys, reverse, [&vm](const Value& a, const Value& b) { return vm.less(a, b); });
  }
}

// Takes the items out of the list and puts them back whatever happens.
class Emptied {
 public:
  explicit Emptied(List& list) : list_(&list) { items.swap(list.items); }
  ~Emptied() { list_->items.swap(items); }
  bool was_changed() const { return !list_->items.empty() || list_->items.capacity() > 0; }
  std::vector<Value> items;

 private:
  Ref<List> list_;
};

}  // namespace

void list_sort(Vm& vm, List& list, const Value& key, bool reverse) {
  Emptied emptied(list);
  std::vector<Value> made;
  if (!key.is_none()) {
    made.reserve(emptied.items.size());
    for (const Value& item : emptied.items) made.push_back(vm.call(key, {{item}}));
  }
  const std::vector<Value>& values = key.is_none() ? emptied.items : made;
  Keys keys;
  keys.reserve(values.size());
  for (const Value& value : values) keys.push_back(&value);
  sort_by(vm, values, keys, reverse);
  std::vector<Value> sorted;
  sorted.reserve(keys.size());
  for (const Value* k : keys)
    sorted.push_back(std::move(emptied.items[static_cast<size_t>(k - values.data())]));
  emptied.items = std::move(sorted);
  if (emptied.was_changed()) vm.raise(vm.types().ValueError, "list modified during sort");
}

}  // namespace interleave::models::python
