// memoryview: a window on the bytes of another object, of one-byte unsigned items. A slice is a
// view on the same base; with a step it has gaps.
#include "models/python/builtins/buffer.h"
#include "models/python/builtins/bytes.h"
#include "models/python/builtins/integer.h"
#include "models/python/builtins/iterators.h"
#include "models/python/builtins/siphash.h"
#include "models/python/builtins/slice.h"
#include "models/python/builtins/str.h"
#include "models/python/builtins/support.h"

namespace interleave::models::python {
namespace {

struct MemoryViewState : ModuleState {
  Type* iterator = nullptr;
};

/// The view, unless it was released.
MemoryView& view_of(Vm& vm, const Value& self) {
  auto& view = *self.as<MemoryView>();
  if (view.base.is_undefined()) {
    vm.raise(vm.types().ValueError, "operation forbidden on released memoryview object");
  }
  return view;
}

Value make_view(Vm& vm, const MemoryView& of, int64_t start, int64_t count, int64_t step,
                bool readonly) {
  return vm.heap().make<MemoryView>(vm.types().memory_view, of.base, start, count, step, readonly);
}

size_t place(const MemoryView& view, int64_t item) {
  return static_cast<size_t>(view.start + item * view.step);
}

Value memory_view_new(Vm& vm, Value* a) {
  const Value& object = a[1];
  if (object.is(Kind::memory_view)) {
    const MemoryView& of = view_of(vm, object);
    return make_view(vm, of, of.start, of.count, of.step, of.readonly);
  }
  if (!is_buffer(object)) {
    vm.raise(vm.types().TypeError, "memoryview: a bytes-like object is required, not '{}'",
             type_name(vm, object));
  }
  return make_instance<MemoryView>(vm.interpreter(), a[0].as<Type>(), object, 0,
                                   bytes_length(vm, object), 1, object.is(Kind::bytes));
}

int64_t item_index(Vm& vm, const Value& key, const MemoryView& view) {
  if (!is_integer(key) && !has_special(vm, key, "__index__")) {
    vm.raise(vm.types().TypeError, "memoryview: invalid slice key");
  }
  return checked_index(vm, key, view.count, "index out of bounds on dimension 1");
}

Value get_item(Vm& vm, const Value& self, const Value& key) {
  const MemoryView& view = view_of(vm, self);
  if (const auto* slice = key.try_as<Slice>()) {
    const SliceBounds bounds = slice_bounds(vm, *slice, view.count);
    return make_view(vm, view, view.start + bounds.start * view.step, bounds.count,
                     view.step * bounds.step, view.readonly);
  }
  const int64_t at = item_index(vm, key, view);
  return Value::integer(
      static_cast<unsigned char>(bytes_view(view_of(vm, self).base)[place(view, at)]));
}

void set_item(Vm& vm, const Value& self, const Value& key, const Value& value) {
  const MemoryView& view = view_of(vm, self);
  if (view.readonly) vm.raise(vm.types().TypeError, "cannot modify read-only memory");
  if (value.is_undefined()) vm.raise(vm.types().TypeError, "cannot delete memory");
  const auto content = [&]() -> std::string& {
    return view_of(vm, self).base.as<ByteArray>()->content;
  };
  if (const auto* slice = key.try_as<Slice>()) {
    const SliceBounds bounds = slice_bounds(vm, *slice, view.count);
    need_buffer(vm, value);
    const std::string fresh = gather(vm, value);  // it may overlap
    if (static_cast<int64_t>(fresh.size()) != bounds.count) {
      vm.raise(vm.types().ValueError,
               "memoryview assignment: lvalue and rvalue have different structures");
    }
    for (int64_t i = 0; i < bounds.count; ++i)
      content()[place(view, bounds.start + i * bounds.step)] = fresh[static_cast<size_t>(i)];
    return;
  }
  const int64_t at = item_index(vm, key, view);
  if (!is_integer(value) && !has_special(vm, value, "__index__")) {
    vm.raise(vm.types().TypeError, "memoryview: invalid type for format 'B'");
  }
  const char byte = to_byte(vm, value, "memoryview: invalid value for format 'B'");
  content()[place(view, at)] = byte;
}

Value compare(Vm& vm, CompareOp op, const Value& left, const Value& right) {
  if (!is_equality(op) || !is_buffer(right)) return vm.not_implemented();
  const auto released = [](const Value& v) {
    const auto* view = v.try_as<MemoryView>();
    return view != nullptr && view->base.is_undefined();
  };
  if (released(left) || released(right)) return equality_answer(op, left.same(right));
  return equality_answer(op, gather(vm, left) == gather(vm, right));
}

int64_t hash(Vm& vm, const Value& self) {
  if (!view_of(vm, self).readonly) {
    vm.raise(vm.types().ValueError, "cannot hash writable memoryview object");
  }
  return hash_bytes(gather(vm, self));
}

Value tobytes(Vm& vm, Value* a) {
  if (!a[1].is_none()) {
    const std::string_view order = vm.to_text(a[1], "tobytes");
    if (order != "C" && order != "F" && order != "A")
      vm.raise(vm.types().ValueError, "order must be 'C', 'F' or 'A'");
  }
  return make_bytes(vm, gather(vm, a[0]));
}

Value tolist(Vm& vm, Value* a) {
  std::vector<Value> items;
  for (const char c : gather(vm, a[0]))
    items.push_back(Value::integer(static_cast<unsigned char>(c)));
  return vm.list(std::move(items));
}

Value hex(Vm& vm, Value* a) { return vm.str(bytes_hex(vm, gather(vm, a[0]), a[1], a[2])); }

Value cast(Vm& vm, Value* a) {
  const MemoryView& view = view_of(vm, a[0]);
  const std::string_view format =
      need_str(vm, a[1], "cast() argument 'format' must be str")->view();
  if ((format != "B" && format != "@B") || !a[2].is_none()) {
    vm.raise(vm.types().NotImplementedError,
             "memoryview.cast() makes one-dimensional views of format 'B' only, not '{}'", format);
  }
  if (view.step != 1) {
    vm.raise(vm.types().TypeError, "memoryview: casts are restricted to C-contiguous views");
  }
  return make_view(vm, view, view.start, view.count, 1, view.readonly);
}

Value toreadonly(Vm& vm, Value* a) {
  const MemoryView& view = view_of(vm, a[0]);
  return make_view(vm, view, view.start, view.count, view.step, true);
}

Value release(Vm&, Value* a) {
  a[0].as<MemoryView>()->close();
  return Value::none();
}

Value enter(Vm& vm, Value* a) {
  view_of(vm, a[0]);
  return a[0];
}

Value one(Vm& vm, int64_t number) { return vm.tuple({{Value::integer(number)}}); }

Value is_contiguous(Vm& vm, const Value& self) {
  const MemoryView& view = view_of(vm, self);
  return Value::boolean(view.step == 1 || view.count <= 1);
}

constexpr NativeDef kMethods[] = {
    {"__new__", "(cls, /, object)", memory_view_new},    {"__enter__", "(self, /)", enter},
    {"__exit__", "(self, /, *exc_info)", release},    {"cast", "(self, format, shape=None)", cast},
    {"hex", "(self, sep=..., bytes_per_sep=1)", hex}, {"release", "(self, /)", release},
    {"tobytes", "(self, order='C')", tobytes},        {"tolist", "(self, /)", tolist},
    {"toreadonly", "(self, /)", toreadonly},
};

using View = const Value&;
constexpr GetSetDef kAttributes[] = {
    {"obj", [](Vm& vm, View self) { return view_of(vm, self).base; }},
    {"nbytes", [](Vm& vm, View self) { return Value::integer(view_of(vm, self).count); }},
    {"itemsize", [](Vm& vm, View self) { return view_of(vm, self), Value::integer(1); }},
    {"format", [](Vm& vm, View self) { return view_of(vm, self), Value(vm.intern("B")); }},
    {"ndim", [](Vm& vm, View self) { return view_of(vm, self), Value::integer(1); }},
    {"shape", [](Vm& vm, View self) { return one(vm, view_of(vm, self).count); }},
    {"strides", [](Vm& vm, View self) { return one(vm, view_of(vm, self).step); }},
    {"suboffsets", [](Vm& vm, View self) { return view_of(vm, self), Value(vm.tuple({})); }},
    {"readonly", [](Vm& vm, View self) { return Value::boolean(view_of(vm, self).readonly); }},
    {"contiguous", is_contiguous},
    {"c_contiguous", is_contiguous},
    {"f_contiguous", is_contiguous},
};

Value repr(Vm& vm, const Value& self) {
  const bool released = self.as<MemoryView>()->base.is_undefined();
  return vm.str(fmt::format("<{}memory at {:#x}>", released ? "released " : "",
                            vm.interpreter().identity(self.as_object())));
}

}  // namespace

void init_memory_view(Bootstrap& b) {
  b.interpreter.state<MemoryViewState>().iterator =
      make_sequence_iterator_type(b, "memory_iterator");
  b.define<MemoryView>(
      b.types.memory_view,
      {.name = "memoryview",
       .subclassable = false,
       .slots = {.repr = repr,
                 .hash = hash,
                 .length = [](Vm& vm, const Value& self) { return view_of(vm, self).count; },
                 .get_item = get_item,
                 .set_item = set_item,
                 .iter = [](Vm& vm, const Value& self) -> Value {
                   view_of(vm, self);
                   return vm.heap().make<SequenceIterator>(
                       vm.interpreter().state<MemoryViewState>().iterator, self, 0, 1);
                 },
                 .compare = compare},
       .methods = kMethods,
       .getsets = kAttributes});
  b.publish(b.types.memory_view);
}

}  // namespace interleave::models::python
