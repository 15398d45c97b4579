#include "gui/app/dialog_export.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <stdexcept>
#include <utility>

#include "gui/app/clipboard_image.h"
#include "gui/app/file_commands.h"
#include "gui/app/file_list.h"
#include "gui/app/widgets.h"
#include "gui/app/workbench.h"
#include "gui/figure/export.h"
#include "gui/figure/layout.h"

namespace interleave::gui {

namespace fs = std::filesystem;

namespace {

constexpr std::array<const char*, 3> kThemes{"Light", "Dark", "Print"};
constexpr std::array<const char*, 3> kSvgTexts{"Named", "Embedded", "Outlines"};
constexpr int kNarrowest = 200, kWidest = 20000, kLeastDpi = 48, kMostDpi = 1200;
constexpr float kUnitsPerInch = 96;
constexpr float kLabels = 74, kChoices = 372;  // units

std::vector<const char*> format_labels() {
  std::vector<const char*> labels;
  for (const ExportFormat& format : export_formats()) labels.push_back(format.label.data());
  return labels;
}

/// What an export shows of what is on the screen: not what the pointer or a search marks there.
View for_export(const View& screen) {
  View view;
  view.grouping = screen.grouping;
  view.collapsed = screen.collapsed;
  view.pinned = screen.pinned;
  view.order = screen.order;
  view.filter = screen.filter;
  view.emphasis = screen.emphasis;
  view.output = screen.output;
  view.counters = screen.counters;
  view.annotations = screen.annotations;
  view.compress_idle = screen.compress_idle;
  view.links = screen.links == LinkMode::all ? LinkMode::all : LinkMode::none;
  view.range = screen.range;
  view.cursor = screen.cursor;
  return view;
}

/// A label, and the next control to its right.
void label(const char* text, const Look& look) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  clipped_text(*ImGui::GetWindowDrawList(), look.fonts.body,
               {at.x, at.y + (look.px(kControlHeight) - look.fonts.body->FontSize) / 2},
               look.colors.muted, text, look.px(kLabels));
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() + look.px(kLabels));
}

/// Quiet words to the right of a control.
void hint(const char* text, const Look& look) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  clipped_text(*ImGui::GetWindowDrawList(), look.fonts.small,
               {at.x, at.y + (look.px(kControlHeight) - look.fonts.small->FontSize) / 2},
               look.colors.muted, text, look.px(kChoices));
  ImGui::Dummy(look.px(10, kControlHeight));
}

}  // namespace

ExportDialog::ExportDialog(Workbench& workbench)
    : theme_(workbench.theme == &kDarkTheme ? 1 : 0),
      range_(workbench.timeline.range ? 2 : workbench.view.range ? 1 : 0),
      view_(for_export(workbench.view)),
      marks_(marks_on_screen(workbench)) {
  const Document& document = workbench.tab().document;
  path_ = (working_directory(workbench) / document.name())
              .replace_extension(format().extension)
              .string();
  const auto panels = workbench.figure_panels();
  if (panels.size() == 1) title_text_ = panels.front().title;
}

View ExportDialog::chosen_view(const Workbench& workbench) const {
  View view = view_;
  view.width = static_cast<float>(std::clamp(width_, kNarrowest, kWidest));
  if (height_ > 0) view.max_height = static_cast<float>(std::clamp(height_, kNarrowest, kWidest));
  view.scale = format().name == "png"
                   ? static_cast<float>(std::clamp(dpi_, kLeastDpi, kMostDpi)) / kUnitsPerInch
                   : 1;
  view.svg_text = static_cast<SvgText>(svg_text_);
  view.titles = title_;
  if (!cursor_) view.cursor.reset();
  view.legend = legend_;
  if (range_ == 0) view.range.reset();
  if (range_ == 2) view.range = workbench.timeline.range;
  return view;
}

std::vector<Panel> ExportDialog::chosen_panels(Workbench& workbench) const {
  auto panels = workbench.figure_panels();
  mark_causes(workbench, panels, marks_);
  if (panels.size() == 1) panels.front().title = title_text_;
  return panels;
}

void ExportDialog::set_format(int index) {
  format_ = index;
  path_ = fs::path(path_).replace_extension(format().extension).string();
}

