// Why it isn't running: the chain behind what was asked, each link of which leads on; or, when it
// is shown on the timeline, the critical path of the whole run with the share of each part.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>

#include "gui/app/actions.h"
#include "gui/app/explain.h"
#include "gui/app/panels.h"
#include "gui/app/sheet.h"
#include "gui/app/widgets.h"
#include "gui/figure/lane_plan.h"

namespace interleave::gui {

namespace {

constexpr float kMargin = 14, kRow = 26;  // units

void select_track(Workbench& w, sim::TrackId track) {
  w.select({Pick::Kind::track, travelled_panel(w), track, 1});
}

/// A row that can be clicked, as wide as the panel. Leaves the cursor below it.
bool row(int id, float height, bool marked, const Look& look) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 size{ImGui::GetContentRegionAvail().x, height};
  ImGui::PushID(id);
  const bool clicked = ImGui::InvisibleButton("row", {std::max(1.f, size.x), size.y});
  ImGui::PopID();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 end{at.x + size.x, at.y + size.y};
  if (marked) list.AddRectFilled(at, end, look.colors.mark_line);
  if (ImGui::IsItemHovered()) {
    list.AddRectFilled(at, end, look.colors.hover);
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  }
  return clicked;
}

float text_y(const Look& look, ImFont* font) { return (look.px(kRow) - font->FontSize) / 2; }

/// The number of a link, as the timeline shows it.
void station(ImVec2 middle, size_t number, const Look& look) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddCircleFilled(middle, look.px(8), to_imgui(look.theme->accent), 24);
  const std::string text = std::to_string(number);
  ImFont* font = look.fonts.small;
  const float width = font->CalcTextSizeA(font->FontSize, 1e9f, 0, text.c_str()).x;
  list.AddText(font, font->FontSize,
               {std::round(middle.x - width / 2), std::round(middle.y - font->FontSize / 2)},
               to_imgui(label_color(look.theme->accent)), text.c_str());
}

/// A sentence with room to wrap, indented by `depth`. Returns true if it was clicked.
bool draw_link(int id, size_t depth, const std::string& text, ImFont* font, ImU32 color,
               bool marked, const Look& look) {
  constexpr size_t kDeepest = 6;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float indent = look.px(22) * static_cast<float>(std::min(depth, kDeepest));
  const float left = look.px(kMargin) + indent + look.px(26);
  const float wrap =
      std::max(look.px(80), ImGui::GetContentRegionAvail().x - left - look.px(kMargin));
  const float height = font->CalcTextSizeA(font->FontSize, 1e9f, wrap, text.c_str()).y;
  const bool clicked =
      row(id, std::max(look.px(kRow), height + look.px(kRow) - font->FontSize), marked, look);
  ImGui::GetWindowDrawList()->AddText(
      font, font->FontSize, {std::round(at.x + left), std::round(at.y + text_y(look, font))}, color,
      text.c_str(), nullptr, wrap);
  return clicked;
}

/// To where a track begins that doesn't live at the cursor yet, or ended that doesn't any more.
void go_to_life(Workbench& w, sim::TrackId id) {
  const sim::Track& track = travelled_run(w)->causes.track(id);
  move_cursor(w, *w.view.cursor < track.begin ? track.begin : track.end);
}

void draw_chain(Workbench& w, const Why& why, const Look& look) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  for (size_t i = 0; i < why.links.size(); ++i) {
    const WhyLink& link = why.links[i];
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImFont* font = i == 0 ? look.fonts.bold : look.fonts.body;
    if (draw_link(static_cast<int>(i), i, sentence(link), font, look.colors.text,
                  selected_track(w) == link.track, look)) {
      select_track(w, link.track);
      if (link.place) w.go_to_line(w.active, link.place->line);
      if (link.span == sim::kNone) go_to_life(w, link.track);
    }
    const float indent = look.px(22);
    const float left =
        at.x + look.px(kMargin) + indent * static_cast<float>(std::min<size_t>(i, 6));
    const float middle = at.y + look.px(kRow) / 2;
    if (i > 0) {
      const float x = std::round(left - indent + look.px(8));
      list.AddLine({x, at.y - look.px(4)}, {x, middle}, look.colors.faint, look.px(1.5f));
      list.AddLine({x, middle}, {left - look.px(2), middle}, look.colors.faint, look.px(1.5f));
    }
    station({left + look.px(8), middle}, i + 1, look);
  }
  if (!why.closing.empty())
    draw_link(-1, why.links.size() - 1, "→ " + why.closing, look.fonts.body, look.colors.error,
              false, look);
}

