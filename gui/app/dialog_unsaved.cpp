#include "gui/app/dialog_unsaved.h"

#include "gui/app/workbench.h"

namespace interleave::gui {

bool UnsavedDialog::draw(Workbench& workbench, const Look& look, const DialogKeys& keys) {
  ImGui::PushStyleColor(ImGuiCol_Text, look.colors.muted);
  ImGui::TextUnformatted("They will be lost otherwise.");
  ImGui::PopStyleColor();

  const DialogButtons buttons{.primary = "Save", .cancel = "Cancel", .other = "Don't save"};
  switch (dialog_buttons(buttons, look, keys)) {
    case Answer::none:
      return true;
    case Answer::primary:
      save_(workbench);
      break;
    case Answer::other:
      discard_(workbench);
      break;
    case Answer::cancel:
      break;
  }
  return false;
}

}  // namespace interleave::gui
