#include "gui/figure/theme.h"

#include <algorithm>
#include <cmath>

namespace interleave::gui {

namespace {

constexpr Color hex(uint32_t rgb) { return Color::hex(rgb); }

// Okabe and Ito, "Color Universal Design" (2008): orange E69F00, sky blue 56B4E9, bluish green
// 009E73, yellow F0E442, blue 0072B2, vermillion D55E00, reddish purple CC79A7.
constexpr std::array kThemes{&kLightTheme, &kDarkTheme, &kPrintTheme};

double luminance(Color c) {
  const auto linear = [](uint8_t channel) {
    const double v = channel / 255.0;
    return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}

}  // namespace

constinit const Theme kLightTheme{
    .name = "light",
    .background = hex(0xffffff),
    .lane = hex(0xf5f6f8),
    .grid = hex(0xdfe3e8),
    .text = hex(0x1a1f26),
    .muted = hex(0x59636e),
    .accent = hex(0xb5127f),
    .mark = hex(0x30373f),
    .error = hex(0xb3261e),
    .states = {{
        {hex(0x0072b2), {}, hex(0x005685), Hatch::none},                       // running
        {hex(0xf7ecab), hex(0xb5a000), hex(0xb5a000), Hatch::back_diagonal},   // ready, no core
        {hex(0xf8d694), hex(0xb87900), hex(0xb87900), Hatch::cross},           // ready, no GIL
        {hex(0xf0d3e2), hex(0xb4608d), hex(0xb4608d), Hatch::horizontal},      // ready, loop busy
        {hex(0xcdebe0), hex(0x2a8c6f), hex(0x2a8c6f), Hatch::vertical},        // queued, no worker
        {hex(0xe0f0fa), hex(0x8cc4e6), hex(0x8cc4e6), Hatch::dots},            // awaiting
        {hex(0xe2701a), hex(0xa64600), hex(0x8f3e00), Hatch::dense_diagonal},  // blocked
        {{}, {}, hex(0xc3cad2), Hatch::none},                                  // idle
    }},
    .categories = {hex(0x0072b2), hex(0xe69f00), hex(0x009e73), hex(0xcc79a7), hex(0x56b4e9),
                   hex(0xd55e00), hex(0xf0e442)},
};

constinit const Theme kDarkTheme{
    .name = "dark",
    .background = hex(0x14171c),
    .lane = hex(0x1b1f26),
    .grid = hex(0x2c333d),
    .text = hex(0xe8ecf1),
    .muted = hex(0x9ba6b3),
    .accent = hex(0xff7ac6),
    .mark = hex(0xd5dce4),
    .error = hex(0xff8a80),
    .states = {{
        {hex(0x4aa9e3), {}, hex(0x8fcdf3), Hatch::none},
        {hex(0x4a440f), hex(0xb9ae2c), hex(0xb9ae2c), Hatch::back_diagonal},
        {hex(0x523a08), hex(0xd19412), hex(0xd19412), Hatch::cross},
        {hex(0x48293a), hex(0xb86c95), hex(0xb86c95), Hatch::horizontal},
        {hex(0x0f3d31), hex(0x27a17e), hex(0x27a17e), Hatch::vertical},
        {hex(0x183040), hex(0x3f779a), hex(0x3f779a), Hatch::dots},
        {hex(0xd9661a), hex(0x7d3200), hex(0xf3a068), Hatch::dense_diagonal},
        {{}, {}, hex(0x3d4652), Hatch::none},
    }},
    .categories = {hex(0x4aa9e3), hex(0xe69f00), hex(0x23b48b), hex(0xcc79a7), hex(0x8fd0f5),
                   hex(0xe2701a), hex(0xf0e442)},
};

constinit const Theme kPrintTheme{
    .name = "print",
    .background = hex(0xffffff),
    .lane = hex(0xf6f6f6),
    .grid = hex(0xdcdcdc),
    .text = hex(0x111111),
    .muted = hex(0x555555),
    .accent = hex(0x000000),
    .mark = hex(0x222222),
    .error = hex(0x000000),
    .states = {{
        {hex(0x3a3a3a), {}, hex(0x1c1c1c), Hatch::none},
        {hex(0xf2f2f2), hex(0x808080), hex(0x808080), Hatch::back_diagonal},
        {hex(0xe4e4e4), hex(0x707070), hex(0x707070), Hatch::cross},
        {hex(0xeeeeee), hex(0x888888), hex(0x888888), Hatch::horizontal},
        {hex(0xeeeeee), hex(0x888888), hex(0x888888), Hatch::vertical},
        {hex(0xfafafa), hex(0xa0a0a0), hex(0xa0a0a0), Hatch::dots},
        {hex(0xa8a8a8), hex(0x3a3a3a), hex(0x2a2a2a), Hatch::dense_diagonal},
        {{}, {}, hex(0xc8c8c8), Hatch::none},
    }},
    .categories = {hex(0x2b2b2b), hex(0xd9d9d9), hex(0x5c5c5c), hex(0xb3b3b3), hex(0x404040),
                   hex(0x999999), hex(0xf0f0f0)},
};

std::span<const Theme* const> themes() { return kThemes; }

const Theme* find_theme(std::string_view name) {
  const auto found = std::ranges::find(kThemes, name, &Theme::name);
  return found == kThemes.end() ? nullptr : *found;
}

double contrast(Color a, Color b) {
  const auto [dark, light] = std::minmax({luminance(a), luminance(b)});
  return (light + 0.05) / (dark + 0.05);
}

Color label_color(Color ground) {
  constexpr Color kInk = hex(0x11151a), kPaper = hex(0xffffff);
  return contrast(kInk, ground) > contrast(kPaper, ground) ? kInk : kPaper;
}

Color blend(Color over, Color under) {
  const auto mix = [&](uint8_t o, uint8_t u) {
    return static_cast<uint8_t>((o * over.a + u * (255 - over.a) + 127) / 255);
  };
  return {mix(over.r, under.r), mix(over.g, under.g), mix(over.b, under.b), 255};
}

int severity(sim::State state) {
  // running, no core, no GIL, loop busy, no worker, awaiting, blocked, idle
  static constexpr std::array kSeverity{0, 5, 6, 4, 3, 2, 7, 1};
  return kSeverity[static_cast<size_t>(state)];
}

}  // namespace interleave::gui
