#include "gui/app/dialog_recover.h"

#include <stdexcept>

#include "gui/app/session.h"
#include "gui/app/workbench.h"

namespace interleave::gui {

namespace {

std::string name_of(const LostText& lost) {
  return lost.path.empty() ? "an untitled scenario" : lost.path.string();
}

}  // namespace

void recover(Workbench& w, const std::vector<LostText>& texts) {
  for (const LostText& lost : texts) {
    std::error_code error;
    const auto open = lost.path.empty() ? std::nullopt : w.find_tab(lost.path);
    if (open) {
      w.activate(*open);
    } else if (!lost.path.empty() && std::filesystem::exists(lost.path, error)) {
      try {
        w.add_tab(Document::load(lost.path));
      } catch (const std::runtime_error&) {
        w.add_tab(Document());  // the text is what matters
      }
    } else {
      w.add_tab(Document());
    }
    w.tab().document.buffer().replace_all(lost.text);
  }
}

bool RecoverDialog::draw(Workbench& workbench, const Look& look, const DialogKeys& keys) {
  ImGui::PushStyleColor(ImGuiCol_Text, look.colors.muted);
  ImGui::TextWrapped("Interleave ended before these were saved:");
  ImGui::PopStyleColor();
  ImGui::Dummy(look.px(0, 4));
  ImGui::BeginChild("texts", {0, dialog_content_height(look) - look.px(6)});
  for (const LostSession& session : lost_) {
    for (const LostText& lost : session.texts()) ImGui::TextWrapped("%s", name_of(lost).c_str());
  }
  ImGui::EndChild();
  const DialogButtons buttons{.primary = "Recover", .cancel = "Ask later", .other = "Discard"};
  const Answer answer = dialog_buttons(buttons, look, keys);
  if (answer == Answer::none) return true;
  if (answer == Answer::primary) {
    for (const LostSession& session : lost_) recover(workbench, session.texts());
    // They stay on disk as unsaved changes of this run before the old ones go.
    keep_unsaved(workbench);
  }
  if (answer != Answer::cancel) {
    for (LostSession& session : lost_) session.remove();
  }
  return false;
}

}  // namespace interleave::gui
