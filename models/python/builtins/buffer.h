// Plain bytes, in the three shapes that a program has of them: immutable `bytes` (objects.h),
// `bytearray`, and `memoryview`, a window on one of the others. Native code that takes "a
// bytes-like object" reads any of them through buffer_of(): the part of CPython's buffer protocol
// that one-byte items need.
//
// Invariant: a bytearray keeps its size while views are open on it (`exports`), so a view's window
// is always inside its base.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "models/python/vm.h"

namespace interleave::models::python {

struct Bootstrap;

struct ByteArray : Object {
  static constexpr Kind kKind = Kind::bytearray;
  explicit ByteArray(Type* t, std::string bytes = {})
      : Object(t, kKind), content(std::move(bytes)) {}
  ~ByteArray() { release_storage(*this); }
  std::string content;
  uint32_t exports = 0;
  uint32_t charged = 0;  // see Heap::recharge
};

struct MemoryView : Object {
  static constexpr Kind kKind = Kind::memory_view;
  MemoryView(Type* t, Value of, int64_t first, int64_t items, int64_t by, bool is_readonly);
  ~MemoryView() { close(); }
  void close();  // afterwards `base` is undefined: released

  Value base;                  // bytes or bytearray
  int64_t start, count, step;  // item i is the base's byte start + i * step
  bool readonly;
};

inline bool is_buffer(const Value& v) {
  return v.is(Kind::bytes) || v.is(Kind::bytearray) || v.is(Kind::memory_view);
}

/// The bytes of a bytes-like object, good until Python code runs; nullopt for anything else. Raises
/// ValueError for a released view and BufferError for one with gaps.
std::optional<std::string_view> buffer_of(Vm& vm, const Value& value);
/// The same, or TypeError "a bytes-like object is required, not 'int'".
std::string_view need_buffer(Vm& vm, const Value& value);
/// A copy of the bytes, gaps left out. Requires: is_buffer(value).
std::string gather(Vm& vm, const Value& value);

/// 0..255, or ValueError(message); TypeError unless `value` is an index.
char to_byte(Vm& vm, const Value& value, const char* message = "byte must be in range(0, 256)");

Value make_bytearray(Vm& vm, std::string content);

void init_bytearray(Bootstrap& bootstrap);
void init_memory_view(Bootstrap& bootstrap);

}  // namespace interleave::models::python
