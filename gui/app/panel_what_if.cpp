// The controls of the machine, each a slider through its values. What was changed over the file's
// header has the accent's colour and can be put back or written into the header.
#include <algorithm>
#include <cmath>
#include <string>

#include "gui/app/actions.h"
#include "gui/app/panels.h"
#include "gui/app/what_if.h"
#include "gui/app/widgets.h"

namespace interleave::gui {

namespace {

constexpr float kMargin = 14, kCell = 41, kNarrowest = 168, kGap = 18, kHead = 36;  // units

float width_of(ImFont* font, const std::string& text) {
  return font->CalcTextSizeA(font->FontSize, 1e9f, 0, text.c_str()).x;
}

void draw_head(Workbench& w, const Look& look) {
  const bool changed = w.tab().machine.any();
  const ButtonOptions write{.kind = ButtonKind::primary,
                            .enabled = changed,
                            .tip = "Make the file's header say so; Undo takes it back"};
  const ButtonOptions reset{.enabled = changed, .tip = "The machine as the file's header says"};
  const float buttons = button_width("Write to header", write, look) +
                        button_width("Reset", reset, look) + look.px(8);
  ImGui::SetCursorPos(look.px(kMargin, 5));
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float room = ImGui::GetWindowWidth() - look.px(2 * kMargin);
  const char* hint = changed ? "The run before stays behind, as thin strips."
                             : "Move a control: the program runs again at once.";
  clipped_text(*ImGui::GetWindowDrawList(), look.fonts.body,
               {at.x, at.y + (look.px(kControlHeight) - look.fonts.body->FontSize) / 2},
               look.colors.muted, hint, room - buttons - look.px(12));
  ImGui::SetCursorPosX(ImGui::GetWindowWidth() - look.px(kMargin) - buttons);
  if (button("Reset", reset, look)) perform("reset_machine", w);
  ImGui::SameLine(0, look.px(8));
  if (button("Write to header", write, look)) perform("write_machine", w);
}

/// Icons at the right of a changed control.
void draw_undo(Workbench& w, const Knob& knob, ImVec2 right, const Look& look) {
  const float size = look.px(18);
  ImGui::SetCursorScreenPos({right.x - size, right.y});
  if (ImGui::InvisibleButton("reset", {size, size})) reset_knob(w, knob);
  const bool hot = ImGui::IsItemHovered();
  tip("As in the file (Delete)", look);
  draw_icon(*ImGui::GetWindowDrawList(), Icon::close, {right.x - size / 2, right.y + size / 2},
            look.px(9), hot ? look.colors.text : look.colors.muted);
  ImGui::SetCursorScreenPos({right.x - 2 * size, right.y});
  if (ImGui::InvisibleButton("write", {size, size})) write_knob(w, knob);
  const bool over = ImGui::IsItemHovered();
  tip("Write it into the file's header (Enter)", look);
  draw_icon(*ImGui::GetWindowDrawList(), Icon::file, {right.x - 1.5f * size, right.y + size / 2},
            look.px(11), over ? look.colors.text : look.colors.muted);
}

void draw_knob(Workbench& w, size_t index, ImVec2 at, float width, const Look& look) {
  const Knob& knob = knobs()[index];
  const KnobState state = state_of(knob, w.tab());
  const auto values = values_of(knob, state);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  ImGui::PushID(knob.key);

  const bool focused = w.focus == &panel("what_if") && w.chosen_knob == index;
  if (focused) {
    const float out = look.px(5);
    list.AddRect({at.x - out, at.y - look.px(1)},
                 {at.x + width + out, at.y + look.px(kCell) - look.px(3)}, look.colors.primary,
                 look.px(6), 0, look.px(1.5f));
  }
  const float text_y = at.y + look.px(2), label = width_of(look.fonts.body, knob.label);
  const std::string value = shown_value(knob, state.now);
  list.AddText(look.fonts.body, look.fonts.body->FontSize, {at.x, text_y}, look.colors.muted,
               knob.label);
  const float icons = state.changed() ? look.px(38) : 0, gap = look.px(8);
  clipped_text(list, look.fonts.bold, {at.x + label + gap, text_y},
               state.changed() ? to_imgui(look.theme->accent) : look.colors.text, value,
               width - label - gap - icons);
  if (state.changed()) {
    const float x = at.x + label + 2 * gap + width_of(look.fonts.bold, value);
    const float room = at.x + width - icons - x;
    const std::string was = "was " + shown_value(knob, state.in_file);
    if (width_of(look.fonts.small, was) <= room)
      list.AddText(look.fonts.small, look.fonts.small->FontSize, {x, text_y + look.px(1)},
                   look.colors.muted, was.c_str());
  }
  ImGui::SetCursorScreenPos({at.x, at.y});
  ImGui::Dummy({width - icons, look.px(20)});
  tip(knob.tip, look);
  if (state.changed()) draw_undo(w, knob, {at.x + width, at.y + look.px(1)}, look);

  ImGui::SetCursorScreenPos({at.x, at.y + look.px(20)});
  int place = static_cast<int>(std::ranges::find(values, state.now) - values.begin());
  if (slider("slider", place, static_cast<int>(values.size()), width, look)) {
    w.chosen_knob = index;
    set_knob(w, knob, values[static_cast<size_t>(place)]);
  }
  ImGui::PopID();
}

}  // namespace

void draw_what_if(Workbench& w, const Look& look) {
  draw_head(w, look);
  ImGui::SetCursorPos(look.px(0, kHead));
  ImGui::BeginChild("knobs");
  const ImVec2 origin = ImGui::GetCursorScreenPos();
  const float room = ImGui::GetContentRegionAvail().x - look.px(2 * kMargin) + look.px(kGap);
  const int columns = std::clamp(static_cast<int>(room / look.px(kNarrowest + kGap)), 1, 5);
  const float pitch = room / static_cast<float>(columns), width = pitch - look.px(kGap);
  for (size_t i = 0; i < knobs().size(); ++i) {
    const auto column = static_cast<float>(i % static_cast<size_t>(columns));
    const auto row = static_cast<float>(i / static_cast<size_t>(columns));
    const ImVec2 at{std::round(origin.x + look.px(kMargin) + column * pitch),
                    std::round(origin.y + look.px(2) + row * look.px(kCell))};
    draw_knob(w, i, at, width, look);
    const float top = row * look.px(kCell), shown = ImGui::GetScrollY();
    if (!w.reveal_knob || i != w.chosen_knob) continue;
    if (top < shown || top + look.px(kCell) > shown + ImGui::GetWindowHeight())
      ImGui::SetScrollY(std::max(0.f, top - look.px(kCell)));
  }
  w.reveal_knob = false;
  ImGui::EndChild();
}

/// Up and Down choose a control, Left and Right move it, Delete puts it back, Enter writes it.
bool what_if_key(Workbench& w, const KeyEvent& event) {
  const Knob& knob = knobs()[w.chosen_knob];
  if (event.chord.mods != 0) return false;
  w.reveal_knob = true;
  switch (event.chord.key) {
    case GLFW_KEY_UP:
      w.chosen_knob = (w.chosen_knob + knobs().size() - 1) % knobs().size();
      return true;
    case GLFW_KEY_DOWN:
    case GLFW_KEY_TAB:
      w.chosen_knob = (w.chosen_knob + 1) % knobs().size();
      return true;
    case GLFW_KEY_LEFT:
      step_knob(w, knob, -1);
      return true;
    case GLFW_KEY_RIGHT:
      step_knob(w, knob, 1);
      return true;
    case GLFW_KEY_DELETE:
    case GLFW_KEY_BACKSPACE:
      reset_knob(w, knob);
      return true;
    case GLFW_KEY_ENTER:
    case GLFW_KEY_KP_ENTER:
      write_knob(w, knob);
      return true;
    default:
      return false;
  }
}

}  // namespace interleave::gui
