// The runs that are compared, how fast each is, where the chosen one parts from the first, and what
// happened otherwise. A click on a run chooses it; a click on a difference goes there.
#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "gui/app/actions.h"
#include "gui/app/panels.h"
#include "gui/app/widgets.h"

namespace interleave::gui {

namespace {

constexpr float kMargin = 14, kRow = 24, kRunsWidth = 300, kTimes = 124, kNote = 140,
                kRoomForNotes = 480;  // units

void cell(const std::string& text, float x, float y, float width, ImU32 color, bool right,
          const Look& look) {
  ImFont* font = look.fonts.body;
  const float wide = font->CalcTextSizeA(font->FontSize, 1e9f, 0, text.c_str()).x;
  clipped_text(
      *ImGui::GetWindowDrawList(), font,
      {right ? x + std::max(0.f, width - wide) : x, y + (look.px(kRow) - font->FontSize) / 2},
      color, text, width);
}

/// A row that can be clicked; its place is that of the last item.
bool row(const char* id, bool chosen, const Look& look) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const bool clicked = ImGui::InvisibleButton(id, {width, look.px(kRow)});
  ImGui::SetItemAllowOverlap();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 end{at.x + width, at.y + look.px(kRow)};
  if (chosen) list.AddRectFilled(at, end, look.colors.selection);
  if (ImGui::IsItemHovered()) {
    if (!chosen) list.AddRectFilled(at, end, look.colors.hover);
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  }
  return clicked;
}

void draw_runs(Workbench& w, const std::vector<Workbench::Shown>& shown, const Look& look) {
  const size_t chosen = std::min(w.chosen_rival, shown.size() - 1);
  const sim::Duration base = shown.front().run->numbers.makespan;
  std::optional<size_t> removed;
  for (size_t i = 0; i < shown.size(); ++i) {
    ImGui::PushID(static_cast<int>(i));
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    if (row("run", i == chosen, look) && i > 0) {
      w.chosen_rival = i;
      w.chosen_difference.reset();
    }
    const sim::Duration makespan = shown[i].run->numbers.makespan;
    tip((shown[i].name + ": " + readable(makespan)).c_str(), look);
    // Where there is little room, the others have their speed-up alone.
    const bool wide = width > look.px(230);
    const float time = look.px(wide || i == 0 ? 56 : 0), speed = look.px(wide || i > 0 ? 46 : 0),
                close = look.px(26);
    const float numbers = at.x + width - close - speed - time - look.px(4);
    cell(shown[i].name, at.x + look.px(kMargin), at.y, numbers - at.x - look.px(kMargin + 4),
         look.colors.text, false, look);
    if (time > 0) cell(readable(makespan), numbers, at.y, time, look.colors.text, true, look);
    if (i > 0)
      cell(speed_up(base, makespan), numbers + time, at.y, speed, look.colors.muted, true, look);
    const ImVec2 next = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos({at.x + width - close, at.y + look.px((kRow - 18) / 2)});
    if (ImGui::InvisibleButton("remove", look.px(18, 18))) removed = i;
    const bool hot = ImGui::IsItemHovered();
    tip("Take it out of the comparison", look);
    draw_icon(*ImGui::GetWindowDrawList(), Icon::close,
              {at.x + width - close + look.px(9), at.y + look.px(kRow / 2)}, look.px(9),
              hot ? look.colors.text : look.colors.muted);
    ImGui::SetCursorScreenPos(next);
    ImGui::PopID();
  }
  ImGui::Dummy(look.px(0, 6));
  ImGui::SetCursorPosX(look.px(kMargin));
  if (button("Compare with…", {.icon = Icon::plus}, look)) perform("compare", w);
  ImGui::SameLine(0, look.px(8));
  if (button("End", {.kind = ButtonKind::quiet, .tip = "Show the active scenario alone"}, look))
    perform("end_compare", w);
  if (removed) stop_comparing(w, *removed);
}

/// The span or instant of an event, for the panel that shows its run.
Pick pick_of(const RunEvent& event, uint16_t panel) {
  if (event.index == sim::kNone) return {Pick::Kind::track, panel, event.track, 1};
  return {event.is_step() ? Pick::Kind::span : Pick::Kind::instant, panel, event.index, 1};
}

void go_to(Workbench& w, const Difference& d, uint16_t second) {
  w.jump_to(d.since());
  const bool in_first = d.first && (!d.second || d.first->at <= d.second->at);
  w.select(in_first ? pick_of(*d.first, 0) : pick_of(*d.second, second));
}

std::string note(const Difference& d) {
  if (!d.first || !d.second) return difference_name(d.kind);
  const sim::Duration by = d.second->at - d.first->at;
  const std::string moved = by == sim::Duration()  ? "same time"
                            : by > sim::Duration() ? readable(by) + " later"
                                                   : readable(-by) + " earlier";
  return d.kind == Difference::Kind::other_order ? "other order, " + moved : moved;
}

std::string summary(const Comparison& c) {
  if (c.differences.empty()) return "The runs don't differ: every event happened at the same time.";
  const Comparison::Divergence parts = *c.divergence();
  std::string text = "They part at " + readable(parts.first.since_start());
  if (parts.second != parts.first) text += " | " + readable(parts.second.since_start());
  using enum Difference::Kind;
  for (const Difference::Kind kind : {other_order, other_time, only_first, only_second}) {
    if (const size_t n = c.count(kind))
      text += "   ·   " + std::to_string(n) + ' ' + difference_name(kind);
  }
  return text + "   ·   " + std::to_string(c.alike) + " alike";
}

void draw_differences(Workbench& w, const Comparison& c, uint16_t second, const Look& look) {
  ImVec2 at = ImGui::GetCursorScreenPos();
  const float margin = look.px(kMargin);
  const float width = ImGui::GetContentRegionAvail().x;
  cell(summary(c), at.x + margin, at.y, width - 2 * margin, look.colors.muted, false, look);
  ImGui::Dummy({width, look.px(kRow)});
  tip(summary(c).c_str(), look);
  if (c.differences.empty()) return;
  ImGui::BeginChild("rows");
  if (w.reveal_difference && w.chosen_difference) {
    const float top = look.px(kRow) * static_cast<float>(*w.chosen_difference);
    const float scroll = ImGui::GetScrollY(), room = ImGui::GetWindowHeight() - look.px(kRow);
    if (top < scroll || top > scroll + room) ImGui::SetScrollY(std::max(0.f, top - room / 2));
  }
  w.reveal_difference = false;
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(c.differences.size()), look.px(kRow));
  while (clipper.Step()) {
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      const Difference& d = c.differences[static_cast<size_t>(i)];
      ImGui::PushID(i);
      at = ImGui::GetCursorScreenPos();
      const float room = ImGui::GetContentRegionAvail().x;
      if (row("difference", w.chosen_difference == static_cast<size_t>(i), look)) {
        w.chosen_difference = static_cast<size_t>(i);
        go_to(w, d, second);
      }
      const auto time = [](const std::optional<RunEvent>& e) {
        return e ? readable(e->at.since_start()) : std::string("–");
      };
      const bool notes = room > look.px(kRoomForNotes);
      const float times = at.x + room - look.px(kTimes + (notes ? kNote : 0)) - margin / 2;
      cell(d.what, at.x + margin, at.y, times - at.x - margin, look.colors.text, false, look);
      const std::string both = d.first && d.second && d.first->at == d.second->at
                                   ? time(d.first)
                                   : time(d.first) + "  |  " + time(d.second);
      cell(both, times, at.y, look.px(kTimes - 12), look.colors.text, true, look);
      if (notes)
        cell(note(d), times + look.px(kTimes), at.y, look.px(kNote), look.colors.muted, false,
             look);
      else
        tip(note(d).c_str(), look);
      ImGui::PopID();
    }
  }
  ImGui::EndChild();
}

}  // namespace

