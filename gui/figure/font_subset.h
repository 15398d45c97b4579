// The part of a font file that some texts need, as a font of its own, through HarfBuzz.
#pragma once

#include <string>
#include <vector>

#include "gui/figure/fonts.h"

namespace interleave::gui {

/// The bytes of an OpenType font with the glyphs of `characters` alone; "" if the file can't be
/// read or cut. Characters that the font lacks are left out.
std::string font_subset(const FontFile& file, const std::vector<char32_t>& characters);

}  // namespace interleave::gui
