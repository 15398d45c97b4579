// Who gets a key: the dialog, else an action by its shortcut, else the panel with the focus.
#pragma once

#include <vector>

#include "gui/app/keys.h"

namespace interleave::gui {

struct Workbench;

/// `in_field`: a text field of ImGui has the keyboard and reads typed text and editing keys itself.
void route_keys(Workbench& workbench, const std::vector<KeyEvent>& events, bool in_field);

}  // namespace interleave::gui
