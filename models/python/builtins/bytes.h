// Immutable bytes, and what they share with bytearray: construction, the slots, every method that
// doesn't change its object. Shared code reads a[0] as a buffer and answers with an object of its
// type.
#pragma once

#include <string>
#include <string_view>

#include "models/python/builtins/slice.h"
#include "models/python/vm.h"

namespace interleave::models::python {

struct Bootstrap;

Ref<Bytes> make_bytes(Vm& vm, std::string_view content);
/// b'a\x00\n'; a bytearray's repr escapes single quotes even between double ones.
std::string quoted_bytes(std::string_view content, bool of_bytearray = false);

/// Requires: `self` is a bytes or a bytearray. Good until Python code runs.
std::string_view bytes_view(const Value& self);
/// A new bytes or bytearray, as `self` is one.
Value make_like(Vm& vm, const Value& self, std::string_view content);
/// "bytes" or "bytearray", whatever the subclass.
std::string_view family_name(const Value& self);

/// What bytes(…) and bytearray(…) hold; `arguments` are source, encoding and errors, maybe
/// undefined.
std::string bytes_content(Vm& vm, const Value* arguments, std::string_view family);

/// What `slice` selects of `self`, even if the slice's `__index__` methods change its size.
SliceBounds bytes_bounds(Vm& vm, const Value& self, const Slice& slice);

Value bytes_get_item(Vm& vm, const Value& self, const Value& key);
bool bytes_contains(Vm& vm, const Value& self, const Value& item);
Value bytes_compare(Vm& vm, CompareOp op, const Value& left, const Value& right);
Value bytes_binary(Vm& vm, BinaryOp op, const Value& left, const Value& right);
int64_t bytes_length(Vm& vm, const Value& self);

/// hex(), hex(sep), hex(sep, bytes_per_sep): undefined `separator` for none.
std::string bytes_hex(Vm& vm, std::string_view content, const Value& separator, const Value& group);

/// `format % arguments` (format_percent.cpp).
std::string percent_format_bytes(Vm& vm, std::string_view format, const Value& arguments);

extern const std::span<const NativeDef> kBytesMethods;  // bytes_methods.cpp
extern const std::span<const NativeDef> kBytesClassMethods;
extern const std::span<const NativeDef> kBytesStaticMethods;
void init_bytes(Bootstrap& bootstrap);

}  // namespace interleave::models::python
