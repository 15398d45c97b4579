#include "gui/app/sheet.h"

#include <algorithm>
#include <cmath>

#include "gui/app/widgets.h"
#include "gui/figure/lane_plan.h"

namespace interleave::gui {

namespace {

constexpr float kCardPad = 10, kChip = 22, kStation = 40, kLine = 20, kGap = 5;  // units
constexpr float kDot = 4, kDotRoom = 16, kChipPad = 8;

/// The chain of a "why", a link per line.
std::string chain_lines(const Why& why) {
  std::string text;
  for (const WhyLink& link : why.links) text += (text.empty() ? "" : "\n→ ") + sentence(link);
  if (!why.closing.empty()) text += "\n→ " + why.closing;
  return text;
}

void on_hand() {
  if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
}

}  // namespace

ImU32 track_color(const Run& run, sim::TrackId track, const Look& look) {
  const auto& colors = look.theme->categories;
  return to_imgui(colors[run.index.ordinal_of(track) % colors.size()]);
}

Sheet::Sheet(Workbench& w, const Run& run, sim::Time at, const Look& look)
    : w_(w), run_(run), at_(at), look_(look), list_(*ImGui::GetWindowDrawList()) {
  const ImVec2 origin = ImGui::GetCursorScreenPos();
  outer_left_ = left_ = origin.x + look.px(10);
  outer_width_ = width_ = ImGui::GetContentRegionAvail().x - look.px(20);
  y_ = origin.y;
}

Sheet::~Sheet() {
  ImGui::SetCursorScreenPos({outer_left_, y_});
  ImGui::Dummy({1, 1});
}

float Sheet::text_width(ImFont* font, std::string_view t) const {
  if (t.empty()) return 0;  // it may have no address, which ImGui takes for the end of a C string
  return font->CalcTextSizeA(font->FontSize, 1e9f, 0, t.data(), t.data() + t.size()).x;
}

void Sheet::text(ImFont* font, ImVec2 at, ImU32 color, std::string_view t, float room) {
  if (room > 0 && !t.empty())
    clipped_text(list_, font, {std::round(at.x), std::round(at.y)}, color, t, room);
}

std::string Sheet::name(sim::TrackId track) const { return track_label(run_.index, track); }

void Sheet::begin_card(std::string_view title, std::string_view remark) {
  card_top_ = y_;
  list_.ChannelsSplit(2);
  list_.ChannelsSetCurrent(1);
  left_ = outer_left_ + look_.px(kCardPad);
  width_ = outer_width_ - look_.px(2 * kCardPad);
  y_ += look_.px(8);
  const float title_width = text_width(look_.fonts.bold, title);
  text(look_.fonts.bold, here(), look_.colors.text, title, width_);
  text(look_.fonts.small, {left_ + title_width + look_.px(8), y_ + look_.px(0.5f)},
       look_.colors.muted, remark, width_ - title_width - look_.px(8));
  y_ += look_.fonts.bold->FontSize + look_.px(6);
}

void Sheet::end_card() {
  y_ += look_.px(8);
  list_.ChannelsSetCurrent(0);
  const ImVec2 low{outer_left_, card_top_}, high{outer_left_ + outer_width_, y_};
  list_.AddRectFilled(low, high, look_.colors.field, look_.px(7));
  list_.ChannelsMerge();
  left_ = outer_left_;
  width_ = outer_width_;
  y_ += look_.px(8);
}

void Sheet::heading(std::string_view t, size_t count, std::string_view remark) {
  y_ += look_.px(4);
  float x = 0;
  text(look_.fonts.small, here(), look_.colors.text, t, width_);
  x += text_width(look_.fonts.small, t) + look_.px(6);
  if (count > 0) {
    const std::string number = std::to_string(count);
    text(look_.fonts.small, here(x), look_.colors.text, number, width_ - x);
    x += text_width(look_.fonts.small, number) + look_.px(6);
  }
  const float at = width_ - text_width(look_.fonts.small, remark);
  if (at > x + look_.px(6))
    text(look_.fonts.small, here(at), look_.colors.muted, remark, width_ - at);
  y_ += look_.fonts.small->FontSize + look_.px(3);
}

void Sheet::note(std::string_view t) {
  text(look_.fonts.small, here(), look_.colors.muted, t, width_);
  y_ += look_.fonts.small->FontSize + look_.px(3);
}

void Sheet::arrow_up() {
  const float x = std::round(left_ + width_ / 2), top = y_ + look_.px(4), r = look_.px(4);
  list_.AddTriangleFilled({x - r, top + r}, {x, top}, {x + r, top + r}, look_.colors.faint);
  list_.AddRectFilled({x - look_.px(0.75f), top + r}, {x + look_.px(0.75f), top + look_.px(9)},
                      look_.colors.faint);
  y_ += look_.px(9);
}

float Sheet::chip_width(std::string_view label) const {
  return look_.px(kChipPad + kDotRoom + 4) + text_width(look_.fonts.small, label);
}

float Sheet::chip(ImVec2 at, float room, sim::TrackId track, std::string_view label) {
  const sim::Span* span = run_.causes.standing(track, at_);
  const Fill fill = look_.theme->state(span ? span->state : sim::State::idle);
  const float width = std::min(room, chip_width(label)), height = look_.px(kChip);
  const ImVec2 low{std::round(at.x), std::round(at.y)},
      high{std::round(at.x + width), std::round(at.y + height)};
  ImGui::SetCursorScreenPos(low);
  ImGui::PushID(next_id_++);
  if (ImGui::InvisibleButton("chip", {std::max(1.f, high.x - low.x), high.y - low.y})) {
    w_.select({Pick::Kind::track, travelled_panel(w_), track, 1});
    ask_why(w_, track);
  }
  ImGui::PopID();
  on_hand();
  const float radius = look_.px(5);
  const bool solid = fill.color.visible();
  if (solid) list_.AddRectFilled(low, high, to_imgui(fill.color), radius);
  const bool selected = selected_track(w_) == track;
  const ImU32 edge =
      selected || ImGui::IsItemHovered() ? to_imgui(look_.theme->accent) : to_imgui(fill.outline);
  list_.AddRect(low, high, edge, radius, 0, look_.px(selected ? 2 : 1));
  const ImVec2 dot{low.x + look_.px(11), (low.y + high.y) / 2};
  list_.AddCircleFilled(dot, look_.px(kDot + 1), look_.colors.panel);
  list_.AddCircleFilled(dot, look_.px(kDot), track_color(run_, track, look_));
  const ImU32 ink = solid ? to_imgui(label_color(fill.color)) : look_.colors.muted;
  text(look_.fonts.small,
       {low.x + look_.px(kDotRoom + 4), low.y + (height - look_.fonts.small->FontSize) / 2}, ink,
       label, width - look_.px(kDotRoom + kChipPad));
  if (ImGui::IsItemHovered())
    tip(chain_lines(why(run_.causes, track, at_, run_.file_name)).c_str(), look_);
  return width;
}

void Sheet::station(sim::TrackId track, std::string_view detail) {
  const sim::Span* span = run_.causes.standing(track, at_);
  const Fill fill = look_.theme->state(span ? span->state : sim::State::idle);
  const ImVec2 low{std::round(left_), std::round(y_)},
      high{std::round(left_ + width_), std::round(y_ + look_.px(kStation))};
  ImGui::SetCursorScreenPos(low);
  ImGui::PushID(next_id_++);
  if (ImGui::InvisibleButton("station", {high.x - low.x, high.y - low.y})) {
    w_.select({Pick::Kind::track, travelled_panel(w_), track, 1});
    ask_why(w_, track);
    if (const auto place =
            span ? source_place(run_.causes.trace(), span->stack, run_.file_name) : std::nullopt)
      w_.go_to_line(w_.active, place->line);
  }
  ImGui::PopID();
  on_hand();
  const ImU32 ground = fill.color.visible() ? to_imgui(fill.color) : look_.colors.panel;
  list_.AddRectFilled(low, high, ground, look_.px(6));
  list_.AddRect(low, high, to_imgui(fill.outline), look_.px(6));
  const ImU32 ink = fill.color.visible() ? to_imgui(label_color(fill.color)) : look_.colors.text;
  const ImVec2 dot{low.x + look_.px(13), low.y + look_.px(13)};
  list_.AddCircleFilled(dot, look_.px(kDot + 1.5f), look_.colors.panel);
  list_.AddCircleFilled(dot, look_.px(kDot + 0.5f), track_color(run_, track, look_));
  text(look_.fonts.bold, {low.x + look_.px(24), low.y + look_.px(5)}, ink, name(track),
       width_ - look_.px(32));
  text(look_.fonts.small, {low.x + look_.px(24), low.y + look_.px(22)}, ink, detail,
       width_ - look_.px(32));
  y_ = high.y + look_.px(2);
}

void Sheet::tray(const std::vector<sim::TrackId>& queue, std::string_view when_empty) {
  constexpr size_t kMost = 24;
  const float pad = look_.px(kGap), top = y_;
  float x = pad;
  y_ += pad;
  if (queue.empty()) {
    text(look_.fonts.small, {left_ + look_.px(8), y_ + look_.px(4)}, look_.colors.muted, when_empty,
         width_ - look_.px(16));
  }
  for (size_t i = 0; i < std::min(kMost, queue.size()); ++i) {
    const float width = std::min(chip_width(name(queue[i])), width_ - 2 * pad);
    if (x > pad && x + width > width_ - pad) {
      x = pad;
      y_ += look_.px(kChip + kGap);
    }
    x += chip(here(x), width, queue[i]) + pad;
  }
  y_ += look_.px(kChip) + pad;
  const ImVec2 low{std::round(left_), std::round(top)},
      high{std::round(left_ + width_), std::round(y_)};
  list_.AddRect(low, high, look_.colors.border, look_.px(6));
  y_ += look_.px(2);
  if (queue.size() > kMost) note("… and " + std::to_string(queue.size() - kMost) + " more");
}

void Sheet::row(sim::TrackId track, std::string_view words) {
  const float most = words.empty() ? width_ : width_ * 0.62f;
  const float used = chip(here(), most, track) + look_.px(8);
  text(look_.fonts.small, {left_ + used, y_ + look_.px(4)}, look_.colors.muted, words,
       width_ - used);
  y_ += look_.px(kChip + 3);
}

void Sheet::timer(const Sleeper& sleeper, std::string_view words, std::string_view what) {
  const float column = look_.px(60), bar = look_.px(30), gap = look_.px(7);
  const std::string due = readable(sleeper.due.since_start());
  const ImU32 color = sleeper.overdue ? look_.colors.error : look_.colors.text;
  text(look_.fonts.small, {left_, y_ + look_.px(4)}, color, due, column - gap);
  const double whole = (sleeper.due - sleeper.since).seconds();
  const double share = whole > 0 ? std::clamp((at_ - sleeper.since).seconds() / whole, 0.0, 1.0) : 1.0;
  const float middle = y_ + look_.px(kChip / 2), half = look_.px(2.5f);
  const ImVec2 low{left_ + column, middle - half}, high{left_ + column + bar, middle + half};
  list_.AddRectFilled(low, high, look_.colors.hover, half);
  list_.AddRectFilled(low, {low.x + bar * static_cast<float>(share), high.y},
                      sleeper.overdue ? look_.colors.error : look_.colors.primary, half);
  const float x = column + bar + gap;
  const float beside =
      words.empty() ? 0 : std::min(text_width(look_.fonts.small, words) + gap, (width_ - x) * 0.5f);
  const float room = width_ - x - beside;
  float used = x;
  if (sleeper.track != sim::kNone) {
    used += chip(here(x), room, sleeper.track) + gap;
  } else {
    text(look_.fonts.small, {left_ + x, y_ + look_.px(4)}, look_.colors.text, what, room);
    used += std::min(room, text_width(look_.fonts.small, what)) + gap;
  }
  text(look_.fonts.small, {left_ + used, y_ + look_.px(4)},
       sleeper.overdue ? look_.colors.error : look_.colors.muted, words, width_ - used);
  y_ += look_.px(kChip + 3);
}

bool Sheet::line(std::string_view left, std::string_view t, std::string_view right, bool marked) {
  const ImVec2 low{left_ - look_.px(4), y_},
      high{left_ + width_ + look_.px(4), y_ + look_.px(kLine)};
  ImGui::SetCursorScreenPos(low);
  ImGui::PushID(next_id_++);
  const bool clicked = ImGui::InvisibleButton("line", {high.x - low.x, high.y - low.y});
  ImGui::PopID();
  on_hand();
  if (marked) list_.AddRectFilled(low, high, look_.colors.mark_line, look_.px(4));
  if (ImGui::IsItemHovered()) list_.AddRectFilled(low, high, look_.colors.hover, look_.px(4));
  const float top = y_ + (look_.px(kLine) - look_.fonts.small->FontSize) / 2;
  const float column = left.empty() ? 0 : look_.px(22);
  const float end = text_width(look_.fonts.small, right);
  text(look_.fonts.small, {left_, top}, look_.colors.muted, left, column);
  text(look_.fonts.small, {left_ + column, top}, look_.colors.text, t,
       width_ - column - (end > 0 ? end + look_.px(8) : 0));
  text(look_.fonts.small, {left_ + width_ - end, top}, look_.colors.muted, right, end + 1);
  y_ += look_.px(kLine);
  return clicked;
}

void Sheet::slots(const std::vector<Slot>& slots) {
  const float least = look_.px(118), gap = look_.px(kGap);
  const auto columns =
      static_cast<size_t>(std::clamp(std::floor((width_ + gap) / (least + gap)), 1.f,
                                     static_cast<float>(std::max<size_t>(1, slots.size()))));
  const float width =
      (width_ - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  const float height = look_.px(kChip + 24);
  for (size_t i = 0; i < slots.size(); ++i) {
    const size_t column = i % columns;
    if (column == 0 && i > 0) y_ += height + gap;
    const float x = static_cast<float>(column) * (width + gap);
    const ImVec2 low{std::round(left_ + x), std::round(y_)},
        high{std::round(left_ + x + width), std::round(y_ + height)};
    list_.AddRect(low, high, look_.colors.border, look_.px(6));
    text(look_.fonts.small, {low.x + look_.px(7), low.y + look_.px(3)}, look_.colors.muted,
         slots[i].name, width - look_.px(14));
    if (slots[i].track != sim::kNone) {
      chip({low.x + gap, high.y - look_.px(kChip) - gap}, width - 2 * gap, slots[i].track,
           slots[i].label.empty() ? name(slots[i].track) : slots[i].label);
    } else {
      text(look_.fonts.small, {low.x + look_.px(7), high.y - look_.px(21)}, look_.colors.muted,
           "idle", width);
    }
  }
  y_ += height + gap;
}

}  // namespace interleave::gui
