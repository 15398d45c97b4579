#include "gui/app/timeline_bars.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "gui/app/actions.h"
#include "gui/app/timeline_tools.h"
#include "gui/app/widgets.h"

namespace interleave::gui {

namespace {

constexpr float kBarHeight = 40, kRow = 26, kListWidth = 380;  // units
constexpr int kListRows = 9;

std::string count_text(const Workbench& w) {
  const Matches* matches = w.view.matches.get();
  if (!matches) return w.timeline.needle.empty() ? "" : "searching";
  if (matches->count() == 0) return "nothing found";
  std::string text = std::to_string(w.timeline.hit + 1) + " of " + std::to_string(matches->count());
  if (matches->count() > matches->hits().size())
    text += " (the first " + std::to_string(matches->hits().size()) + " listed)";
  return text;
}

void note(const std::string& text, const Look& look) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::GetWindowDrawList()->AddText(
      look.fonts.small, look.fonts.small->FontSize,
      {at.x, std::round(at.y + (look.px(kControlHeight) - look.fonts.small->FontSize) / 2)},
      look.colors.muted, text.c_str());
  const ImVec2 extent =
      look.fonts.small->CalcTextSizeA(look.fonts.small->FontSize, 1e9f, 0, text.c_str());
  ImGui::Dummy({extent.x, look.px(kControlHeight)});
  ImGui::SameLine();
}

bool bar_field(Workbench& w, const char* hint, std::string& text, const Look& look) {
  ImGui::SetNextItemWidth(std::min(look.px(230), ImGui::GetContentRegionAvail().x * 0.45f));
  if (w.timeline.focus_bar) ImGui::SetKeyboardFocusHere();
  w.timeline.focus_bar = false;
  const bool changed = text_field("##bar", hint, text, look);
  ImGui::SameLine();
  return changed;
}

void draw_search(Workbench& w, const Look& look) {
  TimelineState& t = w.timeline;
  std::string needle = t.needle;
  if (bar_field(w, "Search names, waits, output", needle, look)) search_timeline(w, needle);
  note(count_text(w), look);
  const bool any = w.view.matches && !w.view.matches->hits().empty();
  if (button("##previous", {.kind = ButtonKind::quiet, .icon = Icon::up, .enabled = any,
                            .tip = "Previous hit (Shift+Enter)"}, look))
    step_hit(w, -1);
  ImGui::SameLine();
  if (button("Next", {.enabled = any, .tip = "Next hit (Enter)"}, look)) step_hit(w, 1);
  ImGui::SameLine();
  if (button("List", {.kind = ButtonKind::quiet, .enabled = any, .on = t.list_hits,
                      .tip = "Show all hits"}, look))
    t.list_hits = !t.list_hits;
}

void draw_filter(Workbench& w, const Look& look) {
  bar_field(w, "Filter lanes by name", w.view.filter, look);
  const auto panels = w.figure_panels();
  const size_t shown = panels.empty() ? 0 : w.timeline.cache.rows(panels, w.view)->count;
  std::string text = std::to_string(shown) + (shown == 1 ? " lane" : " lanes");
  if (w.view.emphasis != 0) {
    text += ", in a state that is marked";
  }
  note(text, look);
  if (button("Show all", {.enabled = !w.view.filter.empty() || w.view.emphasis != 0}, look)) {
    w.view.filter.clear();
    w.view.emphasis = 0;
  }
}

}  // namespace

void draw_show_menu(Workbench& w, const Look& look) {
  constexpr std::array kItems{"search_timeline", "filter_lanes", "", "arrows", "all_arrows",
                              "counters", "compress_idle", "output_marks", "notes", "",
                              "pin", "lane_up", "lane_down", "collapse_all", "expand_all",
                              "all_lanes", "", "add_note"};
  const ImVec2 at = ImGui::GetCursorScreenPos();
  if (button("Show", {.on = ImGui::IsPopupOpen("show"),
                      .tip = "Search, filter, arrows, counters, a compressed axis"}, look))
    ImGui::OpenPopup("show");
  ImGui::SetNextWindowPos({at.x, at.y + look.px(kControlHeight + 4)});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, look.px(8, 8));
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, look.px(18, 7));
  if (ImGui::BeginPopup("show")) {
    for (const char* id : kItems) {
      if (*id == '\0') {
        ImGui::Separator();
        continue;
      }
      const Action& item = action(id);
      const std::string keys = to_string(item.chords[0]);
      if (ImGui::MenuItem(item.label, keys.empty() ? nullptr : keys.c_str(),
                          item.checked && item.checked(w), is_enabled(item, w)))
        item.run(w);
    }
    ImGui::EndPopup();
  }
  ImGui::PopStyleVar(2);
}

