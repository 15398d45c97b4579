#include "gui/figure/fonts.h"

#include <fontconfig/fontconfig.h>

#include <array>
#include <memory>
#include <stdexcept>

// LeakSanitizer asks for these by name: fontconfig 2.14 loses 256 bytes of each configuration that
// it frees, FcInit(); FcFini(); being enough to see it. Without the sanitizer nobody calls them.
// NOLINTBEGIN(bugprone-reserved-identifier)
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig\n"; }
extern "C" const char* __lsan_default_options();
extern "C" const char* __lsan_default_options() { return "print_suppressions=0"; }
// NOLINTEND(bugprone-reserved-identifier)

namespace interleave::gui {

namespace {

struct Wish {
  std::array<const char*, 3> families;  // in order of preference; the last is fontconfig's generic
  int fc_weight;
  int css_weight;
};
constexpr std::array<Wish, kFontCount> kWishes{{
    {{"Inter", "DejaVu Sans", "sans-serif"}, FC_WEIGHT_REGULAR, 400},
    {{"Inter", "DejaVu Sans", "sans-serif"}, FC_WEIGHT_DEMIBOLD, 600},
    {{"JetBrains Mono", "DejaVu Sans Mono", "monospace"}, FC_WEIGHT_REGULAR, 400},
}};

struct PatternDeleter {
  void operator()(FcPattern* pattern) const { FcPatternDestroy(pattern); }
};
using Pattern = std::unique_ptr<FcPattern, PatternDeleter>;

Pattern pattern_of(const Wish& wish) {
  Pattern pattern(FcPatternCreate());
  for (const char* family : wish.families)
    FcPatternAddString(pattern.get(), FC_FAMILY, reinterpret_cast<const FcChar8*>(family));
  FcPatternAddInteger(pattern.get(), FC_WEIGHT, wish.fc_weight);
  FcPatternAddInteger(pattern.get(), FC_SLANT, FC_SLANT_ROMAN);
  FcPatternAddBool(pattern.get(), FC_SCALABLE, FcTrue);
  FcPatternAddBool(pattern.get(), FC_VARIABLE, FcFalse);  // the window's rasterizer can't vary them
  FcConfigSubstitute(nullptr, pattern.get(), FcMatchPattern);
  FcDefaultSubstitute(pattern.get());
  return pattern;
}

}  // namespace

FontFile find_font(Font role) {
  const Wish& wish = kWishes[static_cast<size_t>(role)];
  FcResult result = FcResultNoMatch;
  const Pattern match(FcFontMatch(nullptr, pattern_of(wish).get(), &result));
  FcChar8 *path = nullptr, *family = nullptr;
  int face = 0;
  if (!match || FcPatternGetString(match.get(), FC_FILE, 0, &path) != FcResultMatch ||
      FcPatternGetString(match.get(), FC_FAMILY, 0, &family) != FcResultMatch)
    throw std::runtime_error("no font is installed; install fonts-inter or fonts-dejavu-core");
  FcPatternGetInteger(match.get(), FC_INDEX, 0, &face);
  return {reinterpret_cast<const char*>(family), reinterpret_cast<const char*>(path), face & 0xffff,
          wish.css_weight};
}

}  // namespace interleave::gui
