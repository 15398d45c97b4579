// Text to bytes and back: UTF-8, ASCII, Latin-1, UTF-16 and UTF-32.
#pragma once

#include <string>
#include <string_view>

#include "models/python/vm.h"

namespace interleave::models::python {

/// Raises LookupError for an unknown encoding or error handler, UnicodeEncodeError and
/// UnicodeDecodeError.
Ref<Bytes> encode_text(Vm& vm, const Str& text, std::string_view encoding, std::string_view errors);
Ref<Str> decode_bytes(Vm& vm, std::string_view bytes, std::string_view encoding,
                      std::string_view errors);

}  // namespace interleave::models::python
