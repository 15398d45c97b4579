#include "gui/figure/cause_layers.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

namespace interleave::gui {

using sim::kNone;
using sim::TrackId;

namespace {

constexpr float kStation = 8, kStride = 22;  // radius of a station; from one to the next
constexpr float kArrow = 6;                  // length of an arrow's head
constexpr uint8_t kVeil = 190;               // how much of what isn't on the path is hidden

/// The lane of a track, or of the nearest of its parents that has one.
class Lanes {
 public:
  Lanes(const Figure& figure, const Causes& causes, uint16_t panel) : causes_(causes) {
    for (const Lane& lane : figure.lanes)
      if (lane.panel == panel && !lane.pool) lanes_.emplace(lane.track, &lane);
  }
  const Lane* of(TrackId track) const {
    for (TrackId id = track; id != kNone; id = causes_.track(id).parent)
      if (const auto found = lanes_.find(id); found != lanes_.end()) return found->second;
    return nullptr;
  }
  const std::map<TrackId, const Lane*>& all() const { return lanes_; }

 private:
  const Causes& causes_;
  std::map<TrackId, const Lane*> lanes_;
};

float snapped(float v, float scale) { return std::round(v * scale) / scale; }

void add_head(Layer& layer, Point tip, bool down, Color color) {
  const float back = down ? -kArrow : kArrow;
  layer.polygons.push_back(
      {{{tip, {tip.x - 4, tip.y + back}, {tip.x + 4, tip.y + back}, {}}}, 3, color, {}});
}

class ChainDrawer {
 public:
  ChainDrawer(Figure& figure, const Lanes& lanes, const Theme& theme, const TextMeasure& measure,
              float scale)
      : figure_(figure), lanes_(lanes), theme_(theme), measure_(measure), scale_(scale) {
    layer_.clip = figure.plot;
  }

  void draw(const Why& why) {
    const auto stations = std::ranges::count_if(
        why.links, [&](const WhyLink& link) { return lanes_.of(link.track) != nullptr; });
    const float x = figure_.scale.x(why.at);
    const float room = kStride * static_cast<float>(stations);
    // To the right of the cursor, unless the plot ends there.
    const float side = x + room + kStation > figure_.plot.right() ? -1.0f : 1.0f;
    at_ = x + side * (kStation + 5);
    for (size_t i = 0; i < why.links.size(); ++i) {
      const Lane* lane = lanes_.of(why.links[i].track);
      if (!lane) continue;
      const Point here{snapped(at_, scale_), snapped(lane->bar.y + lane->bar.height / 2, scale_)};
      if (last_) connect(*last_, here);
      stations_.push_back({here, i});
      last_ = here;
      at_ += side * kStride;
    }
    if (why.circle) close(*why.circle);
    for (const auto& [at, index] : stations_) station(at, index + 1);
    figure_.layers.push_back(std::move(layer_));
  }

 private:
  struct Station {
    Point at;
    size_t index;
  };

  void line(Point from, Point to) {
    layer_.lines.push_back({from, to, theme_.accent, 2, false, {}});
  }

  /// Along the lane, then over to the next one.
  void connect(Point from, Point to) {
    line(from, {to.x, from.y});
    const float rim = to.y > from.y ? -kStation : kStation;
    if (std::abs(to.y - from.y) <= 2 * kStation) return;
    line({to.x, from.y}, {to.x, to.y + rim * 1.5f});
    add_head(layer_, {to.x, to.y + rim}, to.y > from.y, theme_.accent);
  }

  /// From the last station back to the one that closes the circle.
  void close(size_t index) {
    const auto first = std::ranges::find(stations_, index, &Station::index);
    if (first == stations_.end() || std::next(first) == stations_.end()) return;
    const Point from = stations_.back().at, to = first->at;
    const float x = from.x + (from.x > to.x ? kStride : -kStride);
    const float y = to.y - kStation - 7;
    line(from, {x, from.y});
    line({x, from.y}, {x, y});
    line({x, y}, {to.x, y});
    add_head(layer_, {to.x, to.y - kStation}, true, theme_.accent);
  }

  void station(Point at, size_t number) {
    layer_.rects.push_back({{at.x - kStation, at.y - kStation, 2 * kStation, 2 * kStation},
                            {.color = theme_.accent, .outline = theme_.background},
                            kStation,
                            {}});
    const std::string text = std::to_string(number);
    const float size = 11, width = measure_.width(Font::bold, size, text);
    layer_.texts.push_back(
        {{snapped(at.x - width / 2, scale_), snapped(at.y + 0.36f * size, scale_)},
         text,
         Font::bold,
         size,
         label_color(theme_.accent),
         width,
         {}});
  }

