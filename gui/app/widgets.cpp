#include "gui/app/widgets.h"

#include <algorithm>
#include <cmath>
#include <string>

#include <imgui_internal.h>
#include <imgui_stdlib.h>

namespace interleave::gui {

namespace {

constexpr float kIconSize = 12, kPadding = 11, kGap = 7;  // units

/// The part of an ImGui label that is shown.
std::string_view shown(const char* label) {
  const std::string_view text(label);
  return text.substr(0, text.find("##"));
}

ImVec2 text_size(ImFont* font, std::string_view text) {
  return font->CalcTextSizeA(font->FontSize, 1e9f, 0, text.data(), text.data() + text.size());
}

void draw_text(ImDrawList& list, ImFont* font, ImVec2 at, ImU32 color, std::string_view text) {
  list.AddText(font, font->FontSize, {std::round(at.x), std::round(at.y)}, color, text.data(),
               text.data() + text.size());
}

/// An invisible button that takes part in a dialog's keyboard focus.
bool hit_area(const char* id, ImVec2 size, bool enabled, const Look& look) {
  ImGui::BeginDisabled(!enabled);
  const bool clicked = ImGui::InvisibleButton(id, size);
  ImGui::EndDisabled();
  FocusRing* ring = look.ring;
  if (!ring || !enabled) return clicked;
  const int index = ring->count++;
  if (clicked) ring->focused = index;
  if (ring->focused != index) return clicked;
  const ImVec2 low = ImGui::GetItemRectMin(), high = ImGui::GetItemRectMax();
  const float out = look.px(2);
  ImGui::GetWindowDrawList()->AddRect({low.x - out, low.y - out}, {high.x + out, high.y + out},
                                      look.colors.primary, look.px(7), 0, look.px(1.5f));
  return clicked || ring->press;
}

/// Draws a text field; it takes the keyboard when the focus comes to it.
template <typename Draw>
bool field(const Look& look, Draw draw) {
  FocusRing* ring = look.ring;
  if (!ring) return draw();
  const int index = ring->count++;
  if (ring->focused == index && ring->moved) ImGui::SetKeyboardFocusHere();
  const bool changed = draw();
  if (ImGui::IsItemActive()) {
    ring->focused = index;
    ring->in_text = true;
  }
  return changed;
}

}  // namespace

float button_width(const char* label, const ButtonOptions& options, const Look& look) {
  if (options.width > 0) return look.px(options.width);
  const std::string_view text = shown(label);
  const float icon = options.icon == Icon::none ? 0 : look.px(kIconSize);
  const float gap = icon > 0 && !text.empty() ? look.px(kGap) : 0;
  const float padding = look.px(text.empty() ? 8 : kPadding);
  return std::round(2 * padding + icon + gap + text_size(look.fonts.body, text).x);
}

bool button(const char* label, const ButtonOptions& options, const Look& look) {
  const ImVec2 size{button_width(label, options, look), look.px(kControlHeight)};
  const bool clicked = hit_area(label, size, options.enabled, look);
  const bool hovered = ImGui::IsItemHovered(), held = ImGui::IsItemActive();
  const ImVec2 low = ImGui::GetItemRectMin(), high = ImGui::GetItemRectMax();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Palette& c = look.colors;

  ImU32 ink = options.kind == ButtonKind::quiet && !options.on ? c.muted : c.text, ground = 0;
  if (options.kind == ButtonKind::primary) {
    ground = hovered ? c.primary_hover : c.primary;
    ink = c.on_primary;
  } else if (options.on || held) {
    ground = c.pressed;
  } else if (hovered) {
    ground = c.hover;
    ink = c.text;
  }
  if (!options.enabled) {
    ink = options.kind == ButtonKind::primary ? c.muted : c.faint;
    ground = options.kind == ButtonKind::primary ? c.hover : 0;
  }
  if (ground != 0) list.AddRectFilled(low, high, ground, look.px(5));
  if (options.kind == ButtonKind::plain) {
    list.AddRect(low, high, c.border, look.px(5), 0, std::max(1.f, std::floor(look.scale)));
  }

  const std::string_view text = shown(label);
  const ImVec2 extent = text_size(look.fonts.body, text);
  const float icon = options.icon == Icon::none ? 0 : look.px(kIconSize);
  const float gap = icon > 0 && !text.empty() ? look.px(kGap) : 0;
  float x = low.x + (size.x - icon - gap - extent.x) / 2;
  const float middle = (low.y + high.y) / 2;
  if (icon > 0)
    draw_icon(list, options.icon, {std::round(x + icon / 2), std::round(middle)}, icon, ink);
  x += icon + gap;
  draw_text(list, look.fonts.body, {x, middle - extent.y / 2}, ink, text);
  if (options.tip) tip(options.tip, look);
  return clicked;
}

float segmented_width(std::span<const char* const> labels, const Look& look) {
  float width = look.px(4);
  for (const char* label : labels)
    width += text_size(look.fonts.body, label).x + look.px(2 * kPadding);
  return std::round(width);
}

bool segmented(const char* id, std::span<const char* const> labels, int& chosen, const Look& look) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Palette& c = look.colors;
  const ImVec2 low = ImGui::GetCursorScreenPos();
  const ImVec2 high{low.x + segmented_width(labels, look), low.y + look.px(kControlHeight)};
  list.AddRectFilled(low, high, c.hover, look.px(6));
  bool changed = false;
  ImGui::PushID(id);
  float x = low.x + look.px(2);
  for (int i = 0; i < static_cast<int>(labels.size()); ++i) {
    const std::string_view label = labels[static_cast<size_t>(i)];
    const ImVec2 extent = text_size(look.fonts.body, label);
    const ImVec2 at{x, low.y + look.px(2)},
        size{extent.x + look.px(2 * kPadding), look.px(kControlHeight - 4)};
    ImGui::SetCursorScreenPos(at);
    if (hit_area(label.data(), size, true, look) && chosen != i) {
      chosen = i;
      changed = true;
    }
    const bool on = chosen == i, hovered = ImGui::IsItemHovered();
    const ImVec2 far{at.x + size.x, at.y + size.y};
    if (on)
      list.AddRectFilled(at, far, look.theme == &kDarkTheme ? c.pressed : c.panel, look.px(5));
    if (on) list.AddRect(at, far, c.border, look.px(5));
    draw_text(list, look.fonts.body, {x + look.px(kPadding), at.y + (size.y - extent.y) / 2},
              on || hovered ? c.text : c.muted, label);
    x += size.x;
  }
  ImGui::SetCursorScreenPos(low);
  ImGui::Dummy({high.x - low.x, high.y - low.y});
  ImGui::PopID();
  return changed;
}

