// Bytes as text (RFC 4648), to embed fonts in SVG.
#pragma once

#include <string>
#include <string_view>

namespace interleave::gui {

std::string base64(std::string_view bytes);

}  // namespace interleave::gui
