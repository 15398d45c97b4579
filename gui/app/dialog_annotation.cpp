#include "gui/app/dialog_annotation.h"

#include <utility>

#include "gui/app/annotate.h"
#include "gui/app/timeline_tools.h"
#include "gui/app/widgets.h"
#include "gui/app/workbench.h"
#include "gui/figure/lane_rows.h"

namespace interleave::gui {

bool AnnotationDialog::draw(Workbench& workbench, const Look& look, const DialogKeys& keys) {
  std::string where = "At " + readable(note_.at.since_start(), 7);
  if (!note_.track.empty()) where += ", on " + note_.track;
  ImGui::PushStyleColor(ImGuiCol_Text, look.colors.muted);
  ImGui::TextUnformatted((where + ". It is kept in the program's header.").c_str());
  ImGui::PopStyleColor();
  ImGui::Dummy(look.px(0, 4));
  if (std::exchange(focus_, false)) ImGui::SetKeyboardFocusHere();
  ImGui::SetNextItemWidth(-1);
  text_field("##note", "What happens here", note_.text, look);

  const Answer answer = dialog_buttons({.primary = index_ ? "Change" : "Add",
                                        .cancel = "Cancel",
                                        .other = index_ ? "Remove" : nullptr,
                                        .enabled = !note_.text.empty()},
                                       look, keys);
  if (answer == Answer::none) return true;
  if (answer == Answer::cancel) return false;
  TextBuffer& buffer = workbench.tabs[tab_]->document.buffer();
  std::string program = buffer.text();
  if (index_) program = without_annotation(program, *index_);
  if (answer == Answer::primary) program = with_annotation(program, note_);
  buffer.replace_all(program);
  return false;
}

void ask_annotation(Workbench& workbench, uint16_t panel, sim::Time at, std::string track) {
  workbench.dialog = std::make_unique<AnnotationDialog>(
      workbench.tab_of_panel(panel), Annotation{at, "", std::move(track)}, std::nullopt);
}

void ask_annotation_here(Workbench& workbench) {
  const TimeRange range = workbench.visible_range();
  const sim::Time at = workbench.view.cursor.value_or(range.begin + range.length() / 2);
  const auto lane = selected_lane(workbench);
  if (!lane) return ask_annotation(workbench, 0, at);
  const TraceIndex& index = *workbench.figure_panels()[lane->first].index;
  ask_annotation(workbench, lane->first, at, track_label(index, lane->second));
}

void ask_annotation_of(Workbench& workbench, const Pick& pick) {
  const auto panels = workbench.figure_panels();
  const auto& notes = panels[pick.panel].annotations;
  if (pick.index >= notes.size()) return;
  workbench.dialog = std::make_unique<AnnotationDialog>(workbench.tab_of_panel(pick.panel),
                                                        notes[pick.index], pick.index);
}

}  // namespace interleave::gui
