#include "gui/app/frame.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

#include "gui/app/bars.h"
#include "gui/app/panels.h"
#include "gui/app/widgets.h"

namespace interleave::gui {

namespace {

constexpr float kInspector = 290, kSplitter = 5, kBottomTabs = 34;  // units
constexpr float kRoomForAll = 1400;
constexpr ImGuiWindowFlags kFixed =
    ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoNav;

/// A panel's ground and its content; a click anywhere in it gives it the focus.
template <typename Draw>
void place(Workbench& w, const char* id, ImVec2 at, ImVec2 size, ImU32 ground, Draw draw) {
  w.areas[id] = {at.x, at.y, at.x + size.x, at.y + size.y};
  ImGui::SetCursorScreenPos(at);
  ImGui::PushStyleColor(ImGuiCol_ChildBg, ground);
  ImGui::BeginChild(id, size, false, kFixed);
  ImGui::PopStyleColor();
  draw();
  ImGui::EndChild();
}

void place_panel(Workbench& w, const PanelType& type, ImVec2 at, ImVec2 size, const Look& look) {
  place(w, type.id.data(), at, size, look.colors.panel, [&] {
    const bool pressed = ImGui::IsWindowHovered(ImGuiHoveredFlags_ChildWindows) &&
                         ImGui::IsMouseClicked(ImGuiMouseButton_Left);
    if (pressed && type.key) w.focus = &type;
    type.draw(w, look);
    if (w.focus == &type && !w.dialog) {
      ImGui::GetWindowDrawList()->PushClipRect(at, {at.x + size.x, at.y + size.y});
      ImGui::GetWindowDrawList()->AddRectFilled(at, {at.x + size.x, at.y + look.px(2)},
                                                look.colors.primary);
      ImGui::GetWindowDrawList()->PopClipRect();
    }
  });
}

/// Tab labels of the bottom panels; returns the one chosen.
const PanelType& draw_bottom_tabs(Workbench& w, const Look& look) {
  ImGui::SetCursorPos(look.px(4, 0));
  for (const PanelType& type : panels()) {
    if (type.place != Place::bottom) continue;
    std::string label = type.title;
    const size_t count = type.count ? type.count(w) : 0;
    if (count > 0) label += "  " + std::to_string(count);
    const bool on = w.bottom_panel == type.id;
    ImFont* font = on ? look.fonts.bold : look.fonts.body;
    const ImVec2 extent = font->CalcTextSizeA(font->FontSize, 1e9f, 0, label.c_str());
    const ImVec2 at = ImGui::GetCursorScreenPos(),
                 size{extent.x + look.px(20), look.px(kBottomTabs)};
    if (ImGui::InvisibleButton(type.id.data(), size)) w.bottom_panel = type.id;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImU32 color = on || ImGui::IsItemHovered() ? look.colors.text : look.colors.muted;
    list.AddText(font, font->FontSize,
                 {at.x + look.px(10), std::round(at.y + (size.y - extent.y) / 2)}, color,
                 label.c_str());
    if (on) {
      list.AddRectFilled({at.x + look.px(10), at.y + size.y - look.px(2)},
                         {at.x + size.x - look.px(10), at.y + size.y}, look.colors.primary);
    }
    ImGui::SameLine(0, 0);
  }
  return panel(w.bottom_panel);
}

void place_bottom(Workbench& w, ImVec2 at, ImVec2 size, const Look& look) {
  place(w, "bottom", at, size, look.colors.panel, [&] {
    const PanelType& chosen = draw_bottom_tabs(w, look);
    const float tabs = look.px(kBottomTabs);
    ImGui::GetWindowDrawList()->AddLine({at.x, at.y + tabs}, {at.x + size.x, at.y + tabs},
                                        look.colors.border);
    place_panel(w, chosen, {at.x, at.y + tabs + 1}, {size.x, size.y - tabs - 1}, look);
  });
}

void fit_sizes(FrameSizes& sizes, bool gallery, bool inspector, ImVec2 room, const Look& look) {
  if (sizes.editor <= 0)
    sizes = {look.px(212), std::round(room.x * 0.34f), std::round(room.y * 0.27f)};
  sizes.gallery = std::clamp(sizes.gallery, look.px(130), std::max(look.px(130), room.x * 0.3f));
  const float left = gallery ? sizes.gallery : 0;
  if (sizes.inspector <= 0) sizes.inspector = look.px(kInspector);
  sizes.inspector = std::clamp(sizes.inspector, look.px(220), std::max(look.px(220), room.x * 0.4f));
  const float right = inspector ? sizes.inspector : 0;
  sizes.editor = std::clamp(sizes.editor, look.px(180),
                            std::max(look.px(180), room.x - left - right - look.px(380)));
  sizes.bottom =
      std::clamp(sizes.bottom, look.px(90), std::max(look.px(90), room.y - look.px(180)));
}

}  // namespace

void draw_frame(Workbench& w, FrameSizes& sizes, const Look& look) {
  const ImVec2 display = ImGui::GetIO().DisplaySize;
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(display);
  ImGui::PushFont(look.fonts.body);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  ImGui::Begin("frame", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBringToFrontOnFocus | kFixed);
  ImGui::PopStyleVar();

  const float top = look.px(kToolbarHeight), status = look.px(kStatusHeight),
              gap = look.px(kSplitter);
  const ImVec2 room{display.x, display.y - top - status};
  // In a narrow window the gallery makes room for the inspector when that comes.
  const bool had_inspector = std::exchange(sizes.with_inspector, w.show_inspector);
  const bool inspector_came = w.show_inspector && !had_inspector;
  if (inspector_came && display.x < look.px(kRoomForAll)) w.show_gallery = false;
  fit_sizes(sizes, w.show_gallery, w.show_inspector, room, look);
  place(w, "toolbar", {0, 0}, {display.x, top}, look.colors.window, [&] { draw_toolbar(w, look); });

  float x = 0;
  if (w.show_gallery) {
    place_panel(w, panel(Place::gallery), {0, top}, {sizes.gallery, room.y}, look);
    ImGui::SetCursorScreenPos({sizes.gallery, top});
    splitter("gallery|editor", true, room.y, sizes.gallery, 1, look);
    x = sizes.gallery + gap;
  }
  place_panel(w, panel(Place::editor), {x, top}, {sizes.editor, room.y}, look);
  x += sizes.editor;
  ImGui::SetCursorScreenPos({x, top});
  splitter("editor|timeline", true, room.y, sizes.editor, 1, look);
  x += gap;

  const float end = w.show_inspector ? display.x - sizes.inspector - gap : display.x;
  const float upper = room.y - sizes.bottom - gap, transport = look.px(kTransportHeight);
  place_panel(w, panel(Place::timeline), {x, top}, {end - x, upper - transport}, look);
  place(w, "transport", {x, top + upper - transport}, {end - x, transport}, look.colors.panel,
        [&] { draw_transport(w, look); });
  ImGui::SetCursorScreenPos({x, top + upper});
  splitter("timeline|bottom", false, end - x, sizes.bottom, -1, look);
  place_bottom(w, {x, top + upper + gap}, {end - x, sizes.bottom}, look);
  if (w.show_inspector) {
    ImGui::SetCursorScreenPos({end, top});
    splitter("timeline|inspector", true, room.y, sizes.inspector, -1, look);
    place_panel(w, panel(Place::right), {end + gap, top}, {sizes.inspector, room.y}, look);
  }
  place(w, "status", {0, display.y - status}, {display.x, status}, look.colors.window,
        [&] { draw_status(w, look); });

  draw_dialog(w, look);
  ImGui::End();
  ImGui::PopFont();
}

}  // namespace interleave::gui
