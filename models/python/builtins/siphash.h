// SipHash-1-3 with a zero key: the string and bytes hash of CPython 3.11 under PYTHONHASHSEED=0, so
// that sets and dictionaries of text iterate as they do there (CPython 3.11 Python/pyhash.c,
// siphash13).
#pragma once

#include <cstdint>
#include <string_view>

namespace interleave::models::python {

/// hash(b'...'): 0 for nothing, never -1.
int64_t hash_bytes(std::string_view bytes);

/// hash('...'). CPython hashes its own storage, which takes 1, 2 or 4 bytes a character, whatever
/// the widest one needs; `text` is UTF-8.
int64_t hash_text(std::string_view text, bool ascii);

}  // namespace interleave::models::python
