// Asks for the text of a note at an instant; of one that exists already, to change or remove it.
#pragma once

#include <optional>
#include <string>

#include "gui/app/dialog.h"
#include "gui/figure/view.h"

namespace interleave::gui {

class AnnotationDialog : public Dialog {
 public:
  /// `index`: of the tab's note that is changed; nullopt: a new one.
  AnnotationDialog(size_t tab, Annotation note, std::optional<size_t> index)
      : tab_(tab), note_(std::move(note)), index_(index) {}
  std::string title() const override { return index_ ? "Change the note" : "Add a note"; }
  ImVec2 size() const override { return {460, 210}; }
  bool draw(Workbench& workbench, const Look& look, const DialogKeys& keys) override;

 private:
  size_t tab_;
  Annotation note_;
  std::optional<size_t> index_;
  bool focus_ = true;
};

/// A note of panel `panel` at `at`, about the track named `track` if it isn't "".
void ask_annotation(Workbench& workbench, uint16_t panel, sim::Time at, std::string track = {});
/// At the time cursor, else in the middle of what is seen, about the selected lane.
void ask_annotation_here(Workbench& workbench);
/// Requires: pick.kind is annotation.
void ask_annotation_of(Workbench& workbench, const Pick& pick);

}  // namespace interleave::gui
