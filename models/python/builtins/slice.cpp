#include "models/python/builtins/slice.h"

#include <algorithm>

#include "models/python/builtins/integer.h"
#include "models/python/builtins/support.h"

namespace interleave::models::python {
namespace {

int64_t part(Vm& vm, const Value& v) {
  if (!is_integer(v) && !has_special(vm, v, "__index__")) {
    vm.raise(vm.types().TypeError,
             "slice indices must be integers or None or have an __index__ method");
  }
  return to_clamped_index(vm, v);
}

Tuple& as_tuple(Vm& vm, const Slice& s, Ref<Tuple>& keep) {
  keep = vm.tuple({{s.start, s.stop, s.step}});
  return *keep;
}

Value repr(Vm& vm, const Value& self) {
  const auto* s = self.as<Slice>();
  return vm.str(fmt::format("slice({}, {}, {})", vm.repr(s->start)->view(),
                            vm.repr(s->stop)->view(), vm.repr(s->step)->view()));
}

Value compare(Vm& vm, CompareOp op, const Value& left, const Value& right) {
  const auto* b = right.try_as<Slice>();
  if (b == nullptr) return vm.not_implemented();
  Ref<Tuple> keep_a, keep_b;
  return vm.compare(op, &as_tuple(vm, *left.as<Slice>(), keep_a), &as_tuple(vm, *b, keep_b));
}

Value slice_new(Vm& vm, Value* a) {
  const bool single = a[2].is_undefined();
  const Value none = Value::none();
  return make_instance<Slice>(vm.interpreter(), a[0].as<Type>(), single ? none : a[1],
                              single ? a[1] : a[2], a[3]);
}

Value indices(Vm& vm, Value* a) {
  const int64_t length = to_size(vm, a[1]);
  if (length < 0) vm.raise(vm.types().ValueError, "length should not be negative");
  const SliceBounds bounds = slice_bounds(vm, *a[0].as<Slice>(), length);
  return vm.tuple(
      {{Value::integer(bounds.start), Value::integer(bounds.stop), Value::integer(bounds.step)}});
}

constexpr NativeDef kMethods[] = {
    {"__new__", "(cls, start, stop=..., step=None, /)", slice_new},
    {"indices", "(self, object, /)", indices},
};
constexpr GetSetDef kAttributes[] = {
    {"start", [](Vm&, const Value& self) { return self.as<Slice>()->start; }},
    {"stop", [](Vm&, const Value& self) { return self.as<Slice>()->stop; }},
    {"step", [](Vm&, const Value& self) { return self.as<Slice>()->step; }},
};

}  // namespace

SliceBounds slice_bounds(Vm& vm, const Slice& slice, int64_t length) {
  int64_t step = slice.step.is_none() ? 1 : part(vm, slice.step);
  if (step == 0) vm.raise(vm.types().ValueError, "slice step cannot be zero");
  step = std::max(step, -INT64_MAX);
  const int64_t lowest = step < 0 ? -1 : 0, highest = step < 0 ? length - 1 : length;
  const auto place = [&](const Value& v, int64_t fallback) {
    if (v.is_none()) return fallback;
    const int64_t at = part(vm, v);
    return at < 0 ? std::max(at + length, lowest) : std::min(at, highest);
  };
  const int64_t start = place(slice.start, step < 0 ? highest : lowest);
  const int64_t stop = place(slice.stop, step < 0 ? lowest : highest);
  int64_t count = 0;
  if (step > 0 && start < stop) count = (stop - start - 1) / step + 1;
  if (step < 0 && stop < start) count = (start - stop - 1) / -step + 1;
  return {start, stop, step, count};
}

void init_slice(Bootstrap& b) {
  b.define<Slice>(b.types.slice, {.name = "slice",
                                  .subclassable = false,
                                  .slots = {.repr = repr, .hash = unhashable, .compare = compare},
                                  .methods = kMethods,
                                  .getsets = kAttributes});
  b.publish(b.types.slice);
}

}  // namespace interleave::models::python