bool toggle(const char* label, bool& on, const char* tip_text, const Look& look) {
  const std::string_view text = shown(label);
  const ImVec2 extent = text_size(look.fonts.body, text), track{look.px(28), look.px(16)};
  const ImVec2 size{extent.x + look.px(8) + track.x, look.px(kControlHeight)};
  const bool clicked = hit_area(label, size, true, look);
  if (clicked) on = !on;
  const ImVec2 low = ImGui::GetItemRectMin();
  const float middle = low.y + size.y / 2;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Palette& c = look.colors;
  draw_text(list, look.fonts.body, {low.x, middle - extent.y / 2},
            ImGui::IsItemHovered() ? c.text : c.muted, text);
  const ImVec2 from{low.x + extent.x + look.px(8), std::round(middle - track.y / 2)};
  list.AddRectFilled(from, {from.x + track.x, from.y + track.y}, on ? c.primary : c.faint,
                     track.y / 2);
  const float knob = from.x + (on ? track.x - track.y / 2 : track.y / 2);
  list.AddCircleFilled({knob, from.y + track.y / 2}, track.y / 2 - look.px(2), IM_COL32_WHITE, 24);
  if (tip_text) tip(tip_text, look);
  return clicked;
}

bool slider(const char* id, int& index, int count, float width, const Look& look) {
  const float height = look.px(18), radius = look.px(6);
  const ImVec2 low = ImGui::GetCursorScreenPos();
  ImGui::InvisibleButton(id, {width, height});
  const float begin = low.x + radius,
              step = (width - 2 * radius) / static_cast<float>(std::max(1, count - 1));
  bool changed = false;
  if (ImGui::IsItemActive()) {
    const float place = std::round((ImGui::GetMousePos().x - begin) / step);
    const int next = static_cast<int>(std::clamp(place, 0.f, static_cast<float>(count - 1)));
    changed = next != index;
    index = next;
  }
  const Palette& c = look.colors;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float middle = std::round(low.y + height / 2), x = begin + step * static_cast<float>(index);
  const float half = look.px(1.5f);
  list.AddRectFilled({begin, middle - half},
                     {begin + step * static_cast<float>(count - 1), middle + half}, c.pressed,
                     half);
  list.AddRectFilled({begin, middle - half}, {x, middle + half}, c.primary, half);
  const bool hot = ImGui::IsItemHovered() || ImGui::IsItemActive();
  list.AddCircleFilled({x, middle}, hot ? radius : radius - look.px(1),
                       hot ? c.primary_hover : c.primary, 24);
  return changed;
}

