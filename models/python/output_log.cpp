#include "models/python/output_log.h"

#include "sim/thread.h"
#include "sim/trace.h"

namespace interleave::models::python {

void OutputLog::write(std::string_view text, bool is_error) {
  (is_error ? err : out).append(text);
  std::string& open = open_[is_error];
  for (size_t newline; (newline = text.find('\n')) != std::string_view::npos; text.remove_prefix(newline + 1)) {
    open.append(text.substr(0, newline));
    complete(std::exchange(open, {}), is_error, true);
  }
  open.append(text);
}

void OutputLog::finish() {
  for (const bool is_error : {false, true}) {
    if (!open_[is_error].empty()) complete(std::exchange(open_[is_error], {}), is_error, false);
  }
}

void OutputLog::complete(std::string text, bool is_error, bool ended) {
  OutputLine line;
  line.at = simulator_.now();
  line.text = std::move(text);
  line.is_error = is_error;
  line.ended = ended;
  if (sim::Trace* trace = simulator_.trace()) {
    if (const sim::Thread* thread = sim::Thread::current(simulator_)) {
      line.track = thread->acting_track();
      const sim::StackId stack = thread->source ? thread->source() : 0;
      line.line = trace->stacks()[stack].line;
      trace->add_instant(is_error ? sim::InstantKind::error : sim::InstantKind::print, line.at, line.track, line.text, stack);
    }
  }
  if (on_line_) on_line_(line);
  lines.push_back(std::move(line));
}

}  // namespace interleave::models::python
