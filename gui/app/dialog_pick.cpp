#include "gui/app/dialog_pick.h"

#include <algorithm>
#include <utility>

#include "gui/app/widgets.h"
#include "gui/app/workbench.h"

namespace interleave::gui {

namespace {

constexpr float kRow = 28, kMargin = 12;  // units

float width_of(ImFont* font, const char* begin, const char* end) {
  return font->CalcTextSizeA(font->FontSize, 1e9f, 0, begin, end).x;
}

}  // namespace

PickDialog::PickDialog(std::string title, std::string hint, std::vector<PickItem> items,
                       Typed typed)
    : title_(std::move(title)),
      hint_(std::move(hint)),
      items_(std::move(items)),
      typed_(std::move(typed)) {
  search();
}

void PickDialog::search() {
  found_.clear();
  for (size_t i = 0; i < items_.size(); ++i) {
    if (auto match = fuzzy_match(needle_, items_[i].label))
      found_.push_back({i, std::move(*match)});
  }
  std::ranges::stable_sort(found_, std::greater{}, [](const Found& f) { return f.match.score; });
  const auto usable = std::ranges::find_if(found_, [this](const Found& f) { return items_[f.item].enabled; });
  selected_ = usable == found_.end() ? 0 : static_cast<size_t>(usable - found_.begin());
  reveal_ = true;
}

void PickDialog::draw_item(const Found& found, bool selected, const Look& look) {
  const PickItem& item = items_[found.item];
  const float width = ImGui::GetContentRegionAvail().x;
  const ImVec2 at = ImGui::GetCursorScreenPos(), end{at.x + width, at.y + look.px(kRow)};
  ImGui::InvisibleButton("item", {width, look.px(kRow)});
  ImDrawList& list = *ImGui::GetWindowDrawList();
  if (selected) {
    list.AddRectFilled(at, end, look.colors.selection, look.px(5));
  } else if (ImGui::IsItemHovered()) {
    list.AddRectFilled(at, end, look.colors.hover, look.px(5));
  }
  const float y = at.y + (look.px(kRow) - look.fonts.body->FontSize) / 2, margin = look.px(kMargin);
  const char *detail = item.detail.data(), *detail_end = detail + item.detail.size();
  const float detail_width =
      std::min(width / 2, width_of(look.fonts.small, detail, detail_end) + 1);
  const ImU32 ink = item.enabled ? look.colors.text : look.colors.faint;
  const float room = width - 3 * margin - detail_width;
  // The letters that answer are underlined.
  for (const size_t place : found.match.places) {
    const char* text = item.label.data();
    const float from = width_of(look.fonts.body, text, text + place);
    const float to = width_of(look.fonts.body, text, text + place + 1);
    if (to > room) break;
    const float base = y + look.fonts.body->FontSize + look.px(1);
    list.AddRectFilled({at.x + margin + from, base}, {at.x + margin + to, base + look.px(1.5f)},
                       look.colors.primary);
  }
  clipped_text(list, look.fonts.body, {at.x + margin, y}, ink, item.label, room);
  clipped_text(list, look.fonts.small, {end.x - margin - detail_width, y + look.px(1)},
               item.enabled ? look.colors.muted : look.colors.faint, item.detail, detail_width);
}

void PickDialog::draw_list(const Look& look, float height) {
  ImGui::BeginChild("items", {0, height}, false, ImGuiWindowFlags_NoNav);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
  for (size_t i = 0; i < found_.size(); ++i) {
    ImGui::PushID(static_cast<int>(i));
    draw_item(found_[i], i == selected_, look);
    if (ImGui::IsItemClicked()) {
      selected_ = i;
      clicked_ = true;
    }
    if (i == selected_ && reveal_) ImGui::SetScrollHereY();
    ImGui::PopID();
  }
  reveal_ = false;
  ImGui::PopStyleVar();
  if (found_.empty() && !typed_) empty_state("Nothing found", "Nothing has these letters.", look);
  ImGui::EndChild();
}

bool PickDialog::draw(Workbench& workbench, const Look& look, const DialogKeys& keys) {
  if (std::exchange(focus_, false)) ImGui::SetKeyboardFocusHere();
  ImGui::SetNextItemWidth(-1);
  if (!keys.text.empty()) {
    needle_ += keys.text;
    search();
  }
  if (text_field("##needle", hint_.c_str(), needle_, look)) {
    message_.clear();
    search();
  }
  ImGui::PushFont(look.fonts.small);
  ImGui::PushStyleColor(ImGuiCol_Text, look.colors.error);
  if (!message_.empty()) ImGui::TextWrapped("%s", message_.c_str());
  ImGui::PopStyleColor();
  ImGui::PopFont();
  if (keys.up_down != 0 && !found_.empty()) {
    const auto last = static_cast<ptrdiff_t>(found_.size()) - 1;
    selected_ = static_cast<size_t>(
        std::clamp<ptrdiff_t>(static_cast<ptrdiff_t>(selected_) + keys.up_down, 0, last));
    reveal_ = true;
  }
  draw_list(look, ImGui::GetContentRegionAvail().y);
  if (keys.escape) return false;
  if (!keys.enter && !std::exchange(clicked_, false)) return true;
  focus_ = true;
  if (!found_.empty()) {
    const PickItem& item = items_[found_[selected_].item];
    if (!item.enabled) return true;
    item.choose(workbench);
    return false;
  }
  if (!typed_) return true;
  message_ = typed_(workbench, needle_);
  return !message_.empty();
}

}  // namespace interleave::gui
