// Small controls in the window's style, each in one place, so that all panels look alike.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "gui/app/look.h"

namespace interleave::gui {

/// Signs drawn as shapes, so that they are crisp at any scale and need no font.
enum class Icon : uint8_t {
  none,
  play,
  stop,
  plus,
  minus,
  fit,
  close,
  folder,
  file,
  up,
  moon,
  sun,
  sidebar,
  image,
  pause,
  step_back,
  step_on,
  to_start,
  to_end,
  path,
  inspector
};
void draw_icon(ImDrawList& list, Icon icon, ImVec2 center, float size, ImU32 color);

enum class ButtonKind : uint8_t { quiet, plain, primary };
struct ButtonOptions {
  ButtonKind kind = ButtonKind::plain;
  Icon icon = Icon::none;
  bool enabled = true;
  bool on = false;  // shown as pressed
  const char* tip = nullptr;
  float width = 0;  // units; 0: as the content needs
};
inline constexpr float kControlHeight = 28;  // units

/// `label` may be empty or "##id" for an icon alone.
bool button(const char* label, const ButtonOptions& options, const Look& look);
float button_width(const char* label, const ButtonOptions& options, const Look& look);  // pixels

/// One of several, side by side. Returns true when `chosen` changed.
bool segmented(const char* id, std::span<const char* const> labels, int& chosen, const Look& look);
float segmented_width(std::span<const char* const> labels, const Look& look);  // pixels

/// A switch with its label to the left.
bool toggle(const char* label, bool& on, const char* tip, const Look& look);

/// A handle that stands at one of `count` places; `index` follows the mouse. Returns true when it
/// changed. `width` in pixels.
bool slider(const char* id, int& index, int count, float width, const Look& look);

/// One line of text, or a whole number. Returns true when it changed.
bool text_field(const char* id, const char* hint, std::string& text, const Look& look);
bool number_field(const char* id, int& number, const Look& look);
/// Before the program changes the text of a field in which the user may be typing: ImGui keeps a
/// copy of its own there.
void release_text_field();
/// One has the keyboard.
bool in_text_field();

/// Text in the middle of the room that is left, with a quieter line below.
void empty_state(std::string_view title, std::string_view hint, const Look& look);
/// A tooltip after a short rest of the pointer, if the last item is hovered.
void tip(const char* text, const Look& look);
/// Text cut with "…" to `room` pixels.
void clipped_text(ImDrawList& list, ImFont* font, ImVec2 at, ImU32 color, std::string_view text,
                  float room);
/// A bar that resizes its neighbours. Changes `size` (pixels) by the drag; `sign` is -1 when a drag
/// to the right or down makes it smaller.
void splitter(const char* id, bool vertical, float length, float& size, float sign,
              const Look& look);

}  // namespace interleave::gui
