// What the program printed, each line with the virtual time at which it was complete. A click moves
// the timeline's cursor there and the editor to the line that printed it.
#include <algorithm>
#include <cstdio>
#include <string>

#include "gui/app/panels.h"
#include "gui/app/widgets.h"

namespace interleave::gui {

namespace {

constexpr float kMargin = 14, kGap = 16;  // units

/// As `--log` writes it, without the brackets.
std::string timestamp(sim::Time time) {
  char text[40];
  std::snprintf(text, sizeof text, "%10.6f", time.seconds());
  return text;
}

void draw_line(Workbench& w, const models::python::OutputLine& line, const Look& look) {
  const float height = look.fonts.code->FontSize + look.px(5), margin = look.px(kMargin);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const std::string time = timestamp(line.at);
  const auto measure = [&look](const std::string& text) {
    return look.fonts.code
        ->CalcTextSizeA(look.fonts.code->FontSize, 1e9f, 0, text.data(), text.data() + text.size())
        .x;
  };
  const float text_x = margin + measure(time) + look.px(kGap);
  const float width =
      std::max(ImGui::GetContentRegionAvail().x, text_x + measure(line.text) + margin);
  if (ImGui::InvisibleButton("line", {width, height})) {
    w.jump_to(line.at);
    w.go_to_line(w.active, line.line);
  }
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 end{at.x + width, at.y + height};
  if (w.view.cursor == line.at) list.AddRectFilled(at, end, look.colors.current_line);
  // What isn't printed yet at the cursor.
  const float there = w.view.cursor && line.at > *w.view.cursor ? 0.35f : 1;
  if (ImGui::IsItemHovered()) {
    list.AddRectFilled(at, end, look.colors.hover);
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  }
  const float y = at.y + look.px(2.5f), size = look.fonts.code->FontSize;
  list.AddText(look.fonts.code, size, {at.x + margin, y}, faded(look.colors.muted, there), time.c_str());
  list.AddText(look.fonts.code, size, {at.x + text_x, y},
               faded(line.is_error ? look.colors.error : look.colors.text, there), line.text.data(),
               line.text.data() + line.text.size());
}

/// Keeps the line that was printed last at the cursor in sight.
void follow(const std::vector<models::python::OutputLine>& output, sim::Time cursor,
            const Look& look) {
  const auto next = std::ranges::upper_bound(output, cursor, {}, &models::python::OutputLine::at);
  const float bottom =
      static_cast<float>(next - output.begin()) * (look.fonts.code->FontSize + look.px(5));
  const float room = ImGui::GetWindowHeight() - look.px(24);
  if (bottom > ImGui::GetScrollY() + room) ImGui::SetScrollY(bottom - room);
  if (bottom < ImGui::GetScrollY() + look.px(24)) ImGui::SetScrollY(std::max(0.f, bottom - room));
}

}  // namespace

void draw_output(Workbench& w, const Look& look) {
  const RunPtr run = w.tab().run;
  if (!run)
    return empty_state("No output yet", "Lines appear here, each with its virtual time.", look);
  const auto& output = run->result.output;
  if (output.empty()) {
    return empty_state("The program printed nothing",
                       "What print() writes appears here, with its virtual time.", look);
  }
  ImGui::BeginChild("lines", {0, 0}, false, ImGuiWindowFlags_HorizontalScrollbar);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
  if (w.travel.playing && w.view.cursor) follow(output, *w.view.cursor, look);
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(output.size()), look.fonts.code->FontSize + look.px(5));
  while (clipper.Step()) {
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      ImGui::PushID(i);
      draw_line(w, output[static_cast<size_t>(i)], look);
      ImGui::PopID();
    }
  }
  ImGui::PopStyleVar();
  ImGui::EndChild();
}

}  // namespace interleave::gui
