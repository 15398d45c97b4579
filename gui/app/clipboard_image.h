// Puts a picture on the system's clipboard through `wl-copy` or `xclip`, which keep it there after
// the window is gone; GLFW's clipboard holds text alone.
#pragma once

#include <string>

namespace interleave::gui {

/// Throws std::runtime_error with a message for the user, such as which program to install.
void copy_png(const std::string& png);

}  // namespace interleave::gui
