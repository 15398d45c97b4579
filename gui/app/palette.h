// Everything that can be done or opened, to be found by typing: the actions, the open scenarios,
// the recent files and the examples; and the ways to compare the active scenario with another run.
#pragma once

namespace interleave::gui {

struct Workbench;

void show_palette(Workbench& workbench);
void ask_compare(Workbench& workbench);
/// Asks for a line's number.
void ask_line(Workbench& workbench);

}  // namespace interleave::gui
