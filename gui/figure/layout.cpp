#include "gui/figure/layout.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "gui/figure/axis.h"
#include "gui/figure/draft.h"
#include "gui/figure/lane_output.h"
#include "gui/figure/lane_plan.h"
#include "gui/figure/lane_spans.h"
#include "gui/figure/legend.h"
#include "gui/figure/link_arrows.h"
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
  for (const Panel& panel : panels) end = std::max(end, panel.index->trace().makespan());
  return {Time(), end};
}

class Layouter {
 public:
  Layouter(std::span<const Panel> panels, const View& view, const Theme& theme,
           const TextMeasure& measure)
      : panels_(panels), view_(view), draft_{view, theme, measure, {}, {}} {}

  Figure run() {
    place_areas();
    bands_.resize(panels_.size());
    for (const Slot& slot : plan_.slots)
      if (slot.bottom() > view_.scroll && slot.y < view_.scroll + figure_.lanes_area.height)
        draw(slot);
    draw_axis(draft_, bands_, axis_row_, grounds_, chrome_);
    draw_legend(draft_, legend_, {view_.margin, legend_top_}, chrome_);
    draw_makespans();
    draw_links(draft_, panels_, figure_.lanes, overlay_);
    draw_highlights();
    figure_.layers = {std::move(labels_), std::move(grounds_), std::move(spans_),
                      std::move(overlay_), std::move(chrome_)};
    return std::move(figure_);
  }

 private:
  /// Divides the figure, from top to bottom: axis (if on top), lanes, axis, legend.
  void place_areas() {
    const bool fits_content = view_.height <= 0;
    const float inner = std::max(1.0f, view_.width - 2 * view_.margin);
    const float axis = view_.axis == AxisPlace::none ? 0 : kAxisHeight;
    // The legend needs the rows, and the room for the rows needs the legend: the rows' states don't
    // depend on the room, so plan without it first.
    plan_ = plan_lanes(panels_, view_, 0);
    if (view_.legend) legend_ = plan_legend(draft_, panels_, plan_, inner);
    const float legend = legend_.height > 0 ? legend_.height + kLegendGap : 0;
    const float around = 2 * view_.margin + axis + legend;
    if (fits_content) plan_ = plan_lanes(panels_, view_, std::max(1.0f, view_.max_height - around));

    figure_.width = view_.width;
    figure_.height = fits_content ? std::ceil(plan_.height + around) : view_.height;
    figure_.background = draft_.theme.background;
    figure_.content_height = plan_.height;
    const float lanes_top = view_.margin + (view_.axis == AxisPlace::top ? axis : 0);
    const float lanes_height = std::max(0.0f, figure_.height - around);
    figure_.lanes_area = {view_.margin, lanes_top, inner, lanes_height};
    const float axis_top = view_.axis == AxisPlace::top ? view_.margin : lanes_top + lanes_height;
    axis_row_ = {view_.margin / 2, axis_top, std::max(1.0f, view_.width - view_.margin), axis};
    legend_top_ = figure_.height - view_.margin - legend_.height;

    const float column = label_column(inner);
    const float left = draft_.snap(view_.margin + column + kLabelGap);
    figure_.plot = {left, lanes_top, std::max(1.0f, view_.width - view_.margin - left),
                    lanes_height};
    label_width_ = column;
    const TimeRange range = view_.range.value_or(whole_run(panels_));
    draft_.scale = figure_.scale = TimeScale(
        range, left + kTickRoom, std::max(left + kTickRoom + 1, figure_.plot.right() - kTickRoom));
    draft_.visible = {std::max(Time(), draft_.scale.time(left)),
                      draft_.scale.time(figure_.plot.right())};

    const Box whole{0, 0, figure_.width, figure_.height};
    labels_.clip = figure_.lanes_area;
    grounds_.clip = spans_.clip = overlay_.clip = figure_.plot;
    chrome_.clip = whole;
  }

