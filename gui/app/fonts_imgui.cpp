#include "gui/app/fonts_imgui.h"

#include <ft2build.h>
#include FT_FREETYPE_H

#include <array>
#include <cmath>
#include <stdexcept>

#include "gui/figure/fonts.h"

namespace interleave::gui {

namespace {

// What Inter, DejaVu and JetBrains Mono can show of what programs print: Latin, Greek, Cyrillic,
// punctuation, arrows, mathematics, technical signs, boxes, shapes, dingbats.
constexpr std::array<ImWchar, 25> kGlyphs{0x20,   0x24f,  0x2b0,  0x2ff,  0x370,  0x3ff,  0x400,
                                          0x4ff,  0x2000, 0x206f, 0x20a0, 0x20bf, 0x2100, 0x214f,
                                          0x2190, 0x21ff, 0x2200, 0x22ff, 0x2300, 0x23ff, 0x2500,
                                          0x25ff, 0x2600, 0x27bf, 0};

/// Height of a line over the em.
float line_per_em(const FontFile& file) {
  FT_Library library = nullptr;
  FT_Face face = nullptr;
  if (FT_Init_FreeType(&library) != 0) throw std::runtime_error("FreeType can't start");
  const bool opened = FT_New_Face(library, file.path.c_str(), file.face, &face) == 0;
  float ratio = 1;
  if (opened)
    ratio = static_cast<float>(face->ascender - face->descender) /
            static_cast<float>(face->units_per_EM);
  FT_Done_FreeType(library);
  if (!opened) throw std::runtime_error("can't read the font " + file.path);
  return ratio;
}

ImFont* add_font(Font role, float em) {
  const FontFile file = find_font(role);
  ImFontConfig config;
  config.FontNo = file.face;
  config.OversampleH = 2;
  config.OversampleV = 1;
  config.PixelSnapH = true;
  return ImGui::GetIO().Fonts->AddFontFromFileTTF(file.path.c_str(), em * line_per_em(file),
                                                  &config, kGlyphs.data());
}

}  // namespace

WindowFonts load_fonts(float scale) {
  ImGui::GetIO().Fonts->Clear();
  WindowFonts fonts;
  fonts.body = add_font(Font::body, std::round(13 * scale));
  fonts.bold = add_font(Font::bold, std::round(13 * scale));
  fonts.small = add_font(Font::body, std::round(12 * scale));
  fonts.code = add_font(Font::code, std::round(13 * scale));
  constexpr std::array<float, kFontCount> kFigureEms{12, 14, 10.5f};  // as layout mostly uses them
  for (size_t i = 0; i < kFigureEms.size(); ++i) {
    fonts.figure[i] = add_font(static_cast<Font>(i), kFigureEms[i] * scale);
  }
  ImGui::GetIO().Fonts->Build();
  for (size_t i = 0; i < kFigureEms.size(); ++i) fonts.figure[i]->FontSize = kFigureEms[i] * scale;
  return fonts;
}

}  // namespace interleave::gui