void draw_timeline_bar(Workbench& w, const Look& look) {
  using Bar = TimelineState::Bar;
  TimelineState& t = w.timeline;
  const bool filtered = !w.view.filter.empty() || w.view.emphasis != 0;
  const Bar bar = t.bar == Bar::none && filtered ? Bar::filter : t.bar;
  if (bar == Bar::none) return;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled(at, {at.x + width, at.y + look.px(kBarHeight)}, look.colors.raised);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, look.px(6, 0));
  ImGui::PushID(bar == Bar::search ? "search" : "filter");
  ImGui::SetCursorScreenPos({at.x + look.px(12), at.y + look.px((kBarHeight - kControlHeight) / 2)});
  if (bar == Bar::search)
    draw_search(w, look);
  else
    draw_filter(w, look);
  const ButtonOptions close{.kind = ButtonKind::quiet, .icon = Icon::close, .tip = "Close (Esc)"};
  ImGui::SameLine();
  ImGui::SetCursorScreenPos({at.x + width - button_width("##close", close, look) - look.px(10),
                             at.y + look.px((kBarHeight - kControlHeight) / 2)});
  if (button("##close", close, look)) close_timeline_bar(w);
  ImGui::PopID();
  ImGui::PopStyleVar();
  ImGui::SetCursorScreenPos({at.x, at.y + look.px(kBarHeight)});
}

void draw_hit_list(Workbench& w, ImVec2 origin, ImVec2 room, const Look& look) {
  TimelineState& t = w.timeline;
  if (t.bar != TimelineState::Bar::search || !t.list_hits || !w.view.matches) return;
  const auto& hits = w.view.matches->hits();
  if (hits.empty()) return;
  const auto panels = w.figure_panels();
  const float row = look.px(kRow), width = std::min(look.px(kListWidth), room.x - look.px(24));
  const int rows = std::min(static_cast<int>(hits.size()), kListRows);
  const float height =
      std::min(row * static_cast<float>(rows) + look.px(8), room.y * 0.6f);
  ImGui::SetCursorScreenPos({origin.x + room.x - width - look.px(12), origin.y + look.px(8)});
  ImGui::PushStyleColor(ImGuiCol_ChildBg, look.colors.raised);
  ImGui::PushStyleVar(ImGuiStyleVar_ChildRounding, look.px(6));
  ImGui::BeginChild("hits", {width, height}, true, ImGuiWindowFlags_NoNav);
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(hits.size()), row);
  if (std::exchange(t.reveal_hit, false)) {
    const float at = static_cast<float>(t.hit) * row;
    if (at < ImGui::GetScrollY() || at + row > ImGui::GetScrollY() + height - look.px(8))
      ImGui::SetScrollY(std::max(0.0f, at - 3 * row));
  }
  while (clipper.Step()) {
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      const auto hit = static_cast<size_t>(i);
      ImGui::PushID(i);
      const ImVec2 at = ImGui::GetCursorScreenPos();
      const float inner = ImGui::GetContentRegionAvail().x;
      const bool clicked = ImGui::InvisibleButton("hit", {inner, row});
      ImDrawList& list = *ImGui::GetWindowDrawList();
      if (hit == t.hit || ImGui::IsItemHovered())
        list.AddRectFilled(at, {at.x + inner, at.y + row},
                           hit == t.hit ? look.colors.pressed : look.colors.hover, look.px(4));
      const float y = std::round(at.y + (row - look.fonts.body->FontSize) / 2);
      const std::string time = readable(hits[hit].at.since_start(), 5);
      const ImVec2 extent =
          look.fonts.body->CalcTextSizeA(look.fonts.body->FontSize, 1e9f, 0, time.c_str());
      const float right = at.x + inner - extent.x - look.px(6);
      list.AddText(look.fonts.body, look.fonts.body->FontSize, {std::round(right), y},
                   look.colors.muted, time.c_str());
      clipped_text(list, look.fonts.body, {at.x + look.px(6), y}, look.colors.text,
                   hit_text(*panels[hits[hit].pick.panel].index, hits[hit]),
                   right - at.x - look.px(18));
      if (clicked) go_to_hit(w, hit);
      ImGui::PopID();
    }
  }
  ImGui::EndChild();
  ImGui::PopStyleVar();
  ImGui::PopStyleColor();
  ImGui::GetWindowDrawList()->AddRect(ImGui::GetItemRectMin(), ImGui::GetItemRectMax(),
                                      look.colors.border, look.px(6));
}

}  // namespace interleave::gui