bool text_field(const char* id, const char* hint, std::string& text, const Look& look) {
  return field(look, [&] { return ImGui::InputTextWithHint(id, hint, &text); });
}

bool number_field(const char* id, int& number, const Look& look) {
  return field(look, [&] { return ImGui::InputInt(id, &number, 0); });
}

void release_text_field() { ImGui::ClearActiveID(); }

bool in_text_field() {
  const ImGuiContext& context = *ImGui::GetCurrentContext();
  return context.ActiveId != 0 && context.ActiveId == context.InputTextState.ID;
}

void empty_state(std::string_view title, std::string_view hint, const Look& look) {
  const ImVec2 at = ImGui::GetCursorScreenPos(), room = ImGui::GetContentRegionAvail();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float wrap = std::min(room.x - look.px(32), look.px(420));
  if (wrap <= 0) return;
  const auto line = [&](ImFont* font, std::string_view text, float y, ImU32 color) {
    const ImVec2 extent =
        font->CalcTextSizeA(font->FontSize, 1e9f, wrap, text.data(), text.data() + text.size());
    list.AddText(font, font->FontSize, {std::round(at.x + (room.x - extent.x) / 2), std::round(y)},
                 color, text.data(), text.data() + text.size(), wrap);
    return extent.y;
  };
  float y = at.y + std::max(look.px(12), room.y * 0.42f - look.px(28));
  y += line(look.fonts.bold, title, y, look.colors.muted) + look.px(6);
  line(look.fonts.body, hint, y, look.colors.muted);
}

void tip(const char* text, const Look& look) {
  if (!ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled)) return;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, look.px(9, 6));
  ImGui::PushFont(look.fonts.small);
  ImGui::SetTooltip("%s", text);
  ImGui::PopFont();
  ImGui::PopStyleVar();
}

void clipped_text(ImDrawList& list, ImFont* font, ImVec2 at, ImU32 color, std::string_view text,
                  float room) {
  if (text_size(font, text).x <= room) return draw_text(list, font, at, color, text);
  const char* rest = nullptr;
  const float dots = text_size(font, "…").x;
  const float width = font->CalcTextSizeA(font->FontSize, std::max(0.f, room - dots), 0,
                                          text.data(), text.data() + text.size(), &rest)
                          .x;
  draw_text(list, font, at, color, text.substr(0, static_cast<size_t>(rest - text.data())));
  draw_text(list, font, {at.x + width, at.y}, color, "…");
}

void splitter(const char* id, bool vertical, float length, float& size, float sign,
              const Look& look) {
  const float thick = look.px(5);
  ImGui::InvisibleButton(id, vertical ? ImVec2{thick, length} : ImVec2{length, thick});
  const bool hot = ImGui::IsItemHovered() || ImGui::IsItemActive();
  if (hot) ImGui::SetMouseCursor(vertical ? ImGuiMouseCursor_ResizeEW : ImGuiMouseCursor_ResizeNS);
  if (ImGui::IsItemActive()) {
    const ImVec2 by = ImGui::GetIO().MouseDelta;
    size += sign * (vertical ? by.x : by.y);
  }
  if (!hot) return;
  const ImVec2 low = ImGui::GetItemRectMin(), high = ImGui::GetItemRectMax();
  const float half = look.px(1);
  const ImVec2 middle{(low.x + high.x) / 2, (low.y + high.y) / 2};
  ImGui::GetWindowDrawList()->AddRectFilled(
      vertical ? ImVec2{middle.x - half, low.y} : ImVec2{low.x, middle.y - half},
      vertical ? ImVec2{middle.x + half, high.y} : ImVec2{high.x, middle.y + half},
      look.colors.primary);
}

}  // namespace interleave::gui
