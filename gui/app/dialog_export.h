// Exports the figure as it is on the screen: its lanes, pins, filters, notes and marks, with a size, theme
// and range of its own, in a preview that is laid out and painted by the code that writes the file.
// Data formats take the whole runs.
#pragma once

#include <string>
#include <vector>

#include "gui/app/dialog.h"
#include "gui/app/time_travel.h"
#include "gui/figure/export.h"
#include "gui/figure/view.h"

namespace interleave::gui {

class ExportDialog : public Dialog {
 public:
  explicit ExportDialog(Workbench& workbench);
  std::string title() const override { return "Export figure"; }
  ImVec2 size() const override { return {1000, 620}; }
  bool draw(Workbench& workbench, const Look& look, const DialogKeys& keys) override;

 private:
  View chosen_view(const Workbench& workbench) const;
  std::vector<Panel> chosen_panels(Workbench& workbench) const;
  void draw_choices(Workbench& workbench, const Look& look);
  void draw_preview(Workbench& workbench, const Look& look) const;
  void set_format(int format);
  /// True if the file was written.
  bool write(Workbench& workbench);

  const ExportFormat& format() const { return export_formats()[static_cast<size_t>(format_)]; }

  std::string path_;
  int format_ = 0;  // index into export_formats()
  int theme_ = 0;   // into themes()
  int range_ = 0;   // all, visible, the one that is measured
  int dpi_ = 192, width_ = 1280, height_ = 0;
  int svg_text_ = 1;  // SvgText
  std::string title_text_;
  bool title_ = true, legend_ = true;
  View view_;  // what else is on the screen
  CauseMarks marks_;
  bool cursor_ = true;
  bool focus_path_ = true;
  std::string message_;
};

void ask_export(Workbench& workbench);
/// Puts the figure, as it is on the screen but in the light of the window's theme, on the clipboard.
void copy_figure(Workbench& workbench);

}  // namespace interleave::gui