  Font label_font(uint16_t panel, const Row& row) const {
    return panels_[panel].index->trace().tracks()[row.track].kind >= TrackKind::task ? Font::body
                                                                                     : Font::bold;
  }
  float label_size() const { return std::clamp(plan_.lane_height * 0.46f, 8.5f, type::kLabel); }
  float indent(const Row& row) const {
    return static_cast<float>(row.depth) * kIndent + (view_.expanders ? kIndent : 0);
  }

  std::string label(uint16_t panel, const Row& row) const {
    std::string name = track_label(*panels_[panel].index, row.track);
    if (row.hidden > 0) name += " (+" + std::to_string(row.hidden) + ")";
    return name;
  }

  /// As wide as the widest label, within bounds. Measures only the labels with the most bytes:
  /// thousands of lanes are laid out anew in every frame.
  float label_column(float inner) const {
    constexpr size_t kMeasured = 12;
    struct Candidate {
      size_t bytes;
      uint16_t panel;
      const Row* row;
    };
    std::vector<Candidate> candidates;
    for (uint16_t p = 0, count = panel_count(panels_); p < count; ++p) {
      const sim::Trace& trace = panels_[p].index->trace();
      for (const Row& row : plan_.rows[p])
        candidates.push_back(
            {trace.string(trace.tracks()[row.track].name).size() + size_t{2} * row.depth, p, &row});
    }
    const size_t some = std::min(kMeasured, candidates.size());
    std::ranges::partial_sort(candidates, candidates.begin() + static_cast<ptrdiff_t>(some),
                              std::greater{}, &Candidate::bytes);
    float widest = 0;
    for (const auto& [bytes, panel, row] : std::span(candidates).first(some))
      widest = std::max(widest, indent(*row) + draft_.width(label_font(panel, *row), label_size(),
                                                            label(panel, *row)));
    return std::ceil(std::clamp(widest, std::min(72.0f, inner * 0.2f), inner * 0.3f));
  }

  float on_figure(float content_y) const {
    return draft_.snap(figure_.lanes_area.y + content_y - view_.scroll);
  }

  void draw(const Slot& slot) {
    const float top = on_figure(slot.y);
    switch (slot.kind) {
      case Slot::Kind::title:
        return draw_title(slot.panel, top, slot.height);
      case Slot::Kind::lane:
        return draw_lane(slot, top);
      case Slot::Kind::more:
        return draw_note(more_text(*panels_[slot.panel].index, plan_.rows[slot.panel], slot.row),
                         top, slot.height);
      case Slot::Kind::empty:
        return draw_note(view_.grouping == Grouping::cores ? "no core was used" : "nothing ran",
                         top, slot.height);
    }
  }

  void draw_note(const std::string& text, float top, float height) {
    labels_.texts.push_back(draft_.text(
        Font::body, type::kSmall, draft_.theme.muted,
        ellipsized(draft_.measure, Font::body, type::kSmall, text, figure_.lanes_area.width),
        view_.margin, top + height / 2));
  }

  /// The title at the left; the makespan above the line where the run ends, as far as there is
  /// room.
  void draw_title(uint16_t p, float top, float height) {
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
      labels_.texts.push_back(
          draft_.text(Font::bold, type::kTitle, draft_.theme.text, title, view_.margin, middle));
    const float end = std::min(draft_.x(makespan) + hairs(1), figure_.lanes_area.right());
    const float earliest = title.empty() ? view_.margin : title_right + 16;
    labels_.texts.push_back(draft_.text(Font::body, type::kSubtitle, draft_.theme.muted, under,
                                        std::max(earliest, end - under_width), middle));
  }

