#include "gui/figure/png_density.h"

#include <cmath>
#include <cstdint>
#include <string_view>

namespace interleave::gui {

namespace {

/// PNG specification, annex D.
uint32_t crc(std::string_view bytes) {
  uint32_t value = 0xffffffff;
  for (const char byte : bytes) {
    value ^= static_cast<unsigned char>(byte);
    for (int bit = 0; bit < 8; ++bit) value = (value >> 1) ^ ((value & 1u) != 0 ? 0xedb88320u : 0);
  }
  return ~value;
}

std::string big_endian(uint32_t value) {
  std::string out;
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(value >> shift & 0xff);
  return out;
}

}  // namespace

std::string with_density(const std::string& png, double pixels_per_inch) {
  constexpr size_t kAfterHeader = 8 + 12 + 13;  // the signature and IHDR, which comes first
  constexpr double kMetre = 1 / 0.0254;         // inches
  const std::string density = big_endian(static_cast<uint32_t>(std::lround(pixels_per_inch * kMetre)));
  const std::string body = "pHYs" + density + density + '\1';  // per metre
  return png.substr(0, kAfterHeader) + big_endian(static_cast<uint32_t>(body.size() - 4)) + body +
         big_endian(crc(body)) + png.substr(kAfterHeader);
}

}  // namespace interleave::gui
