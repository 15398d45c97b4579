#include "gui/figure/lane_output.h"

#include <algorithm>
#include <limits>

#include "gui/figure/utf8.h"

namespace interleave::gui {

namespace {

constexpr float kHalfMark = 3.5f;
constexpr float kMerge = 4;  // marks closer than this become one
constexpr float kTextGap = 4;
constexpr float kShortestText = 28;

struct Mark {
  float x;
  Pick pick;
  bool error;
  std::string text;
};

/// The marks in sight, in order of time; those that would touch are merged.
std::vector<Mark> marks_of(const Draft& draft, const TraceIndex& index, uint16_t panel,
                           sim::TrackId track) {
  const sim::Trace& trace = index.trace();
  const TimeRange range = draft.visible;
  const auto ids = index.instants_of(track);
  const auto at = [&](uint32_t id) { return trace.instants()[id].at; };
  std::vector<Mark> marks;
  auto next = std::ranges::lower_bound(ids, range.begin, {}, at);
  while (next != ids.end() && at(*next) <= range.end) {
    const float x = draft.x(at(*next));
    const auto end = std::max(
        next + 1, std::ranges::lower_bound(next, ids.end(), draft.scale.time(x + kMerge), {}, at));
    Mark mark{x, {Pick::Kind::instant, panel, *next, static_cast<uint32_t>(end - next)}, false, {}};
    for (auto i = next; i != end; ++i) {
      const sim::Instant& instant = trace.instants()[*i];
      mark.error = mark.error || (kErrorKinds >> static_cast<unsigned>(instant.kind) & 1u) != 0;
      constexpr size_t kEnough = 160;  // bytes; no strip is wide enough for more
      if (mark.text.size() > kEnough) continue;
      if (!mark.text.empty()) mark.text += "  ·  ";
      mark.text += printable(trace.string(instant.text));
    }
    marks.push_back(std::move(mark));
    next = end;
  }
  return marks;
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
    if (!with_text || mark.text.empty()) continue;

    const float next = i + 1 < marks.size() ? marks[i + 1].x - kHalfMark : strip.right();
    const float right_of = mark.x + kHalfMark + kTextGap, left_of = mark.x - kHalfMark - kTextGap;
    const float room_right = next - kTextGap - right_of, room_left = left_of - free_from;
    const float natural = draft.width(Font::code, type::kOutput, mark.text);
    const bool right = natural <= room_right || (natural > room_left && room_right >= room_left);
    const float room = std::max(0.0f, right ? room_right : room_left);
    free_from = mark.x + kHalfMark + kTextGap;
    if (room < std::min(natural, kShortestText)) continue;
    std::string shown = ellipsized(draft.measure, Font::code, type::kOutput, mark.text, room);
    if (shown.empty()) continue;
    const float width = draft.width(Font::code, type::kOutput, shown);
    layer.texts.push_back(draft.text(Font::code, type::kOutput, color, std::move(shown),
                                     right ? right_of : left_of - width, middle, mark.pick));
    if (right) free_from = right_of + width + 2 * kTextGap;
  }
}

}  // namespace interleave::gui
