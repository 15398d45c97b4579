#include "models/python/builtins/bytes.h"

#include <algorithm>
#include <cstring>

#include "models/python/builtins/buffer.h"
#include "models/python/builtins/codec.h"
#include "models/python/builtins/integer.h"
#include "models/python/builtins/iterators.h"
#include "models/python/builtins/sequence.h"
#include "models/python/builtins/siphash.h"
#include "models/python/builtins/slice.h"
#include "models/python/builtins/support.h"

namespace interleave::models::python {
namespace {

struct BytesState : ModuleState {
  Type* iterator = nullptr;
};

bool is_bytes(const Value& v) { return v.is(Kind::bytes) || v.is(Kind::bytearray); }

Value bytes_new(Vm& vm, Value* a) {
  auto* cls = a[0].as<Type>();
  const bool plain = cls == vm.types().bytes;
  if (plain && a[1].is(Kind::bytes) && !is_program_instance(a[1]) && a[2].is_undefined())
    return a[1];
  const std::string content = bytes_content(vm, a + 1, "bytes");
  if (plain) return make_bytes(vm, content);
  auto made = make_instance_sized<Bytes>(vm.interpreter(), content.size(), cls,
                                         static_cast<uint32_t>(content.size()));
  std::memcpy(made->data(), content.data(), content.size());
  return made;
}

Value getnewargs(Vm& vm, Value* a) { return vm.tuple({{make_bytes(vm, bytes_view(a[0]))}}); }

}  // namespace

Ref<Bytes> make_bytes(Vm& vm, std::string_view content) {
  if (content.size() > uint32_t{1} << 31)
    vm.raise(vm.types().MemoryError, "a bytes object of {} bytes is too long", content.size());
  auto made = vm.heap().make_sized<Bytes>(content.size(), vm.types().bytes,
                                          static_cast<uint32_t>(content.size()));
  std::ranges::copy(content, made->data());
  return made;
}

std::string_view bytes_view(const Value& self) {
  return self.is(Kind::bytes) ? self.as<Bytes>()->view() : self.as<ByteArray>()->content;
}

Value make_like(Vm& vm, const Value& self, std::string_view content) {
  if (self.is(Kind::bytes)) return make_bytes(vm, content);
  return make_bytearray(vm, std::string(content));
}

std::string_view family_name(const Value& self) {
  return self.is(Kind::bytes) ? "bytes" : "bytearray";
}

std::string quoted_bytes(std::string_view content, bool of_bytearray) {
  const bool prefers_double =
      content.find('\'') != content.npos && content.find('"') == content.npos;
  const char quote = prefers_double ? '"' : '\'';
  std::string text = {'b', quote};
  for (const char c : content) {
    if (c == quote || c == '\\' || (of_bytearray && c == '\'')) {
      (text += '\\') += c;
    } else if (c >= ' ' && c < 0x7f) {
      text += c;
    } else if (c == '\n' || c == '\r' || c == '\t') {
      (text += '\\') += c == '\n' ? 'n' : c == '\r' ? 'r' : 't';
    } else {
      text += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
    }
  }
  return text += quote;
}

std::string bytes_content(Vm& vm, const Value* arguments, std::string_view family) {
  const Value &source = arguments[0], &encoding = arguments[1], &errors = arguments[2];
  if (source.is(Kind::str)) {
    if (encoding.is_undefined())
      vm.raise(vm.types().TypeError, "string argument without an encoding");
    const std::string_view handler = errors.is_defined() ? vm.to_text(errors, family) : "strict";
    return std::string(
        encode_text(vm, *source.as<Str>(), vm.to_text(encoding, family), handler)->view());
  }
  if (encoding.is_defined() || errors.is_defined()) {
    vm.raise(vm.types().TypeError, "{} without a string argument",
             encoding.is_defined() ? "encoding" : "errors");
  }
  if (source.is_undefined()) return {};
  if (has_special(vm, source, "__bytes__") && !source.is(Kind::bytes) && family == "bytes") {
    const Value made = call_special(vm, source, "__bytes__");
    if (!made.is(Kind::bytes)) {
      vm.raise(vm.types().TypeError, "__bytes__ returned non-bytes (type {})", type_name(vm, made));
    }
    return std::string(bytes_view(made));
  }
  if (is_buffer(source)) return gather(vm, source);
  if (is_integer(source)) {
    const int64_t size = to_size(vm, source);
    if (size < 0) vm.raise(vm.types().ValueError, "negative count");
    require_memory(vm, static_cast<size_t>(size));
    return std::string(static_cast<size_t>(size), '\0');
  }
  if (vm.type_of(source)->slots.iter == nullptr && !has_special(vm, source, "__getitem__")) {
    if (has_special(vm, source, "__index__")) {
      const Value size = Value::integer(to_size(vm, source));
      const Value again[] = {size, Value(), Value()};
      return bytes_content(vm, again, family);
    }
    vm.raise(vm.types().TypeError, "cannot convert '{}' object to {}", type_name(vm, source),
             family);
  }
  const char* message =
      family == "bytes" ? "bytes must be in range(0, 256)" : "byte must be in range(0, 256)";
  std::string content;
  vm.for_each(source, [&](const Value& item) { content += to_byte(vm, item, message); });
  return content;
}

SliceBounds bytes_bounds(Vm& vm, const Value& self, const Slice& slice) {
  for (;;) {
    const size_t size = bytes_view(self).size();
    const SliceBounds bounds = slice_bounds(vm, slice, static_cast<int64_t>(size));
    if (bytes_view(self).size() == size) return bounds;
  }
}

Value bytes_get_item(Vm& vm, const Value& self, const Value& key) {
  if (const auto* slice = key.try_as<Slice>()) {
    const SliceBounds bounds = bytes_bounds(vm, self, *slice);
    const std::string_view content = bytes_view(self);
    if (bounds.step == 1) {
      return make_like(
          vm, self,
          content.substr(static_cast<size_t>(bounds.start), static_cast<size_t>(bounds.count)));
    }
    std::string part;
    for (int64_t i = 0; i < bounds.count; ++i)
      part += content[static_cast<size_t>(bounds.start + i * bounds.step)];
    return make_like(vm, self, part);
  }
  const bool immutable = self.is(Kind::bytes);
  if (!key.is_int()) need_index(vm, key, immutable ? "byte" : "bytearray");
  const Value index = key.is_int() ? key : Value::integer(to_clamped_index(vm, key));
  const std::string_view content = bytes_view(self);
  const int64_t at =
      checked_index(vm, index, static_cast<int64_t>(content.size()),
                    immutable ? "index out of range" : "bytearray index out of range");
  return Value::integer(static_cast<unsigned char>(content[static_cast<size_t>(at)]));
}

bool bytes_contains(Vm& vm, const Value& self, const Value& item) {
  if (is_integer(item) || (!is_buffer(item) && has_special(vm, item, "__index__"))) {
    return bytes_view(self).find(to_byte(vm, item)) != std::string_view::npos;
  }
  return bytes_view(self).find(need_buffer(vm, item)) != std::string_view::npos;
}

Value bytes_compare(Vm& vm, CompareOp op, const Value& left, const Value& right) {
  // A view that is no bytearray's operand compares by itself: it knows no order.
  if (!is_bytes(right) && !(left.is(Kind::bytearray) && is_buffer(right)))
    return vm.not_implemented();
  return ordering_answer(op, bytes_view(left) <=> need_buffer(vm, right));
}

Value bytes_binary(Vm& vm, BinaryOp op, const Value& left, const Value& right) {
  const bool is_left = is_bytes(left);
  switch (op) {
    case BinaryOp::add: {
      if (!is_left) return vm.not_implemented();
      const auto more = buffer_of(vm, right);
      if (!more) {
        if (is_program_instance(right) && has_special(vm, right, "__radd__"))
          return vm.not_implemented();
        vm.raise(vm.types().TypeError, "can't concat {} to {}", type_name(vm, right),
                 type_name(vm, left));
      }
      return make_like(vm, left, std::string(bytes_view(left)).append(*more));
    }
    case BinaryOp::mul: {
      const Value& self = is_left ? left : right;
      const int64_t times = repetitions(vm, is_left ? right : left, bytes_view(self).size());
      const std::string_view content = bytes_view(self);
      std::string product;
      product.reserve(content.size() * static_cast<size_t>(times));
      for (int64_t i = 0; i < times; ++i) product += content;
      return make_like(vm, self, product);
    }
    case BinaryOp::mod:
      if (!is_left) return vm.not_implemented();
      return make_like(vm, left, percent_format_bytes(vm, std::string(bytes_view(left)), right));
    default:
      return vm.not_implemented();
  }
}

int64_t bytes_length(Vm&, const Value& self) {
  return static_cast<int64_t>(bytes_view(self).size());
}

void init_bytes(Bootstrap& b) {
  b.interpreter.state<BytesState>().iterator = make_sequence_iterator_type(b, "bytes_iterator");
  static constexpr NativeDef kOwn[] = {
      {"__new__", "(cls, /, source=..., encoding=..., errors=...)", bytes_new},
      {"__bytes__", "(self, /)",
       [](Vm& vm, Value* a) -> Value { return make_bytes(vm, bytes_view(a[0])); }},
      {"__getnewargs__", "(self, /)", getnewargs}};
  std::vector<NativeDef> methods(std::begin(kOwn), std::end(kOwn));
  methods.insert(methods.end(), kBytesMethods.begin(), kBytesMethods.end());
  b.define<Bytes>(
      b.types.bytes,
      {.name = "bytes",
       .slots = {.repr = [](Vm& vm, const Value& self) -> Value {
                   return vm.str(quoted_bytes(bytes_view(self)));
                 },
                 .hash = [](Vm&, const Value& self) { return hash_bytes(bytes_view(self)); },
                 .length = bytes_length,
                 .get_item = bytes_get_item,
                 .contains = bytes_contains,
                 .iter = [](Vm& vm, const Value& self) -> Value {
                   return vm.heap().make<SequenceIterator>(
                       vm.interpreter().state<BytesState>().iterator, self, 0, 1);
                 },
                 .binary = bytes_binary,
                 .compare = bytes_compare},
       .methods = methods,
       .class_methods = kBytesClassMethods,
       .static_methods = kBytesStaticMethods});
  b.publish(b.types.bytes);
}

}  // namespace interleave::models::python
