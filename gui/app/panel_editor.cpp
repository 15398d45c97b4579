// The editor's panel: a tab per open scenario, the find bar, the question about a file that changed
// on disk, and the code.
#include <algorithm>
#include <optional>
#include <stdexcept>

#include "gui/app/actions.h"
#include "gui/app/explain.h"
#include "gui/app/file_commands.h"
#include "gui/app/panels.h"
#include "gui/app/text_edits.h"
#include "gui/app/widgets.h"

namespace interleave::gui {

namespace {

constexpr float kTabHeight = 34, kWidestTab = 210;  // units

ImU32 color_of(models::python::Diagnostic::Severity severity, const Look& look) {
  using enum models::python::Diagnostic::Severity;
  return severity == error     ? look.colors.error
         : severity == warning ? look.colors.warning
                               : look.colors.hint;
}

/// Returns true if the tab shall be closed.
bool draw_tab(Workbench& w, size_t index, float width, const Look& look) {
  const Document& document = w.tabs[index]->document;
  const bool active = index == w.active;
  const ImVec2 at = ImGui::GetCursorScreenPos(), end{at.x + width, at.y + look.px(kTabHeight)};
  ImDrawList& list = *ImGui::GetWindowDrawList();
  ImGui::PushID(static_cast<int>(index));
  if (ImGui::InvisibleButton("tab", {width, end.y - at.y})) w.activate(index);
  ImGui::SetItemAllowOverlap();
  const bool hovered = ImGui::IsMouseHoveringRect(at, end) && ImGui::IsWindowHovered();
  const bool middle = hovered && ImGui::IsMouseReleased(ImGuiMouseButton_Middle);
  if (hovered && !active) list.AddRectFilled(at, end, look.colors.hover);
  if (active) list.AddRectFilled({at.x, end.y - look.px(2)}, end, look.colors.primary);

  const float button = look.px(18), pad = look.px(12);
  const float text_y = at.y + (end.y - at.y - look.fonts.body->FontSize) / 2;
  clipped_text(list, look.fonts.body, {at.x + pad, text_y},
               active ? look.colors.text : look.colors.muted, document.name(),
               width - 2 * pad - button);
  const ImVec2 low{end.x - button - look.px(8), at.y + (end.y - at.y - button) / 2};
  const ImVec2 center{low.x + button / 2, low.y + button / 2};
  ImGui::SetCursorScreenPos(low);
  const bool close = ImGui::InvisibleButton("close", {button, button}) || middle;
  const bool hot = ImGui::IsItemHovered();
  if (hot)
    list.AddRectFilled(low, {low.x + button, low.y + button}, look.colors.pressed, look.px(4));
  if (document.dirty() && !hot) {
    list.AddCircleFilled(center, look.px(4), look.colors.text);
  } else if (hovered || active) {
    draw_icon(list, Icon::close, center, look.px(10), look.colors.muted);
  }
  ImGui::SetCursorScreenPos({end.x, at.y});
  ImGui::PopID();
  return close;
}

void draw_tabs(Workbench& w, const Look& look) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float room = ImGui::GetContentRegionAvail().x;
  const float width = std::min(look.px(kWidestTab), room / static_cast<float>(w.tabs.size()));
  std::optional<size_t> closing;
  for (size_t i = 0; i < w.tabs.size(); ++i) {
    if (draw_tab(w, i, width, look)) closing = i;
  }
  ImGui::SetCursorScreenPos({at.x, at.y + look.px(kTabHeight)});
  ImGui::GetWindowDrawList()->AddLine({at.x, at.y + look.px(kTabHeight) - 1},
                                      {at.x + room, at.y + look.px(kTabHeight) - 1},
                                      look.colors.border);
  if (closing) close_tab(w, *closing);
}

/// "3 of 12": which match is selected, if one is.
std::string match_count(const TextBuffer& buffer, const std::string& needle) {
  size_t count = 0, here = 0;
  const TextRange selected = buffer.selection();
  for (size_t i = 0; i < buffer.line_count(); ++i) {
    for (const size_t column : matches_in(buffer.line(i), needle)) {
      ++count;
      if (selected == TextRange{{i, column}, {i, column + needle.size()}}) here = count;
    }
  }
  if (needle.empty()) return "";
  if (count == 0) return "no match";
  return (here > 0 ? std::to_string(here) + " of " : "") + std::to_string(count);
}

void draw_replace_row(Workbench& w, const Look& look) {
  EditorState& editor = w.tab().editor;
  const ButtonOptions one{.enabled = is_enabled(action("replace_one"), w),
                          .tip = "Replace this match and find the next (Enter)"};
  const ButtonOptions all{.enabled = one.enabled, .tip = "Replace all (Ctrl+Shift+H)"};
  ImGui::SetCursorPos({look.px(10), ImGui::GetCursorPosY()});
  ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x - button_width("Replace", one, look) -
                          button_width("All", all, look) - look.px(26));
  text_field("##replacement", "Replace with", editor.replacement, look);
  editor.in_replacement = ImGui::IsItemActive();
  ImGui::SameLine();
  if (button("Replace", one, look)) perform("replace_one", w);
  ImGui::SameLine();
  if (button("All", all, look)) perform("replace_all", w);
  ImGui::Dummy(look.px(0, 4));
}

