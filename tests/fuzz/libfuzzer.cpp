// The entry point of libFuzzer (preset fuzz; scripts/fuzz.sh).
#include "tests/fuzz/target.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  interleave::fuzz::check_bytes({data, size});
  return 0;
}
