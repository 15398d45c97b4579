// The list of all shortcuts, made from the table of actions.
#pragma once

#include "gui/app/dialog.h"

namespace interleave::gui {

class ShortcutsDialog : public Dialog {
 public:
  std::string title() const override { return "Keyboard shortcuts"; }
  ImVec2 size() const override { return {1160, 680}; }
  bool draw(Workbench& workbench, const Look& look, const DialogKeys& keys) override;
};

void show_shortcuts(Workbench& workbench);

}  // namespace interleave::gui
