#include "models/python/builtins/siphash.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <string>

#include "models/python/builtins/unicode.h"

namespace interleave::models::python {
namespace {

static_assert(std::endian::native == std::endian::little, "the hash reads words as little-endian");

struct State {
  uint64_t v0 = 0x736f6d6570736575, v1 = 0x646f72616e646f6d, v2 = 0x6c7967656e657261,
           v3 = 0x7465646279746573;
  void round() {
    v0 += v1, v2 += v3;
    v1 = std::rotl(v1, 13) ^ v0, v3 = std::rotl(v3, 16) ^ v2;
    v0 = std::rotl(v0, 32);
    v2 += v1, v0 += v3;
    v1 = std::rotl(v1, 17) ^ v2, v3 = std::rotl(v3, 21) ^ v0;
    v2 = std::rotl(v2, 32);
  }
};

template <class Unit>
int64_t hash_units(std::string_view text) {
  std::basic_string<Unit> units;
  for (size_t at = 0; at < text.size();)
    units.push_back(static_cast<Unit>(unicode::next(text, at)));
  return hash_bytes({reinterpret_cast<const char*>(units.data()), units.size() * sizeof(Unit)});
}

}  // namespace

int64_t hash_bytes(std::string_view bytes) {
  if (bytes.empty()) return 0;
  State s;
  const char* p = bytes.data();
  size_t left = bytes.size();
  for (; left >= 8; p += 8, left -= 8) {
    uint64_t word;
    std::memcpy(&word, p, 8);
    s.v3 ^= word;
    s.round();
    s.v0 ^= word;
  }
  uint64_t last = 0;
  std::memcpy(&last, p, left);
  last |= static_cast<uint64_t>(bytes.size()) << 56;
  s.v3 ^= last;
  s.round();
  s.v0 ^= last;
  s.v2 ^= 0xff;
  s.round(), s.round(), s.round();
  const auto hash = static_cast<int64_t>(s.v0 ^ s.v1 ^ s.v2 ^ s.v3);
  return hash == -1 ? -2 : hash;
}

int64_t hash_text(std::string_view text, bool ascii) {
  if (ascii) return hash_bytes(text);
  char32_t widest = 0;
  for (size_t at = 0; at < text.size();) widest = std::max(widest, unicode::next(text, at));
  if (widest < 0x100) return hash_units<char>(text);
  return widest < 0x10000 ? hash_units<char16_t>(text) : hash_units<char32_t>(text);
}

}  // namespace interleave::models::python
