#include "tests/fuzz/target.h"

#include <cstdio>
#include <cstdlib>
#include <string>

#include "models/python/run.h"
#include "tests/fuzz/generator.h"

namespace interleave::fuzz {

namespace {

using models::python::RunOptions;
using models::python::RunResult;

RunOptions small_limits() {
  RunOptions options;
  options.settings = {"limits.memory=64 MiB", "limits.steps=20000",   "limits.virtual_time=1000s",
                      "limits.real_time=20s", "limits.output=64 KiB", "limits.recursion=100"};
  return options;
}

[[noreturn]] void fail(std::string_view what, std::string_view program, const RunResult& result) {
  std::fprintf(stderr, "%.*s\n--- program\n%.*s\n--- stderr\n%s\n", static_cast<int>(what.size()),
               what.data(), static_cast<int>(program.size()), program.data(), result.err.c_str());
  std::abort();
}

}  // namespace

void check_program(std::string_view program) {
  const RunResult result = models::python::run_scenario(program, small_limits());
  if (result.exit_status < 0 || result.exit_status > 255)
    fail("the exit status is none", program, result);
  if (!result.diagnostics.empty() && result.err.empty())
    fail("it failed without a message", program, result);
  if (result.err.find("of real time") != std::string::npos)
    fail("it took too long", program, result);
  // When the whole process has too much memory isn't the same every time.
  if (result.err.find("limits.memory") != std::string::npos) return;
  const RunResult again = models::python::run_scenario(program, small_limits());
  if (again.out != result.out || again.err != result.err || again.makespan != result.makespan) {
    fail("the second run differs from the first", program, again);
  }
}

void check_bytes(std::span<const uint8_t> bytes) {
  constexpr uint8_t kRaw = 255;
  if (!bytes.empty() && bytes[0] == kRaw) {
    return check_program({reinterpret_cast<const char*>(bytes.data()) + 1, bytes.size() - 1});
  }
  Choices choices(bytes);
  check_program(generate_program(choices));
}

}  // namespace interleave::fuzz