void draw_find_bar(Workbench& w, const Look& look) {
  EditorState& editor = w.tab().editor;
  TextBuffer& buffer = w.tab().document.buffer();
  ImGui::SetCursorPos({look.px(10), ImGui::GetCursorPosY() + look.px(6)});
  const ButtonOptions next{.tip = "Find next (F3 or Enter)"};
  const ButtonOptions close{.kind = ButtonKind::quiet, .icon = Icon::close, .tip = "Close (Esc)"};
  const float count_width = look.px(64);
  ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x - button_width("Next", next, look) -
                          button_width("##close", close, look) - count_width - look.px(34));
  if (editor.focus_find) ImGui::SetKeyboardFocusHere();
  editor.focus_find = false;
  if (text_field("##find", "Find", editor.needle, look)) {
    buffer.place(buffer.selection().begin);
    find_again(buffer, editor, true);
  }
  ImGui::SameLine();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  clipped_text(*ImGui::GetWindowDrawList(), look.fonts.body,
               {at.x, at.y + (look.px(kControlHeight) - look.fonts.body->FontSize) / 2},
               look.colors.muted, match_count(buffer, editor.needle), count_width);
  ImGui::Dummy({count_width, look.px(kControlHeight)});
  ImGui::SameLine();
  if (button("Next", next, look)) perform("find_next", w);
  ImGui::SameLine();
  if (button("##close", close, look)) editor.finding = editor.replacing = false;
  ImGui::Dummy(look.px(0, 4));
  editor.in_replacement = false;
  if (editor.replacing) draw_replace_row(w, look);
}

void draw_disk_question(Workbench& w, const Look& look) {
  Tab& tab = w.tab();
  const ImVec2 at = ImGui::GetCursorScreenPos(), room = ImGui::GetContentRegionAvail();
  const float height = look.px(kControlHeight + 12);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled(at, {at.x + room.x, at.y + height}, faded(look.colors.warning, 0.16f));
  const ButtonOptions plain{};
  const float buttons =
      button_width("Keep mine", plain, look) + button_width("Reload", plain, look) + look.px(28);
  clipped_text(list, look.fonts.body,
               {at.x + look.px(12), at.y + (height - look.fonts.body->FontSize) / 2},
               look.colors.text, "The file changed on disk, too.", room.x - buttons - look.px(12));
  ImGui::SetCursorScreenPos({at.x + room.x - buttons + look.px(8), at.y + look.px(6)});
  if (button("Keep mine", plain, look)) tab.changed_on_disk = false;
  ImGui::SameLine();
  if (button("Reload", plain, look)) {
    tab.changed_on_disk = false;
    try {
      tab.document.reload();
    } catch (const std::runtime_error& error) {
      w.complain(error.what());
    }
  }
  ImGui::SetCursorScreenPos({at.x, at.y + height});
}

/// A message's place, which counts lines and characters from 1, in the buffer.
Position place_in(const TextBuffer& buffer, uint32_t line, uint32_t column) {
  const Position start = buffer.clamped({line - 1, 0});
  return {start.line, column_after(buffer.line(start.line), column > 0 ? column - 1 : 0)};
}

std::vector<Squiggle> squiggles(const Tab& tab, const Look& look) {
  std::vector<Squiggle> all;
  if (!tab.run) return all;
  const TextBuffer& buffer = tab.document.buffer();
  for (const auto& d : tab.run->result.diagnostics) {
    if (d.line == 0) continue;
    const Position begin = place_in(buffer, d.line, d.column);
    const bool has_end = d.column > 0 && d.end_column > 0;
    const Position end =
        has_end ? place_in(buffer, std::max(d.line, d.end_line), d.end_column) : begin;
    all.push_back({{begin, std::max(begin, end)}, color_of(d.severity, look), d.message});
  }
  return all;
}

/// The line of what is selected on the timeline, if it is of this tab.
size_t marked_line(const Workbench& w) {
  const Pick& pick = w.view.selected;
  if (!pick || w.tab_of_panel(pick.panel) != w.active) return std::string::npos;
  const RunPtr run = w.run_of_panel(pick.panel);
  const auto place = source_place(*run, pick);
  return place && place->line > 0 && place->file == run->file_name ? place->line - 1
                                                                   : std::string::npos;
}

void draw_empty_hint(const Look& look) {
  ImGui::GetWindowDrawList()->AddText(
      look.fonts.body, look.fonts.body->FontSize,
      {ImGui::GetWindowPos().x + look.px(58), ImGui::GetCursorScreenPos().y + look.px(36)},
      look.colors.muted,
      "Paste a Python program here,\nor choose an example on the left.\n\nIt runs as soon as you "
      "stop typing.");
}

}  // namespace

void draw_editor(Workbench& w, const Look& look) {
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {look.px(8), 0});
  draw_tabs(w, look);
  Tab& tab = w.tab();
  if (tab.changed_on_disk) draw_disk_question(w, look);
  if (tab.editor.finding) draw_find_bar(w, look);
  if (tab.document.buffer().text().empty()) draw_empty_hint(look);
  const auto marks = squiggles(tab, look);
  const auto lines = line_marks(w, look);
  ImGui::PushID(&tab);
  const bool clicked = draw_code_editor(
      "code", tab.document.buffer(), tab.editor,
      {marks, marked_line(w),
       tab.editor.finding ? std::string_view(tab.editor.needle) : std::string_view(), lines},
      w.focus == &panel(Place::editor), look);
  ImGui::PopID();
  ImGui::PopStyleVar();
  if (clicked) w.focus = &panel(Place::editor);
}

bool editor_panel_key(Workbench& w, const KeyEvent& event) {
  Tab& tab = w.tab();
  if (event.chord == Chord{GLFW_KEY_ESCAPE}) {
    tab.editor.finding = tab.editor.replacing = false;
    w.select({});
    return true;
  }
  return editor_key(tab.document.buffer(), tab.editor, event);
}

}  // namespace interleave::gui
