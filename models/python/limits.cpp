#include "models/python/limits.h"

#include <algorithm>
#include <cstdio>
#include <memory>

#include <fmt/format.h>
#include <unistd.h>

#include "sim/fiber.h"

namespace interleave::models::python {

namespace {

/// The bytes of the whole process that lie in RAM; 0 where there is no /proc.
size_t resident_bytes() {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen("/proc/self/statm", "r"),
                                                             std::fclose);
  size_t all = 0, resident = 0;
  if (!file || std::fscanf(file.get(), "%zu %zu", &all, &resident) != 2) return 0;
  return resident * static_cast<size_t>(sysconf(_SC_PAGESIZE));
}

}  // namespace

Watch::Watch(const Limits& limits) : limits_(limits), resident_at_start_(resident_bytes()) {}

std::string Watch::complaint(sim::Time now) {
  if (limits_.steps > 0 && steps_ >= limits_.steps) {
    return limit_text("the program executed", fmt::format("{} steps", limits_.steps),
                      "limits.steps");
  }
  const auto elapsed =
      std::chrono::duration_cast<std::chrono::nanoseconds>(Clock::now() - started_).count();
  if (elapsed < limits_.real_time.ns()) return {};
  return limit_text("the run took",
                    fmt::format("{} of real time", sim::to_string(limits_.real_time)),
                    "limits.real_time") +
         fmt::format("; its clock stands at {}", sim::to_string(now));
}

size_t Watch::admit_output(size_t bytes) {
  const uint64_t room = limits_.output - std::min(printed_, limits_.output);
  printed_ += bytes;
  return static_cast<size_t>(std::min<uint64_t>(bytes, room));
}

bool Watch::memory_exhausted() {
  constexpr auto kInterval = std::chrono::milliseconds(20);
  const Clock::time_point now = Clock::now();
  if (now < next_look_) return false;
  next_look_ = now + kInterval;
  // AddressSanitizer keeps so much of what was freed.
  constexpr size_t kQuarantine = INTERLEAVE_ASAN ? size_t{512} << 20 : 0;
  return resident_bytes() > resident_at_start_ + limits_.memory + kQuarantine;
}

std::string size_text(uint64_t bytes) {
  for (const auto& [unit, shift] : {std::pair{"GiB", 30}, {"MiB", 20}, {"KiB", 10}}) {
    if (bytes >> shift << shift == bytes && bytes >> shift != 0)
      return fmt::format("{} {}", bytes >> shift, unit);
  }
  return fmt::format("{} bytes", bytes);
}

std::string limit_text(std::string_view what, std::string_view amount, std::string_view key) {
  return fmt::format("{} more than {}, the limit that {} sets", what, amount, key);
}

}  // namespace interleave::models::python
