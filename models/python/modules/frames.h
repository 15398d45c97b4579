// What programs see of frames: `sys._getframe()`, `tb.tb_frame`. A snapshot of code and line, not
// the frame itself, which may be gone when they look. Frames of embedded modules don't show.
#pragma once

#include "models/python/traceback.h"
#include "models/python/vm.h"

namespace interleave::models::python {

/// The program's frames on this thread's stack, innermost first.
std::vector<Frame*> visible_frames(Vm& vm);

/// The frame `depth` calls up, with those that called it behind `f_back`. Raises ValueError if the
/// stack isn't that deep.
Value make_frame_view(Vm& vm, int64_t depth);
/// A frame by itself: of a generator or coroutine.
Value make_frame_view(Vm& vm, Frame& frame);
/// The frame that a traceback's entry was made in; what it held is gone.
Value make_frame_view(Vm& vm, const TracebackEntry& entry);

}  // namespace interleave::models::python