void ExportDialog::draw_choices(Workbench& workbench, const Look& look) {
  int chosen = format_;
  const std::vector<const char*> formats = format_labels();
  if (segmented("format", formats, chosen, look)) set_format(chosen);
  ImGui::Dummy(look.px(0, 3));
  if (!format().picture) {
    ImGui::PushStyleColor(ImGuiCol_Text, look.colors.muted);
    ImGui::TextUnformatted((std::string(format().meaning) + ",\nof the whole run.").c_str());
    ImGui::PopStyleColor();
    return;
  }
  label("Theme", look);
  segmented("theme", kThemes, theme_, look);
  std::vector<const char*> ranges{"Whole run"};
  if (workbench.view.range || workbench.timeline.range) ranges.push_back("As on screen");
  if (workbench.timeline.range) ranges.push_back("Measured");
  if (ranges.size() > 1) {
    label("Time", look);
    segmented("range", ranges, range_, look);
  }
  const auto number = [&](const char* name, const char* id, int& value) {
    label(name, look);
    ImGui::SetNextItemWidth(look.px(100));
    number_field(id, value, look);
  };
  number("Width", "##width", width_);
  number("At most", "##height", height_);
  ImGui::SameLine(0, look.px(8));
  hint(height_ > 0 ? "high; what doesn't fit is counted" : "0: as high as it needs", look);
  if (format().name == "png") {
    number("Pixels", "##dpi", dpi_);
    ImGui::SameLine(0, look.px(8));
    hint("an inch; 96 is a screen's", look);
  }
  if (format().name == "svg") {
    label("Text", look);
    segmented("svgtext", kSvgTexts, svg_text_, look);
  }
  if (title_ && workbench.figure_panels().size() == 1) {
    label("Title", look);
    ImGui::SetNextItemWidth(look.px(kChoices - kLabels - 24));
    text_field("##title", "no title", title_text_, look);
  }
  ImGui::Dummy(look.px(0, 2));
  label("Show", look);
  ImGui::BeginGroup();
  toggle("Title##show title", title_, nullptr, look);
  toggle("Legend##legend", legend_, nullptr, look);
  toggle("Output##output", view_.output, nullptr, look);
  const bool causes = view_.grouping != Grouping::cores;
  if (causes) toggle("Critical path##path", marks_.path, nullptr, look);
  if (view_.cursor) toggle("Time cursor##cursor", cursor_, nullptr, look);
  ImGui::EndGroup();
  ImGui::SameLine(0, look.px(22));
  ImGui::BeginGroup();
  bool arrows = view_.links == LinkMode::all;
  if (toggle("Arrows##arrows", arrows, nullptr, look))
    view_.links = arrows ? LinkMode::all : LinkMode::none;
  toggle("Counters##counters", view_.counters, nullptr, look);
  toggle("Notes##notes", view_.annotations, nullptr, look);
  toggle("Compress idle##idle", view_.compress_idle, nullptr, look);
  if (causes && current_why(workbench)) toggle("Why##why", marks_.why, nullptr, look);
  ImGui::EndGroup();
}

void ExportDialog::draw_preview(Workbench& workbench, const Look& look) const {
  const ImVec2 at = ImGui::GetCursorScreenPos(), room = ImGui::GetContentRegionAvail();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled(at, {at.x + room.x, at.y + room.y}, look.colors.field, look.px(6));
  const auto panels = chosen_panels(workbench);
  if (panels.empty()) return;
  if (!format().picture) {
    const ImVec2 extent = look.fonts.body->CalcTextSizeA(look.fonts.body->FontSize, 1e9f, 0, "No preview");
    return list.AddText(look.fonts.body, look.fonts.body->FontSize,
                        {std::round(at.x + (room.x - extent.x) / 2), std::round(at.y + room.y / 2)},
                        look.colors.muted, "No preview");
  }
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
                           (format().name == "png" ? " pixels" : " units of 1/96 inch");
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
    export_file(path, format(), chosen_panels(workbench), chosen_view(workbench),
                *themes()[static_cast<size_t>(theme_)]);
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
    const std::string extension = fs::path(path_).extension().string();
    if (extension != format().extension) {
      const auto formats = export_formats();
      const auto found = std::ranges::find(formats, extension, &ExportFormat::extension);
      if (found != formats.end()) format_ = static_cast<int>(found - formats.begin());
    }
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

void copy_figure(Workbench& workbench) {
  View view = for_export(workbench.view);
  view.scale = 2;
  try {
    auto panels = workbench.figure_panels();
    mark_causes(workbench, panels, marks_on_screen(workbench));
    copy_png(png(panels, view, *workbench.theme));
    workbench.say("The figure is on the clipboard.");
  } catch (const std::runtime_error& error) {
    workbench.complain(error.what());
  }
}

void ask_export(Workbench& workbench) {
  workbench.dialog = std::make_unique<ExportDialog>(workbench);
}

}  // namespace interleave::gui
