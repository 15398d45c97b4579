// Marks beside and after the editor's lines: where tasks and threads stand at the cursor.
#pragma once

#include <string>
#include <vector>

#include "gui/app/look.h"

namespace interleave::gui {

struct Workbench;

struct LineMark {
  struct Name {
    std::string text;
    ImU32 color = 0;  // the track's own
    Fill state;
  };
  size_t line = 0;  // from 0
  std::vector<Name> names;
  size_t more = 0;    // that aren't named
  bool runs = false;  // the line is being executed
};

/// Of the active scenario, if its text is the one that ran. Empty without a cursor.
std::vector<LineMark> line_marks(Workbench& w, const Look& look);

/// Where one line is drawn, in pixels.
struct LineBox {
  float left = 0, gutter_end = 0, text_end = 0, right = 0;
  float top = 0, height = 0;
};
/// Below the text.
void draw_mark_ground(ImDrawList& list, const LineMark& mark, const LineBox& box, const Look& look);
/// Over it: a dot in the gutter, the names after the line's end.
void draw_mark(ImDrawList& list, const LineMark& mark, const LineBox& box, const Look& look);

}  // namespace interleave::gui
