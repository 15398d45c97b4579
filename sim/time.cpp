#include "sim/time.h"

#include <array>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

namespace interleave::sim {

namespace {

struct Unit {
  std::string_view name;
  int64_t ns;
};
constexpr std::array<Unit, 5> kUnits{
    {{"ns", 1}, {"us", 1'000}, {"ms", 1'000'000}, {"min", 60'000'000'000}, {"s", 1'000'000'000}}};

std::string_view trim(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

}  // namespace

Duration Duration::from_seconds(double seconds) {
  if (std::isnan(seconds)) return Duration();
  const double ns = std::nearbyint(seconds * 1e9);
  if (ns >= 9.2233720368547758e18) return max();
  if (ns <= -9.2233720368547758e18) return -max();
  return Duration(static_cast<int64_t>(ns));
}

std::optional<Duration> parse_duration(std::string_view text) {
  text = trim(text);
  for (const Unit& unit : kUnits) {
    if (!text.ends_with(unit.name)) continue;
    const std::string_view number = trim(text.substr(0, text.size() - unit.name.size()));
    double value = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
    if (error != std::errc() || end != number.data() + number.size()) return std::nullopt;
    const double ns = std::nearbyint(value * static_cast<double>(unit.ns));
    if (!(ns >= 0 && ns < 9.2e18)) return std::nullopt;
    return Duration::nanoseconds(static_cast<int64_t>(ns));
  }
  return std::nullopt;
}

std::string to_string(Duration duration) {
  const int64_t ns = duration.ns();
  if (ns < 0) return std::string("-").append(to_string(-duration));
  const auto in = [ns](int64_t unit, std::string_view name) {
    std::string text = fmt::format("{}", ns / unit);
    if (int64_t rest = ns % unit; rest != 0) {
      std::string digits;
      for (int64_t place = unit / 10; rest != 0; place /= 10) {
        digits += static_cast<char>('0' + rest / place);
        rest %= place;
      }
      text += "." + digits;
    }
    return text.append(name);
  };
  if (ns == 0 || ns >= 1'000'000'000) return in(1'000'000'000, "s");
  if (ns >= 1'000'000) return in(1'000'000, "ms");
  if (ns >= 1'000) return in(1'000, "us");
  return in(1, "ns");
}

std::string to_string(Time time) { return to_string(time.since_start()); }

}  // namespace interleave::sim
