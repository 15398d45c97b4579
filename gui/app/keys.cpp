#include "gui/app/keys.h"

#include <array>
#include <utility>

namespace interleave::gui {

namespace {

constexpr std::array<std::pair<int, const char*>, 20> kNames{{
    {GLFW_KEY_SPACE, "Space"},
    {GLFW_KEY_ESCAPE, "Esc"},
    {GLFW_KEY_ENTER, "Enter"},
    {GLFW_KEY_TAB, "Tab"},
    {GLFW_KEY_BACKSPACE, "Backspace"},
    {GLFW_KEY_INSERT, "Insert"},
    {GLFW_KEY_DELETE, "Delete"},
    {GLFW_KEY_RIGHT, "Right"},
    {GLFW_KEY_LEFT, "Left"},
    {GLFW_KEY_DOWN, "Down"},
    {GLFW_KEY_UP, "Up"},
    {GLFW_KEY_PAGE_UP, "Page Up"},
    {GLFW_KEY_PAGE_DOWN, "Page Down"},
    {GLFW_KEY_HOME, "Home"},
    {GLFW_KEY_END, "End"},
    {GLFW_KEY_EQUAL, "+"},
    {GLFW_KEY_KP_ADD, "Keypad +"},
    {GLFW_KEY_KP_SUBTRACT, "Keypad -"},
    {GLFW_KEY_KP_ENTER, "Keypad Enter"},
    {GLFW_KEY_KP_DIVIDE, "Keypad /"},
}};

std::string key_name(int key) {
  if (key >= GLFW_KEY_F1 && key <= GLFW_KEY_F25) return "F" + std::to_string(key - GLFW_KEY_F1 + 1);
  for (const auto& [known, name] : kNames) {
    if (known == key) return name;
  }
  return std::string(1, static_cast<char>(key));  // GLFW names printable keys by their ASCII code
}

}  // namespace

std::string to_string(Chord chord) {
  if (!chord) return {};
  std::string text;
  if (chord.mods & kCtrl) text += "Ctrl+";
  if (chord.mods & kShift) text += "Shift+";
  if (chord.mods & kAlt) text += "Alt+";
  return text + key_name(chord.key);
}

std::string utf8(char32_t c) {
  const auto tail = [c](int shift) { return static_cast<char>(0x80 | (c >> shift & 0x3f)); };
  if (c < 0x80) return {static_cast<char>(c)};
  if (c < 0x800) return {static_cast<char>(0xc0 | c >> 6), tail(0)};
  if (c < 0x10000) return {static_cast<char>(0xe0 | c >> 12), tail(6), tail(0)};
  return {static_cast<char>(0xf0 | c >> 18), tail(12), tail(6), tail(0)};
}

}  // namespace interleave::gui
