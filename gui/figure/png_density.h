// How large a PNG is meant to be printed, as its pHYs chunk says (PNG specification, 11.3.4.3).
#pragma once

#include <string>

namespace interleave::gui {

/// `png` with the chunk. Requires: a PNG that has none, as Cairo writes it.
std::string with_density(const std::string& png, double pixels_per_inch);

}  // namespace interleave::gui
