#include "gui/app/key_router.h"

#include <algorithm>
#include <array>

#include "gui/app/actions.h"
#include "gui/app/panels.h"
#include "gui/app/timeline_tools.h"
#include "gui/app/workbench.h"

namespace interleave::gui {

namespace {

void to_dialog(DialogKeys& keys, Chord chord) {
  keys.enter |= chord.key == GLFW_KEY_ENTER || chord.key == GLFW_KEY_KP_ENTER;
  keys.escape |= chord.key == GLFW_KEY_ESCAPE;
  keys.space |= chord == Chord{GLFW_KEY_SPACE};
  if (chord == Chord{GLFW_KEY_TAB}) ++keys.tab;
  if (chord == Chord{GLFW_KEY_TAB, kShift}) --keys.tab;
  if (chord == Chord{GLFW_KEY_DOWN}) ++keys.up_down;
  if (chord == Chord{GLFW_KEY_UP}) --keys.up_down;
}

/// Keys that a text field uses itself.
bool edits_field(Chord chord) {
  constexpr std::array kLetters{GLFW_KEY_A, GLFW_KEY_C, GLFW_KEY_V,
                                GLFW_KEY_X, GLFW_KEY_Y, GLFW_KEY_Z};
  return types_text(chord) ||
         (chord.mods & kCtrl && std::ranges::find(kLetters, chord.key) != kLetters.end());
}

/// The find bar's field: Enter goes on, Escape returns to the text. True if it was for it.
bool find_bar_key(Workbench& w, Chord chord) {
  EditorState& editor = w.tab().editor;
  if (!editor.finding || w.focus != &panel(Place::editor)) return false;
  if (chord.key == GLFW_KEY_ENTER || chord.key == GLFW_KEY_KP_ENTER) {
    if (editor.in_replacement) return perform("replace_one", w), true;
    perform(chord.mods & kShift ? "find_previous" : "find_next", w);
    editor.focus_find = true;
    return true;
  }
  if (chord.key != GLFW_KEY_ESCAPE) return false;
  editor.finding = editor.replacing = false;
  return true;
}

/// The same for the bar above the timeline's lanes.
bool timeline_bar_key(Workbench& w, Chord chord) {
  if (w.timeline.bar == TimelineState::Bar::none || w.focus != &panel(Place::timeline)) return false;
  if (chord.key == GLFW_KEY_ENTER || chord.key == GLFW_KEY_KP_ENTER) {
    perform(chord.mods & kShift ? "previous_hit" : "next_hit", w);
    w.timeline.focus_bar = true;
    return true;
  }
  if (chord.key != GLFW_KEY_ESCAPE) return false;
  close_timeline_bar(w);
  return true;
}

}  // namespace

void route_keys(Workbench& w, const std::vector<KeyEvent>& events, bool in_field) {
  bool acted = false;  // the last key press did: what it types is nobody's
  for (const KeyEvent& event : events) {
    if (event.text != 0 && acted && !in_field) continue;
    acted = false;
    if (w.dialog) {
      to_dialog(w.dialog_keys, event.chord);
      if (event.text != 0 && !in_field) w.dialog_keys.text += utf8(event.text);
      continue;
    }
    if (in_field && (event.text != 0 || edits_field(event.chord) || find_bar_key(w, event.chord) ||
                     timeline_bar_key(w, event.chord)))
      continue;
    const bool in_text = in_field || w.focus == &panel(Place::editor);
    const Action* action = action_for(event.chord);
    if (action && !(in_text && types_text(event.chord))) {
      if (is_enabled(*action, w)) action->run(w);
      acted = true;
    } else if (!in_field && w.focus && w.focus->key) {
      w.focus->key(w, event);
    }
  }
}

}  // namespace interleave::gui
