// What the engine's tests share: a log of lines "<seconds> <what>", and short durations.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "sim/simulator.h"
#include "tests/catch.h"

namespace interleave::sim {

using Lines = std::vector<std::string>;

inline Duration ms(int64_t n) { return Duration::milliseconds(n); }
inline Duration s(int64_t n) { return Duration::seconds(n); }

/// Lines with the virtual time in milliseconds.
class Log {
 public:
  explicit Log(Simulator& simulator) : simulator_(simulator) {}
  void operator()(std::string_view what) {
    lines.push_back(fmt::format("{} {}", simulator_.now().seconds() * 1e3, what));
  }
  Lines lines;

 private:
  Simulator& simulator_;
};

}  // namespace interleave::sim
