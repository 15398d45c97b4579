#include <array>
#include <optional>

#include "gui/app/code_editor.h"
#include "gui/app/text_edits.h"

namespace interleave::gui {

namespace {

struct MotionKey {
  Chord chord;  // Shift extends the selection
  Motion motion;
};
constexpr std::array kMotions{
    MotionKey{{GLFW_KEY_LEFT, 0}, Motion::left},
    MotionKey{{GLFW_KEY_RIGHT, 0}, Motion::right},
    MotionKey{{GLFW_KEY_LEFT, kCtrl}, Motion::word_left},
    MotionKey{{GLFW_KEY_RIGHT, kCtrl}, Motion::word_right},
    MotionKey{{GLFW_KEY_UP, 0}, Motion::up},
    MotionKey{{GLFW_KEY_DOWN, 0}, Motion::down},
    MotionKey{{GLFW_KEY_HOME, 0}, Motion::line_start},
    MotionKey{{GLFW_KEY_END, 0}, Motion::line_end},
    MotionKey{{GLFW_KEY_HOME, kCtrl}, Motion::text_start},
    MotionKey{{GLFW_KEY_END, kCtrl}, Motion::text_end},
};

struct EditKey {
  Chord chord;
  void (*edit)(TextBuffer&);
};
constexpr std::array kEdits{
    EditKey{{GLFW_KEY_ENTER, 0}, insert_newline},
    EditKey{{GLFW_KEY_KP_ENTER, 0}, insert_newline},
    EditKey{{GLFW_KEY_TAB, 0}, indent},
    EditKey{{GLFW_KEY_TAB, kShift}, outdent},
    EditKey{{GLFW_KEY_BACKSPACE, 0}, [](TextBuffer& b) { erase(b, Motion::left); }},
    EditKey{{GLFW_KEY_BACKSPACE, kShift}, [](TextBuffer& b) { erase(b, Motion::left); }},
    EditKey{{GLFW_KEY_BACKSPACE, kCtrl}, [](TextBuffer& b) { erase(b, Motion::word_left); }},
    EditKey{{GLFW_KEY_DELETE, 0}, [](TextBuffer& b) { erase(b, Motion::right); }},
    EditKey{{GLFW_KEY_DELETE, kCtrl}, [](TextBuffer& b) { erase(b, Motion::word_right); }},
};

bool navigate(TextBuffer& buffer, const EditorState& state, Chord chord) {
  const bool extend = (chord.mods & kShift) != 0;
  chord.mods = static_cast<uint8_t>(chord.mods & ~kShift);
  for (const MotionKey& key : kMotions) {
    if (key.chord == chord) return move(buffer, key.motion, extend), true;
  }
  if (chord.mods == 0 && (chord.key == GLFW_KEY_PAGE_UP || chord.key == GLFW_KEY_PAGE_DOWN)) {
    const int lines = chord.key == GLFW_KEY_PAGE_UP ? -state.lines_per_page : state.lines_per_page;
    buffer.place(moved_lines(buffer, buffer.cursor(), lines), extend);
    return true;
  }
  return false;
}

bool edit(TextBuffer& buffer, Chord chord) {
  for (const EditKey& key : kEdits) {
    if (key.chord == chord) return key.edit(buffer), true;
  }
  return false;
}

}  // namespace

bool editor_key(TextBuffer& buffer, EditorState& state, const KeyEvent& event) {
  if (event.text != 0) {
    buffer.type(utf8(event.text));
  } else if (!navigate(buffer, state, event.chord) && !edit(buffer, event.chord)) {
    return false;
  }
  state.reveal_cursor = true;
  return true;
}

bool find_again(TextBuffer& buffer, EditorState& state, bool forward) {
  const TextRange here = buffer.selection();
  const auto found = forward ? find_next(buffer, state.needle, here.end)
                             : find_previous(buffer, state.needle, here.end);
  if (!found) return false;
  buffer.select(found->begin, found->end);
  state.reveal_cursor = true;
  return true;
}

bool replace_match(TextBuffer& buffer, EditorState& state) {
  const TextRange here = buffer.selection();
  const auto found = find_next(buffer, state.needle, here.begin);
  if (found && *found == here) buffer.replace(here, state.replacement);
  return find_again(buffer, state, true) || (found && *found == here);
}

}  // namespace interleave::gui
