// One frame of the window: divides it among bars, panels and splitters, and draws them all.
#pragma once

#include "gui/app/look.h"
#include "gui/app/workbench.h"

namespace interleave::gui {

/// Sizes that the user drags, in pixels; 0: not laid out yet.
struct FrameSizes {
  float gallery = 0, editor = 0, bottom = 0, inspector = 0;
  bool with_inspector = false;
};

void draw_frame(Workbench& workbench, FrameSizes& sizes, const Look& look);

}  // namespace interleave::gui