  void draw_lane(const Slot& slot, float top) {
    const Row& row = plan_.rows[slot.panel][slot.row];
    const TraceIndex& index = *panels_[slot.panel].index;
    const float bar_height = std::round(plan_.lane_height * 0.74f);
    const float bar_top = draft_.snap(top + (plan_.lane_height - bar_height) / 2);
    const Box bar{figure_.plot.x, bar_top, figure_.plot.width, bar_height};
    const Box lane{view_.margin, top, figure_.lanes_area.width, slot.height};
    figure_.lanes.push_back({slot.panel, row.track, lane, bar});
    Box& band = bands_[slot.panel];
    if (band.height == 0) band = {bar.x, top, bar.width, 0};
    band.height = top + slot.height - band.y;

    const Pick pick{Pick::Kind::track, slot.panel, row.track, 1};
    const bool lit = pick.same(view_.hovered) || pick.same(view_.selected);
    const Color ground =
        lit ? blend({draft_.theme.accent.r, draft_.theme.accent.g, draft_.theme.accent.b, 34},
                    draft_.theme.lane)
            : draft_.theme.lane;
    draw_label(slot.panel, row, lane, bar_top + bar_height / 2, pick);
    if (index.spans_of(row.track).empty() && index.instants_of(row.track).empty()) return;
    grounds_.rects.push_back({{bar.x, bar.y - 1, bar.width, slot.height - 2 * (bar_top - top) + 2},
                              {.color = ground},
                              0,
                              pick});
    draw_spans(draft_, index, slot.panel, row.track, bar, spans_);
    if (!view_.output) return;
    const bool strip = slot.height > plan_.lane_height;
    const Box output = strip ? Box{bar.x, bar.bottom(), bar.width, kOutputStrip} : bar;
    draw_output(draft_, index, slot.panel, row.track, output, strip, spans_);
  }

  void draw_label(uint16_t panel, const Row& row, const Box& lane, float middle, Pick pick) {
    const float x = lane.x + indent(row);
    const float size = label_size();
    const Font font = label_font(panel, row);
    labels_.rects.push_back({{lane.x, lane.y, label_width_, lane.height}, {}, 0, pick});
    labels_.texts.push_back(draft_.text(
        font, size, draft_.theme.text,
        ellipsized(draft_.measure, font, size, label(panel, row), lane.x + label_width_ - x), x,
        middle, pick));
    if (!view_.expanders || !row.expandable) return;
    const float cx = x - 8, r = 3.5f;
    const Pick expander{Pick::Kind::expander, panel, row.track, 1};
    const std::array<Point, 4> open{
        {{cx - r, middle - r / 2}, {cx + r, middle - r / 2}, {cx, middle + r}, {}}};
    const std::array<Point, 4> closed{
        {{cx - r / 2, middle - r}, {cx + r, middle}, {cx - r / 2, middle + r}, {}}};
    labels_.polygons.push_back({row.hidden > 0 ? closed : open, 3, draft_.theme.muted, expander});
  }

  float hairs(float n) const { return n * draft_.hairline(); }

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

  /// Outlines of what is hovered and selected, and the cursor.
  void draw_highlights() {
    for (const Pick& pick : {view_.hovered, view_.selected}) {
      if (pick.kind != Pick::Kind::span) continue;
      for (const Rect& rect : spans_.rects)
        if (rect.pick.same(pick))
          overlay_.rects.push_back({rect.box, {.outline = draft_.theme.accent}, rect.radius, {}});
    }
    if (view_.cursor) {
      const float x = draft_.x(*view_.cursor) + hairs(0.5f);
      overlay_.lines.push_back({{x, figure_.plot.y},
                                {x, figure_.plot.bottom()},
                                draft_.theme.accent,
                                hairs(1),
                                false,
                                {}});
    }
  }

  std::span<const Panel> panels_;
  const View& view_;
  Draft draft_;
  LanePlan plan_;
  Legend legend_;
  Figure figure_;
  Box axis_row_;
  std::vector<Box> bands_;  // per panel, where its visible lanes lie
  float legend_top_ = 0;
  float label_width_ = 0;
  Layer labels_, grounds_, spans_, overlay_, chrome_;
};

}  // namespace

Figure layout(std::span<const Panel> panels, const View& view, const Theme& theme,
              const TextMeasure& measure) {
  assert(view.width > 0);
  if (panels.empty()) {
    Figure figure;
    figure.width = view.width;
    figure.height = std::max(1.0f, view.height);
    figure.background = theme.background;
    return figure;
  }
  return Layouter(panels, view, theme, measure).run();
}

}  // namespace interleave::gui
