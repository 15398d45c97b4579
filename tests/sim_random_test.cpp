// The same numbers as CPython. Regenerate the table with
//   python3 -c 'import random; random.seed(42); print(random.random(), random.getrandbits(32), …)'
#include "sim/random.h"
#include "tests/catch.h"

using namespace interleave::sim;

TEST_CASE("numbers equal CPython's for the same seed") {
  struct Row {
    std::vector<uint32_t> seed;  // |n| in 32-bit words, least significant first
    double random;
    uint64_t bits32, bits5, bits50;
    std::vector<uint32_t> bits100;
    uint64_t randrange1000;
  };
  const auto row = GENERATE(values<Row>({
      {{0},
       0.8444218515250481,
       3255389356,
       28,
       45579999286357,
       {0x42485e3a, 0xf728b4fa, 0x82e2e662, 0x7},
       414},
      {{1},
       0.13436424411240122,
       3639700191,
       25,
       71054924364740,
       {0x414c343c, 0x1e2feb89, 0x7ed4d57b, 0xc},
       460},
      {{42},
       0.6394267984578837,
       107420369,
       23,
       275720901775959,
       {0x392456de, 0x23b8c1e9, 0xbc8960a9, 0x1},
       692},
      {{7},
       0.32383276483316237,
       647892279,
       12,
       54364196807760,
       {0x128b2f33, 0xd23f0824, 0x892f902b, 0x1},
       374},
      {{3, 256},
       0.21978710637116716,
       2359950418,
       26,
       637712855497832,
       {0xfb3d2175, 0x4ddc2425, 0xe72aaf4b, 0xb},
       792},
      {{12345, 0, 0, 16},
       0.44487310994347073,
       1297592944,
       19,
       859060865806839,
       {0x7fb1a9, 0xf224c806, 0x27d204c1, 0x7},
       988},
  }));
  Random random;
  random.seed(row.seed);
  REQUIRE(random.random() == row.random);
  REQUIRE(random.getrandbits(32) == row.bits32);
  REQUIRE(random.getrandbits(5) == row.bits5);
  REQUIRE(random.getrandbits(50) == row.bits50);
  REQUIRE(random.getrandbits_words(100) == row.bits100);
  REQUIRE(random.below(1000) == row.randrange1000);
}

TEST_CASE("the state is renewed as CPython renews it") {
  Random random(5);
  double last = 0;
  for (int i = 0; i < 1000; ++i) last = random.random();
  REQUIRE(last == 0.49437704439476116);
}

TEST_CASE("an integer seed of 64 bits is two words") {
  Random words;
  words.seed(std::vector<uint32_t>{3, 256});
  REQUIRE(Random((uint64_t{1} << 40) + 3).next() == words.next());
}
