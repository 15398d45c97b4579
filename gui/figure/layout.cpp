#include "gui/figure/layout.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cmath>

#include "gui/figure/annotations.h"
#include "gui/figure/axis.h"
#include "gui/figure/cause_layers.h"
#include "gui/figure/draft.h"
#include "gui/figure/lane_ghost.h"
#include "gui/figure/lane_output.h"
#include "gui/figure/lane_plan.h"
#include "gui/figure/lane_spans.h"
#include "gui/figure/legend.h"
#include "gui/figure/link_arrows.h"
#include "gui/figure/match_marks.h"
#include "gui/figure/step_plot.h"
#include "gui/figure/utf8.h"

namespace interleave::gui {

using sim::Time;
using sim::TrackId;
using sim::TrackKind;

namespace {

constexpr float kIndent = 14;
constexpr float kLabelGap = 14;  // between the label column and the plot
constexpr float kTickRoom = 5;   // beside the range, for steps of no length and marks at its ends
constexpr float kLegendGap = 10;

TimeRange whole_run(std::span<const Panel> panels) {
  Time end;
  for (const Panel& panel : panels) {
    end = std::max(end, panel.index->trace().makespan());
    if (panel.ghost) end = std::max(end, panel.ghost->index->trace().makespan());
  }
  return {Time(), end};
}

/// The layers that lanes are drawn into. Pinned lanes have their own: they lie over the others.
struct LaneLayers {
  Layer labels, grounds, spans;
};

class Layouter {
 public:
  Layouter(std::span<const Panel> panels, const View& view, const Theme& theme,
           const TextMeasure& measure, LayoutCache& cache)
      : panels_(panels), view_(view), cache_(cache), draft_{view, theme, measure, {}, {}} {}

  Figure run() {
    place_areas();
    bands_.resize(panels_.size());
    for (const Slot& slot : plan_.slots) {
      if (view_.reveal && slot.kind == Slot::Kind::lane && !stays(slot) &&
          plan_.rows->panels[slot.panel].rows[slot.row].lane(slot.panel) == *view_.reveal)
        figure_.revealed = {slot.y, slot.bottom()};
      if (in_sight(slot)) draw(slot, slot.pinned ? pinned_ : scrolled_);
    }
    for (const auto& [panel, strip] : notes_)
      draw_annotations(draft_, panels_[panel], panel, strip, figure_.lanes, bands_[panel].bottom(),
                       scrolled_.labels, overlay_);
    draw_axis(draft_, bands_, axis_row_, scrolled_.grounds, chrome_);
    draw_pinned_grid();
    bands_.push_back({figure_.plot.x, figure_.plot.y, figure_.plot.width, figure_.pinned_height});
    draw_breaks(draft_, bands_, axis_row_, output_texts(), overlay_, chrome_);
    draw_legend(draft_, legend_, {view_.margin, legend_top_}, chrome_);
    draw_makespans();
    draw_divergences();
    draw_links(draft_, panels_, figure_.lanes, overlay_);
    draw_highlights();
    figure_.layers = {std::move(scrolled_.labels), std::move(scrolled_.grounds),
                      std::move(scrolled_.spans)};
    if (plan_.pinned_height > 0) {
      draw_pinned_edge();
      for (Layer* layer : {&pinned_.labels, &pinned_.grounds, &pinned_.spans})
        figure_.layers.push_back(std::move(*layer));
    }
    figure_.layers.push_back(std::move(overlay_));
    figure_.layers.push_back(std::move(chrome_));
    draw_causes();
    return std::move(figure_);
  }

