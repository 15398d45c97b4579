// How a call of the program is recorded in the trace: one frame of a span's stack.
#pragma once

#include "models/python/frame.h"
#include "models/python/vm.h"
#include "sim/trace.h"

namespace interleave::models::python {

/// The stack with `frame` on top of `caller`; just `caller` for the library's hidden code.
inline sim::StackId record_call(sim::Trace& trace, sim::StackId caller, const Frame& frame) {
  const Code& code = *frame.code;
  if (code.source->hidden) return caller;
  return trace.add_frame({caller, trace.intern(code.qualname->view()), trace.intern(code.source->file_name),
                          code.positions[frame.instruction()].line});
}

}  // namespace interleave::models::python
