// Which fonts to use, through fontconfig: one file per role, for the screen and for exports.
// Interface text prefers Inter, then DejaVu Sans; code JetBrains Mono, then DejaVu Sans Mono.
#pragma once

#include <string>

#include "gui/figure/figure.h"

namespace interleave::gui {

struct FontFile {
  std::string family;
  std::string path;
  int face = 0;      // index in a collection
  int weight = 400;  // CSS scale
};

/// The best installed file for the role. Throws std::runtime_error if no font at all is installed.
FontFile find_font(Font role);

}  // namespace interleave::gui