 private:
  /// Divides the figure, from top to bottom: axis (if on top), lanes, axis, legend.
  void place_areas() {
    const bool fits_content = view_.height <= 0;
    const float inner = std::max(1.0f, view_.width - 2 * view_.margin);
    const float axis = view_.axis == AxisPlace::none ? 0 : kAxisHeight;
    plan_.rows = cache_.rows(panels_, view_);
    if (view_.legend) legend_ = plan_legend(draft_, panels_, plan_, inner);
    const float legend = legend_.height > 0 ? legend_.height + kLegendGap : 0;
    const float around = 2 * view_.margin + axis + legend;
    const float room = std::max(1.0f, (fits_content ? view_.max_height : view_.height) - around);
    for (const Panel& panel : panels_)
      counters_.push_back(view_.counters ? cache_.counters(*panel.index).size() : 0);
    plan_ = !fits_content && view_.fit
                ? fit_lanes(panels_, view_, plan_.rows, counters_, room)
                : plan_lanes(panels_, view_, plan_.rows, counters_, fits_content ? room : 0);

    figure_.width = view_.width;
    figure_.height = fits_content ? std::ceil(plan_.height + around) : view_.height;
    if (view_.fit && !fits_content)
      figure_.height -= std::max(0.0f, std::floor(room - plan_.height));
    figure_.background = draft_.theme.background;
    figure_.content_height = plan_.height;
    const float lanes_top = view_.margin + (view_.axis == AxisPlace::top ? axis : 0);
    const float lanes_height = std::max(0.0f, figure_.height - around);
    figure_.lanes_area = {view_.margin, lanes_top, inner, lanes_height};
    // More pins than half of the room would leave none to scroll in.
    sticky_ = plan_.pinned_height <= lanes_height / 2;
    figure_.pinned_height = sticky_ ? plan_.pinned_height : 0;
    const float axis_top = view_.axis == AxisPlace::top ? view_.margin : lanes_top + lanes_height;
    axis_row_ = {view_.margin / 2, axis_top, std::max(1.0f, view_.width - view_.margin), axis};
    legend_top_ = figure_.height - view_.margin - legend_.height;

    const float column = label_column(inner);
    const float left = draft_.snap(view_.margin + column + kLabelGap);
    figure_.plot = {left, lanes_top, std::max(1.0f, view_.width - view_.margin - left),
                    lanes_height};
    figure_.axis = {left, axis_top, figure_.plot.width, axis};
    label_width_ = column;
    const TimeRange range = view_.range.value_or(whole_run(panels_));
    draft_.scale = figure_.scale = TimeScale(
        range, left + kTickRoom, std::max(left + kTickRoom + 1, figure_.plot.right() - kTickRoom),
        view_.compress_idle ? cache_.warp(panels_) : nullptr);
    draft_.visible = {std::max(Time(), draft_.scale.time(left)),
                      draft_.scale.time(figure_.plot.right())};
    place_clips();
  }

  void place_clips() {
    const float down = figure_.pinned_height;
    const auto cut = [](Box box, float top, float height) {
      return Box{box.x, box.y + top, box.width, std::max(0.0f, height)};
    };
    const Box &area = figure_.lanes_area, &plot = figure_.plot;
    scrolled_.labels.clip = cut(area, down, area.height - down);
    scrolled_.grounds.clip = scrolled_.spans.clip = cut(plot, down, plot.height - down);
    pinned_.labels.clip = cut(area, 0, down > 0 ? down : area.height);
    pinned_.grounds.clip = pinned_.spans.clip = cut(plot, 0, down > 0 ? down : plot.height);
    overlay_.clip = plot;
    chrome_.clip = {0, 0, figure_.width, figure_.height};
    const float visible = std::max(1.0f, area.height / std::max(1.0f, plan_.lane_height));
    if (view_.most_rects > 0)
      most_a_lane_ = std::max<size_t>(40, static_cast<size_t>(
                                              static_cast<float>(view_.most_rects) / visible));
  }

  Font label_font(uint16_t panel, const LaneRow& row) const {
    return panels_[panel].index->trace().tracks()[row.track].kind >= TrackKind::task ? Font::body
                                                                                     : Font::bold;
  }
  float label_size() const { return std::clamp(plan_.lane_height * 0.46f, 8.5f, type::kLabel); }
  float indent(const LaneRow& row) const {
    return static_cast<float>(row.depth) * kIndent + (view_.expanders ? kIndent : 0);
  }

