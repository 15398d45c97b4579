// Time ↔ pixels, ticks, and how times are written.
#include "gui/figure/time_scale.h"

#include <algorithm>
#include <cmath>
#include <random>

#include "tests/catch.h"

using namespace interleave::gui;
using interleave::sim::Duration;
using interleave::sim::Time;

namespace {

Time at(int64_t ns) { return Time::at(Duration::nanoseconds(ns)); }
TimeRange range(int64_t begin, int64_t end) { return {at(begin), at(end)}; }
constexpr int64_t kUs = 1'000, kMs = 1'000'000, kS = 1'000'000'000;

/// 6 units a character: µ is two bytes but one character.
float label_width(std::string_view label) {
  return 6 * static_cast<float>(
                 std::ranges::count_if(label, [](char c) { return (c & 0xc0) != 0x80; }));
}

std::string joined(const std::vector<Tick>& all) {
  std::string text;
  for (const Tick& tick : all) text += (text.empty() ? "" : ", ") + tick.label;
  return text;
}

}  // namespace

TEST_CASE("ticks lie on round times in a unit that suits") {
  struct Row {
    int64_t begin, end;
    float width;
    std::string labels;
  };
  const Row rows[] = {
      {0, 4 * kS, 900, "0 s, 0.5 s, 1 s, 1.5 s, 2 s, 2.5 s, 3 s, 3.5 s, 4 s"},
      {0, 4 * kS, 300, "0 s, 1 s, 2 s, 3 s, 4 s"},
      {0, 250 * kMs, 500, "0 ms, 50 ms, 100 ms, 150 ms, 200 ms, 250 ms"},
      {0, 7 * kUs, 400, "0 µs, 1 µs, 2 µs, 3 µs, 4 µs, 5 µs, 6 µs, 7 µs"},
      {0, 5, 400, "0 ns, 1 ns, 2 ns, 3 ns, 4 ns, 5 ns"},
      {1'500 * kMs, 1'501 * kMs, 500, "1.5 s, 1.5002 s, 1.5004 s, 1.5006 s, 1.5008 s, 1.501 s"},
      {0, 1200 * kS, 500, "0 min, 5 min, 10 min, 15 min, 20 min"},
      {0, 72'000 * kS, 300, "0 h, 5 h, 10 h, 15 h, 20 h"},
      {1200 * kS, 1201 * kS, 300, "1200 s, 1200.5 s, 1201 s"},
      {0, 0, 500, "0 s"},
      {3 * kMs, 3 * kMs, 500, "3 ms"},
  };
  for (const Row& row : rows)
    CHECK(joined(ticks(TimeScale(range(row.begin, row.end), 0, row.width), label_width, 30)) ==
          row.labels);
}

TEST_CASE("tick labels never overlap and never repeat") {
  std::minstd_rand random(7);
  for (int i = 0; i < 2000; ++i) {
    const auto magnitude = [&] {
      return static_cast<int64_t>(std::pow(10.0, static_cast<double>(random() % 190) / 10));
    };
    const int64_t begin = random() % 3 == 0 ? 0 : magnitude() / 2;
    const TimeScale scale(range(begin, begin + magnitude() / 4), 100,
                          100 + static_cast<float>(random() % 2000));
    float free_from = -1e9f;
    std::string last;
    for (const Tick& tick : ticks(scale, label_width, 10)) {
      const float half = label_width(tick.label) / 2, x = scale.x(tick.at);
      CHECK(x - half >= free_from);
      CHECK(tick.label != last);
      free_from = x + half + 10;
      last = tick.label;
    }
  }
}

TEST_CASE("pixels turn back into the time that they show") {
  const TimeScale scale(range(kS, 3 * kS), 100, 1100);
  CHECK(scale.x(at(kS)) == 100);
  CHECK(scale.x(at(2 * kS)) == 600);
  CHECK(scale.x(at(3 * kS)) == 1100);
  CHECK(scale.time(600) == at(2 * kS));
  CHECK(scale.time(50) == at(900 * kMs));
  CHECK(scale.duration(10) == Duration::milliseconds(20));
  CHECK(scale.x(Time::max()) >= scale.x(at(100 * kS)));  // far away, yet finite and in order
  CHECK(scale.x(Time::max()) < 1e6f);

  const TimeScale empty(range(5, 5), 100, 1100);
  CHECK(empty.x(at(5)) == 100);
  CHECK(empty.time(700) == at(5));
}

TEST_CASE("zoom keeps the time under the pointer, and stays inside the run") {
  const TimeRange limits = range(0, 1000);
  CHECK(zoomed(range(0, 1000), at(500), 2, limits) == range(250, 750));
  CHECK(zoomed(range(0, 1000), at(0), 2, limits) == range(0, 500));
  CHECK(zoomed(range(250, 750), at(500), 0.5, limits) == limits);
  CHECK(zoomed(range(600, 800), at(600), 0.25, limits) == range(200, 1000));
  CHECK(zoomed(range(495, 505), at(500), 100, limits) == range(495, 505));  // not below 10 ns
  CHECK(zoomed(range(0, 0), at(0), 2, range(0, 0)) == range(0, 0));
  CHECK(panned(range(100, 200), Duration::nanoseconds(50), limits) == range(150, 250));
  CHECK(panned(range(100, 200), Duration::nanoseconds(-500), limits) == range(0, 100));
  CHECK(panned(range(100, 200), Duration::nanoseconds(5000), limits) == range(900, 1000));
}

TEST_CASE("durations for people") {
  struct Row {
    int64_t ns;
    int digits;
    std::string text;
  };
  const Row rows[] = {
      {0, 4, "0 s"},
      {1, 4, "1 ns"},
      {1500, 4, "1.5 µs"},
      {250 * kMs, 4, "250 ms"},
      {2 * kS, 4, "2 s"},
      {1'234'567'890, 4, "1.235 s"},
      {1'234'567'890, 6, "1.23457 s"},
      {90 * kS, 4, "90 s"},
      {900 * kS, 4, "15 min"},
      {36'000 * kS, 4, "10 h"},
      {999'999'999, 4, "1 s"},
      {-1500, 4, "-1.5 µs"},
      {100 * kMs, 2, "100 ms"},
  };
  for (const Row& row : rows)
    CHECK(readable(Duration::nanoseconds(row.ns), row.digits) == row.text);
}
