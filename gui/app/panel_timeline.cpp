// The timeline: the figure of all open scenarios on one time axis. Wheel: zoom at the pointer.
// Drag: pan. Click: select, and show the source line. Double click: zoom to the span.
#include <algorithm>
#include <array>
#include <cmath>

#include "gui/app/actions.h"
#include "gui/app/explain.h"
#include "gui/app/panels.h"
#include "gui/app/widgets.h"
#include "gui/figure/layout.h"

namespace interleave::gui {

namespace {

constexpr float kHeader = 42, kBar = 10, kFigureMargin = 14;    // units
constexpr std::array kLaneHeights{40.0f, 34.0f, 28.0f, 24.0f};  // units
constexpr float kClickSlack = 4;                                // units that a click may move
constexpr double kWheelStep = 1.25;
constexpr float kWheelLanes = 60;  // units a notch scrolls
constexpr std::array<const char*, 3> kGroupings{"Tasks", "Threads", "Cores"};

void draw_header(Workbench& w, const Look& look) {
  ImGui::SetCursorPos(look.px(12, 7));
  int grouping = static_cast<int>(w.view.grouping);
  constexpr std::array kActions{"view_tasks", "view_threads", "view_cores"};
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
                           .tip = "Save the figure as PNG, SVG or PDF (Ctrl+E)"};
  const float width = button_width("##out", out, look) + button_width("##in", in, look) +
                      button_width("Fit", fit, look) + button_width("Export…", save, look) +
                      look.px(3 * 6 + 12);
  ImGui::SameLine();
  ImGui::SetCursorPosX(ImGui::GetWindowWidth() - width);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, look.px(6, 0));
  if (button("##out", out, look)) perform("zoom_out", w);
  ImGui::SameLine();
  if (button("##in", in, look)) perform("zoom_in", w);
  ImGui::SameLine();
  if (button("Fit", fit, look)) perform("fit", w);
  ImGui::SameLine();
  if (button("Export…", save, look)) perform("export", w);
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

void click(Workbench& w, const Pick& pick, bool over_time) {
  if (pick.kind == Pick::Kind::expander) {
    const std::pair key{pick.panel, pick.index};
    if (w.view.collapsed.erase(key) == 0) w.view.collapsed.insert(key);
  } else {
    w.select(pick.kind == Pick::Kind::track && over_time ? Pick{} : pick);
  }
}

void zoom_to(Workbench& w, const Pick& pick) {
  if (pick.kind != Pick::Kind::span) return;
  const sim::Span& span =
      w.tabs[w.tab_of_panel(pick.panel)]->timeline->result.trace->spans()[pick.index];
  const sim::Duration length = span.end - span.begin;
  if (length == sim::Duration()) return w.zoom(8, span.begin);
  const TimeRange all = w.limits();
  const sim::Duration margin = length / 8;
  w.view.range =
      TimeRange{std::max(all.begin, span.begin - margin), std::min(all.end, span.end + margin)};
}

/// The largest lanes that fit into `room`, else the smallest, which scroll. With few lanes the
/// figure ends below them, so that the axis stays near.
Figure fitting_figure(const Workbench& w, std::span<const Panel> panels, ImVec2 room,
                      const Look& look) {
  const ImguiMeasure measure(look.fonts.figure, look.scale);
  View view = w.view;
  view.width = std::floor(room.x / look.scale);
  view.height = std::floor(room.y / look.scale);
  view.scale = look.scale;
  view.margin = kFigureMargin;
  Figure figure;
  for (const float height : kLaneHeights) {
    view.lane_height = height;
    figure = layout(panels, view, *w.theme, measure);
    const float spare = std::floor(figure.lanes_area.height - figure.content_height);
    if (spare < 0) continue;
    view.height -= spare;
    return layout(panels, view, *w.theme, measure);
  }
  return figure;
}

/// Pointer and wheel over the figure, which is the last ImGui item. `p` is in the figure's units.
void interact(Workbench& w, const Figure& figure, Point p, const Look& look) {
  const ImGuiIO& io = ImGui::GetIO();
  const bool hovered = ImGui::IsItemHovered();
  const bool dragging =
      ImGui::IsItemActive() && ImGui::IsMouseDragging(ImGuiMouseButton_Left, look.px(kClickSlack));
  const bool over_time = p.x >= figure.plot.x && p.x < figure.plot.right();
  w.view.hovered = hovered && !dragging ? hit(figure, p.x, p.y) : Pick{};
  if (w.view.hovered.kind == Pick::Kind::track && over_time)
    w.view.hovered = {};  // an empty stretch
  if (hovered && w.view.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);

  if (hovered && io.MouseWheel != 0) {
    if (io.KeyShift) {
      w.pan(figure.scale.duration(-io.MouseWheel * kWheelLanes));
    } else if (over_time && !io.KeyAlt) {
      w.zoom(std::pow(kWheelStep, static_cast<double>(io.MouseWheel)), figure.scale.time(p.x));
    } else {
      w.view.scroll -= io.MouseWheel * kWheelLanes;
    }
  }
  if (hovered && io.MouseWheelH != 0) w.pan(figure.scale.duration(-io.MouseWheelH * kWheelLanes));
  if (dragging) {
    ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeAll);
    w.pan(figure.scale.duration(-io.MouseDelta.x / look.scale));
    w.view.scroll -= io.MouseDelta.y / look.scale;
  }
  const float slack = look.px(kClickSlack);
  if (ImGui::IsItemDeactivated() && io.MouseDragMaxDistanceSqr[0] < slack * slack) {
    click(w, hit(figure, p.x, p.y), over_time);
  }
  if (hovered && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left))
    zoom_to(w, hit(figure, p.x, p.y));
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
      std::clamp(x - half, origin.x, origin.x + figure.width * look.scale - 2 * half);
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
  draw_header(w, look);
  draw_banner(w, look);
  const auto panels = w.figure_panels();
  const ImVec2 origin = ImGui::GetCursorScreenPos(), room = ImGui::GetContentRegionAvail();
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
  interact(w, figure, p, look);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.PushClipRect(origin, {origin.x + room.x, origin.y + room.y}, true);
  ImguiPainter painter(list, origin, look.scale, look.fonts.figure);
  paint(figure, painter);
  if (hovered) draw_pointer(figure, p, origin, look);
  list.PopClipRect();
  draw_scroll_bar(w, figure, origin, look);
  ImGui::PopStyleVar();
  if (const Pick& pick = w.view.hovered; pick) {
    draw_explanation(explain(*w.tabs[w.tab_of_panel(pick.panel)]->timeline, pick), look);
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
      w.view.scroll -= kWheelLanes;
      return true;
    case GLFW_KEY_DOWN:
      w.view.scroll += kWheelLanes;
      return true;
    case GLFW_KEY_HOME:
      w.fit();
      return true;
    case GLFW_KEY_ESCAPE:
      w.select({});
      w.view.cursor.reset();
      return true;
    default:
      return false;
  }
}

}  // namespace interleave::gui
