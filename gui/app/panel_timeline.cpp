// The timeline: the figure of all open scenarios on one time axis, with its header, its bars and
// the minimap. What the pointer does is in timeline_pointer.cpp.
#include <algorithm>
#include <array>
#include <cmath>

#include "gui/app/actions.h"
#include "gui/app/explain.h"
#include "gui/app/panels.h"
#include "gui/app/timeline_bars.h"
#include "gui/app/timeline_cursor.h"
#include "gui/app/timeline_pointer.h"
#include "gui/app/timeline_tools.h"
#include "gui/app/widgets.h"
#include "gui/figure/layout.h"

namespace interleave::gui {

namespace {

constexpr float kHeader = 42, kBar = 10, kFigureMargin = 14;  // units
constexpr float kMinimapFrom = 260;  // units of height; below there is none
constexpr float kLanes = 60;         // units that a key scrolls
constexpr std::array<const char*, 4> kGroupings{"Tasks", "Threads", "Processes", "Cores"};

void draw_header(Workbench& w, const Look& look) {
  ImGui::SetCursorPos(look.px(12, 7));
  int grouping = static_cast<int>(w.view.grouping);
  constexpr std::array kActions{"view_tasks", "view_threads", "view_processes", "view_cores"};
  if (segmented("grouping", kGroupings, grouping, look))
    perform(kActions[static_cast<size_t>(grouping)], w);

  const auto zoom = [&w](Icon icon, std::string_view id, const char* text) {
    return ButtonOptions{.icon = icon, .enabled = is_enabled(action(id), w), .tip = text};
  };
  const ButtonOptions out = zoom(Icon::minus, "zoom_out", "Zoom out (-)");
  const ButtonOptions in =
      zoom(Icon::plus, "zoom_in", "Zoom in (+), or turn the wheel over the timeline");
  const ButtonOptions fit = zoom(Icon::fit, "fit", "Show the whole run (F)");
  const ButtonOptions save{.icon = Icon::image,
                           .enabled = is_enabled(action("export"), w),
                           .tip = "Save the figure or its data, or copy it (Ctrl+E)"};
  // Words where there is room for them.
  const float views = ImGui::GetItemRectMax().x - ImGui::GetWindowPos().x;
  const char *fit_label = "Fit", *save_label = "Export…";
  const auto width = [&] {
    return button_width("Show", {}, look) + button_width("##out", out, look) +
           button_width("##in", in, look) + button_width(fit_label, fit, look) +
           button_width(save_label, save, look) + look.px(4 * 6 + 12);
  };
  if (views + width() + look.px(8) > ImGui::GetWindowWidth()) fit_label = "##fit";
  if (views + width() + look.px(8) > ImGui::GetWindowWidth()) save_label = "##export";
  ImGui::SameLine();
  ImGui::SetCursorPosX(std::max(views + look.px(8), ImGui::GetWindowWidth() - width()));
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, look.px(6, 0));
  draw_show_menu(w, look);
  ImGui::SameLine();
  if (button("##out", out, look)) perform("zoom_out", w);
  ImGui::SameLine();
  if (button("##in", in, look)) perform("zoom_in", w);
  ImGui::SameLine();
  if (button(fit_label, fit, look)) perform("fit", w);
  ImGui::SameLine();
  if (button(save_label, save, look)) perform("export", w);
  ImGui::PopStyleVar();
  ImGui::SetCursorPos(look.px(0, kHeader));
}

/// A line above the figure when it isn't that of the text as it stands.
void draw_banner(const Workbench& w, const Look& look) {
  const Tab& tab = w.tab();
  std::string text;
  ImU32 color = look.colors.warning;
  if (tab.run && tab.timeline && tab.run != tab.timeline) {
    text = "The last version that ran. The current one has an error; see Problems.";
    color = look.colors.error;
  } else if (tab.run && tab.run->stopped) {
    text = "Stopped at " + readable(tab.run->result.makespan.since_start()) +
           ": the program hadn't ended. Run (F5) runs it without a time limit.";
  }
  if (text.empty()) return;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x, height = look.px(26);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled(at, {at.x + width, at.y + height}, faded(color, 0.14f));
  clipped_text(list, look.fonts.body,
               {at.x + look.px(14), at.y + (height - look.fonts.body->FontSize) / 2}, color, text,
               width - look.px(28));
  ImGui::Dummy({width, height});
}

void draw_nothing(const Workbench& w, const Look& look) {
  const Tab& tab = w.tab();
  if (tab.document.buffer().text().empty()) {
    return empty_state("Who runs, who waits, who blocks?",
                       "The timeline of your program appears here: paste one into the editor, or "
                       "choose an example.",
                       look);
  }
  if (!tab.run)
    return empty_state("Running…",
                       "The timeline appears when the run ends. Stop shows what there is.", look);
  if (!tab.run->result.diagnostics.empty()) {
    return empty_state("This program didn't run", tab.run->result.diagnostics.front().message,
                       look);
  }
  empty_state("Nothing happened", "The program ended without a task, a thread or a wait.", look);
}

void draw_explanation(const Explanation& e, const Look& look) {
  if (e.title.empty()) return;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, look.px(12, 9));
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, look.px(6, 3));
  ImGui::BeginTooltip();
  ImGui::PushFont(look.fonts.bold);
  ImGui::TextUnformatted(e.title.c_str());
  ImGui::PopFont();
  float labels = 0;
  for (const auto& [label, value] : e.rows)
    labels = std::max(labels, ImGui::CalcTextSize(label.c_str()).x);
  for (const auto& [label, value] : e.rows) {
    ImGui::PushStyleColor(ImGuiCol_Text, look.colors.muted);
    ImGui::TextUnformatted(label.c_str());
    ImGui::PopStyleColor();
    ImGui::SameLine(labels + look.px(12 + 12));
    ImGui::TextUnformatted(value.c_str());
  }
  ImGui::EndTooltip();
  ImGui::PopStyleVar(2);
}

