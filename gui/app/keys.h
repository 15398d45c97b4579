// Keys as GLFW reports them, in the order they came: key presses and typed characters in one queue.
// The window's panels read these and not ImGui's: ImGui before 1.87 loses the order and quick
// presses between two frames, and its key codes differ before and after 1.87.
#pragma once

#include <cstdint>
#include <string>

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

namespace interleave::gui {

inline constexpr uint8_t kCtrl = 1, kShift = 2, kAlt = 4;

/// A key with its modifiers. `key` is a GLFW_KEY_; letters go by the keyboard's layout.
struct Chord {
  int key = 0;
  uint8_t mods = 0;
  constexpr bool operator==(const Chord&) const = default;
  constexpr explicit operator bool() const { return key != 0; }
};

/// "Ctrl+Shift+S"; "" for no key.
std::string to_string(Chord chord);

/// True for keys that would write something into a text field.
constexpr bool types_text(Chord chord) {
  return (chord.mods & (kCtrl | kAlt)) == 0 && chord.key >= GLFW_KEY_SPACE &&
         chord.key < GLFW_KEY_ESCAPE;
}

/// Either a key press (also repeated) or a typed character.
struct KeyEvent {
  Chord chord;
  char32_t text = 0;
};

std::string utf8(char32_t c);

}  // namespace interleave::gui
