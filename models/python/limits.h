// Watches over what a run uses, against the [limits] of its header. Threads ask it now and then;
// what is exceeded ends the run (Interpreter::end_run), except memory and recursion, which raise
// MemoryError and RecursionError as in CPython. Virtual time is the engine's own affair
// (SimulatorOptions::end).
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "models/python/header.h"

namespace interleave::models::python {

class Watch {
 public:
  explicit Watch(const Limits& limits);

  /// What threads executed since they last said so.
  void count_steps(int64_t steps) { steps_ += steps; }
  /// Why the run has to end; "" as long as it needn't.
  std::string complaint(sim::Time now);
  /// How much of the text may still be printed. Counts it.
  size_t admit_output(size_t bytes);
  /// Does the whole process hold more memory than the limit, counted from the start of the run? The
  /// heap knows what objects take; this sees the rest: stacks, traces, what native code puts
  /// together.
  bool memory_exhausted();

 private:
  using Clock = std::chrono::steady_clock;

  const Limits& limits_;
  Clock::time_point started_ = Clock::now();
  Clock::time_point next_look_;  // at the memory
  size_t resident_at_start_;
  int64_t steps_ = 0;
  uint64_t printed_ = 0;
};

/// "2 GiB", "1.5 s": how messages show limits.
std::string size_text(uint64_t bytes);
/// "the program printed more than its 64 MiB; limits.output raises it"
std::string limit_text(std::string_view what, std::string_view amount, std::string_view key);

}  // namespace interleave::models::python
