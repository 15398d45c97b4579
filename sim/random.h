// The Mersenne Twister MT19937, seeded and read as CPython's `random` does it, so that a program
// draws the same numbers here and there.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace interleave::sim {

class Random {
 public:
  explicit Random(uint64_t seed = 0) { this->seed(seed); }

  /// As `random.seed(n)` for an int n: n is its absolute value.
  void seed(uint64_t n);
  /// The same for longer ints: 32-bit words, least significant first.
  void seed(std::span<const uint32_t> words);

  /// 32 random bits: `getrandbits(32)`.
  uint32_t next();
  /// In [0, 1) with 53 bits of precision: `random()`.
  double random();
  /// Requires: 0 <= bits <= 64.
  uint64_t getrandbits(int bits);
  /// The words of a longer `getrandbits(bits)`, least significant first. Requires: bits > 0.
  std::vector<uint32_t> getrandbits_words(int bits);
  /// In [0, n), as `randrange(n)`. Requires: n > 0.
  uint64_t below(uint64_t n);

 private:
  static constexpr size_t kSize = 624;
  void seed_word(uint32_t word);
  void twist();

  std::array<uint32_t, kSize> state_;
  size_t index_ = kSize;
};

}  // namespace interleave::sim
