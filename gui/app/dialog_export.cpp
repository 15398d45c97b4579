#include "gui/app/dialog_export.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <stdexcept>
#include <utility>

#include "gui/app/file_commands.h"
#include "gui/app/file_list.h"
#include "gui/app/widgets.h"
#include "gui/app/workbench.h"
#include "gui/figure/export.h"
#include "gui/figure/layout.h"

namespace interleave::gui {

namespace fs = std::filesystem;

namespace {

constexpr std::array<const char*, 3> kFormats{"PNG", "SVG", "PDF"};
constexpr std::array<const char*, 3> kExtensions{".png", ".svg", ".pdf"};
constexpr std::array<const char*, 3> kGroupings{"Tasks", "Threads", "Cores"};
constexpr std::array<const char*, 2> kThemes{"Light", "Dark"};
constexpr std::array<const char*, 3> kScales{"1×", "2×", "3×"};
constexpr std::array<const char*, 2> kRanges{"Whole run", "As on screen"};
constexpr int kNarrowest = 320, kWidest = 6000;
constexpr float kLabels = 74, kChoices = 330;  // units

/// A label, and the next control to its right.
void label(const char* text, const Look& look) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  clipped_text(*ImGui::GetWindowDrawList(), look.fonts.body,
               {at.x, at.y + (look.px(kControlHeight) - look.fonts.body->FontSize) / 2},
               look.colors.muted, text, look.px(kLabels));
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() + look.px(kLabels));
}

}  // namespace

ExportDialog::ExportDialog(const Workbench& workbench)
    : grouping_(static_cast<int>(workbench.view.grouping)),
      theme_(workbench.theme == &kDarkTheme ? 1 : 0),
      range_(workbench.view.range ? 1 : 0) {
  const Document& document = workbench.tab().document;
  path_ =
      (working_directory(workbench) / document.name()).replace_extension(kExtensions[0]).string();
}

View ExportDialog::chosen_view(const Workbench& workbench) const {
  View view;
  view.width = static_cast<float>(std::clamp(width_, kNarrowest, kWidest));
  view.scale = format_ == 0 ? static_cast<float>(scale_ + 1) : 1;
  view.grouping = static_cast<Grouping>(grouping_);
  view.titles = title_;
  view.legend = legend_;
  view.output = output_;
  view.collapsed = workbench.view.collapsed;
  if (range_ == 1) view.range = workbench.view.range;
  return view;
}

void ExportDialog::set_format(int format) {
  format_ = format;
  path_ = fs::path(path_).replace_extension(kExtensions[static_cast<size_t>(format)]).string();
}

void ExportDialog::draw_choices(Workbench& workbench, const Look& look) {
  label("Format", look);
  int format = format_;
  if (segmented("format", kFormats, format, look)) set_format(format);
  label("View", look);
  segmented("view", kGroupings, grouping_, look);
  label("Theme", look);
  segmented("theme", kThemes, theme_, look);
  if (workbench.view.range) {
    label("Time", look);
    segmented("range", kRanges, range_, look);
  }
  label("Width", look);
  ImGui::SetNextItemWidth(look.px(110));
  number_field("##width", width_, look);
  if (format_ == 0) {
    label("Pixels", look);
    segmented("scale", kScales, scale_, look);
  }
  ImGui::Dummy(look.px(0, 2));
  label("Show", look);
  ImGui::BeginGroup();
  toggle("Title##title", title_, nullptr, look);
  toggle("Legend##legend", legend_, nullptr, look);
  toggle("Output##output", output_, nullptr, look);
  ImGui::EndGroup();
}

