// The tour of the window in five steps, each beside the part that it is about. Shown at the very
// first start, and by Help.
#pragma once

#include "gui/app/dialog.h"

namespace interleave::gui {

class TourDialog : public Dialog {
 public:
  std::string title() const override;
  ImVec2 size() const override { return {410, 208}; }
  std::string_view spotlight() const override;
  bool draw(Workbench& workbench, const Look& look, const DialogKeys& keys) override;

 private:
  size_t step_ = 0;
};

void show_tour(Workbench& workbench);

}  // namespace interleave::gui
