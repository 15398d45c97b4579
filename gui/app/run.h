// A finished run, ready to be shown: what the scenario printed, said and did, with the trace
// indexed. Immutable and shared: panels, dialogs and exports may keep it while newer runs come.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "gui/figure/causes.h"
#include "gui/figure/statistics.h"
#include "gui/figure/trace_index.h"
#include "models/python/annotations.h"
#include "models/python/run.h"

namespace interleave::gui {

struct Run {
  explicit Run(models::python::RunResult r)
      : result(std::move(r)), index(*result.trace), causes(index), numbers(statistics(index)) {}
  Run(const Run&) = delete;  // `index` refers to `result`
  Run& operator=(const Run&) = delete;

  /// True if there is something to draw.
  bool has_timeline() const { return !result.trace->tracks().empty(); }

  models::python::RunResult result;
  TraceIndex index;
  Causes causes;
  Statistics numbers;
  std::vector<models::python::Annotation> annotations;  // of the header
  std::string file_name;            // the scenario, as its stack frames name it
  uint64_t text_state = 0;          // TextBuffer::state() of the text that ran
  std::vector<std::string> settings = {};  // over its header: "machine.cores=2"
  bool stopped = false;             // by the user or by the limit: the record ends early
  std::chrono::nanoseconds took{};  // real time
};
using RunPtr = std::shared_ptr<const Run>;

}  // namespace interleave::gui
