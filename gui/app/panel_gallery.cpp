// The gallery: example scenarios by title. A click opens one in place of the active scenario, the
// plus beside it as one more panel on the same axis.
#include <algorithm>
#include <cctype>
#include <optional>

#include "gui/app/file_commands.h"
#include "gui/app/panels.h"
#include "gui/app/widgets.h"

namespace interleave::gui {

namespace {

constexpr float kMargin = 12, kPadding = 7;  // units

bool matches(std::string_view text, std::string_view needle) {
  const auto same = [](unsigned char a, unsigned char b) {
    return std::tolower(a) == std::tolower(b);
  };
  return std::ranges::search(text, needle, same).begin() != text.end() || needle.empty();
}

struct Row {
  const GalleryEntry* entry;
  bool open, active;
};

/// What was asked for: the file and where.
using Wish = std::optional<std::pair<std::filesystem::path, Where>>;

Wish draw_row(const Row& row, const Look& look) {
  Wish wish;
  const float width = ImGui::GetContentRegionAvail().x, wrap = width - look.px(2 * kMargin + 16);
  const std::string& title = row.entry->title;
  const ImVec2 extent =
      look.fonts.body->CalcTextSizeA(look.fonts.body->FontSize, 1e9f, wrap, title.c_str());
  const ImVec2 size{width, extent.y + look.px(2 * kPadding)}, at = ImGui::GetCursorScreenPos();
  ImDrawList& list = *ImGui::GetWindowDrawList();

  ImGui::SetItemAllowOverlap();
  if (ImGui::InvisibleButton("open", size)) wish = {row.entry->path, Where::here};
  ImGui::SetItemAllowOverlap();
  const ImVec2 end{at.x + size.x, at.y + size.y};
  const bool hovered = ImGui::IsMouseHoveringRect(at, end) && ImGui::IsWindowHovered();
  if (row.active) {
    list.AddRectFilled(at, end, look.colors.selection);
    list.AddRectFilled(at, {at.x + look.px(3), end.y}, look.colors.primary);
  } else if (hovered) {
    list.AddRectFilled(at, end, look.colors.hover);
  }
  list.AddText(look.fonts.body, look.fonts.body->FontSize,
               {at.x + look.px(kMargin), at.y + look.px(kPadding)},
               row.open || hovered ? look.colors.text : look.colors.muted, title.c_str(), nullptr,
               wrap);
  if (!hovered || row.open) return wish;

  const float plus = look.px(22);
  const ImVec2 low{end.x - plus - look.px(4), at.y + (size.y - plus) / 2};
  ImGui::SetCursorScreenPos(low);
  if (ImGui::InvisibleButton("beside", {plus, plus})) wish = {row.entry->path, Where::beside};
  const bool hot = ImGui::IsItemHovered();
  tip("Show beneath, on the same time axis", look);
  if (hot) list.AddRectFilled(low, {low.x + plus, low.y + plus}, look.colors.pressed, look.px(4));
  draw_icon(list, Icon::plus, {low.x + plus / 2, low.y + plus / 2}, look.px(11),
            hot ? look.colors.text : look.colors.muted);
  ImGui::SetCursorScreenPos({at.x, end.y});
  return wish;
}

std::vector<Row> rows(const Workbench& w) {
  std::vector<Row> all;
  for (const GalleryEntry& entry : w.gallery) {
    if (!matches(entry.title, w.gallery_filter) &&
        !matches(entry.path.stem().string(), w.gallery_filter))
      continue;
    const auto tab = w.find_tab(entry.path);
    all.push_back({&entry, tab.has_value(), tab == w.active});
  }
  return all;
}

}  // namespace

void draw_gallery(Workbench& w, const Look& look) {
  ImGui::SetCursorPos(look.px(kMargin - 2, 8));
  ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x - look.px(kMargin - 2));
  text_field("##filter", "Find an example", w.gallery_filter, look);
  ImGui::Dummy(look.px(0, 2));
  if (w.gallery.empty()) {
    return empty_state("No examples",
                       "There is no directory of scenarios beside the program. Open a file, "
                       "or paste a program into the editor.",
                       look);
  }
  Wish wish;
  ImGui::BeginChild("examples");
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
  const auto shown = rows(w);
  for (const Row& row : shown) {
    ImGui::PushID(row.entry);
    if (const Wish asked = draw_row(row, look)) wish = asked;
    if (row.active && w.reveal_in_gallery) ImGui::SetScrollHereY();
    ImGui::PopID();
  }
  w.reveal_in_gallery = false;
  if (shown.empty()) empty_state("Nothing found", "No example's title has these words.", look);
  ImGui::PopStyleVar();
  ImGui::EndChild();
  if (wish) open_file(w, wish->first, wish->second);
}

/// Up and Down open the example before and after the active one.
bool gallery_key(Workbench& w, const KeyEvent& event) {
  const int step = event.chord == Chord{GLFW_KEY_DOWN} ? 1
                   : event.chord == Chord{GLFW_KEY_UP} ? -1
                                                       : 0;
  const auto shown = rows(w);
  if (step == 0 || shown.empty()) return false;
  const auto active = std::ranges::find_if(shown, &Row::active);
  const auto last = static_cast<ptrdiff_t>(shown.size()) - 1;
  const ptrdiff_t next =
      active == shown.end() ? 0 : std::clamp<ptrdiff_t>(active - shown.begin() + step, 0, last);
  w.reveal_in_gallery = true;
  open_file(w, shown[static_cast<size_t>(next)].entry->path, Where::here);
  return true;
}

}  // namespace interleave::gui
