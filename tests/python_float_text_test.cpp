#include "models/python/builtins/float_text.h"

#include <cmath>
#include <limits>

#include "tests/catch.h"

using namespace interleave::models::python;

TEST_CASE("repr of a float is the shortest text that reads back") {
  struct Row {
    double value;
    const char* text;
  };
  const Row row =
      GENERATE(Row{0.1, "0.1"}, Row{0.1 + 0.2, "0.30000000000000004"}, Row{1.0, "1.0"},
               Row{-0.0, "-0.0"}, Row{1e16, "1e+16"}, Row{1e15, "1000000000000000.0"},
               Row{9999999999999998.0, "9999999999999998.0"}, Row{1e-4, "0.0001"},
               Row{1e-5, "1e-05"}, Row{1.5e-7, "1.5e-07"}, Row{1e22, "1e+22"}, Row{1e100, "1e+100"},
               Row{5e-324, "5e-324"}, Row{1.7976931348623157e308, "1.7976931348623157e+308"},
               Row{123456.789, "123456.789"}, Row{std::numeric_limits<double>::infinity(), "inf"},
               Row{-std::numeric_limits<double>::infinity(), "-inf"},
               Row{std::numeric_limits<double>::quiet_NaN(), "nan"});
  CHECK(float_repr(row.value) == row.text);
}

TEST_CASE("a precision rounds the exact binary value, half to even") {
  struct Row {
    double value;
    FloatStyle style;
    const char* text;
  };
  const Row row = GENERATE(Row{2.675, {.type = 'f', .precision = 2}, "2.67"},
                           Row{0.5, {.type = 'f', .precision = 0}, "0"},
                           Row{1.5, {.type = 'f', .precision = 0}, "2"},
                           Row{2.5, {.type = 'f', .precision = 0}, "2"},
                           Row{1.0, {.type = 'f', .precision = 0, .alternate = true}, "1."},
                           Row{12345.678, {.type = 'e', .precision = 3}, "1.235e+04"},
                           Row{12345.678, {.type = 'g', .precision = 3}, "1.23e+04"},
                           Row{100000.0, {.type = 'g', .precision = 6}, "100000"},
                           Row{1000000.0, {.type = 'g', .precision = 6}, "1e+06"},
                           Row{1.0, {.type = 'g', .precision = 6, .alternate = true}, "1.00000"},
                           Row{0.0, {.type = 'g', .precision = 6}, "0"},
                           Row{1e23, {.type = 'f', .precision = 1}, "99999999999999991611392.0"});
  CHECK(float_to_text(row.value, row.style) == row.text);
}

TEST_CASE("round() to digits follows the decimal value, not the binary noise") {
  CHECK(round_to_digits(2.675, 2) == 2.67);
  CHECK(round_to_digits(1.005, 2) == 1.0);
  CHECK(round_to_digits(1234.5678, -2) == 1200.0);
  CHECK(round_to_digits(1250.0, -2) == 1200.0);
  CHECK(round_to_digits(50.0, -2) == 0.0);
  CHECK(round_to_digits(51.0, -2) == 100.0);
  CHECK(std::signbit(round_to_digits(-0.04, 1)));
  CHECK(std::isinf(round_to_digits(std::numeric_limits<double>::max(), -308)));
}

TEST_CASE("float() reads what Python's grammar of numbers allows") {
  CHECK(parse_float("1_000.5") == 1000.5);
  CHECK(parse_float("-.5e-3") == -0.0005);
  CHECK(parse_float("1e400") == std::numeric_limits<double>::infinity());
  CHECK(parse_float("1e-400") == 0.0);
  CHECK(parse_float("-Infinity") == -std::numeric_limits<double>::infinity());
  for (const char* bad : {"", "+", "1__0", "_1", "1_", "0x1", "1e", "--1", "1 2", ".", "infinit"}) {
    INFO(bad);
    CHECK_FALSE(parse_float(bad).has_value());
  }
}

TEST_CASE("hexadecimal floats") {
  CHECK(float_hex(1.5) == "0x1.8000000000000p+0");
  CHECK(float_hex(-0.1) == "-0x1.999999999999ap-4");
  CHECK(float_hex(5e-324) == "0x0.0000000000001p-1022");
  CHECK(parse_hex_float("0x1.8p1") == 3.0);
  CHECK(parse_hex_float("-0x.8") == -0.5);
  CHECK_FALSE(parse_hex_float("xyz").has_value());
}
