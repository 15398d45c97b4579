// Colours: a light and a dark theme, and one in greys for print. States use hues of the Okabe–Ito palette, which people
// with any colour vision tell apart, and each state has its own hatching for greyscale prints:
// running solid and strong; blocked dense diagonals; awaiting light with dots; the three kinds of
// ready and the queue in between, each in another direction; idle a faint outline.
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "gui/figure/figure.h"
#include "sim/trace.h"

namespace interleave::gui {

struct Theme {
  std::string_view name;  // "light", "dark", "print"
  Color background;
  Color lane;    // ground of every lane
  Color grid;    // vertical lines at the ticks
  Color text;    // titles, lane names
  Color muted;   // axis, subtitles, legend
  Color accent;  // cursor, selection
  Color mark;    // a printed line
  Color error;   // an error or a lint
  std::array<Fill, sim::kStateCount> states;
  std::array<Color, 7> categories;  // threads on cores, by order of creation, cyclic

  const Fill& state(sim::State s) const { return states[static_cast<size_t>(s)]; }
};

extern const Theme kLightTheme;
extern const Theme kDarkTheme;
extern const Theme kPrintTheme;
std::span<const Theme* const> themes();
/// nullptr if no theme has this name.
const Theme* find_theme(std::string_view name);

/// WCAG 2 contrast ratio of two opaque colours, 1 to 21.
double contrast(Color a, Color b);
/// Black or white, tinted like the theme's, whichever reads better on `ground`.
Color label_color(Color ground);
/// `over` drawn upon the opaque `under`.
Color blend(Color over, Color under);

/// How much attention a state deserves when spans fold into one: blocked most, running least (a
/// fold shows the share of running beside it).
int severity(sim::State state);

}  // namespace interleave::gui