  std::string label(uint16_t panel, const LaneRow& row) const {
    std::string name = row_label(*panels_[panel].index, row);
    if (row.hidden > 0) name += " (+" + std::to_string(row.hidden) + ")";
    if (row.pinned && panels_.size() > 1) name += " · " + printable(panels_[panel].title);
    return name;
  }

  /// As wide as the widest label, within bounds.
  float label_column(float inner) const {
    float widest = 0;
    for (const auto& [panel, r] : plan_.rows->widest) {
      const LaneRow& row = plan_.rows->panels[panel].rows[r];
      widest = std::max(widest, indent(row) + draft_.width(label_font(panel, row), label_size(),
                                                           label(panel, row)));
    }
    return std::ceil(std::clamp(widest, std::min(72.0f, inner * 0.2f), inner * 0.3f));
  }

  bool stays(const Slot& slot) const { return slot.pinned && sticky_; }
  float on_figure(const Slot& slot) const {
    return draft_.snap(figure_.lanes_area.y + slot.y - (stays(slot) ? 0 : view_.scroll));
  }
  bool in_sight(const Slot& slot) const {
    const float scroll = stays(slot) ? 0 : view_.scroll;
    const float from = stays(slot) ? 0 : figure_.pinned_height;
    return slot.bottom() - scroll > from && slot.y - scroll < figure_.lanes_area.height;
  }

  void draw(const Slot& slot, LaneLayers& layers) {
    const float top = on_figure(slot);
    const Rows::OfPanel& rows = plan_.rows->panels[slot.panel];
    switch (slot.kind) {
      case Slot::Kind::title:
        return draw_title(slot.panel, top, slot.height);
      case Slot::Kind::notes:
        notes_.push_back({slot.panel, {figure_.plot.x, top, figure_.plot.width, slot.height}});
        return;
      case Slot::Kind::lane:
        return draw_lane(slot, top, layers);
      case Slot::Kind::counter:
        return draw_counter(slot, top);
      case Slot::Kind::more:
        return draw_note(more_text(*panels_[slot.panel].index, rows.rows, slot.row), top,
                         slot.height);
      case Slot::Kind::empty:
        return draw_note(empty_text(), top, slot.height);
    }
  }

  std::string empty_text() const {
    if (!view_.filter.empty() || view_.emphasis != 0) return "no lane passes the filter";
    return view_.grouping == Grouping::cores ? "no core was used" : "nothing ran";
  }

  void draw_note(const std::string& text, float top, float height) {
    scrolled_.labels.texts.push_back(draft_.text(
        Font::body, type::kSmall, draft_.theme.muted,
        ellipsized(draft_.measure, Font::body, type::kSmall, text, figure_.lanes_area.width),
        view_.margin, top + height / 2));
  }

  /// The title at the left; the makespan above the line where the run ends, as far as there is
  /// room.
  void draw_title(uint16_t p, float top, float height) {
    std::vector<Text>& texts = scrolled_.labels.texts;
    const Panel& panel = panels_[p];
    const float room = figure_.lanes_area.width;
    const float middle = top + height * 0.42f;
    const Time makespan = panel.index->trace().makespan();
    const std::string subtitle =
        printable(panel.subtitle.empty() ? "makespan " + readable(makespan.since_start(), 6)
                                         : panel.subtitle);
    const std::string under =
        ellipsized(draft_.measure, Font::body, type::kSubtitle, subtitle, room);
    const float under_width = draft_.width(Font::body, type::kSubtitle, under);
    const std::string title = ellipsized(draft_.measure, Font::bold, type::kTitle,
                                         printable(panel.title), room - under_width - 16);
    const float title_right = view_.margin + draft_.width(Font::bold, type::kTitle, title);
    if (!title.empty())
      texts.push_back(
          draft_.text(Font::bold, type::kTitle, draft_.theme.text, title, view_.margin, middle));
    const float end = std::min(draft_.x(makespan) + hairs(1), figure_.lanes_area.right());
    const float earliest = title.empty() ? view_.margin : title_right + 16;
    texts.push_back(draft_.text(Font::body, type::kSubtitle, draft_.theme.muted, under,
                                std::max(earliest, end - under_width), middle));
  }

