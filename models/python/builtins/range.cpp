#include <algorithm>

#include "models/python/builtins/integer.h"
#include "models/python/builtins/iterators.h"
#include "models/python/builtins/range.h"
#include "models/python/builtins/sequence.h"
#include "models/python/builtins/slice.h"
#include "models/python/builtins/support.h"

namespace interleave::models::python {

int64_t Range::size() const {
  // Unsigned arithmetic: stop - start may leave 64 bits.
  if (step > 0) {
    return start >= stop ? 0
                         : static_cast<int64_t>(
                               (static_cast<uint64_t>(stop) - static_cast<uint64_t>(start) - 1) /
                               static_cast<uint64_t>(step)) +
                               1;
  }
  return start <= stop ? 0
                       : static_cast<int64_t>(
                             (static_cast<uint64_t>(start) - static_cast<uint64_t>(stop) - 1) /
                             (0 - static_cast<uint64_t>(step))) +
                             1;
}

namespace {

const Range& self_of(const Value& self) { return *self.as<Range>(); }
int64_t item_at(const Range& r, int64_t i) {
  return static_cast<int64_t>(static_cast<uint64_t>(r.start) +
                              static_cast<uint64_t>(i) * static_cast<uint64_t>(r.step));
}

int64_t bound(Vm& vm, const Value& v) {
  const int64_t at = to_clamped_index(vm, v);
  if (v.is(Kind::big_int) && (at == INT64_MAX || at == INT64_MIN)) {
    vm.raise(vm.types().OverflowError, "a range beyond 64 bits isn't supported");
  }
  return at;
}

Value range_new(Vm& vm, Value* a) {
  const bool single = a[2].is_undefined();
  const int64_t start = single ? 0 : bound(vm, a[1]), stop = bound(vm, single ? a[1] : a[2]);
  const int64_t step = a[3].is_defined() ? bound(vm, a[3]) : 1;
  if (step == 0) vm.raise(vm.types().ValueError, "range() arg 3 must not be zero");
  return make_instance<Range>(vm.interpreter(), a[0].as<Type>(), start, stop, step);
}

Value repr(Vm& vm, const Value& self) {
  const Range& r = self_of(self);
  return vm.str(r.step == 1 ? fmt::format("range({}, {})", r.start, r.stop)
                            : fmt::format("range({}, {}, {})", r.start, r.stop, r.step));
}

// Equal ranges hash equally: what counts is the length, the first item and the step.
int64_t hash(Vm& vm, const Value& self) {
  const Range& r = self_of(self);
  const int64_t size = r.size();
  const Value none = Value::none();
  return vm.hash(vm.tuple({{Value::integer(size), size > 0 ? Value::integer(r.start) : none,
                            size > 1 ? Value::integer(r.step) : none}}));
}

Value get_item(Vm& vm, const Value& self, const Value& key) {
  const Range& r = self_of(self);
  if (const auto* slice = key.try_as<Slice>()) {
    const SliceBounds bounds = slice_bounds(vm, *slice, r.size());
    return vm.heap().make<Range>(vm.types().range, item_at(r, bounds.start),
                                 item_at(r, bounds.stop), r.step * bounds.step);
  }
  need_index(vm, key, "range");
  const int64_t size = r.size(), index = to_clamped_index(vm, key);
  const int64_t at = index < 0 ? index + size : index;
  if (at < 0 || at >= size) {
    vm.raise(vm.types().IndexError, "range object index out of range");
  }
  return Value::integer(item_at(r, at));
}

// Where an integer stands in the range, or -1.
int64_t place_of(const Range& r, const Value& item) {
  if (!is_integer(item)) return -1;
  const int64_t i = clamp_to_int64(item);
  const bool inside = r.step > 0 ? i >= r.start && i < r.stop : i <= r.start && i > r.stop;
  if (!inside) return -1;  // the bounds are 64 bits, so a larger integer saturates outside
  const uint64_t distance = r.step > 0 ? static_cast<uint64_t>(i) - static_cast<uint64_t>(r.start)
                                       : static_cast<uint64_t>(r.start) - static_cast<uint64_t>(i);
  const uint64_t stride =
      r.step > 0 ? static_cast<uint64_t>(r.step) : 0 - static_cast<uint64_t>(r.step);
  return distance % stride == 0 ? static_cast<int64_t>(distance / stride) : -1;
}

int64_t find(Vm& vm, const Value& self, const Value& item) {
  const Range& r = self_of(self);
  if (is_integer(item)) return place_of(r, item);
  for (int64_t i = 0; i < r.size(); ++i) {  // 3.0 == 3
    if (vm.equal(Value::integer(item_at(r, i)), item)) return i;
  }
  return -1;
}

bool contains(Vm& vm, const Value& self, const Value& item) { return find(vm, self, item) >= 0; }

Value iterate(Vm& vm, const Value& self) {
  const Range& r = self_of(self);
  return vm.heap().make<RangeIterator>(vm.types().range_iterator, r.start, r.step, r.size());
}

Value compare(Vm& vm, CompareOp op, const Value& left, const Value& right) {
  if (!right.is(Kind::range) || !is_equality(op)) return vm.not_implemented();
  const Range &a = self_of(left), &b = self_of(right);
  const int64_t size = a.size();
  return equality_answer(
      op, size == b.size() && (size == 0 || a.start == b.start) && (size < 2 || a.step == b.step));
}

Value count(Vm& vm, Value* a) {
  if (is_integer(a[1])) return Value::integer(place_of(self_of(a[0]), a[1]) >= 0 ? 1 : 0);
  int64_t times = 0;
  for (int64_t i = 0; i < self_of(a[0]).size(); ++i) {
    times += vm.equal(Value::integer(item_at(self_of(a[0]), i)), a[1]) ? 1 : 0;
  }
  return Value::integer(times);
}

Value index(Vm& vm, Value* a) {
  const int64_t at = find(vm, a[0], a[1]);
  if (at < 0 && is_integer(a[1]))
    vm.raise(vm.types().ValueError, "{} is not in range", vm.repr(a[1])->view());
  if (at < 0) vm.raise(vm.types().ValueError, "sequence.index(x): x not in sequence");
  return Value::integer(at);
}

Value reversed(Vm& vm, Value* a) {
  const Range& r = self_of(a[0]);
  const int64_t size = r.size();
  return vm.heap().make<RangeIterator>(vm.types().range_iterator, item_at(r, size - 1), -r.step,
                                       size);
}

constexpr NativeDef kMethods[] = {
    {"__new__", "(cls, start, stop=..., step=..., /)", range_new},
    {"__reversed__", "(self, /)", reversed},
    {"count", "(self, value, /)", count},
    {"index", "(self, value, /)", index},
};
constexpr GetSetDef kAttributes[] = {
    {"start", [](Vm&, const Value& self) { return Value::integer(self_of(self).start); }},
    {"stop", [](Vm&, const Value& self) { return Value::integer(self_of(self).stop); }},
    {"step", [](Vm&, const Value& self) { return Value::integer(self_of(self).step); }},
};

}  // namespace

void init_range(Bootstrap& b) {
  b.define<Range>(b.types.range,
                  {.name = "range",
                   .subclassable = false,
                   .slots = {.repr = repr,
                             .hash = hash,
                             .length = [](Vm&, const Value& self) { return self_of(self).size(); },
                             .get_item = get_item,
                             .contains = contains,
                             .iter = iterate,
                             .compare = compare},
                   .methods = kMethods,
                   .getsets = kAttributes});
  b.publish(b.types.range);
}

}  // namespace interleave::models::python
