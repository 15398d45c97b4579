#include "gui/figure/lane_output.h"

#include <algorithm>
#include <string>
#include <vector>

#include "gui/figure/axis.h"
#include "gui/figure/utf8.h"

namespace interleave::gui {

namespace {

constexpr float kHalfMark = 3.5f;
constexpr float kMerge = 4;  // marks closer than this become one
constexpr float kTextGap = 4;
constexpr float kShortestText = 28;
constexpr float kLeastText = 6;  // not even one letter fits

struct Mark {
  float x;
  Pick pick;
  bool error;
};

/// The marks in sight, in order of time; those that would touch are merged.
std::vector<Mark> marks_of(const Draft& draft, const TraceIndex& index, uint16_t panel,
                           sim::TrackId track) {
  const TimeRange range = draft.visible;
  const auto at = [&](uint32_t id) { return index.trace().instants()[id].at; };
  const auto ids = index.instants_of(track), errors = index.errors_of(track);
  std::vector<Mark> marks;
  auto next = std::ranges::lower_bound(ids, range.begin, {}, at);
  while (next != ids.end() && at(*next) <= range.end) {
    const float x = draft.x(at(*next));
    const auto end = std::max(
        next + 1, std::ranges::lower_bound(next, ids.end(), draft.scale.time(x + kMerge), {}, at));
    // Ids come in the order of time.
    const auto error = std::ranges::lower_bound(errors, *next);
    marks.push_back({x,
                     {Pick::Kind::instant, panel, *next, static_cast<uint32_t>(end - next)},
                     error != errors.end() && *error <= *std::prev(end)});
    next = end;
  }
  return marks;
}

/// What is printed at a mark, as far as any strip could show it.
std::string text_of(const TraceIndex& index, sim::TrackId track, const Mark& mark) {
  const sim::Trace& trace = index.trace();
  const auto ids = index.instants_of(track);
  auto id = std::ranges::lower_bound(ids, mark.pick.index);
  std::string text;
  constexpr size_t kEnough = 160;  // bytes
  for (uint32_t i = 0; i < mark.pick.count && text.size() <= kEnough; ++i, ++id) {
    if (i > 0) text += "  ·  ";
    text += printable(trace.string(trace.instants()[*id].text));
  }
  return text;
}

}  // namespace

Polygon output_mark(const Theme& theme, bool error, Point middle, float half, Pick pick) {
  const auto [x, y] = middle;
  if (error)
    return {
        {{{x, y - half}, {x + half, y + half}, {x - half, y + half}, {}}}, 3, theme.error, pick};
  return {{{{x, y - half}, {x + half, y}, {x, y + half}, {x - half, y}}}, 4, theme.mark, pick};
}

void draw_output(const Draft& draft, const TraceIndex& index, uint16_t panel, sim::TrackId track,
                 const Box& strip, bool with_text, Layer& layer) {
  const std::vector<Mark> marks = marks_of(draft, index, panel, track);
  const float middle = strip.y + strip.height / 2;
  const float half_mark = std::min(kHalfMark, strip.height * 0.3f);
  float free_from = strip.x;
  for (size_t i = 0; i < marks.size(); ++i) {
    const Mark& mark = marks[i];
    const Color color = mark.error ? draft.theme.error : draft.theme.mark;
    layer.polygons.push_back(
        output_mark(draft.theme, mark.error, {mark.x, middle}, half_mark, mark.pick));
    if (!with_text) continue;

    const float next = i + 1 < marks.size() ? marks[i + 1].x - kHalfMark : strip.right();
    const float right_of = mark.x + kHalfMark + kTextGap, left_of = mark.x - kHalfMark - kTextGap;
    const float room_right = next - kTextGap - right_of, room_left = left_of - free_from;
    if (std::max(room_right, room_left) < kLeastText) continue;
    const std::string text = text_of(index, track, mark);
    if (text.empty()) continue;
    const float natural = draft.width(Font::code, type::kOutput, text);
    // Beside the breaks of the axis, if it can; else they make way for it.
    const TimeClearing clear = clearing_around(draft, index.trace().instants()[mark.pick.index].at);
    const bool clear_right = natural <= std::min(room_right, clear.right - right_of),
               clear_left = natural <= std::min(room_left, left_of - clear.left);
    const bool right = clear_right || (!clear_left && (natural <= room_right ||
                                                       (natural > room_left && room_right >= room_left)));
    const float room = std::max(0.0f, right ? room_right : room_left);
    free_from = mark.x + kHalfMark + kTextGap;
    if (room < std::min(natural, kShortestText)) continue;
    std::string shown = ellipsized(draft.measure, Font::code, type::kOutput, text, room);
    if (shown.empty()) continue;
    const float width = draft.width(Font::code, type::kOutput, shown);
    layer.texts.push_back(draft.text(Font::code, type::kOutput, color, std::move(shown),
                                     right ? right_of : left_of - width, middle, mark.pick));
    if (right) free_from = right_of + width + 2 * kTextGap;
  }
}

}  // namespace interleave::gui
