// The window's fonts in ImGui's atlas. Sizes are those of the em, as in the figure and everywhere
// else; ImGui's own measure is the height of a line, which differs from font to font.
#pragma once

#include <imgui.h>

#include "gui/figure/painter_imgui.h"

namespace interleave::gui {

struct WindowFonts {
  ImFont* body = nullptr;
  ImFont* bold = nullptr;
  ImFont* small = nullptr;
  ImFont* code = nullptr;
  ImguiFonts
      figure{};  // FontSize is the em here, so that painting and measuring at a size mean ems
};

/// Loads every font for `scale` pixels per unit into ImGui's atlas, replacing what was there.
/// Throws std::runtime_error if no font is installed.
WindowFonts load_fonts(float scale);

}  // namespace interleave::gui
