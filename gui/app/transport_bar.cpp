// Under the timeline: to the start, back, play, on, to the end; the time; the speed; what to show.
#include <algorithm>
#include <string>

#include "gui/app/actions.h"
#include "gui/app/bars.h"
#include "gui/app/widgets.h"

namespace interleave::gui {

namespace {

constexpr float kGap = 4;  // units

bool act(const char* label, std::string_view id, Icon icon, const char* tip, Workbench& w,
         const Look& look, bool on = false) {
  const Action& a = action(id);
  const bool clicked = button(
      label,
      {.kind = ButtonKind::quiet, .icon = icon, .enabled = is_enabled(a, w), .on = on, .tip = tip},
      look);
  if (clicked) perform(id, w);
  ImGui::SameLine(0, look.px(kGap));
  return clicked;
}

std::string clock_text(const Workbench& w) {
  const std::string end = readable(w.limits().end.since_start(), 6);
  return w.view.cursor ? readable(w.view.cursor->since_start(), 7) + " / " + end : "– / " + end;
}

/// Width is that of the longest speed, so that nothing moves when it changes.
void draw_speed(Workbench& w, const Look& look) {
  const std::string label = speed_text(w.travel.speed);
  const ButtonOptions options{.kind = ButtonKind::quiet,
                              .tip = "Virtual seconds per second ([ and ])"};
  const ImVec2 at = ImGui::GetCursorScreenPos();
  if (button((label + "##speed").c_str(), options, look)) ImGui::OpenPopup("speeds");
  const float rows = static_cast<float>(kSpeeds.size());
  ImGui::SetNextWindowPos(
      {at.x, at.y - look.px(12) - rows * (look.fonts.body->FontSize + look.px(7))});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, look.px(8, 8));
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, look.px(18, 7));
  if (ImGui::BeginPopup("speeds")) {
    for (size_t i = 0; i < kSpeeds.size(); ++i)
      if (ImGui::MenuItem(speed_text(i).c_str(), nullptr, i == w.travel.speed)) w.travel.speed = i;
    ImGui::EndPopup();
  }
  ImGui::PopStyleVar(2);
}

}  // namespace

void draw_transport(Workbench& w, const Look& look) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddLine(at, {at.x + width, at.y}, look.colors.border);
  const float top = (kTransportHeight - kControlHeight) / 2;
  ImGui::SetCursorPos(look.px(10, top));
  act("##start", "to_start", Icon::to_start, "To the start (Alt+Home)", w, look);
  act("##back", "step_back", Icon::step_back, "Back by one step (,)", w, look);
  const bool playing = w.travel.playing;
  if (button("##play",
             {.kind = ButtonKind::primary,
              .icon = playing ? Icon::pause : Icon::play,
              .enabled = is_enabled(action("play"), w),
              .tip = playing ? "Pause (Space)" : "Play the run from the cursor (Space)",
              .width = 40},
             look)) {
    perform("play", w);
  }
  ImGui::SameLine(0, look.px(kGap));
  act("##on", "step_on", Icon::step_on, "On by one step (.)", w, look);
  act("##end", "to_end", Icon::to_end, "To the end (Alt+End)", w, look);

  const ButtonOptions icon{.kind = ButtonKind::quiet, .icon = Icon::path};
  const float right = 2 * button_width("##x", icon, look) + look.px(kGap + 10);
  const std::string clock = clock_text(w);
  ImFont* font = look.fonts.body;
  const float clock_width = font->CalcTextSizeA(font->FontSize, 1e9f, 0, clock.c_str()).x;
  const float x = ImGui::GetCursorPosX() + look.px(10);
  const ButtonOptions quiet{.kind = ButtonKind::quiet};
  const float speed_width = button_width(speed_text(0).c_str(), quiet, look);
  const float room = width - right - x;
  if (room > clock_width) {
    list.AddText(font, font->FontSize,
                 {at.x + x, at.y + (look.px(kTransportHeight) - font->FontSize) / 2},
                 w.view.cursor ? look.colors.text : look.colors.muted, clock.c_str());
  }
  if (room > clock_width + speed_width + look.px(24)) {
    // Kept in place while the clock's digits change.
    ImGui::SetCursorPos({width - right - speed_width - look.px(8), look.px(top)});
    draw_speed(w, look);
  }
  ImGui::SetCursorPos({width - right, look.px(top)});
  act("##path", "critical_path", Icon::path,
      "Critical path: the chain of work and waits that made the run this long (Alt+C)", w, look,
      w.travel.path_shown);
  act("##inspector", "inspector", Icon::inspector, "Show or hide the inspector (Ctrl+I)", w, look,
      w.show_inspector);
}

}  // namespace interleave::gui