std::string percent(double share) {
  char text[16];
  std::snprintf(text, sizeof text, "%.1f %%", 100 * share);
  return text;
}

void draw_swatch(ImVec2 at, float width, sim::State state, const Look& look) {
  const Fill& fill = look.theme->state(state);
  const ImVec2 end{at.x + width, at.y + look.px(12)};
  ImDrawList& list = *ImGui::GetWindowDrawList();
  if (fill.color.visible()) list.AddRectFilled(at, end, to_imgui(fill.color), look.px(3));
  list.AddRect(at, end, to_imgui(fill.outline), look.px(3));
}

/// The parts of the path by their share; a click goes to where a part first occurs.
void draw_path(Workbench& w, const CriticalPath& path, const Look& look) {
  const Run& run = *travelled_run(w);
  const sim::Duration makespan = run.result.trace->makespan().since_start();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const auto text = [&](ImFont* font, float x, float y, ImU32 color, const std::string& t,
                        float room) {
    clipped_text(list, font, {x, y}, color, t, room);
  };
  const ImVec2 top = ImGui::GetCursorScreenPos();
  text(look.fonts.bold, top.x + look.px(kMargin), top.y + text_y(look, look.fonts.bold),
       look.colors.text,
       "The critical path: what the makespan of " + readable(makespan) + " consists of",
       ImGui::GetContentRegionAvail().x - look.px(2 * kMargin));
  ImGui::Dummy(look.px(1, kRow));
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(path.shares.size()), look.px(kRow));
  while (clipper.Step()) {
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      const PathShare& share = path.shares[static_cast<size_t>(i)];
      const PathSegment& first = path.segments[share.first];
      const ImVec2 at = ImGui::GetCursorScreenPos();
      const float room = ImGui::GetContentRegionAvail().x;
      const bool here = share.track != sim::kNone && w.view.cursor == first.begin &&
                        selected_track(w) == share.track;
      if (row(i, look.px(kRow), here, look)) {
        move_cursor(w, first.begin);
        if (share.track != sim::kNone) select_track(w, share.track);
        w.travel.asked = share.track;
        if (const auto place = first.span == sim::kNone
                                   ? std::nullopt
                                   : source_place(run, run.index.span(first.span).stack))
          w.go_to_line(w.active, place->line);
      }
      const double part =
          makespan > sim::Duration() ? share.time.seconds() / makespan.seconds() : 0;
      const float y = at.y + text_y(look, look.fonts.body), left = at.x + look.px(kMargin);
      const float bars = look.px(90);
      draw_swatch({left, at.y + look.px((kRow - 12) / 2)},
                  std::max(look.px(3), bars * static_cast<float>(part)), share.state, look);
      text(look.fonts.body, left + bars + look.px(10), y, look.colors.text, percent(part),
           look.px(60));
      text(look.fonts.body, left + bars + look.px(72), y, look.colors.muted, readable(share.time),
           look.px(76));
      const float x = left + bars + look.px(152);
      std::string words = share.track == sim::kNone
                              ? share.what
                              : track_label(run.index, share.track) + "  ·  " + share.what;
      if (share.count > 1) words += "  (" + std::to_string(share.count) + " times)";
      text(look.fonts.body, x, y, look.colors.text, words, at.x + room - x - look.px(kMargin));
    }
  }
}

}  // namespace

void draw_why(Workbench& w, const Look& look) {
  const Why* why = current_why(w);
  const CriticalPath* path = w.travel.path_shown ? current_path(w) : nullptr;
  if (!why && !path) {
    return empty_state("Why isn't it running?",
                       "Click a wait on the timeline, or the gap before or after a lane's life.",
                       look);
  }
  ImGui::BeginChild("chain", {0, 0}, false, ImGuiWindowFlags_NoNav);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
  ImGui::Dummy(look.px(1, 4));
  if (why) draw_chain(w, Why(*why), look);
  if (why && path) ImGui::Dummy(look.px(1, 8));
  if (path) draw_path(w, *path, look);
  ImGui::PopStyleVar();
  ImGui::EndChild();
}

}  // namespace interleave::gui