  Figure& figure_;
  const Lanes& lanes_;
  const Theme& theme_;
  const TextMeasure& measure_;
  const float scale_;
  Layer layer_;
  float at_ = 0;
  std::optional<Point> last_;
  std::vector<Station> stations_;
};

class PathDrawer {
 public:
  PathDrawer(Figure& figure, const Lanes& lanes, const Theme& theme, float scale)
      : figure_(figure), lanes_(lanes), theme_(theme), scale_(scale) {
    veils_.clip = marks_.clip = figure.plot;
  }

  void draw(const CriticalPath& path) {
    for (const auto& [track, lane] : lanes_.all()) bright_[lane];
    const auto& segments = path.segments;
    const TimeRange range = figure_.scale.range();
    // By time, without gaps: the first that reaches into view.
    auto segment = std::ranges::upper_bound(segments, range.begin, {}, &PathSegment::end);
    if (segment != segments.begin()) --segment;
    for (; segment != segments.end() && segment->begin <= range.end; ++segment) add(*segment);
    for (const auto& [lane, stretches] : bright_) draw_lane(*lane, stretches);
    figure_.layers.push_back(std::move(veils_));
    figure_.layers.push_back(std::move(marks_));
  }

 private:
  struct Stretch {
    float begin, end;
  };

  void add(const PathSegment& segment) {
    const Lane* lane = segment.track == kNone ? nullptr : lanes_.of(segment.track);
    if (lane) {
      const float begin = snapped(figure_.scale.x(segment.begin), scale_),
                  end = std::max(begin + 1, snapped(figure_.scale.x(segment.end), scale_));
      auto& stretches = bright_[lane];
      if (!stretches.empty() && begin - stretches.back().end < 1) {
        stretches.back().end = std::max(end, stretches.back().end);
      } else {
        stretches.push_back({begin, end});
      }
      if (last_lane_ && last_lane_ != lane) connect(*last_lane_, *lane, begin);
    }
    last_lane_ = lane;
  }

  void connect(const Lane& from, const Lane& to, float x) {
    // Thousands of turns in a few pixels would be a block of ink.
    if (x - last_turn_ < 2) return;
    last_turn_ = x;
    const bool down = to.bar.y > from.bar.y;
    const float begin = down ? from.bar.bottom() : from.bar.y;
    const float tip = down ? to.bar.y : to.bar.bottom();
    marks_.lines.push_back(
        {{x, begin}, {x, tip + (down ? -kArrow : kArrow) / 2}, theme_.accent, 2, false, {}});
    add_head(marks_, {x, tip}, down, theme_.accent);
  }

  void veil(const Lane& lane, float begin, float end) {
    if (end <= begin) return;
    const Color ground = theme_.background;
    veils_.rects.push_back({{begin, lane.bar.y, end - begin, lane.bar.height},
                            {.color = {ground.r, ground.g, ground.b, kVeil}},
                            0,
                            {}});
  }

  void draw_lane(const Lane& lane, const std::vector<Stretch>& stretches) {
    float x = lane.bar.x;
    for (const auto [begin, end] : stretches) {
      veil(lane, x, std::min(begin, lane.bar.right()));
      x = std::max(x, end);
      marks_.rects.push_back(
          {{begin, lane.bar.y - 2, end - begin, 2}, {.color = theme_.accent}, 0, {}});
      marks_.rects.push_back(
          {{begin, lane.bar.bottom(), end - begin, 2}, {.color = theme_.accent}, 0, {}});
    }
    veil(lane, x, lane.bar.right());
  }

  Figure& figure_;
  const Lanes& lanes_;
  const Theme& theme_;
  const float scale_;
  Layer veils_, marks_;
  std::map<const Lane*, std::vector<Stretch>> bright_;
  const Lane* last_lane_ = nullptr;
  float last_turn_ = -1e9f;
};

}  // namespace

void add_chain(Figure& figure, const Causes& causes, uint16_t panel, const Why& why,
               const Theme& theme, const TextMeasure& measure, float scale) {
  const Lanes lanes(figure, causes, panel);
  ChainDrawer(figure, lanes, theme, measure, scale).draw(why);
}

void add_critical_path(Figure& figure, const Causes& causes, uint16_t panel,
                       const CriticalPath& path, const Theme& theme, float scale) {
  const Lanes lanes(figure, causes, panel);
  PathDrawer(figure, lanes, theme, scale).draw(path);
}

}  // namespace interleave::gui
