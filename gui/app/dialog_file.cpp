#include "gui/app/dialog_file.h"

#include <algorithm>
#include <utility>

#include "gui/app/widgets.h"

namespace interleave::gui {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kExtension = ".py";
constexpr float kRow = 26;  // units

}  // namespace

FileDialog::FileDialog(Purpose purpose, fs::path directory, std::string name, Chosen chosen)
    : purpose_(purpose), name_(std::move(name)), chosen_(std::move(chosen)) {
  enter(directory);
}

void FileDialog::enter(const fs::path& directory) {
  try {
    entries_ = list_directory(directory, kExtension);
    directory_ = directory;
    selected_ = -1;
    message_.clear();
  } catch (const fs::filesystem_error& error) {
    message_ = "Can't open " + directory.string() + ": " + error.code().message();
  }
}

void FileDialog::choose(int index) {
  if (entries_.empty()) return;
  release_text_field();
  selected_ = std::clamp(index, 0, static_cast<int>(entries_.size()) - 1);
  const FileEntry& entry = entries_[static_cast<size_t>(selected_)];
  name_ = entry.name + (entry.is_directory ? "/" : "");
  reveal_ = focus_field_ = true;
}

void FileDialog::draw_list(const Look& look, float height) {
  ImGui::PushStyleColor(ImGuiCol_ChildBg, look.colors.field);
  ImGui::PushStyleVar(ImGuiStyleVar_ChildRounding, look.px(6));
  ImGui::BeginChild("files", {0, height}, false, ImGuiWindowFlags_NoNav);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float width = ImGui::GetContentRegionAvail().x;
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
  for (int i = 0; i < static_cast<int>(entries_.size()); ++i) {
    const FileEntry& entry = entries_[static_cast<size_t>(i)];
    ImGui::PushID(i);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    if (ImGui::InvisibleButton("entry", {width, look.px(kRow)})) choose(i);
    if (ImGui::IsItemHovered() && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) {
      choose(i);
      accept_ = true;
    }
    const ImVec2 end{at.x + width, at.y + look.px(kRow)};
    if (i == selected_) {
      list.AddRectFilled(at, end, look.colors.selection, look.px(4));
    } else if (ImGui::IsItemHovered()) {
      list.AddRectFilled(at, end, look.colors.hover, look.px(4));
    }
    draw_icon(list, entry.is_directory ? Icon::folder : Icon::file,
              {at.x + look.px(18), at.y + look.px(kRow / 2)}, look.px(12),
              entry.is_directory ? look.colors.primary : look.colors.muted);
    clipped_text(list, look.fonts.body,
                 {at.x + look.px(34), at.y + look.px(kRow / 2) - look.fonts.body->FontSize / 2},
                 look.colors.text, entry.name, width - look.px(44));
    if (i == selected_ && reveal_) {
      ImGui::SetScrollHereY();
      reveal_ = false;
    }
    ImGui::PopID();
  }
  ImGui::PopStyleVar();
  if (entries_.empty())
    empty_state("Nothing here", "There are no .py files or folders in this folder.", look);
  ImGui::EndChild();
  ImGui::PopStyleVar();
  ImGui::PopStyleColor();
}

void FileDialog::draw_field(const Look& look, const std::string& typed) {
  if (std::exchange(focus_field_, false)) ImGui::SetKeyboardFocusHere();
  ImGui::SetNextItemWidth(-1);
  name_ += typed;
  if (text_field("##name", "File name or path", name_, look) || !typed.empty()) {
    replacing_.clear();
    message_.clear();
    const auto starts = std::ranges::find_if(entries_, [&](const FileEntry& entry) {
      return !name_.empty() && entry.name.starts_with(name_);
    });
    selected_ = starts == entries_.end() ? -1 : static_cast<int>(starts - entries_.begin());
    reveal_ = selected_ >= 0;
  }
  ImGui::PushStyleColor(ImGuiCol_Text,
                        replacing_.empty() ? look.colors.error : look.colors.warning);
  ImGui::PushFont(look.fonts.small);
  ImGui::TextUnformatted(message_.c_str());
  ImGui::PopFont();
  ImGui::PopStyleColor();
}

bool FileDialog::accept(Workbench& workbench) {
  if (name_.empty()) return false;
  fs::path path = typed_path(name_, directory_);
  std::error_code error;
  if (fs::is_directory(path, error)) {
    release_text_field();
    name_.clear();
    focus_field_ = true;
    enter(path);
    return false;
  }
  focus_field_ = true;
  if (purpose_ == Purpose::open) {
    if (!fs::exists(path, error)) {
      message_ = "There is no file " + path.string();
      return false;
    }
  } else {
    if (!path.has_extension()) path += kExtension;
    if (!fs::is_directory(path.parent_path(), error)) {
      message_ = "There is no folder " + path.parent_path().string();
      return false;
    }
    if (fs::exists(path, error) && replacing_ != path.string()) {
      replacing_ = path.string();
      message_ = path.filename().string() + " exists. Save again to replace it.";
      return false;
    }
  }
  chosen_(workbench, path);
  return true;
}

bool FileDialog::draw(Workbench& workbench, const Look& look, const DialogKeys& keys) {
  if (button("##up", {.icon = Icon::up, .tip = "The folder above"}, look))
    enter(directory_.parent_path());
  ImGui::SameLine();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  clipped_text(*ImGui::GetWindowDrawList(), look.fonts.body,
               {at.x, at.y + (look.px(kControlHeight) - look.fonts.body->FontSize) / 2},
               look.colors.muted, directory_.string(), ImGui::GetContentRegionAvail().x);
  ImGui::NewLine();
  draw_list(look, dialog_content_height(look) - look.px(62));
  draw_field(look, keys.text);
  if (keys.up_down != 0) choose(selected_ < 0 ? 0 : selected_ + keys.up_down);

  const bool open = purpose_ == Purpose::open;
  const Answer answer = dialog_buttons(
      {.primary = open ? "Open" : "Save", .cancel = "Cancel", .enabled = !name_.empty()}, look,
      keys);
  if (answer == Answer::cancel) return false;
  return !((answer == Answer::primary || std::exchange(accept_, false)) && accept(workbench));
}

}  // namespace interleave::gui
