// What a program printed, as lines with the virtual time at which each was completed. Both streams are
// cut into lines here; a line belongs to whoever completed it.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "models/python/run.h"
#include "sim/simulator.h"

namespace interleave::models::python {

class OutputLog {
 public:
  OutputLog(const sim::Simulator& simulator, std::function<void(const OutputLine&)> on_line)
      : simulator_(simulator), on_line_(std::move(on_line)) {}

  void write(std::string_view text, bool is_error);
  /// What was printed without a newline at the end becomes a last line.
  void finish();

  std::vector<OutputLine> lines;
  std::string out, err;  // byte for byte

 private:
  void complete(std::string text, bool is_error, bool ended);

  const sim::Simulator& simulator_;
  std::function<void(const OutputLine&)> on_line_;
  std::string open_[2];  // the line that isn't completed, of stdout and of stderr
};

}  // namespace interleave::models::python
