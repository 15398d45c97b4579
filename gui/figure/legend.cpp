#include "gui/figure/legend.h"

#include <algorithm>

#include "gui/figure/lane_output.h"
#include "gui/figure/trace_index.h"
#include "gui/figure/utf8.h"

namespace interleave::gui {

using sim::State;
using sim::TrackId;

namespace {

using Shape = LegendItem::Shape;

constexpr float kSwatchWidth = 24, kSwatchHeight = 13;
constexpr float kLine = 22;
constexpr float kNameGap = 7, kItemGap = 20;

/// One per category that is used; a thread beyond the palette shares its colour, so both are named.
void add_threads(const Draft& draft, std::span<const Panel> panels,
                 std::vector<LegendItem>& items) {
  const auto& categories = draft.theme.categories;
  std::vector<std::string> names(categories.size());
  for (const Panel& panel : panels) {
    const auto& tracks = panel.index->trace().tracks();
    for (TrackId t = 0; t < tracks.size(); ++t) {
      if (!panel.index->ran_on_core(t)) continue;
      std::string& name = names[panel.index->ordinal_of(t) % names.size()];
      const std::string label = track_label(*panel.index, t);
      if (name.empty())
        name = label;
      else if (name != label && !name.ends_with("…"))
        name += ", …";
    }
  }
  for (size_t c = 0; c < names.size(); ++c)
    if (!names[c].empty()) items.push_back({Shape::swatch, {.color = categories[c]}, names[c]});
}

float swatch_width(const LegendItem& item) {
  return item.shape == Shape::swatch ? kSwatchWidth : kSwatchHeight;
}

}  // namespace

Legend plan_legend(const Draft& draft, std::span<const Panel> panels, const LanePlan& plan,
                   float width) {
  Legend legend;
  unsigned states = plan.rows->states;
  unsigned instants = plan.rows->instants;
  if (draft.view.grouping == Grouping::cores) {
    add_threads(draft, panels, legend.items);
    states &= ~(1u << static_cast<unsigned>(State::running));
  }
  for (unsigned s = 0; s < sim::kStateCount; ++s)
    if (states >> s & 1u)
      legend.items.push_back({Shape::swatch, draft.theme.state(static_cast<State>(s)),
                              std::string(sim::state_name(static_cast<State>(s))),
                              static_cast<uint32_t>(s)});
  if (!draft.view.output) instants = 0;
  if ((instants & ~kErrorKinds) != 0) legend.items.push_back({Shape::output, {}, "output"});
  if ((instants & kErrorKinds) != 0) legend.items.push_back({Shape::error, {}, "error"});

  float x = 0;
  for (LegendItem& item : legend.items) {
    const float swatch = swatch_width(item);
    item.name =
        ellipsized(draft.measure, Font::body, type::kSmall, item.name, width - swatch - kNameGap);
    const float wide = swatch + kNameGap + draft.width(Font::body, type::kSmall, item.name);
    if (x > 0 && x + wide > width) {
      x = 0;
      legend.height += kLine;
    }
    item.x = x;
    item.y = legend.height;
    x += wide + kItemGap;
  }
  if (!legend.items.empty()) legend.height += kLine;
  return legend;
}

void draw_legend(const Draft& draft, const Legend& legend, Point at, Layer& layer) {
  for (const LegendItem& item : legend.items) {
    const float x = draft.snap(at.x + item.x), middle = draft.snap(at.y + item.y + kLine / 2);
    const float swatch = swatch_width(item);
    const Pick pick = item.state == sim::kNone
                          ? Pick{}
                          : Pick{Pick::Kind::state, 0, item.state, 1};
    const bool dim = draft.view.emphasis != 0 &&
                     (pick ? (draft.view.emphasis >> item.state & 1u) == 0 : true);
    const Color ink = dim ? blend({draft.theme.muted.r, draft.theme.muted.g, draft.theme.muted.b, 120},
                                  draft.theme.background)
                          : draft.theme.muted;
    if (item.shape == Shape::swatch)
      layer.rects.push_back(
          {{x, middle - kSwatchHeight / 2, swatch, kSwatchHeight}, item.fill, 2, pick});
    else
      layer.polygons.push_back(
          output_mark(draft.theme, item.shape == Shape::error, {x + swatch / 2, middle}, 4));
    layer.texts.push_back(draft.text(Font::body, type::kSmall, ink, item.name,
                                     x + swatch + kNameGap, middle, pick));
  }
}

}  // namespace interleave::gui
