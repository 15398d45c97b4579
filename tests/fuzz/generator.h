// Writes programs of the scenario language from its grammar: a header now and then, then
// statements, over few names, so that they meet. Most of what it writes is valid; what it does is
// anybody's guess. Then the text may be damaged, which mostly makes it wrong in one place.
//
// Every decision is taken from a string of bytes, the first ones first: the same bytes give the
// same program, a change of one changes one decision, and libFuzzer can steer. Past the end all is
// zero, which stands for the simplest choice, so that every program ends.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace interleave::fuzz {

class Choices {
 public:
  explicit Choices(std::span<const uint8_t> bytes) : bytes_(bytes) {}
  /// From 0 to count - 1. Requires: 0 < count <= 256.
  size_t below(size_t count);
  bool one_in(size_t count) { return below(count) == count - 1; }
  bool exhausted() const { return at_ >= bytes_.size(); }

 private:
  std::span<const uint8_t> bytes_;
  size_t at_ = 0;
};

std::string generate_program(Choices& choices);

}  // namespace interleave::fuzz
