#include "gui/app/line_marks.h"

#include <algorithm>
#include <cmath>

#include "gui/app/sheet.h"
#include "gui/app/widgets.h"
#include "gui/figure/lane_plan.h"
#include "gui/figure/standing_lines.h"

namespace interleave::gui {

namespace {

LineMark::Name name_of(const Run& run, sim::TrackId track, sim::State state, const Look& look) {
  return {track_label(run.index, track), track_color(run, track, look), look.theme->state(state)};
}

/// The step that is looked at runs, whatever its task does after it.
void add_step(Workbench& w, const Run& run, std::vector<LineMark>& marks, const Look& look) {
  const uint32_t step = current_step(w);
  if (step == sim::kNone) return;
  const sim::Span& span = run.index.span(step);
  const uint32_t line = step_lines(run.causes, step, run.file_name).any();
  if (line == 0) return;
  auto at = std::ranges::lower_bound(marks, line - 1, {}, &LineMark::line);
  if (at == marks.end() || at->line != line - 1)
    at = marks.insert(at, LineMark{line - 1, {}, 0, false});
  const LineMark::Name name = name_of(run, span.track, sim::State::running, look);
  std::erase_if(at->names, [&](const LineMark::Name& other) { return other.text == name.text; });
  at->names.insert(at->names.begin(), name);
  at->runs = true;
}

}  // namespace

std::vector<LineMark> line_marks(Workbench& w, const Look& look) {
  std::vector<LineMark> marks;
  const Moment* moment = current_moment(w);
  const RunPtr run = w.tab().timeline;
  if (!moment || run->text_state != w.tab().document.buffer().state()) return marks;
  TimeTravel& t = w.travel;
  if (t.lines_run != run || t.lines_at != moment->at) {
    t.lines_run = run;
    t.lines_at = moment->at;
    t.lines = standing_lines(run->causes, *moment, run->file_name);
  }
  for (const StandingLine& line : t.lines) {
    LineMark mark{line.line - 1, {}, line.count - line.tracks.size(), line.runs};
    for (const sim::TrackId track : line.tracks) {
      const sim::Span* span = run->causes.standing(track, moment->at);
      mark.names.push_back(name_of(*run, track, span ? span->state : sim::State::idle, look));
    }
    marks.push_back(std::move(mark));
  }
  add_step(w, *run, marks, look);
  return marks;
}

void draw_mark_ground(ImDrawList& list, const LineMark& mark, const LineBox& box,
                      const Look& look) {
  if (!mark.runs) return;
  list.AddRectFilled({box.left, box.top}, {box.right, box.top + box.height},
                     faded(look.colors.primary, 0.13f));
}

void draw_mark(ImDrawList& list, const LineMark& mark, const LineBox& box, const Look& look) {
  const float middle = box.top + box.height / 2;
  if (mark.names.empty()) return;
  // An arrow where execution is, else a dot; two dots for several.
  const float x = box.left + look.px(5.5f), r = look.px(3.5f);
  if (mark.runs) {
    list.AddTriangleFilled({x - r, middle - r - 1}, {x + r, middle}, {x - r, middle + r + 1},
                           mark.names.front().color);
  } else {
    if (mark.names.size() + mark.more > 1)
      list.AddCircleFilled({x + look.px(2), middle}, r, faded(mark.names.back().color, 0.55f));
    list.AddCircleFilled({x - look.px(1), middle}, r, mark.names.front().color);
  }

  ImFont* font = look.fonts.small;
  const float height = std::min(box.height - look.px(2), look.px(18)), pad = look.px(6);
  float left = box.text_end + look.px(22);
  const auto measure = [&](const std::string& text) {
    return font->CalcTextSizeA(font->FontSize, 1e9f, 0, text.c_str()).x;
  };
  size_t named = 0;
  for (const LineMark::Name& name : mark.names) {
    // Those that don't fit are counted; the first may be cut.
    const bool last = named + 1 == mark.names.size() && mark.more == 0;
    const float room = box.right - left - look.px(last ? 6 : 40);
    const float whole = measure(name.text) + 2 * pad;
    if (room < (named == 0 ? look.px(30) : whole)) break;
    ++named;
    const float width = std::min(room, whole);
    const ImVec2 low{std::round(left), std::round(middle - height / 2)},
        high{std::round(left + width), std::round(middle + height / 2)};
    const bool solid = name.state.color.visible();
    list.AddRectFilled(low, high, solid ? to_imgui(name.state.color) : look.colors.field,
                       look.px(4));
    list.AddRect(low, high, to_imgui(name.state.outline), look.px(4));
    clipped_text(list, font, {low.x + pad, std::round(middle - font->FontSize / 2)},
                 solid ? to_imgui(label_color(name.state.color)) : look.colors.muted, name.text,
                 width - 2 * pad + 1);
    left = high.x + look.px(4);
  }
  const size_t unnamed = mark.names.size() - named + mark.more;
  if (unnamed > 0) {
    clipped_text(list, font, {left + pad, std::round(middle - font->FontSize / 2)},
                 look.colors.muted, "+ " + std::to_string(unnamed),
                 std::max(0.f, box.right - left - pad));
  }
}

}  // namespace interleave::gui
