// The editor widget: draws a TextBuffer with line numbers, colours, marks and squiggles, and turns
// mouse and keys into edits. It knows nothing of scenarios: marks come from outside.
// The cursor doesn't blink, so that an idle window needs no frames.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "gui/app/highlight.h"
#include "gui/app/keys.h"
#include "gui/app/line_marks.h"
#include "gui/app/look.h"
#include "gui/app/text_buffer.h"

namespace interleave::gui {

/// A message at a place in the text; an empty range marks the whole line.
struct Squiggle {
  TextRange range;
  ImU32 color = 0;
  std::string message;
};

struct EditorMarks {
  std::span<const Squiggle> squiggles;
  size_t marked_line = std::string::npos;  // where the selected span is in the source
  std::string_view needle;                 // every match is shown
  std::span<const LineMark> lines;         // where tasks stand
};

/// What the widget remembers between frames.
struct EditorState {
  Highlighter highlighter;
  bool reveal_cursor = false;  // scroll so that the cursor is seen
  uint64_t measured_state = 0;
  float widest = 0;  // of all lines, in pixels
  int lines_per_page = 20;
  bool selecting = false;

  // The find bar.
  bool finding = false;
  bool focus_find = false;
  std::string needle;
  bool replacing = false;       // its second row is shown
  bool in_replacement = false;  // whose field has the keyboard
  std::string replacement;
};

/// Fills the room that is left in the current ImGui window. `focused`: draws the cursor.
/// Returns true if it was clicked.
bool draw_code_editor(const char* id, TextBuffer& buffer, EditorState& state,
                      const EditorMarks& marks, bool focused, const Look& look);

/// Typed text and editing keys. Returns false if the event isn't the editor's.
bool editor_key(TextBuffer& buffer, EditorState& state, const KeyEvent& event);

/// Selects the next (or previous) match of `state.needle` and shows it. False: there is none.
bool find_again(TextBuffer& buffer, EditorState& state, bool forward);
/// Replaces the selected match, if one is selected, and selects the next. False: there is none.
bool replace_match(TextBuffer& buffer, EditorState& state);

}  // namespace interleave::gui
