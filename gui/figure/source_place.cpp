#include "gui/figure/source_place.h"

namespace interleave::gui {

namespace {

SourcePlace place_of(const sim::Trace& trace, sim::StackId stack) {
  const sim::StackFrame& frame = trace.stacks()[stack];
  return {std::string(trace.string(frame.function)), std::string(trace.string(frame.file)),
          frame.line};
}

}  // namespace

std::vector<SourcePlace> source_frames(const sim::Trace& trace, sim::StackId stack,
                                       std::string_view file) {
  std::vector<SourcePlace> own, all;
  for (sim::StackId s = stack; s != 0; s = trace.stacks()[s].caller) {
    all.push_back(place_of(trace, s));
    if (all.back().file == file) own.push_back(all.back());
  }
  return own.empty() ? all : own;
}

std::optional<SourcePlace> source_place(const sim::Trace& trace, sim::StackId stack,
                                        std::string_view file) {
  if (stack == 0) return std::nullopt;
  for (sim::StackId s = stack; s != 0; s = trace.stacks()[s].caller)
    if (trace.string(trace.stacks()[s].file) == file) return place_of(trace, s);
  return place_of(trace, stack);
}

}  // namespace interleave::gui
