// Immutable bytes.
#pragma once

#include <string_view>

#include "models/python/vm.h"

namespace interleave::models::python {

struct Bootstrap;

Ref<Bytes> make_bytes(Vm& vm, std::string_view content);
/// b'a\x00\n'
std::string quoted_bytes(std::string_view content);

extern const std::span<const NativeDef> kBytesMethods;  // bytes_methods.cpp
extern const std::span<const NativeDef> kBytesClassMethods;
void init_bytes(Bootstrap& bootstrap);

}  // namespace interleave::models::python
