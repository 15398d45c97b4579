#include "gui/app/look.h"

namespace interleave::gui {

namespace {

constexpr ImU32 rgb(uint32_t hex, uint8_t alpha = 255) {
  return IM_COL32(hex >> 16 & 0xff, hex >> 8 & 0xff, hex & 0xff, alpha);
}

constexpr Palette kLight{.window = rgb(0xeef0f3),
                         .panel = rgb(0xffffff),
                         .raised = rgb(0xffffff),
                         .border = rgb(0xd9dde3),
                         .field = rgb(0x0b2540, 11),
                         .text = rgb(0x1a1f26),
                         .muted = rgb(0x59636e),
                         .faint = rgb(0xa3acb8),
                         .hover = rgb(0x0b2540, 18),
                         .pressed = rgb(0x0b2540, 36),
                         .primary = rgb(0x0072b2),
                         .primary_hover = rgb(0x00639b),
                         .on_primary = rgb(0xffffff),
                         .selection = rgb(0x0072b2, 56),
                         .current_line = rgb(0x0b2540, 11),
                         .mark_line = rgb(0xb5127f, 34),
                         .match = rgb(0xf0c000, 110),
                         .error = rgb(0xb3261e),
                         .warning = rgb(0x8a5a00),
                         .hint = rgb(0x00699f),
                         .good = rgb(0x00724f),
                         .tokens = {rgb(0x1a1f26), rgb(0x8a3b9c), rgb(0xa62c7a), rgb(0x9a4c00),
                                    rgb(0x006a8e), rgb(0x1f55b5), rgb(0x7a6200), rgb(0x1c7a43),
                                    rgb(0x00808a), rgb(0xa34800), rgb(0x6f7a87), rgb(0x4a545f)}};

constexpr Palette kDark{.window = rgb(0x0e1115),
                        .panel = rgb(0x14171c),
                        .raised = rgb(0x1d2229),
                        .border = rgb(0x2f3742),
                        .field = rgb(0xd8e8ff, 13),
                        .text = rgb(0xe8ecf1),
                        .muted = rgb(0x9ba6b3),
                        .faint = rgb(0x5c6773),
                        .hover = rgb(0xd8e8ff, 20),
                        .pressed = rgb(0xd8e8ff, 40),
                        .primary = rgb(0x1b7fc0),
                        .primary_hover = rgb(0x2b92d6),
                        .on_primary = rgb(0xffffff),
                        .selection = rgb(0x4aa9e3, 72),
                        .current_line = rgb(0xd8e8ff, 10),
                        .mark_line = rgb(0xff7ac6, 40),
                        .match = rgb(0xf0c040, 90),
                        .error = rgb(0xff8a80),
                        .warning = rgb(0xf0b84a),
                        .hint = rgb(0x6cc0f2),
                        .good = rgb(0x4fd0a0),
                        .tokens = {rgb(0xe0e6ed), rgb(0xc99bf0), rgb(0xee88c4), rgb(0xf0a45c),
                                   rgb(0x6fc6e6), rgb(0x86b6ff), rgb(0xe2cc6a), rgb(0x8fd69a),
                                   rgb(0x5fd0d0), rgb(0xf2b27a), rgb(0x7d8895), rgb(0xa9b4c1)}};

}  // namespace

ImU32 to_imgui(Color c) { return IM_COL32(c.r, c.g, c.b, c.a); }

ImU32 faded(ImU32 color, float alpha) {
  const auto a = static_cast<float>(color >> IM_COL32_A_SHIFT & 0xff) * alpha;
  return (color & ~IM_COL32_A_MASK) | static_cast<ImU32>(a) << IM_COL32_A_SHIFT;
}

void apply_theme(Look& look, const Theme& theme) {
  look.theme = &theme;
  look.colors = &theme == &kDarkTheme ? kDark : kLight;
  const Palette& c = look.colors;

  ImGuiStyle style;
  style.WindowPadding = {0, 0};
  style.FramePadding = {9, 5};
  style.ItemSpacing = {8, 6};
  style.ItemInnerSpacing = {6, 4};
  style.ScrollbarSize = 12;
  style.GrabMinSize = 24;
  style.WindowRounding = 0;
  style.ChildRounding = 0;
  style.FrameRounding = 5;
  style.PopupRounding = 7;
  style.ScrollbarRounding = 6;
  style.GrabRounding = 5;
  style.WindowBorderSize = 0;
  style.ChildBorderSize = 0;
  style.PopupBorderSize = 1;
  style.FrameBorderSize = 0;
  style.ScaleAllSizes(look.scale);

  const auto set = [&style](ImGuiCol slot, ImU32 color) {
    style.Colors[slot] = ImGui::ColorConvertU32ToFloat4(color);
  };
  set(ImGuiCol_Text, c.text);
  set(ImGuiCol_TextDisabled, c.muted);
  set(ImGuiCol_WindowBg, c.window);
  set(ImGuiCol_ChildBg, 0);
  set(ImGuiCol_PopupBg, c.raised);
  set(ImGuiCol_Border, c.border);
  set(ImGuiCol_FrameBg, c.field);
  set(ImGuiCol_FrameBgHovered, c.field);
  set(ImGuiCol_FrameBgActive, c.field);
  set(ImGuiCol_TitleBg, c.panel);
  set(ImGuiCol_TitleBgActive, c.panel);
  set(ImGuiCol_ScrollbarBg, 0);
  set(ImGuiCol_ScrollbarGrab, faded(c.faint, 0.45f));
  set(ImGuiCol_ScrollbarGrabHovered, faded(c.faint, 0.7f));
  set(ImGuiCol_ScrollbarGrabActive, c.faint);
  set(ImGuiCol_CheckMark, c.primary);
  set(ImGuiCol_SliderGrab, c.primary);
  set(ImGuiCol_SliderGrabActive, c.primary_hover);
  set(ImGuiCol_Button, c.hover);
  set(ImGuiCol_ButtonHovered, c.pressed);
  set(ImGuiCol_ButtonActive, c.selection);
  set(ImGuiCol_Header, c.selection);
  set(ImGuiCol_HeaderHovered, c.hover);
  set(ImGuiCol_HeaderActive, c.pressed);
  set(ImGuiCol_Separator, c.border);
  set(ImGuiCol_TableHeaderBg, c.panel);
  set(ImGuiCol_TableBorderLight, c.border);
  set(ImGuiCol_TableBorderStrong, c.border);
  set(ImGuiCol_TextSelectedBg, c.selection);
  set(ImGuiCol_NavHighlight, c.primary);
  ImGui::GetStyle() = style;
}

}  // namespace interleave::gui
