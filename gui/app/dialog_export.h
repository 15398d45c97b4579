// Exports the figure: format, size, theme, view and what is on it, with a preview that is laid out
// and painted by the code that writes the file.
#pragma once

#include <string>

#include "gui/app/dialog.h"
#include "gui/figure/view.h"

namespace interleave::gui {

class ExportDialog : public Dialog {
 public:
  explicit ExportDialog(const Workbench& workbench);
  std::string title() const override { return "Export figure"; }
  ImVec2 size() const override { return {980, 560}; }
  bool draw(Workbench& workbench, const Look& look, const DialogKeys& keys) override;

 private:
  View chosen_view(const Workbench& workbench) const;
  void draw_choices(Workbench& workbench, const Look& look);
  void draw_preview(const Workbench& workbench, const Look& look) const;
  void set_format(int format);
  /// True if the file was written.
  bool write(Workbench& workbench);

  std::string path_;
  int format_ = 0;
  int grouping_ = 0;
  int theme_ = 0;
  int scale_ = 1;  // index: 1×, 2×, 3×
  int range_ = 0;  // all, visible
  int width_ = 1280;
  bool title_ = true, legend_ = true, output_ = true;
  bool focus_path_ = true;
  std::string message_;
};

void ask_export(Workbench& workbench);

}  // namespace interleave::gui