  void draw_lane(const Slot& slot, float top, LaneLayers& layers) {
    const LaneRow& row = plan_.rows->panels[slot.panel].rows[slot.row];
    const TraceIndex& index = *panels_[slot.panel].index;
    const float bar_height = std::round(plan_.lane_height * 0.74f);
    const float bar_top = draft_.snap(top + (plan_.lane_height - bar_height) / 2);
    const Box bar{figure_.plot.x, bar_top, figure_.plot.width, bar_height};
    const Box lane{view_.margin, top, figure_.lanes_area.width, slot.height};
    figure_.lanes.push_back({slot.panel, row.track, lane, bar, row.pool});
    if (!stays(slot)) grow_band(slot.panel, top, slot.height);

    const Pick pick{Pick::Kind::track, slot.panel, row.track, 1};
    const bool lit = !row.pool && (pick.same(view_.hovered) || pick.same(view_.selected));
    const Color ground =
        lit ? blend({draft_.theme.accent.r, draft_.theme.accent.g, draft_.theme.accent.b, 34},
                    draft_.theme.lane)
            : draft_.theme.lane;
    draw_label(slot.panel, row, lane, bar_top + bar_height / 2, pick, layers.labels);
    const bool process = index.trace().tracks()[row.track].kind == TrackKind::process;
    const bool plots = row.pool || (process && index.spans_of(row.track).empty());
    if (!plots && index.spans_of(row.track).empty() && index.instants_of(row.track).empty()) return;
    layers.grounds.rects.push_back(
        {{bar.x, bar.y - 1, bar.width, slot.height - 2 * (bar_top - top) + 2},
         {.color = ground},
         0,
         pick});
    if (plots) {
      const auto& [running, tracks] = cache_.occupancy(index, row.lane(slot.panel).second);
      draw_steps(draft_, running, static_cast<float>(tracks), bar,
                 {.color = draft_.theme.state(sim::State::running).color}, layers.spans);
    } else {
      draw_spans(draft_, index, slot.panel, row.track, bar, most_a_lane_, layers.spans);
      draw_matches(draft_, {slot.panel, row.track}, bar, layers.spans);
    }
    if (panels_[slot.panel].ghost && !row.pool)
      draw_ghost_of(slot.panel, row.track, bar, top, layers.grounds);
    if (!view_.output || row.pool) return;
    const bool strip = slot.height > plan_.lane_height;
    const Box output = strip ? Box{bar.x, bar.bottom(), bar.width, kOutputStrip} : bar;
    draw_output(draft_, index, slot.panel, row.track, output, strip, layers.spans);
  }

  /// Above the bar, as far as the lane has room there.
  void draw_ghost_of(uint16_t panel, TrackId track, const Box& bar, float lane_top,
                     Layer& grounds) {
    const Ghost& ghost = *panels_[panel].ghost;
    const float top = draft_.snap(std::max(bar.y - kGhostStrip, lane_top + hairs(1)));
    if (const TrackId then = ghost.tracks[track]; then != sim::kNone && top < bar.y)
      draw_ghost(draft_, *ghost.index, then, {bar.x, top, bar.width, bar.y - top}, most_a_lane_,
                 grounds);
  }