/// As large as it fits; with few lanes it ends below them, so that the axis stays near.
Figure fitting_figure(Workbench& w, std::span<const Panel> panels, ImVec2 room, const Look& look) {
  const ImguiMeasure measure(look.fonts.figure, look.scale);
  View view = w.view;
  view.width = std::floor(room.x / look.scale);
  view.height = std::floor(room.y / look.scale);
  view.scale = look.scale;
  view.margin = kFigureMargin;
  view.fit = true;
  view.most_rects = kWindowRects;
  const auto drawn = [&] { return layout(panels, view, *w.theme, measure, w.timeline.cache); };
  Figure figure = drawn();
  w.view.reveal.reset();
  if (!figure.revealed) return figure;
  // Scrolled no further than it takes, with a little of what lies around it.
  constexpr float kAround = 20;
  const float shown = figure.lanes_area.height;
  const auto [top, bottom] = *figure.revealed;
  const float low = bottom + kAround - shown, high = top - figure.pinned_height - kAround;
  view.scroll = w.view.scroll = std::max(0.0f, std::clamp(w.view.scroll, std::min(low, high), std::max(low, high)));
  return drawn();
}

/// The time under the pointer, as a line over all lanes.
void draw_pointer(const Figure& figure, Point p, ImVec2 origin, const Look& look) {
  if (!figure.plot.contains(p.x, p.y)) return;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float x = std::round(origin.x + p.x * look.scale);
  const float top = origin.y + figure.plot.y * look.scale,
              bottom = origin.y + figure.plot.bottom() * look.scale;
  list.AddLine({x, top}, {x, bottom}, faded(look.colors.muted, 0.55f));
  const std::string text = readable(figure.scale.time(p.x).since_start());
  const ImVec2 extent =
      look.fonts.small->CalcTextSizeA(look.fonts.small->FontSize, 1e9f, 0, text.c_str());
  const float pad = look.px(5), half = extent.x / 2 + pad;
  const float left =
      std::clamp(x - half, origin.x, std::max(origin.x, origin.x + figure.width * look.scale - 2 * half));
  list.AddRectFilled({left, bottom + look.px(2)}, {left + 2 * half, bottom + look.px(4) + extent.y},
                     look.colors.text, look.px(3));
  list.AddText(look.fonts.small, look.fonts.small->FontSize,
               {std::round(left + pad), bottom + look.px(3)}, look.colors.panel, text.c_str());
}

