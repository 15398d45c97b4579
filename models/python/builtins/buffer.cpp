#include "models/python/builtins/buffer.h"

#include "models/python/builtins/support.h"

namespace interleave::models::python {
namespace {

std::string_view whole(const Value& base) {
  return base.is(Kind::bytes) ? base.as<Bytes>()->view() : base.as<ByteArray>()->content;
}

const MemoryView& opened(Vm& vm, const MemoryView& view) {
  if (view.base.is_undefined()) {
    vm.raise(vm.types().ValueError, "operation forbidden on released memoryview object");
  }
  return view;
}

}  // namespace

MemoryView::MemoryView(Type* t, Value of, int64_t first, int64_t items, int64_t by,
                       bool is_readonly)
    : Object(t, kKind),
      base(std::move(of)),
      start(first),
      count(items),
      step(by),
      readonly(is_readonly) {
  if (auto* array = base.try_as<ByteArray>()) ++array->exports;
}

void MemoryView::close() {
  if (auto* array = base.try_as<ByteArray>()) --array->exports;
  base = Value();
}

std::optional<std::string_view> buffer_of(Vm& vm, const Value& value) {
  const auto* view = value.try_as<MemoryView>();
  if (view == nullptr) {
    return is_buffer(value) ? std::optional(whole(value)) : std::nullopt;
  }
  if (opened(vm, *view).step != 1 && view->count > 1) {
    vm.raise(vm.types().BufferError, "memoryview: underlying buffer is not C-contiguous");
  }
  return whole(view->base)
      .substr(static_cast<size_t>(view->start), static_cast<size_t>(view->count));
}

std::string_view need_buffer(Vm& vm, const Value& value) {
  if (const auto bytes = buffer_of(vm, value)) return *bytes;
  vm.raise(vm.types().TypeError, "a bytes-like object is required, not '{}'", type_name(vm, value));
}

std::string gather(Vm& vm, const Value& value) {
  const auto* view = value.try_as<MemoryView>();
  if (view == nullptr) return std::string(whole(value));
  const std::string_view base = whole(opened(vm, *view).base);
  std::string bytes(static_cast<size_t>(view->count), '\0');
  for (int64_t i = 0; i < view->count; ++i) {
    bytes[static_cast<size_t>(i)] = base[static_cast<size_t>(view->start + i * view->step)];
  }
  return bytes;
}

char to_byte(Vm& vm, const Value& value, const char* message) {
  const int64_t code = to_clamped_index(vm, value);
  if (code < 0 || code > 255) vm.raise_text(vm.types().ValueError, message);
  return static_cast<char>(static_cast<unsigned char>(code));
}

Value make_bytearray(Vm& vm, std::string content) {
  return vm.heap().make<ByteArray>(vm.types().bytearray, std::move(content));
}

}  // namespace interleave::models::python
