#include "models/python/builtins/bytes.h"

#include <algorithm>
#include <cstring>

#include "models/python/builtins/codec.h"
#include "models/python/builtins/integer.h"
#include "models/python/builtins/iterators.h"
#include "models/python/builtins/sequence.h"
#include "models/python/builtins/siphash.h"
#include "models/python/builtins/slice.h"
#include "models/python/builtins/str.h"
#include "models/python/builtins/support.h"

namespace interleave::models::python {
namespace {

struct BytesState : ModuleState {
  Type* iterator = nullptr;
};

std::string_view view_of(const Value& self) { return self.as<Bytes>()->view(); }

Value byte(char c) { return Value::integer(static_cast<unsigned char>(c)); }

Value get_item(Vm& vm, const Value& self, const Value& key) {
  const std::string_view content = view_of(self);
  const auto size = static_cast<int64_t>(content.size());
  if (const auto* slice = key.try_as<Slice>()) {
    const SliceBounds bounds = slice_bounds(vm, *slice, size);
    std::string part;
    for (int64_t i = 0; i < bounds.count; ++i)
      part += content[static_cast<size_t>(bounds.start + i * bounds.step)];
    return make_bytes(vm, part);
  }
  if (!is_integer(key) && !has_special(vm, key, "__index__")) {
    vm.raise(vm.types().TypeError, "byte indices must be integers or slices, not {}",
             type_name(vm, key));
  }
  return byte(content[static_cast<size_t>(checked_index(vm, key, size, "index out of range"))]);
}

bool contains(Vm& vm, const Value& self, const Value& item) {
  if (const auto* part = item.try_as<Bytes>())
    return view_of(self).find(part->view()) != std::string_view::npos;
  if (!is_integer(item)) {
    vm.raise(vm.types().TypeError, "a bytes-like object is required, not '{}'",
             type_name(vm, item));
  }
  const int64_t code = clamp_to_int64(item);
  if (code < 0 || code > 255) vm.raise(vm.types().ValueError, "byte must be in range(0, 256)");
  return view_of(self).find(static_cast<char>(static_cast<unsigned char>(code))) !=
         std::string_view::npos;
}

Value compare(Vm& vm, CompareOp op, const Value& left, const Value& right) {
  if (!right.is(Kind::bytes)) return vm.not_implemented();
  return ordering_answer(op, view_of(left) <=> view_of(right));
}

Value binary(Vm& vm, BinaryOp op, const Value& left, const Value& right) {
  const bool is_left = left.is(Kind::bytes);
  if (op == BinaryOp::add && is_left) {
    if (!right.is(Kind::bytes))
      vm.raise(vm.types().TypeError, "can't concat {} to bytes", type_name(vm, right));
    return make_bytes(vm, std::string(view_of(left)) += view_of(right));
  }
  if (op == BinaryOp::mul) {
    const std::string_view content = view_of(is_left ? left : right);
    const int64_t times = repetitions(vm, is_left ? right : left, content.size());
    std::string product;
    product.reserve(content.size() * static_cast<size_t>(times));
    for (int64_t i = 0; i < times; ++i) product += content;
    return make_bytes(vm, product);
  }
  return vm.not_implemented();
}

std::string content_of(Vm& vm, Value* a) {
  const Value& source = a[1];
  if (source.is(Kind::str)) {
    if (a[2].is_undefined()) vm.raise(vm.types().TypeError, "string argument without an encoding");
    const std::string_view errors = a[3].is_defined() ? vm.to_text(a[3], "bytes") : "strict";
    return std::string(
        encode_text(vm, *source.as<Str>(), vm.to_text(a[2], "bytes"), errors)->view());
  }
  if (a[2].is_defined() || a[3].is_defined()) {
    vm.raise(vm.types().TypeError, "{} without a string argument",
             a[2].is_defined() ? "encoding" : "errors");
  }
  if (source.is_undefined()) return {};
  if (source.is(Kind::bytes)) return std::string(view_of(source));
  if (has_special(vm, source, "__bytes__")) {
    const Value made = call_special(vm, source, "__bytes__");
    if (!made.is(Kind::bytes)) {
      vm.raise(vm.types().TypeError, "__bytes__ returned non-bytes (type {})", type_name(vm, made));
    }
    return std::string(view_of(made));
  }
  if (is_integer(source)) {
    const int64_t size = to_size(vm, source);
    if (size < 0) vm.raise(vm.types().ValueError, "negative count");
    require_memory(vm, static_cast<size_t>(size));
    return std::string(static_cast<size_t>(size), '\0');
  }
  if (vm.type_of(source)->slots.iter == nullptr && !has_special(vm, source, "__getitem__")) {
    vm.raise(vm.types().TypeError, "cannot convert '{}' object to bytes", type_name(vm, source));
  }
  std::string content;
  vm.for_each(source, [&](const Value& item) {
    const int64_t code = to_clamped_index(vm, item);
    if (code < 0 || code > 255) vm.raise(vm.types().ValueError, "bytes must be in range(0, 256)");
    content += static_cast<char>(static_cast<unsigned char>(code));
  });
  return content;
}

Value bytes_new(Vm& vm, Value* a) {
  const std::string content = content_of(vm, a);
  auto* cls = a[0].as<Type>();
  if (cls == vm.types().bytes) return make_bytes(vm, content);
  auto made = make_instance_sized<Bytes>(vm.interpreter(), content.size(), cls,
                                         static_cast<uint32_t>(content.size()));
  std::memcpy(made->data(), content.data(), content.size());
  return made;
}

}  // namespace

Ref<Bytes> make_bytes(Vm& vm, std::string_view content) {
  if (content.size() > uint32_t{1} << 31)
    vm.raise(vm.types().MemoryError, "a bytes object of {} bytes is too long", content.size());
  auto made = vm.heap().make_sized<Bytes>(content.size(), vm.types().bytes,
                                          static_cast<uint32_t>(content.size()));
  std::ranges::copy(content, made->data());
  return made;
}

std::string quoted_bytes(std::string_view content) {
  const bool prefers_double =
      content.find('\'') != content.npos && content.find('"') == content.npos;
  const char quote = prefers_double ? '"' : '\'';
  std::string text = {'b', quote};
  for (const char c : content) {
    if (c == quote || c == '\\') {
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

void init_bytes(Bootstrap& b) {
  b.interpreter.state<BytesState>().iterator = make_sequence_iterator_type(b, "bytes_iterator");
  static constexpr NativeDef kNew[] = {
      {"__new__", "(cls, source=..., encoding=..., errors=...)", bytes_new}};
  std::vector<NativeDef> methods(std::begin(kNew), std::end(kNew));
  methods.insert(methods.end(), kBytesMethods.begin(), kBytesMethods.end());
  b.define<Bytes>(
      b.types.bytes,
      {.name = "bytes",
       .slots = {
           .repr = [](Vm& vm, const Value& self) -> Value {
             return vm.str(quoted_bytes(view_of(self)));
           },
           .hash = [](Vm&, const Value& self) { return hash_bytes(view_of(self)); },
           .length = [](Vm&,
                        const Value& self) { return static_cast<int64_t>(view_of(self).size()); },
           .get_item = get_item,
           .contains = contains,
           .iter = [](Vm& vm, const Value& self) -> Value {
             return vm.heap().make<SequenceIterator>(vm.interpreter().state<BytesState>().iterator,
                                                     self, 0, 1);
           },
           .binary = binary,
           .compare = compare},
       .methods = methods,
       .class_methods = kBytesClassMethods});
  b.publish(b.types.bytes);
}

}  // namespace interleave::models::python