void draw_scroll_bar(Workbench& w, const Figure& figure, ImVec2 origin, const Look& look) {
  const float shown = figure.lanes_area.height, most = std::max(0.f, figure.content_height - shown);
  w.view.scroll = std::clamp(w.view.scroll, 0.f, most);
  if (most <= 0) return;
  const float length = shown * look.scale,
              grab = std::max(look.px(24), length * shown / figure.content_height);
  const ImVec2 at{origin.x + (figure.width - kBar) * look.scale,
                  origin.y + figure.lanes_area.y * look.scale};
  ImGui::SetCursorScreenPos(at);
  ImGui::InvisibleButton("scroll", {look.px(kBar), length});
  if (ImGui::IsItemActive())
    w.view.scroll += ImGui::GetIO().MouseDelta.y * most / std::max(1.f, length - grab);
  w.view.scroll = std::clamp(w.view.scroll, 0.f, most);
  const float top = at.y + (length - grab) * w.view.scroll / most;
  const bool hot = ImGui::IsItemHovered() || ImGui::IsItemActive();
  ImGui::GetWindowDrawList()->AddRectFilled(
      {at.x + look.px(2), top}, {at.x + look.px(kBar - 2), top + grab},
      faded(look.colors.faint, hot ? 0.9f : 0.5f), look.px(3));
}

}  // namespace

void draw_timeline(Workbench& w, const Look& look) {
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
  refresh_timeline(w);
  draw_header(w, look);
  draw_banner(w, look);
  auto panels = w.figure_panels();
  mark_causes(w, panels, marks_on_screen(w));
  if (!panels.empty()) draw_timeline_bar(w, look);
  const ImVec2 origin = ImGui::GetCursorScreenPos();
  ImVec2 room = ImGui::GetContentRegionAvail();
  const bool minimap = room.y >= look.px(kMinimapFrom) && w.limits().length() > sim::Duration();
  if (minimap) room.y -= look.px(kMinimapHeight);
  if (panels.empty() || room.x < look.px(120) || room.y < look.px(60)) {
    if (panels.empty()) draw_nothing(w, look);
    return ImGui::PopStyleVar();
  }
  const Figure figure = fitting_figure(w, panels, room, look);

  ImGui::InvisibleButton("figure", room);
  ImGui::SetItemAllowOverlap();
  const ImVec2 pointer = ImGui::GetMousePos();
  const Point p{(pointer.x - origin.x) / look.scale, (pointer.y - origin.y) / look.scale};
  const bool hovered = ImGui::IsItemHovered();
  point_at_timeline(w, figure, p, look);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.PushClipRect(origin, {origin.x + room.x, origin.y + room.y}, true);
  ImguiPainter painter(list, origin, look.scale, look.fonts.figure);
  paint(figure, painter);
  draw_measured_range(w, figure, origin, look);
  if (hovered) draw_pointer(figure, p, origin, look);
  draw_cursor(w, figure, origin, look);
  list.PopClipRect();
  draw_scroll_bar(w, figure, origin, look);
  draw_hit_list(w, origin, room, look);
  if (minimap) draw_minimap(w, {origin.x, origin.y + room.y}, {room.x, look.px(kMinimapHeight)}, look);
  ImGui::PopStyleVar();
  if (const Pick& pick = w.view.hovered; pick) {
    const Run& run = *w.run_of_panel(pick.panel);
    draw_explanation(explain(run, pick, figure.scale.time(p.x)), look);
  } else if (hovered && !w.travel.scrubbing) {
    draw_explanation(explain_gap(w, figure, p), look);
  }
}

bool timeline_key(Workbench& w, const KeyEvent& event) {
  const sim::Duration step = w.visible_range().length() / 8;
  switch (event.chord.mods == 0 ? event.chord.key : 0) {
    case GLFW_KEY_LEFT:
      w.pan(-step);
      return true;
    case GLFW_KEY_RIGHT:
      w.pan(step);
      return true;
    case GLFW_KEY_UP:
      w.view.scroll -= kLanes;
      return true;
    case GLFW_KEY_DOWN:
      w.view.scroll += kLanes;
      return true;
    case GLFW_KEY_HOME:
      w.fit();
      return true;
    case GLFW_KEY_ESCAPE:
      if (w.timeline.range) {
        w.timeline.range.reset();
        return true;
      }
      w.select({});
      remove_cursor(w);
      return true;
    default:
      return false;
  }
}

}  // namespace interleave::gui
