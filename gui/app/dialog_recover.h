// "Take back what wasn't saved?" after a run of the program that didn't end well.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "gui/app/dialog.h"
#include "gui/app/recovery.h"

namespace interleave::gui {

class RecoverDialog : public Dialog {
 public:
  explicit RecoverDialog(std::vector<LostSession> lost) : lost_(std::move(lost)) {}

  std::string title() const override { return "Recover unsaved changes?"; }
  ImVec2 size() const override { return {500, 260}; }
  bool draw(Workbench& workbench, const Look& look, const DialogKeys& keys) override;

 private:
  std::vector<LostSession> lost_;
};

/// Opens each text as an unsaved change of its file.
void recover(Workbench& workbench, const std::vector<LostText>& texts);

}  // namespace interleave::gui
