#include "gui/app/actions.h"

#include <imgui.h>

#include <algorithm>
#include <cassert>
#include <string>

#include "gui/app/dialog_export.h"
#include "gui/app/dialog_shortcuts.h"
#include "gui/app/file_commands.h"
#include "gui/app/panels.h"
#include "gui/app/text_edits.h"
#include "gui/app/workbench.h"

namespace interleave::gui {

namespace {

using W = Workbench;

constexpr double kZoomStep = 1.5;
constexpr int kPanStep = 8;  // of the visible range, one part

constexpr Chord ctrl(int key) { return {key, kCtrl}; }
constexpr Chord ctrl_shift(int key) { return {key, kCtrl | kShift}; }
constexpr Chord alt(int key) { return {key, kAlt}; }
constexpr Chord bare(int key) { return {key, 0}; }

TextBuffer& buffer(W& w) { return w.tab().document.buffer(); }
void reveal(W& w) { w.tab().editor.reveal_cursor = true; }
bool has_timeline(const W& w) { return w.limits().length() > sim::Duration(); }
bool several(const W& w) { return w.tabs.size() > 1; }

void copy(W& w) {
  if (buffer(w).has_selection()) ImGui::SetClipboardText(buffer(w).selected_text().c_str());
}
void cut(W& w) {
  copy(w);
  if (buffer(w).has_selection()) buffer(w).replace(buffer(w).selection(), "");
  reveal(w);
}
void paste(W& w) {
  const char* text = ImGui::GetClipboardText();
  if (text) buffer(w).replace(buffer(w).selection(), text);
  reveal(w);
}
void open_find(W& w) {
  EditorState& editor = w.tab().editor;
  const std::string selected = buffer(w).selected_text();
  if (!selected.empty() && selected.find('\n') == selected.npos) editor.needle = selected;
  editor.finding = editor.focus_find = true;
}
void find(W& w, bool forward) {
  EditorState& editor = w.tab().editor;
  if (editor.needle.empty()) return open_find(w);
  if (!find_again(buffer(w), editor, forward))
    w.complain("Nothing found for '" + editor.needle + "'.");
}

template <Grouping grouping>
constexpr Action view_action(std::string_view id, const char* label, int digit) {
  return {.id = id,
          .label = label,
          .menu = Menu::view,
          .chords = {alt(digit)},
          .run =
              [](W& w) {
                w.view.grouping = grouping;
                w.view.scroll = 0;
                w.select({});
              },
          .checked = [](const W& w) { return w.view.grouping == grouping; }};
}

template <Place place>
constexpr Action focus_action(std::string_view id, const char* label, int digit,
                              bool separated = false) {
  return {.id = id,
          .label = label,
          .menu = Menu::view,
          .chords = {ctrl(digit)},
          .run =
              [](W& w) {
                if (place == Place::gallery) w.show_gallery = true;
                w.focus = &panel(place);
              },
          .separated = separated};
}

const Action kActions[]{
    {.id = "new",
     .label = "New",
     .menu = Menu::file,
     .chords = {ctrl(GLFW_KEY_N)},
     .run =
         [](W& w) {
           w.add_tab(Document());
           w.focus = &panel(Place::editor);
         }},
    {.id = "open",
     .label = "Open…",
     .menu = Menu::file,
     .chords = {ctrl(GLFW_KEY_O)},
     .run = ask_open},
    {.id = "save",
     .label = "Save",
     .menu = Menu::file,
     .chords = {ctrl(GLFW_KEY_S)},
     .run = [](W& w) { save(w, w.active); },
     .separated = true},
    {.id = "save_as",
     .label = "Save as…",
     .menu = Menu::file,
     .chords = {ctrl_shift(GLFW_KEY_S)},
     .run = [](W& w) { save_as(w, w.active); }},
    {.id = "export",
     .label = "Export figure…",
     .menu = Menu::file,
     .chords = {ctrl(GLFW_KEY_E)},
     .run = ask_export,
     .enabled = [](const W& w) { return !w.figure_panels().empty(); },
     .separated = true},
    {.id = "close",
     .label = "Close",
     .menu = Menu::file,
     .chords = {ctrl(GLFW_KEY_W)},
     .run = [](W& w) { close_tab(w, w.active); },
     .separated = true},
    {.id = "quit", .label = "Quit", .menu = Menu::file, .chords = {ctrl(GLFW_KEY_Q)}, .run = quit},

    {.id = "undo",
     .label = "Undo",
     .menu = Menu::edit,
     .chords = {ctrl(GLFW_KEY_Z)},
     .run =
         [](W& w) {
           buffer(w).undo();
           reveal(w);
         },
     .enabled = [](const W& w) { return w.tab().document.buffer().can_undo(); }},
    {.id = "redo",
     .label = "Redo",
     .menu = Menu::edit,
     .chords = {ctrl_shift(GLFW_KEY_Z), ctrl(GLFW_KEY_Y)},
     .run =
         [](W& w) {
           buffer(w).redo();
           reveal(w);
         },
     .enabled = [](const W& w) { return w.tab().document.buffer().can_redo(); }},
    {.id = "cut",
     .label = "Cut",
     .menu = Menu::edit,
     .chords = {ctrl(GLFW_KEY_X)},
     .run = cut,
     .enabled = [](const W& w) { return w.tab().document.buffer().has_selection(); },
     .separated = true},
    {.id = "copy",
     .label = "Copy",
     .menu = Menu::edit,
     .chords = {ctrl(GLFW_KEY_C)},
     .run = copy,
     .enabled = [](const W& w) { return w.tab().document.buffer().has_selection(); }},
    {.id = "paste",
     .label = "Paste",
     .menu = Menu::edit,
     .chords = {ctrl(GLFW_KEY_V)},
     .run = paste},
    {.id = "select_all",
     .label = "Select all",
     .menu = Menu::edit,
     .chords = {ctrl(GLFW_KEY_A)},
     .run = [](W& w) { buffer(w).select_all(); }},
    {.id = "comment",
     .label = "Comment lines",
     .menu = Menu::edit,
     .chords = {ctrl(GLFW_KEY_SLASH)},
     .run = [](W& w) { toggle_comment(buffer(w)); },
     .separated = true},
    {.id = "find",
     .label = "Find…",
     .menu = Menu::edit,
     .chords = {ctrl(GLFW_KEY_F)},
     .run = open_find,
     .separated = true},
    {.id = "find_next",
     .label = "Find next",
     .menu = Menu::edit,
     .chords = {bare(GLFW_KEY_F3)},
     .run = [](W& w) { find(w, true); }},
    {.id = "find_previous",
     .label = "Find previous",
     .menu = Menu::edit,
     .chords = {Chord{GLFW_KEY_F3, kShift}},
     .run = [](W& w) { find(w, false); }},

    {.id = "run",
     .label = "Run",
     .menu = Menu::run,
     .chords = {bare(GLFW_KEY_F5), ctrl(GLFW_KEY_ENTER)},
     .run = [](W& w) { w.run_now(); }},
    {.id = "stop",
     .label = "Stop",
     .menu = Menu::run,
     .chords = {Chord{GLFW_KEY_F5, kShift}},
     .run = [](W& w) { w.stop(); },
     .enabled = [](const W& w) { return w.busy(); }},
    {.id = "auto_run",
     .label = "Run after typing",
     .menu = Menu::run,
     .chords = {},
     .run = [](W& w) { w.auto_run = !w.auto_run; },
     .checked = [](const W& w) { return w.auto_run; },
     .separated = true},
    {.id = "reset_machine",
     .label = "Machine as in the file",
     .menu = Menu::run,
     .chords = {},
     .run = [](W& w) { w.machine = {}; },
     .enabled = [](const W& w) { return w.machine.any(); }},

    view_action<Grouping::tasks>("view_tasks", "By task", GLFW_KEY_1),
    view_action<Grouping::threads>("view_threads", "By thread", GLFW_KEY_2),
    view_action<Grouping::cores>("view_cores", "By core", GLFW_KEY_3),
    {.id = "zoom_in",
     .label = "Zoom in",
     .menu = Menu::view,
     .chords = {bare(GLFW_KEY_EQUAL), bare(GLFW_KEY_KP_ADD)},
     .run = [](W& w) { w.zoom(kZoomStep); },
     .enabled = has_timeline,
     .separated = true},
    {.id = "zoom_out",
     .label = "Zoom out",
     .menu = Menu::view,
     .chords = {bare(GLFW_KEY_MINUS), bare(GLFW_KEY_KP_SUBTRACT)},
     .run = [](W& w) { w.zoom(1 / kZoomStep); },
     .enabled = [](const W& w) { return w.view.range.has_value(); }},
    {.id = "fit",
     .label = "Fit",
     .menu = Menu::view,
     .chords = {bare(GLFW_KEY_F), ctrl(GLFW_KEY_0)},
     .run = [](W& w) { w.fit(); },
     .enabled = [](const W& w) { return w.view.range.has_value(); }},
    {.id = "pan_left",
     .label = "Earlier",
     .menu = Menu::view,
     .chords = {alt(GLFW_KEY_LEFT)},
     .run = [](W& w) { w.pan(-(w.visible_range().length() / kPanStep)); },
     .enabled = [](const W& w) { return w.view.range.has_value(); }},
    {.id = "pan_right",
     .label = "Later",
     .menu = Menu::view,
     .chords = {alt(GLFW_KEY_RIGHT)},
     .run = [](W& w) { w.pan(w.visible_range().length() / kPanStep); },
     .enabled = [](const W& w) { return w.view.range.has_value(); }},
    focus_action<Place::editor>("focus_editor", "Go to the editor", GLFW_KEY_1, true),
    focus_action<Place::timeline>("focus_timeline", "Go to the timeline", GLFW_KEY_2),
    focus_action<Place::gallery>("focus_gallery", "Go to the gallery", GLFW_KEY_3),
    {.id = "next_tab",
     .label = "Next scenario",
     .menu = Menu::view,
     .chords = {ctrl(GLFW_KEY_PAGE_DOWN)},
     .run = [](W& w) { w.activate((w.active + 1) % w.tabs.size()); },
     .enabled = several},
    {.id = "previous_tab",
     .label = "Previous scenario",
     .menu = Menu::view,
     .chords = {ctrl(GLFW_KEY_PAGE_UP)},
     .run = [](W& w) { w.activate((w.active + w.tabs.size() - 1) % w.tabs.size()); },
     .enabled = several},
    {.id = "gallery",
     .label = "Gallery",
     .menu = Menu::view,
     .chords = {ctrl(GLFW_KEY_B)},
     .run = [](W& w) { w.show_gallery = !w.show_gallery; },
     .checked = [](const W& w) { return w.show_gallery; },
     .separated = true},
    {.id = "dark",
     .label = "Dark",
     .menu = Menu::view,
     .chords = {ctrl(GLFW_KEY_D)},
     .run = [](W& w) { w.theme = w.theme == &kDarkTheme ? &kLightTheme : &kDarkTheme; },
     .checked = [](const W& w) { return w.theme == &kDarkTheme; }},

    {.id = "shortcuts",
     .label = "Keyboard shortcuts…",
     .menu = Menu::help,
     .chords = {bare(GLFW_KEY_F1), Chord{GLFW_KEY_SLASH, kShift}},
     .run = show_shortcuts},
};

}  // namespace

std::span<const Action> actions() { return kActions; }

const Action& action(std::string_view id) {
  const auto found = std::ranges::find(kActions, id, &Action::id);
  assert(found != std::end(kActions));
  return *found;
}

bool is_enabled(const Action& a, const Workbench& workbench) {
  return !a.enabled || a.enabled(workbench);
}

void perform(std::string_view id, Workbench& workbench) {
  const Action& a = action(id);
  if (is_enabled(a, workbench)) a.run(workbench);
}

const Action* action_for(Chord chord) {
  const auto found = std::ranges::find_if(kActions, [chord](const Action& a) {
    return std::ranges::find(a.chords, chord) != a.chords.end();
  });
  return chord && found != std::end(kActions) ? found : nullptr;
}

}  // namespace interleave::gui
