// How the window looks: colours, fonts and the scale, in one value that every panel draws with.
// The timeline's colours come from the figure's theme; the window's own go with them.
// Sizes in the code are units (1/96 inch); px() turns them into ImGui's pixels.
#pragma once

#include <imgui.h>

#include <array>
#include <string_view>

#include "gui/app/fonts_imgui.h"
#include "gui/app/highlight.h"
#include "gui/figure/theme.h"

namespace interleave::gui {

struct Palette {
  ImU32 window, panel, raised, border;  // grounds, from the back to the front, and their edges
  ImU32 field;                          // over any ground
  ImU32 text, muted, faint;
  ImU32 hover, pressed;  // over any ground
  ImU32 primary, primary_hover, on_primary;
  ImU32 selection, current_line, mark_line, match;
  ImU32 error, warning, hint, good;
  std::array<ImU32, kTokenCount> tokens;
};

/// Keyboard focus among a dialog's controls, in the order in which they are drawn.
struct FocusRing {
  int focused = -1;      // index; -1: none yet
  int count = 0;         // controls drawn so far in this frame
  bool moved = false;    // in this frame: a text field that has the focus takes the keyboard
  bool press = false;    // the focused button is pressed
  bool in_text = false;  // the focused control is a text field
};

struct Look {
  const Theme* theme = nullptr;
  Palette colors{};
  float scale = 1;
  WindowFonts fonts;
  FocusRing* ring = nullptr;  // in a dialog

  float px(float units) const { return units * scale; }
  ImVec2 px(float x, float y) const { return {x * scale, y * scale}; }
};

ImU32 to_imgui(Color color);
/// `color` with its alpha multiplied.
ImU32 faded(ImU32 color, float alpha);

/// Takes the colours that go with `theme` and hands them to ImGui.
void apply_theme(Look& look, const Theme& theme);

}  // namespace interleave::gui
