// What bytearray adds to bytes: it changes in place.
#include <algorithm>

#include "models/python/builtins/buffer.h"
#include "models/python/builtins/bytes.h"
#include "models/python/builtins/integer.h"
#include "models/python/builtins/iterators.h"
#include "models/python/builtins/sequence.h"
#include "models/python/builtins/support.h"

namespace interleave::models::python {
namespace {

struct ByteArrayState : ModuleState {
  Type* iterator = nullptr;
};

std::string& content_of(const Value& self) { return self.as<ByteArray>()->content; }

/// The content, whose size may be changed.
std::string& resizable(Vm& vm, const Value& self) {
  if (self.as<ByteArray>()->exports > 0) {
    vm.raise(vm.types().BufferError, "Existing exports of data: object cannot be re-sized");
  }
  std::string& content = content_of(self);
  Heap::of(self.as_object()).recharge(self.as<ByteArray>()->charged, content.capacity());  // by what it grew to before
  return content;
}

int64_t size_of(const Value& self) { return static_cast<int64_t>(content_of(self).size()); }

/// What an operation that takes bytes or an iterable of integers is given.
std::string bytes_from(Vm& vm, const Value& source) {
  const Value arguments[] = {source, Value(), Value()};
  return bytes_content(vm, arguments, "bytearray");
}

void replace_range(Vm& vm, const Value& self, const SliceBounds& bounds, std::string_view fresh) {
  const auto start = static_cast<size_t>(bounds.start), count = static_cast<size_t>(bounds.count);
  (fresh.size() == count ? content_of(self) : resizable(vm, self)).replace(start, count, fresh);
}

void set_slice(Vm& vm, const Value& self, const Slice& slice, const Value& value) {
  const bool deletes = value.is_undefined();
  if (!deletes && (value.is(Kind::str) || is_integer(value) || value.is_float())) {
    vm.raise(vm.types().TypeError,
             "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
  }
  const std::string fresh = deletes ? std::string() : bytes_from(vm, value);
  const SliceBounds bounds = bytes_bounds(vm, self, slice);
  if (bounds.step == 1) return replace_range(vm, self, bounds, fresh);
  if (deletes) {
    std::string& content = resizable(vm, self);
    std::vector<bool> doomed(content.size());
    for (int64_t i = 0; i < bounds.count; ++i)
      doomed[static_cast<size_t>(bounds.start + i * bounds.step)] = true;
    size_t at = 0;
    std::erase_if(content, [&](char) { return doomed[at++]; });
    return;
  }
  if (static_cast<int64_t>(fresh.size()) != bounds.count) {
    vm.raise(vm.types().ValueError,
             "attempt to assign bytes of size {} to extended slice of size {}", fresh.size(),
             bounds.count);
  }
  for (int64_t i = 0; i < bounds.count; ++i)
    content_of(self)[static_cast<size_t>(bounds.start + i * bounds.step)] =
        fresh[static_cast<size_t>(i)];
}

void set_item(Vm& vm, const Value& self, const Value& key, const Value& value) {
  if (const auto* slice = key.try_as<Slice>()) return set_slice(vm, self, *slice, value);
  need_index(vm, key, "bytearray");
  const char byte = value.is_undefined() ? '\0' : to_byte(vm, value);
  const int64_t at = checked_index(vm, key, size_of(self), "bytearray index out of range");
  if (value.is_undefined()) {
    resizable(vm, self).erase(static_cast<size_t>(at), 1);
  } else {
    content_of(self)[static_cast<size_t>(at)] = byte;
  }
}

Value inplace(Vm& vm, BinaryOp op, const Value& left, const Value& right) {
  if (op == BinaryOp::add) {
    const auto more = buffer_of(vm, right);
    if (!more) {
      vm.raise(vm.types().TypeError, "can't concat {} to {}", type_name(vm, right),
               type_name(vm, left));
    }
    if (right.same(left)) {
      vm.raise(vm.types().BufferError, "Existing exports of data: object cannot be re-sized");
    }
    if (!more->empty()) resizable(vm, left).append(*more);
    return left;
  }
  if (op == BinaryOp::mul) {
    const int64_t times = repetitions(vm, right, content_of(left).size());
    const std::string once = content_of(left);
    std::string& content = resizable(vm, left);
    content.clear();
    for (int64_t i = 0; i < times; ++i) content += once;
    return left;
  }
  return vm.not_implemented();
}

Value init(Vm& vm, Value* a) {
  std::string content = bytes_content(vm, a + 1, "bytearray");
  resizable(vm, a[0]) = std::move(content);
  return Value::none();
}

Value append(Vm& vm, Value* a) {
  const char byte = to_byte(vm, a[1]);
  resizable(vm, a[0]) += byte;
  return Value::none();
}

Value extend(Vm& vm, Value* a) {
  if (a[1].is(Kind::str)) {
    vm.raise(vm.types().TypeError, "expected iterable of integers; got: 'str'");
  }
  if (!is_buffer(a[1]) && vm.type_of(a[1])->slots.iter == nullptr &&
      !has_special(vm, a[1], "__getitem__")) {
    vm.raise(vm.types().TypeError, "can't extend bytearray with {}", type_name(vm, a[1]));
  }
  const std::string more = bytes_from(vm, a[1]);
  if (!more.empty()) resizable(vm, a[0]) += more;
  return Value::none();
}

Value insert(Vm& vm, Value* a) {
  const int64_t wanted = to_size(vm, a[1]);
  const char byte = to_byte(vm, a[2]);
  const int64_t size = size_of(a[0]);
  const int64_t at = std::clamp<int64_t>(wanted < 0 ? wanted + size : wanted, 0, size);
  resizable(vm, a[0]).insert(static_cast<size_t>(at), 1, byte);
  return Value::none();
}

Value pop(Vm& vm, Value* a) {
  const int64_t wanted = to_size(vm, a[1]);
  if (content_of(a[0]).empty()) vm.raise(vm.types().IndexError, "pop from empty bytearray");
  const auto at = static_cast<size_t>(
      checked_index(vm, Value::integer(wanted), size_of(a[0]), "pop index out of range"));
  std::string& content = resizable(vm, a[0]);
  const auto byte = static_cast<unsigned char>(content[at]);
  content.erase(at, 1);
  return Value::integer(byte);
}

Value remove(Vm& vm, Value* a) {
  const size_t at = content_of(a[0]).find(to_byte(vm, a[1]));
  if (at == std::string::npos) {
    vm.raise(vm.types().ValueError, "value not found in bytearray");
  }
  resizable(vm, a[0]).erase(at, 1);
  return Value::none();
}

Value reverse(Vm&, Value* a) {
  std::ranges::reverse(content_of(a[0]));
  return Value::none();
}

Value clear(Vm& vm, Value* a) {
  resizable(vm, a[0]).clear();
  return Value::none();
}

Value copy(Vm& vm, Value* a) { return make_bytearray(vm, content_of(a[0])); }

Value reduce(Vm& vm, Value* a) {
  return vm.tuple({{Value(vm.type_of(a[0])), vm.tuple({{make_bytes(vm, content_of(a[0]))}})}});
}

constexpr NativeDef kOwn[] = {
    {"__new__", "(cls, /, *args, **kwargs)",
     [](Vm& vm, Value* a) -> Value {
       return make_instance<ByteArray>(vm.interpreter(), a[0].as<Type>());
     }},
    {"__init__", "(self, /, source=..., encoding=..., errors=...)", init},
    {"__reduce__", "(self, /)", reduce},
    {"_forked", "(self, /)", copy},  // what a forked process has in its place
    {"append", "(self, item, /)", append},
    {"clear", "(self, /)", clear},
    {"copy", "(self, /)", copy},
    {"extend", "(self, iterable_of_ints, /)", extend},
    {"insert", "(self, index, item, /)", insert},
    {"pop", "(self, index=-1, /)", pop},
    {"remove", "(self, value, /)", remove},
    {"reverse", "(self, /)", reverse},
};

Value repr(Vm& vm, const Value& self) {
  return vm.str(fmt::format("{}({})", type_name(vm, self), quoted_bytes(content_of(self), true)));
}

}  // namespace

void init_bytearray(Bootstrap& b) {
  b.interpreter.state<ByteArrayState>().iterator =
      make_sequence_iterator_type(b, "bytearray_iterator");
  std::vector<NativeDef> methods(std::begin(kOwn), std::end(kOwn));
  methods.insert(methods.end(), kBytesMethods.begin(), kBytesMethods.end());
  b.define<ByteArray>(b.types.bytearray,
                      {.name = "bytearray",
                       .slots = {.repr = repr,
                                 .str = repr,
                                 .hash = unhashable,
                                 .length = bytes_length,
                                 .get_item = bytes_get_item,
                                 .set_item = set_item,
                                 .contains = bytes_contains,
                                 .iter = [](Vm& vm, const Value& self) -> Value {
                                   return vm.heap().make<SequenceIterator>(
                                       vm.interpreter().state<ByteArrayState>().iterator, self, 0,
                                       1);
                                 },
                                 .binary = bytes_binary,
                                 .inplace = inplace,
                                 .compare = bytes_compare},
                       .methods = methods,
                       .class_methods = kBytesClassMethods,
                       .static_methods = kBytesStaticMethods});
  b.publish(b.types.bytearray);
}

}  // namespace interleave::models::python