  void draw_label(uint16_t panel, const LaneRow& row, const Box& lane, float middle, Pick pick,
                  Layer& labels) {
    const float x = lane.x + indent(row);
    const float size = label_size();
    const Font font = label_font(panel, row);
    labels.rects.push_back({{lane.x, lane.y, label_width_, lane.height}, {}, 0, pick});
    labels.texts.push_back(draft_.text(
        font, size, draft_.theme.text,
        ellipsized(draft_.measure, font, size, label(panel, row), lane.x + label_width_ - x), x,
        middle, pick));
    if (!view_.expanders) return;
    const float cx = x - 8, r = 3.5f;
    if (row.pinned)  // a pin's head
      labels.polygons.push_back(
          {{{{cx, middle - r}, {cx + r, middle}, {cx, middle + r}, {cx - r, middle}}},
           4,
           draft_.theme.accent,
           pick});
    if (!row.expandable || row.pinned) return;
    const Pick expander{Pick::Kind::expander, panel, row.lane(panel).second, 1};
    const std::array<Point, 4> open{
        {{cx - r, middle - r / 2}, {cx + r, middle - r / 2}, {cx, middle + r}, {}}};
    const std::array<Point, 4> closed{
        {{cx - r / 2, middle - r}, {cx + r, middle}, {cx - r / 2, middle + r}, {}}};
    labels.polygons.push_back({row.hidden > 0 ? closed : open, 3, draft_.theme.muted, expander});
  }

  void draw_counter(const Slot& slot, float top) {
    const auto& [name, series] = cache_.counters(*panels_[slot.panel].index)[slot.row];
    const float height = slot.height - 8, y = draft_.snap(top + 4);
    const Box box{figure_.plot.x, y, figure_.plot.width, height};
    grow_band(slot.panel, top, slot.height);
    scrolled_.grounds.rects.push_back({box, {.color = draft_.theme.lane}, 0, {}});
    draw_steps(draft_, series, series.highest(), {box.x, box.y + 2, box.width, box.height - 2},
               {.color = blend({draft_.theme.muted.r, draft_.theme.muted.g, draft_.theme.muted.b, 150},
                               draft_.theme.lane)},
               scrolled_.spans);
    const std::string most = "max " + fmt::format("{:g}", series.highest());
    const float size = type::kOutput, x = view_.margin + (view_.expanders ? kIndent : 0);
    const float room = view_.margin + label_width_ - x;
    const auto line = [&](const std::string& text, Color color, float middle) {
      scrolled_.labels.texts.push_back(
          draft_.text(Font::body, size, color,
                      ellipsized(draft_.measure, Font::body, size, text, room), x, middle));
    };
    line(name, draft_.theme.text, y + height * 0.28f);
    line(most, draft_.theme.muted, y + height * 0.74f);
  }

  void grow_band(uint16_t panel, float top, float height) {
    Box& band = bands_[panel];
    if (band.height == 0) band = {figure_.plot.x, top, figure_.plot.width, 0};
    band.height = top + height - band.y;
  }

  /// What the breaks of the axis must not cut.
  std::vector<const Text*> output_texts() const {
    std::vector<const Text*> texts;
    for (const Layer* layer : {&scrolled_.spans, &pinned_.spans})
      for (const Text& text : layer->texts)
        if (text.pick.kind == Pick::Kind::instant) texts.push_back(&text);
    return texts;
  }

  float hairs(float n) const { return n * draft_.hairline(); }

  /// The grid's lines again, through the pinned lanes.
  void draw_pinned_grid() {
    if (figure_.pinned_height <= 0) return;
    for (Line line : scrolled_.grounds.lines) {
      line.from.y = figure_.plot.y;
      line.to.y = figure_.plot.y + figure_.pinned_height;
      pinned_.grounds.lines.push_back(line);
    }
  }

  /// A line beneath the pinned lanes.
  void draw_pinned_edge() {
    if (figure_.pinned_height <= 0) return;
    const float y = figure_.lanes_area.y + figure_.pinned_height - hairs(0.5f);
    chrome_.lines.push_back({{figure_.lanes_area.x, y},
                             {figure_.lanes_area.right(), y},
                             draft_.theme.grid,
                             hairs(1),
                             false,
                             {}});
  }

