// Runs a scenario from its text to its trace. This is the whole interface that the command line, the
// window and the tests have to the language.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "models/python/header.h"
#include "sim/time.h"
#include "sim/trace.h"

namespace interleave::models::python {

/// One line (or partial line, at the end) that the program printed.
struct OutputLine {
  sim::Time at;        // when it was completed
  std::string text;    // without the newline
  bool is_error = false;  // stderr
  bool ended = true;      // false: the program ended without a newline
  sim::TrackId track = sim::kNone;  // who printed it
  uint32_t line = 0;                // source line of the print; 0 unknown
};

/// A message about the program, with its place: an error, a warning, a hint.
struct Diagnostic {
  enum class Severity : uint8_t { error, warning, hint };
  Severity severity = Severity::error;
  std::string message;  // one line, e.g. "NameError: name 'x' is not defined"
  uint32_t line = 0, column = 0, end_line = 0, end_column = 0;  // 1-based; 0: no place
};

struct RunOptions {
  std::string file_name = "<scenario>";        // as it shows in messages
  std::vector<std::string> settings;           // "machine.cores=2": applied over the header
  std::string variant;                         // a [variants.NAME] of the header
  bool tracing = true;
  const std::atomic<bool>* cancel = nullptr;   // set it to stop the run soon
  std::atomic<int64_t>* progress_ns = nullptr; // the virtual time, written now and then
  std::function<void(const OutputLine&)> on_line;  // called as lines complete
};

struct RunResult {
  int exit_status = 0;  // as python3's: 1 after an uncaught exception, 130 when cancelled
  Scenario scenario;    // as it ran, with settings applied
  std::vector<OutputLine> output;
  std::string out, err;  // the two streams, byte for byte
  std::vector<Diagnostic> diagnostics;
  std::shared_ptr<const sim::Trace> trace;  // empty but never null
  uint64_t events = 0;
  sim::Time makespan;
};

/// Never throws for anything that a scenario does. Errors of the program and in the program are in
/// `err` (as python3 prints them) and in `diagnostics`.
RunResult run_scenario(std::string_view source, const RunOptions& options);

}  // namespace interleave::models::python
