#include "sim/random.h"

#include <algorithm>
#include <bit>

namespace interleave::sim {

// CPython 3.11 Modules/_randommodule.c, init_genrand, init_by_array, genrand_uint32; the generator
// is M. Matsumoto and T. Nishimura's mt19937ar.

void Random::seed(uint64_t n) {
  const std::array<uint32_t, 2> words{static_cast<uint32_t>(n), static_cast<uint32_t>(n >> 32)};
  seed(std::span(words).first(words[1] == 0 ? 1 : 2));
}

void Random::seed_word(uint32_t word) {
  state_[0] = word;
  for (uint32_t i = 1; i < kSize; ++i) {
    state_[i] = 1812433253u * (state_[i - 1] ^ (state_[i - 1] >> 30)) + i;
  }
  index_ = kSize;
}

void Random::seed(std::span<const uint32_t> words) {
  constexpr std::array<uint32_t, 1> kZero{0};
  if (words.empty()) words = kZero;
  seed_word(19650218u);
  size_t i = 1;
  const auto advance = [&] {
    if (++i < kSize) return;
    state_[0] = state_[kSize - 1];
    i = 1;
  };
  size_t j = 0;
  for (size_t k = std::max(kSize, words.size()); k > 0; --k) {
    const uint32_t before = state_[i - 1];
    state_[i] =
        (state_[i] ^ ((before ^ (before >> 30)) * 1664525u)) + words[j] + static_cast<uint32_t>(j);
    advance();
    if (++j == words.size()) j = 0;
  }
  for (size_t k = kSize - 1; k > 0; --k) {
    const uint32_t before = state_[i - 1];
    state_[i] = (state_[i] ^ ((before ^ (before >> 30)) * 1566083941u)) - static_cast<uint32_t>(i);
    advance();
  }
  state_[0] = 0x80000000u;
}

void Random::twist() {
  constexpr size_t kMiddle = 397;
  for (size_t i = 0; i < kSize; ++i) {
    const uint32_t y = (state_[i] & 0x80000000u) | (state_[(i + 1) % kSize] & 0x7fffffffu);
    state_[i] = state_[(i + kMiddle) % kSize] ^ (y >> 1) ^ ((y & 1u) * 0x9908b0dfu);
  }
  index_ = 0;
}

uint32_t Random::next() {
  if (index_ == kSize) twist();
  uint32_t y = state_[index_++];
  y ^= y >> 11;
  y ^= (y << 7) & 0x9d2c5680u;
  y ^= (y << 15) & 0xefc60000u;
  return y ^ (y >> 18);
}

double Random::random() {
  const uint32_t a = next() >> 5;
  const uint32_t b = next() >> 6;
  return (a * 67108864.0 + b) * (1.0 / 9007199254740992.0);
}

uint64_t Random::getrandbits(int bits) {
  if (bits == 0) return 0;
  if (bits <= 32) return next() >> (32 - bits);
  const uint64_t low = next();
  return low | (uint64_t{next() >> (64 - bits)} << 32);
}

std::vector<uint32_t> Random::getrandbits_words(int bits) {
  std::vector<uint32_t> words;
  for (; bits > 0; bits -= 32) words.push_back(bits < 32 ? next() >> (32 - bits) : next());
  return words;
}

uint64_t Random::below(uint64_t n) {
  // CPython 3.11 Lib/random.py, _randbelow_with_getrandbits.
  const int bits = static_cast<int>(std::bit_width(n));
  uint64_t drawn = getrandbits(bits);
  while (drawn >= n) drawn = getrandbits(bits);
  return drawn;
}

}  // namespace interleave::sim
