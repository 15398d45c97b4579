// What to tell when nothing can run any more: every thread and task that waits, where, for what, who
// holds it, and the circle if there is one.
#pragma once

#include <cstdint>
#include <string>

namespace interleave::models::python {

class Interpreter;

struct DeadlockReport {
  std::string headline;  // one line
  std::string text;      // all of it, ends with a newline
  uint32_t line = 0;     // where the first one waits; 0: unknown
};

/// Requires: the run ended in RunEnd::deadlock.
DeadlockReport report_deadlock(Interpreter& interpreter);

}  // namespace interleave::models::python
