#include "gui/app/dialog_tour.h"

#include <array>

#include "gui/app/widgets.h"
#include "gui/app/workbench.h"

namespace interleave::gui {

namespace {

struct Step {
  const char *area, *title, *text;
};
constexpr std::array kSteps{
    Step{
        "editor", "Paste a Python program",
        "asyncio, threads, processes: it runs as soon as you stop typing, in virtual time. An hour "
        "of sleep takes no time at all, and every run gives the same result. The examples are on "
        "the left."},
    Step{"timeline", "Who runs, who waits, who blocks",
         "A lane for each task and thread. Solid is running; dots are awaiting, while others may "
         "run; dense stripes are blocked, and hold up everyone on that thread. Click a bar to see "
         "its line, turn the wheel to zoom."},
    Step{"toolbar", "What if?",
         "Two cores, eight, no GIL? Change the machine here and the program runs again at once, "
         "with "
         "the run before behind it. What if… (Ctrl+M) has all controls, and writes them into the "
         "file."},
    Step{"bottom", "What it printed, what went wrong, what differs",
         "Every line of output has its virtual time. Compare (Ctrl+K) puts another run on the same "
         "axis: a variant, another machine, another file. It lists what happened otherwise."},
    Step{
        "status", "Everything has a key",
        "Ctrl+P finds every command and example, ? lists the shortcuts, F6 goes from part to part. "
        "Ctrl+E saves the figure for your slides. Help shows this tour again."},
};

}  // namespace

std::string TourDialog::title() const { return kSteps[step_].title; }

std::string_view TourDialog::spotlight() const { return kSteps[step_].area; }

bool TourDialog::draw(Workbench& workbench, const Look& look, const DialogKeys& keys) {
  ImGui::TextWrapped("%s", kSteps[step_].text);
  const ImVec2 window = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  for (size_t i = 0; i < kSteps.size(); ++i) {
    const float x =
        window.x + size.x - look.px(24 + 14 * static_cast<float>(kSteps.size() - 1 - i));
    list.AddCircleFilled({x, window.y + look.px(27)}, look.px(3.5f),
                         i == step_ ? look.colors.primary : look.colors.faint, 16);
  }
  const bool last = step_ + 1 == kSteps.size();
  const DialogButtons buttons{.primary = last ? "Done" : "Next",
                              .cancel = last ? nullptr : "Skip the tour",
                              .other = step_ > 0 ? "Back" : nullptr};
  switch (dialog_buttons(buttons, look, keys)) {
    case Answer::none:
      return true;
    case Answer::other:
      --step_;
      return true;
    case Answer::primary:
      workbench.dialog_focus = {};
      if (!last) return ++step_, true;
      break;
    case Answer::cancel:
      break;
  }
  workbench.tour_seen = true;
  return false;
}

void show_tour(Workbench& workbench) { workbench.dialog = std::make_unique<TourDialog>(); }

}  // namespace interleave::gui