void draw_compare(Workbench& w, const Look& look) {
  const auto shown = w.shown();
  if (!is_comparing(w) || shown.empty()) {
    empty_state("Nothing to compare yet",
                "Another machine, a variant of the header, another file, or the run before the last "
                "change, on one time axis.",
                look);
    const ButtonOptions options{.kind = ButtonKind::primary,
                                .enabled = is_enabled(action("compare"), w)};
    const float width = button_width("Compare with…", options, look);
    ImGui::SetCursorPos({(ImGui::GetWindowWidth() - width) / 2,
                         ImGui::GetWindowHeight() - look.px(kControlHeight + 10)});
    if (button("Compare with…", options, look)) perform("compare", w);
    return;
  }
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
  const float width = std::min(look.px(kRunsWidth + 40), ImGui::GetContentRegionAvail().x * 0.38f);
  ImGui::SetCursorPos(look.px(0, 4));
  ImGui::BeginChild("runs", {width, 0});
  draw_runs(w, shown, look);
  ImGui::EndChild();
  ImGui::SameLine();
  ImGui::BeginChild("differences");
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 low = ImGui::GetWindowPos();
  list.AddLine(low, {low.x, low.y + ImGui::GetWindowHeight()}, look.colors.border);
  const auto second = static_cast<uint16_t>(std::min(w.chosen_rival, shown.size() - 1));
  if (const Comparison* c = w.comparison()) {
    draw_differences(w, *c, second, look);
  } else {
    empty_state("Running…", "The other run appears when it ends.", look);
  }
  ImGui::EndChild();
  ImGui::PopStyleVar();
}

/// Up and Down go through the differences, Left and Right through the runs.
bool compare_key(Workbench& w, const KeyEvent& event) {
  const auto shown = w.shown();
  const Comparison* c = w.comparison();
  if (!c || event.chord.mods != 0) return false;
  const auto stepped = [](size_t from, int step, size_t first, size_t last) {
    return static_cast<size_t>(std::clamp(static_cast<ptrdiff_t>(from) + step,
                                          static_cast<ptrdiff_t>(first),
                                          static_cast<ptrdiff_t>(last)));
  };
  const int key = event.chord.key;
  if (key == GLFW_KEY_LEFT || key == GLFW_KEY_RIGHT) {
    w.chosen_rival = stepped(w.chosen_rival, key == GLFW_KEY_LEFT ? -1 : 1, 1, shown.size() - 1);
    w.chosen_difference.reset();
    return true;
  }
  if ((key != GLFW_KEY_UP && key != GLFW_KEY_DOWN) || c->differences.empty()) return false;
  const size_t last = c->differences.size() - 1;
  w.chosen_difference =
      w.chosen_difference ? stepped(*w.chosen_difference, key == GLFW_KEY_UP ? -1 : 1, 0, last) : 0;
  w.reveal_difference = true;
  go_to(w, c->differences[*w.chosen_difference],
        static_cast<uint16_t>(std::min(w.chosen_rival, shown.size() - 1)));
  return true;
}

size_t count_compare(const Workbench& w) { return is_comparing(w) ? w.shown().size() : 0; }

}  // namespace interleave::gui
