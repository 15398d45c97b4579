// interleave_fuzz RUNS [SEED]: so many random programs, the same ones every time; the last one
// printed is the one that failed. interleave_fuzz FILE…: these inputs of libFuzzer.
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "sim/random.h"
#include "tests/fuzz/generator.h"
#include "tests/fuzz/target.h"

namespace {

using interleave::sim::Random;

std::vector<uint8_t> random_bytes(uint64_t seed) {
  Random random(seed);
  std::vector<uint8_t> bytes(32 + random.below(400));
  for (uint8_t& byte : bytes) byte = static_cast<uint8_t>(random.below(256));
  bytes[0] %= 255;  // no raw text
  return bytes;
}

void check_file(const char* path) {
  std::ifstream file(path, std::ios::binary);
  const std::vector<char> content{std::istreambuf_iterator<char>(file), {}};
  interleave::fuzz::check_bytes({reinterpret_cast<const uint8_t*>(content.data()), content.size()});
}

}  // namespace

int main(int argc, char** argv) {
  uint64_t runs = 0, seed = 1;
  const char* end = argc > 1 ? argv[1] + std::strlen(argv[1]) : nullptr;
  if (argc < 2 || std::from_chars(argv[1], end, runs).ptr != end) {
    for (int i = 1; i < argc; ++i) check_file(argv[i]);
    return 0;
  }
  if (argc > 2) seed = std::strtoull(argv[2], nullptr, 10);
  for (uint64_t i = 0; i < runs; ++i) {
    const std::vector<uint8_t> bytes = random_bytes(seed * 1'000'003 + i);
    if (std::getenv("INTERLEAVE_FUZZ_PRINT") != nullptr) {
      interleave::fuzz::Choices choices(bytes);
      std::printf("--- %llu\n%s", static_cast<unsigned long long>(i),
                  interleave::fuzz::generate_program(choices).c_str());
      std::fflush(stdout);
    }
    interleave::fuzz::check_bytes(bytes);
  }
  std::printf("%llu programs\n", static_cast<unsigned long long>(runs));
}
