// The bars above and below the panels.
#pragma once

#include "gui/app/look.h"
#include "gui/app/workbench.h"

namespace interleave::gui {

inline constexpr float kToolbarHeight = 44, kTransportHeight = 42, kStatusHeight = 28;  // units

/// Menus, Run and Stop, the machine, the theme.
void draw_toolbar(Workbench& workbench, const Look& look);
/// Cores and GIL: what the header says, until the reader changes it here.
void draw_machine(Workbench& workbench, const Look& look);
float machine_width(const Workbench& workbench, const Look& look);  // pixels
/// Time travel: play, step, jump; the cursor's time.
void draw_transport(Workbench& workbench, const Look& look);
/// What is going on, what to do next, and where the cursor is.
void draw_status(Workbench& workbench, const Look& look);

}  // namespace interleave::gui