void ExportDialog::draw_preview(const Workbench& workbench, const Look& look) const {
  const ImVec2 at = ImGui::GetCursorScreenPos(), room = ImGui::GetContentRegionAvail();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled(at, {at.x + room.x, at.y + room.y}, look.colors.field, look.px(6));
  const auto panels = workbench.figure_panels();
  if (panels.empty()) return;
  const Theme& theme = *themes()[static_cast<size_t>(theme_)];
  View view = chosen_view(workbench);
  view.scale = 1;
  const Figure figure = layout(panels, view, theme, ImguiMeasure(look.fonts.figure, 1));
  const float inset = look.px(16), foot = look.px(30), height = room.y - inset - foot;
  const float scale =
      std::min({(room.x - 2 * inset) / figure.width, height / figure.height, look.scale});
  const ImVec2 origin{at.x + (room.x - figure.width * scale) / 2,
                      at.y + inset + (height - figure.height * scale) / 2};
  const ImVec2 end{origin.x + figure.width * scale, origin.y + figure.height * scale};
  list.AddRectFilled(origin, end, to_imgui(theme.background));
  list.PushClipRect(origin, end, true);
  ImguiPainter painter(list, origin, scale, look.fonts.figure);
  paint(figure, painter);
  list.PopClipRect();
  list.AddRect(origin, end, look.colors.border);

  const float pixels = chosen_view(workbench).scale;
  const std::string size = std::to_string(static_cast<int>(figure.width * pixels)) + " × " +
                           std::to_string(static_cast<int>(figure.height * pixels)) +
                           (format_ == 0 ? " pixels" : " units");
  const ImVec2 extent =
      look.fonts.small->CalcTextSizeA(look.fonts.small->FontSize, 1e9f, 0, size.c_str());
  list.AddText(
      look.fonts.small, look.fonts.small->FontSize,
      {std::round(at.x + (room.x - extent.x) / 2), std::round(at.y + room.y - foot + look.px(4))},
      look.colors.muted, size.c_str());
}

bool ExportDialog::write(Workbench& workbench) {
  const fs::path path = typed_path(path_, working_directory(workbench));
  try {
    const View view = chosen_view(workbench);
    export_figure(path, workbench.figure_panels(), view, *themes()[static_cast<size_t>(theme_)]);
  } catch (const std::runtime_error& error) {
    message_ = error.what();
    return false;
  }
  workbench.say("Exported " + path.string());
  return true;
}

bool ExportDialog::draw(Workbench& workbench, const Look& look, const DialogKeys& keys) {
  const float height = dialog_content_height(look) - look.px(60);
  const ImVec2 at = ImGui::GetCursorPos();
  draw_choices(workbench, look);
  ImGui::SetCursorPos({at.x + look.px(kChoices), at.y});
  ImGui::BeginChild("preview", {0, height}, false, ImGuiWindowFlags_NoNav);
  draw_preview(workbench, look);
  ImGui::EndChild();

  ImGui::Dummy(look.px(0, 2));
  label("File", look);
  if (std::exchange(focus_path_, false)) ImGui::SetKeyboardFocusHere();
  ImGui::SetNextItemWidth(-1);
  if (text_field("##path", "picture.png", path_, look)) {
    message_.clear();
    const auto found = std::ranges::find(kExtensions, fs::path(path_).extension().string());
    if (found != kExtensions.end()) format_ = static_cast<int>(found - kExtensions.begin());
  }
  std::error_code error;
  const bool exists = fs::exists(typed_path(path_, working_directory(workbench)), error);
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() + look.px(kLabels));
  ImGui::PushStyleColor(ImGuiCol_Text, message_.empty() ? look.colors.muted : look.colors.error);
  ImGui::PushFont(look.fonts.small);
  ImGui::TextUnformatted(!message_.empty() ? message_.c_str()
                         : exists          ? "The file exists and will be replaced."
                                           : "");
  ImGui::PopFont();
  ImGui::PopStyleColor();

  const Answer answer = dialog_buttons(
      {.primary = "Export", .cancel = "Cancel", .enabled = !path_.empty()}, look, keys);
  if (answer == Answer::cancel) return false;
  return !(answer == Answer::primary && write(workbench));
}

void ask_export(Workbench& workbench) {
  workbench.dialog = std::make_unique<ExportDialog>(workbench);
}

}  // namespace interleave::gui
