#include "gui/app/actions.h"

#include <imgui.h>

#include <algorithm>
#include <cassert>
#include <string>
#include <vector>

#include "gui/app/dialog_annotation.h"
#include "gui/app/dialog_export.h"
#include "gui/app/dialog_shortcuts.h"
#include "gui/app/dialog_tour.h"
#include "gui/app/file_commands.h"
#include "gui/app/palette.h"
#include "gui/app/panels.h"
#include "gui/app/text_edits.h"
#include "gui/app/timeline_tools.h"
#include "gui/app/what_if.h"
#include "gui/app/workbench.h"

namespace interleave::gui {

namespace {

using W = Workbench;

constexpr double kZoomStep = 1.5;
constexpr int kPanStep = 8;  // of the visible range, one part

constexpr Chord ctrl(int key) { return {key, kCtrl}; }
constexpr Chord shift(int key) { return {key, kShift}; }
constexpr Chord ctrl_shift(int key) { return {key, kCtrl | kShift}; }
constexpr Chord alt(int key) { return {key, kAlt}; }
constexpr Chord alt_shift(int key) { return {key, kAlt | kShift}; }
constexpr Chord ctrl_alt(int key) { return {key, kCtrl | kAlt}; }
constexpr Chord bare(int key) { return {key, 0}; }

const TextBuffer& text(const W& w) { return w.tab().document.buffer(); }
TextBuffer& text(W& w) { return w.tab().document.buffer(); }
void reveal(W& w) { w.tab().editor.reveal_cursor = true; }

bool has_figure(const W& w) { return !w.shown().empty(); }
bool has_recent(const W& w) { return !w.recent.empty(); }
bool has_text(const W& w) { return !text(w).text().empty(); }
bool has_time(const W& w) { return w.limits().length() > sim::Duration(); }
bool is_zoomed(const W& w) { return w.view.range.has_value(); }
bool is_busy(const W& w) { return w.busy(); }
bool has_several(const W& w) { return w.tabs.size() > 1; }
bool has_selection(const W& w) { return text(w).has_selection(); }
bool can_undo(const W& w) { return text(w).can_undo(); }
bool can_redo(const W& w) { return text(w).can_redo(); }

void new_tab(W& w) {
  w.add_tab(Document());
  w.focus = &panel(Place::editor);
}
void save_active(W& w) { save(w, w.active); }
void save_active_as(W& w) { save_as(w, w.active); }
void close_active(W& w) { close_tab(w, w.active); }
template <int step>
void next_tab(W& w) {
  w.activate((w.active + w.tabs.size() + static_cast<size_t>(step)) % w.tabs.size());
}

void undo(W& w) { text(w).undo(), reveal(w); }
void redo(W& w) { text(w).redo(), reveal(w); }
void copy(W& w) { ImGui::SetClipboardText(text(w).selected_text().c_str()); }
void cut(W& w) {
  copy(w);
  text(w).replace(text(w).selection(), "");
  reveal(w);
}
void paste(W& w) {
  if (const char* clipboard = ImGui::GetClipboardText()) {
    text(w).replace(text(w).selection(), clipboard);
    reveal(w);
  }
}
void select_all(W& w) { text(w).select_all(); }
void comment(W& w) { toggle_comment(text(w)); }
void open_find(W& w) {
  EditorState& editor = w.tab().editor;
  const std::string selected = text(w).selected_text();
  if (!selected.empty() && selected.find('\n') == selected.npos) editor.needle = selected;
  editor.finding = editor.focus_find = true;
}
void open_replace(W& w) {
  open_find(w);
  w.tab().editor.replacing = true;
}
bool is_finding(const W& w) { return w.tab().editor.finding && !w.tab().editor.needle.empty(); }
void replace_one(W& w) {
  if (!replace_match(text(w), w.tab().editor)) w.complain("Nothing is left to replace.");
}
void replace_every(W& w) {
  const EditorState& editor = w.tab().editor;
  const size_t count = replace_all(text(w), editor.needle, editor.replacement);
  w.say("Replaced " + std::to_string(count) + (count == 1 ? " match." : " matches."));
}
template <bool forward>
void find(W& w) {
  EditorState& editor = w.tab().editor;
  if (editor.needle.empty()) return open_find(w);
  if (!find_again(text(w), editor, forward))
    w.complain("Nothing found for '" + editor.needle + "'.");
}

void run_program(W& w) { w.run_now(); }
void stop(W& w) { w.stop(); }
void toggle_auto_run(W& w) { w.auto_run = !w.auto_run; }
bool runs_itself(const W& w) { return w.auto_run; }
void show_what_if(W& w) {
  w.bottom_panel = "what_if";
  w.focus = &panel("what_if");
}
bool machine_changed(const W& w) { return w.tab().machine.any(); }

template <Grouping grouping>
void group(W& w) {
  w.view.grouping = grouping;
  w.view.scroll = 0;
  w.select({});
}
template <Grouping grouping>
bool grouped(const W& w) {
  return w.view.grouping == grouping;
}
void zoom_in(W& w) { w.zoom(kZoomStep); }
void zoom_out(W& w) { w.zoom(1 / kZoomStep); }
void fit(W& w) { w.fit(); }
void pan_earlier(W& w) { w.pan(-(w.visible_range().length() / kPanStep)); }
void pan_later(W& w) { w.pan(w.visible_range().length() / kPanStep); }
void open_bar(W& w, TimelineState::Bar bar) {
  w.timeline.bar = bar;
  w.timeline.focus_bar = true;
  w.focus = &panel(Place::timeline);
}
void open_search(W& w) { open_bar(w, TimelineState::Bar::search); }
void open_filter(W& w) { open_bar(w, TimelineState::Bar::filter); }
bool has_hits(const W& w) { return w.view.matches && !w.view.matches->hits().empty(); }
void next_hit(W& w) { step_hit(w, 1); }
void previous_hit(W& w) { step_hit(w, -1); }
template <LinkMode mode>
void toggle_links(W& w) {
  w.view.links = w.view.links == mode ? LinkMode::none : mode;
}
template <LinkMode mode>
bool links_are(const W& w) {
  return w.view.links == mode;
}
template <bool View::*flag>
void toggle_view(W& w) {
  w.view.*flag = !(w.view.*flag);
}
template <bool View::*flag>
bool view_has(const W& w) {
  return w.view.*flag;
}
bool has_lane(const W& w) { return selected_lane(w).has_value(); }
bool lane_pinned(const W& w) { return has_lane(w) && is_pinned(w, *selected_lane(w)); }
void pin_lane(W& w) { toggle_pin(w, *selected_lane(w)); }
template <int by>
void carry(W& w) {
  if (!carry_lane(w, *selected_lane(w), by)) w.say("The lane is at the end of its group.");
}

template <Place place>
void go_to(W& w) {
  if (place == Place::gallery) w.show_gallery = true;
  w.focus = &panel(place);
}
/// The parts of the window in the order in which F6 goes through them.
std::vector<const PanelType*> parts(const W& w) {
  std::vector<const PanelType*> all;
  if (w.show_gallery) all.push_back(&panel(Place::gallery));
  all.insert(all.end(), {&panel(Place::editor), &panel(Place::timeline), &panel(w.bottom_panel)});
  return all;
}
template <int step>
void next_part(W& w) {
  const auto all = parts(w);
  const auto here = static_cast<size_t>(std::ranges::find(all, w.focus) - all.begin());
  w.focus = all[(std::min(here, all.size() - 1) + all.size() + static_cast<size_t>(step)) % all.size()];
}
void show_output(W& w) { w.bottom_panel = "output"; }
void show_problems(W& w) { w.bottom_panel = "problems"; }
void show_statistics(W& w) { w.bottom_panel = "statistics"; }
void show_compare(W& w) {
  w.bottom_panel = "compare";
  w.focus = &panel("compare");
}
void show_why(W& w) { w.bottom_panel = "why"; }
void toggle_inspector(W& w) { w.show_inspector = !w.show_inspector; }
bool inspector_shown(const W& w) { return w.show_inspector; }

bool has_run(const W& w) { return travelled_run(w) != nullptr; }
bool has_cursor(const W& w) { return has_run(w) && w.view.cursor; }
bool has_subject(const W& w) { return selected_track(w) != sim::kNone; }
bool is_playing(const W& w) { return w.travel.playing; }
void to_end(W& w) { move_cursor(w, w.limits().end); }
template <bool forward, bool selected>
void step(W& w) {
  step_cursor(w, forward, selected);
}
void faster(W& w) { change_speed(w, 1); }
void slower(W& w) { change_speed(w, -1); }
void why_selected(W& w) { ask_why(w, selected_track(w)); }
void toggle_path(W& w) {
  w.travel.path_shown = !w.travel.path_shown;
  if (w.travel.path_shown) w.bottom_panel = "why";
}
bool path_shown(const W& w) { return w.travel.path_shown; }
void toggle_gallery(W& w) { w.show_gallery = !w.show_gallery; }
bool gallery_shown(const W& w) { return w.show_gallery; }
void toggle_dark(W& w) { w.theme = w.theme == &kDarkTheme ? &kLightTheme : &kDarkTheme; }
bool is_dark(const W& w) { return w.theme == &kDarkTheme; }

using enum Menu;

// clang-format off
const Action kActions[]{
    {"new", "New", {file, 1}, {ctrl(GLFW_KEY_N)}, new_tab},
    {"open", "Open…", {file, 1}, {ctrl(GLFW_KEY_O)}, ask_open},
    {"open_recent", "Open recent…", {file, 1}, {ctrl_shift(GLFW_KEY_O)}, ask_recent, has_recent},
    {"save", "Save", {file, 2}, {ctrl(GLFW_KEY_S)}, save_active},
    {"save_as", "Save as…", {file, 2}, {ctrl_shift(GLFW_KEY_S)}, save_active_as},
    {"export", "Export figure…", {file, 3}, {ctrl(GLFW_KEY_E)}, ask_export, has_figure},
    {"copy_picture", "Copy figure", {file, 3}, {ctrl_shift(GLFW_KEY_C)}, copy_figure, has_figure},
    {"close", "Close", {file, 4}, {ctrl(GLFW_KEY_W)}, close_active},
    {"quit", "Quit", {file, 4}, {ctrl(GLFW_KEY_Q)}, quit},

    {"undo", "Undo", {edit, 1}, {ctrl(GLFW_KEY_Z)}, undo, can_undo},
    {"redo", "Redo", {edit, 1}, {ctrl_shift(GLFW_KEY_Z), ctrl(GLFW_KEY_Y)}, redo, can_redo},
    {"cut", "Cut", {edit, 2}, {ctrl(GLFW_KEY_X)}, cut, has_selection},
    {"copy", "Copy", {edit, 2}, {ctrl(GLFW_KEY_C)}, copy, has_selection},
    {"paste", "Paste", {edit, 2}, {ctrl(GLFW_KEY_V)}, paste},
    {"select_all", "Select all", {edit, 2}, {ctrl(GLFW_KEY_A)}, select_all},
    {"comment", "Comment lines", {edit, 3}, {ctrl(GLFW_KEY_SLASH)}, comment},
    {"find", "Find…", {edit, 4}, {ctrl(GLFW_KEY_F)}, open_find},
    {"find_next", "Find next", {edit, 4}, {bare(GLFW_KEY_F3)}, find<true>},
    {"find_previous", "Find previous", {edit, 4}, {shift(GLFW_KEY_F3)}, find<false>},
    {"replace", "Replace…", {edit, 4}, {ctrl(GLFW_KEY_H)}, open_replace},
    {"replace_one", "Replace and find next", {edit, 4}, {ctrl_shift(GLFW_KEY_1)}, replace_one, is_finding},
    {"replace_all", "Replace all", {edit, 4}, {ctrl_shift(GLFW_KEY_H)}, replace_every, is_finding},
    {"go_to_line", "Go to line…", {edit, 4}, {ctrl(GLFW_KEY_G)}, ask_line},

    {"run", "Run", {run, 1}, {bare(GLFW_KEY_F5), ctrl(GLFW_KEY_ENTER)}, run_program},
    {"stop", "Stop", {run, 1}, {shift(GLFW_KEY_F5)}, stop, is_busy},
    {"auto_run", "Run after typing", {run, 2}, {}, toggle_auto_run, nullptr, runs_itself},
    {"what_if", "What if…", {run, 3}, {ctrl(GLFW_KEY_M)}, show_what_if},
    {"reset_machine", "Machine as in the file", {run, 3}, {}, reset_knobs, machine_changed},
    {"write_machine", "Write the machine to the header", {run, 3}, {}, write_knobs, machine_changed},
    {"compare", "Compare with…", {run, 4}, {ctrl(GLFW_KEY_K)}, ask_compare, has_text},
    {"end_compare", "End the comparison", {run, 4}, {ctrl_shift(GLFW_KEY_K)}, end_comparison, is_comparing},

    {"play", "Play", {time, 1}, {bare(GLFW_KEY_SPACE), ctrl(GLFW_KEY_SPACE)}, toggle_playing, has_run, is_playing},
    {"faster", "Faster", {time, 1}, {bare(GLFW_KEY_RIGHT_BRACKET)}, faster},
    {"slower", "Slower", {time, 1}, {bare(GLFW_KEY_LEFT_BRACKET)}, slower},
    {"step_on", "Next step", {time, 2}, {alt_shift(GLFW_KEY_RIGHT), bare(GLFW_KEY_PERIOD)}, step<true, false>, has_run},
    {"step_back", "Previous step", {time, 2}, {alt_shift(GLFW_KEY_LEFT), bare(GLFW_KEY_COMMA)}, step<false, false>, has_run},
    {"next_of_selected", "Next in the selection", {time, 2}, {ctrl_alt(GLFW_KEY_RIGHT), shift(GLFW_KEY_PERIOD)}, step<true, true>, has_subject},
    {"previous_of_selected", "Previous in the selection", {time, 2}, {ctrl_alt(GLFW_KEY_LEFT), shift(GLFW_KEY_COMMA)}, step<false, true>, has_subject},
    {"to_start", "To the start", {time, 3}, {alt(GLFW_KEY_HOME)}, rewind, has_run},
    {"to_end", "To the end", {time, 3}, {alt(GLFW_KEY_END)}, to_end, has_run},
    {"remove_cursor", "Remove the cursor", {time, 3}, {alt(GLFW_KEY_BACKSPACE)}, remove_cursor, has_cursor},
    {"why", "Why isn't the selection running?", {time, 4}, {alt(GLFW_KEY_W)}, why_selected, has_subject},
    {"critical_path", "Critical path", {time, 4}, {alt(GLFW_KEY_C)}, toggle_path, has_run, path_shown},
    {"inspector", "Inspector", {time, 5}, {ctrl(GLFW_KEY_I)}, toggle_inspector, nullptr, inspector_shown},

    {"view_tasks", "By task", {view, 1}, {alt(GLFW_KEY_1)}, group<Grouping::tasks>, nullptr, grouped<Grouping::tasks>},
    {"view_threads", "By thread", {view, 1}, {alt(GLFW_KEY_2)}, group<Grouping::threads>, nullptr, grouped<Grouping::threads>},
    {"view_processes", "By process", {view, 1}, {alt(GLFW_KEY_4)}, group<Grouping::processes>, nullptr, grouped<Grouping::processes>},
    {"view_cores", "By core", {view, 1}, {alt(GLFW_KEY_3)}, group<Grouping::cores>, nullptr, grouped<Grouping::cores>},
    {"search_timeline", "Search the timeline…", {lanes, 1}, {bare(GLFW_KEY_SLASH)}, open_search, has_figure},
    {"next_hit", "Next hit", {lanes, 1}, {bare(GLFW_KEY_N)}, next_hit, has_hits},
    {"previous_hit", "Previous hit", {lanes, 1}, {shift(GLFW_KEY_N)}, previous_hit, has_hits},
    {"filter_lanes", "Filter lanes…", {lanes, 1}, {bare(GLFW_KEY_L)}, open_filter, has_figure},
    {"arrows", "Arrows of the selection", {lanes, 2}, {bare(GLFW_KEY_A)}, toggle_links<LinkMode::selected>, nullptr, links_are<LinkMode::selected>},
    {"all_arrows", "All arrows", {lanes, 2}, {shift(GLFW_KEY_A)}, toggle_links<LinkMode::all>, nullptr, links_are<LinkMode::all>},
    {"counters", "Counters", {lanes, 2}, {bare(GLFW_KEY_C)}, toggle_view<&View::counters>, nullptr, view_has<&View::counters>},
    {"compress_idle", "Compress idle time", {lanes, 2}, {bare(GLFW_KEY_I)}, toggle_view<&View::compress_idle>, nullptr, view_has<&View::compress_idle>},
    {"output_marks", "Output", {lanes, 2}, {bare(GLFW_KEY_O)}, toggle_view<&View::output>, nullptr, view_has<&View::output>},
    {"notes", "Notes", {lanes, 2}, {}, toggle_view<&View::annotations>, nullptr, view_has<&View::annotations>},
    {"pin", "Pin the lane at the top", {lanes, 3}, {bare(GLFW_KEY_P)}, pin_lane, has_lane, lane_pinned},
    {"lane_up", "Move the lane up", {lanes, 3}, {shift(GLFW_KEY_UP)}, carry<-1>, has_lane},
    {"lane_down", "Move the lane down", {lanes, 3}, {shift(GLFW_KEY_DOWN)}, carry<1>, has_lane},
    {"collapse_all", "Collapse all", {lanes, 3}, {}, collapse_all, has_figure},
    {"expand_all", "Expand all", {lanes, 3}, {}, expand_all, has_figure},
    {"all_lanes", "All lanes as they were", {lanes, 3}, {}, clear_lane_choices, has_figure},
    {"add_note", "Add a note…", {lanes, 4}, {bare(GLFW_KEY_M)}, ask_annotation_here, has_figure},

    {"zoom_in", "Zoom in", {view, 2}, {bare(GLFW_KEY_EQUAL), bare(GLFW_KEY_KP_ADD)}, zoom_in, has_time},
    {"zoom_out", "Zoom out", {view, 2}, {bare(GLFW_KEY_MINUS), bare(GLFW_KEY_KP_SUBTRACT)}, zoom_out, is_zoomed},
    {"fit", "Fit", {view, 2}, {bare(GLFW_KEY_F), ctrl(GLFW_KEY_0)}, fit, is_zoomed},
    {"pan_earlier", "Earlier", {view, 2}, {alt(GLFW_KEY_LEFT)}, pan_earlier, is_zoomed},
    {"pan_later", "Later", {view, 2}, {alt(GLFW_KEY_RIGHT)}, pan_later, is_zoomed},
    {"go_to_editor", "Editor", {view, 3}, {ctrl(GLFW_KEY_1)}, go_to<Place::editor>},
    {"go_to_timeline", "Timeline", {view, 3}, {ctrl(GLFW_KEY_2)}, go_to<Place::timeline>},
    {"go_to_gallery", "Examples", {view, 3}, {ctrl(GLFW_KEY_3)}, go_to<Place::gallery>},
    {"show_output", "Output", {view, 3}, {ctrl(GLFW_KEY_4)}, show_output},
    {"show_problems", "Problems", {view, 3}, {ctrl(GLFW_KEY_5)}, show_problems},
    {"show_why", "Why", {view, 3}, {ctrl(GLFW_KEY_7)}, show_why},
    {"show_statistics", "Statistics", {view, 3}, {ctrl(GLFW_KEY_6)}, show_statistics},
    {"show_compare", "Compare", {view, 3}, {ctrl(GLFW_KEY_8)}, show_compare},
    {"next_part", "Next part of the window", {view, 3}, {bare(GLFW_KEY_F6)}, next_part<1>},
    {"previous_part", "Previous part", {view, 3}, {shift(GLFW_KEY_F6)}, next_part<-1>},
    {"next_tab", "Next scenario", {view, 3}, {ctrl(GLFW_KEY_PAGE_DOWN)}, next_tab<1>, has_several},
    {"previous_tab", "Previous scenario", {view, 3}, {ctrl(GLFW_KEY_PAGE_UP)}, next_tab<-1>, has_several},
    {"gallery", "Show the gallery", {view, 4}, {ctrl(GLFW_KEY_B)}, toggle_gallery, nullptr, gallery_shown},
    {"dark", "Dark", {view, 4}, {ctrl(GLFW_KEY_D)}, toggle_dark, nullptr, is_dark},

    {"palette", "All commands…", {help, 1}, {ctrl(GLFW_KEY_P), ctrl_shift(GLFW_KEY_P)}, show_palette},
    {"shortcuts", "Keyboard shortcuts…", {help, 1}, {bare(GLFW_KEY_F1), shift(GLFW_KEY_SLASH)}, show_shortcuts},
    {"tour", "Tour of the window…", {help, 1}, {}, show_tour},
};
// clang-format on

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
