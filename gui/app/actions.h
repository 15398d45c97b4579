// Everything that a user can do, in one table. The menus, the toolbar, the shortcuts and the list
// of shortcuts read it. Adding an action is one line in actions.cpp.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "gui/app/keys.h"

namespace interleave::gui {

struct Workbench;

enum class Menu : uint8_t { file, edit, run, time, view, lanes, help };
inline constexpr std::array kMenuNames{"File", "Edit", "Run", "Time", "View", "Lanes", "Help"};

/// Items of a menu come in groups with a line between them.
struct MenuPlace {
  Menu menu;
  uint8_t group;
};

struct Action {
  std::string_view id;
  const char* label;  // "Save as…": the dots promise a question
  MenuPlace place;
  /// Unique among all actions. A chord that types text works only while no text field has the
  /// focus.
  std::array<Chord, 2> chords;
  void (*run)(Workbench&);
  bool (*enabled)(const Workbench&) = nullptr;  // null: always
  bool (*checked)(const Workbench&) = nullptr;  // null: nothing to tick
};

std::span<const Action> actions();
/// Requires: there is one.
const Action& action(std::string_view id);
bool is_enabled(const Action& action, const Workbench& workbench);
/// Runs it if it is enabled.
void perform(std::string_view id, Workbench& workbench);
/// The enabled or disabled action that `chord` stands for, or null.
const Action* action_for(Chord chord);

}  // namespace interleave::gui
