// product, permutations, combinations and combinations_with_replacement: each keeps its pools and
// the places of the items that the next tuple takes from them (CPython 3.11
// Modules/itertoolsmodule.c).
#include <numeric>
#include <vector>

#include "models/python/builtins/sequence.h"
#include "models/python/modules/itertools.h"

namespace interleave::models::python::modules {

namespace {

struct Selection : Object {
  static constexpr Kind kKind = Kind::iterator;
  explicit Selection(Type* t) : Object(t, kKind) {}
  std::vector<std::vector<Value>> pools;  // product: one per position; the others: a single one
  std::vector<size_t> places;             // of the next tuple's items
  std::vector<size_t> cycles;             // permutations: swaps left per position
  bool exhausted = false;
  bool started = false;
};

/// How many items a tuple has. `r` None: as many as the pool.
size_t read_length(Vm& vm, const Value& r, size_t pool, std::string_view name) {
  if (r.is_none()) return pool;
  if (!r.is_int() && !r.is_bool()) vm.raise(vm.types().TypeError, "Expected int as {}", name);
  if (r.as_int() < 0) vm.raise(vm.types().ValueError, "{} must be non-negative", name);
  const auto length = static_cast<size_t>(r.as_int());
  require_memory(vm, std::min(length, SIZE_MAX / 32) * 32);  // its places and a tuple
  return length;
}

Value selected(Vm& vm, const Selection& self) {
  const Ref<Tuple> made =
      vm.heap().make_sized<Tuple>(self.places.size() * sizeof(Value), vm.types().tuple,
                                  static_cast<uint32_t>(self.places.size()));
  for (size_t i = 0; i < self.places.size(); ++i) {
    (*made)[i] = self.pools[self.pools.size() == 1 ? 0 : i][self.places[i]];
  }
  return Value(made);
}

/// The first tuple, then what `advance` moves on to until it answers false.
template <bool (*advance)(Selection&)>
Value next_selection(Vm& vm, const Value& value) {
  auto& self = *value.as<Selection>();
  if (self.exhausted) return {};
  if (self.started && !advance(self)) {
    self.exhausted = true;
    return {};
  }
  self.started = true;
  return selected(vm, self);
}

// ── product ──────────────────────────────────────────────────────────────────────────────────────

Value product_new(Vm& vm, Value* a) {
  const Ref<Selection> made = make_instance<Selection>(vm.interpreter(), a[0].as<Type>());
  const int64_t repeat = vm.to_index(a[2]);
  if (repeat < 0) vm.raise(vm.types().ValueError, "repeat argument cannot be negative");
  std::vector<std::vector<Value>> pools;
  for (const Value& iterable : a[1].as<Tuple>()->items()) pools.push_back(collect(vm, iterable));
  size_t bytes = sizeof(made->places[0]) * pools.size();
  for (const auto& pool : pools) bytes += sizeof(pool) + pool.size() * sizeof(Value);
  if (__builtin_mul_overflow(bytes, static_cast<size_t>(repeat), &bytes)) bytes = SIZE_MAX;
  require_memory(vm, bytes);
  for (int64_t i = 0; i < repeat; ++i)
    made->pools.insert(made->pools.end(), pools.begin(), pools.end());
  for (const auto& pool : made->pools) made->exhausted |= pool.empty();
  made->places.resize(made->pools.size());
  return Value(made);
}

bool advance_product(Selection& self) {
  for (size_t i = self.places.size(); i-- > 0;) {
    if (++self.places[i] < self.pools[i].size()) return true;
    self.places[i] = 0;
  }
  return false;
}

// ── permutations, combinations ───────────────────────────────────────────────────────────────────

Ref<Selection> make_selection(Vm& vm, Value* a) {
  const Ref<Selection> made = make_instance<Selection>(vm.interpreter(), a[0].as<Type>());
  made->pools.push_back(collect(vm, a[1]));
  made->places.resize(read_length(vm, a[2], made->pools[0].size(), "r"));
  made->exhausted = made->places.size() > made->pools[0].size();
  std::iota(made->places.begin(), made->places.end(), size_t{0});
  return made;
}

Value combinations_new(Vm& vm, Value* a) { return Value(make_selection(vm, a)); }

Value replacement_new(Vm& vm, Value* a) {
  const Ref<Selection> made = make_selection(vm, a);
  made->exhausted = made->pools[0].empty() && !made->places.empty();
  std::fill(made->places.begin(), made->places.end(), size_t{0});
  return Value(made);
}

/// Permutations keep the whole order in `cycles`' second half: the items chosen and those left
/// over.
Value permutations_new(Vm& vm, Value* a) {
  const Ref<Selection> made = make_selection(vm, a);
  const size_t n = made->pools[0].size();
  for (size_t i = 0; i < made->places.size() && !made->exhausted; ++i)
    made->cycles.push_back(n - i);
  made->cycles.resize(made->cycles.size() + n);
  std::iota(made->cycles.end() - static_cast<ptrdiff_t>(n), made->cycles.end(), size_t{0});
  return Value(made);
}

bool advance_permutations(Selection& self) {
  const size_t r = self.places.size();
  const auto order = self.cycles.begin() + static_cast<ptrdiff_t>(r);
  for (size_t i = r; i-- > 0;) {
    const auto at = order + static_cast<ptrdiff_t>(i);
    if (--self.cycles[i] > 0) {
      std::iter_swap(at, self.cycles.end() - static_cast<ptrdiff_t>(self.cycles[i]));
      std::copy(order, order + static_cast<ptrdiff_t>(r), self.places.begin());
      return true;
    }
    std::rotate(at, at + 1, self.cycles.end());
    self.cycles[i] = self.pools[0].size() - i;
  }
  return false;
}

bool advance_combinations(Selection& self) {
  const size_t n = self.pools[0].size(), r = self.places.size();
  for (size_t i = r; i-- > 0;) {
    if (self.places[i] == i + n - r) continue;
    std::iota(self.places.begin() + static_cast<ptrdiff_t>(i), self.places.end(),
              self.places[i] + 1);
    return true;
  }
  return false;
}

bool advance_replacement(Selection& self) {
  const size_t n = self.pools[0].size();
  for (size_t i = self.places.size(); i-- > 0;) {
    if (self.places[i] + 1 == n) continue;
    std::fill(self.places.begin() + static_cast<ptrdiff_t>(i), self.places.end(),
              self.places[i] + 1);
    return true;
  }
  return false;
}

constexpr NativeDef kProduct[] = {{"__new__", "(cls, /, *iterables, repeat=1)", product_new}};
constexpr NativeDef kPermutations[] = {{"__new__", "(cls, iterable, r=None)", permutations_new}};
constexpr NativeDef kCombinations[] = {{"__new__", "(cls, iterable, r)", combinations_new}};
constexpr NativeDef kReplacement[] = {{"__new__", "(cls, iterable, r)", replacement_new}};

}  // namespace

void add_combinations(Vm& vm, Dict& module) {
  add_iterator<Selection>(vm, module, "product", next_selection<advance_product>, kProduct);
  add_iterator<Selection>(vm, module, "permutations", next_selection<advance_permutations>,
                          kPermutations);
  add_iterator<Selection>(vm, module, "combinations", next_selection<advance_combinations>,
                          kCombinations);
  add_iterator<Selection>(vm, module, "combinations_with_replacement",
                          next_selection<advance_replacement>, kReplacement);
}

}  // namespace interleave::models::python::modules
