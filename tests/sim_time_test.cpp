// Durations are read and printed exactly, in the largest unit that suits.
#include "sim/time.h"
#include "tests/catch.h"

using namespace interleave::sim;

TEST_CASE("durations are read in every unit") {
  const auto [text, ns] = GENERATE(table<std::string, int64_t>({
      {"0s", 0},
      {"100ns", 100},
      {"3us", 3'000},
      {"20ms", 20'000'000},
      {"1.5s", 1'500'000'000},
      {" 2 min ", 120'000'000'000},
      {"0.3ns", 0},
      {"1e3ms", 1'000'000'000},
  }));
  CAPTURE(text);
  REQUIRE(parse_duration(text) == Duration::nanoseconds(ns));
}

TEST_CASE("what isn't a duration is refused") {
  const auto text =
      GENERATE(as<std::string>{}, "", "s", "1", "1h", "-1s", "1 s s", "nans", "infs", "1e30s");
  CAPTURE(text);
  REQUIRE_FALSE(parse_duration(text).has_value());
}

TEST_CASE("durations are printed exactly") {
  const auto [ns, text] = GENERATE(table<int64_t, std::string>({
      {0, "0s"},
      {1, "1ns"},
      {1'500, "1.5us"},
      {20'000'000, "20ms"},
      {999'999'999, "999.999999ms"},
      {1'000'000'001, "1.000000001s"},
      {90'000'000'000, "90s"},
      {-2'000, "-2us"},
  }));
  REQUIRE(to_string(Duration::nanoseconds(ns)) == text);
}

TEST_CASE("seconds round to the nearest nanosecond and saturate") {
  const auto [seconds, ns] = GENERATE(table<double, int64_t>({
      {0.1, 100'000'000},
      {1e-10, 0},
      {6e-10, 1},
      {1e300, Duration::max().ns()},
      {-1e300, -Duration::max().ns()},
      {std::numeric_limits<double>::quiet_NaN(), 0},
  }));
  REQUIRE(Duration::from_seconds(seconds).ns() == ns);
}