  /// A dashed line where each run ends, over its lanes.
  void draw_makespans() {
    for (uint16_t p = 0, count = panel_count(panels_); p < count; ++p) {
      const Time end = panels_[p].index->trace().makespan();
      const auto range = draft_.scale.range();
      if (end < range.begin || end > range.end || end == Time()) continue;
      const Box& band = bands_[p];
      const float x = draft_.x(end) + hairs(0.5f);
      if (band.height > 0)
        overlay_.lines.push_back(
            {{x, band.y - 6}, {x, band.bottom()}, draft_.theme.muted, hairs(1), true, {}});
    }
  }

  /// A line with a flag where a run parts from the one that it is compared with.
  void draw_divergences() {
    for (uint16_t p = 0, count = panel_count(panels_); p < count; ++p) {
      const auto at = panels_[p].divergence;
      const auto range = draft_.scale.range();
      if (!at || *at < range.begin || *at > range.end || bands_[p].height <= 0) continue;
      const Box& band = bands_[p];
      const Color color = draft_.theme.accent;
      const float x = draft_.x(*at) + hairs(0.5f), top = band.y - 7;
      overlay_.lines.push_back({{x, top}, {x, band.bottom()}, color, hairs(1), true, {}});
      overlay_.polygons.push_back(
          {{{{x, top}, {x + 9, top + 3.5f}, {x, top + 7}, {}}}, 3, color, {}});
    }
  }

  /// Outlines of what is hovered and selected, and the cursor.
  void draw_highlights() {
    for (const Pick& pick : {view_.hovered, view_.selected}) {
      if (pick.kind != Pick::Kind::span) continue;
      for (const Layer* layer : {&scrolled_.spans, &pinned_.spans})
        for (const Rect& rect : layer->rects)
          if (rect.pick.same(pick))
            overlay_.rects.push_back(
                {rect.box, {.outline = draft_.theme.accent}, rect.radius, {}});
    }
    if (!view_.cursor) return;
    const float x = draft_.x(*view_.cursor) + hairs(0.5f);
    for (const Box& band : bands_) {
      if (band.height <= 0) continue;
      overlay_.lines.push_back({{x, band.y - 6},
                                {x, figure_.plot.bottom()},
                                draft_.theme.accent,
                                hairs(1),
                                false,
                                {}});
      return;  // one line from the first panel's lanes down
    }
  }

  void draw_causes() {
    if (view_.grouping == Grouping::cores) return;  // a path goes from task to task
    for (uint16_t p = 0, count = panel_count(panels_); p < count; ++p) {
      const Panel& panel = panels_[p];
      if (panel.causes && panel.path)
        add_critical_path(figure_, *panel.causes, p, *panel.path, draft_.theme, view_.scale);
      if (panel.causes && panel.why)
        add_chain(figure_, *panel.causes, p, *panel.why, draft_.theme, draft_.measure, view_.scale);
    }
  }

  std::span<const Panel> panels_;
  const View& view_;
  LayoutCache& cache_;
  Draft draft_;
  LanePlan plan_;
  CounterCounts counters_;
  Legend legend_;
  Figure figure_;
  Box axis_row_;
  std::vector<Box> bands_;  // per panel, where its visible lanes lie
  std::vector<std::pair<uint16_t, Box>> notes_;
  bool sticky_ = true;  // pinned lanes don't scroll
  size_t most_a_lane_ = 0;
  float legend_top_ = 0;
  float label_width_ = 0;
  LaneLayers scrolled_, pinned_;
  Layer overlay_, chrome_;
};

}  // namespace

Figure layout(std::span<const Panel> panels, const View& view, const Theme& theme,
              const TextMeasure& measure, LayoutCache& cache) {
  assert(view.width > 0);
  if (panels.empty()) {
    Figure figure;
    figure.width = view.width;
    figure.height = std::max(1.0f, view.height);
    figure.background = theme.background;
    return figure;
  }
  return Layouter(panels, view, theme, measure, cache).run();
}

Figure layout(std::span<const Panel> panels, const View& view, const Theme& theme,
              const TextMeasure& measure) {
  LayoutCache cache;
  return layout(panels, view, theme, measure, cache);
}

}  // namespace interleave::gui
