// What a figure shows beside its own run: the ghost of an earlier one, and where two runs part.
#include "gui/figure/lane_ghost.h"

#include <algorithm>
#include <cmath>

#include "gui/figure/layout.h"
#include "tests/catch.h"
#include "tests/figure_samples.h"

using namespace interleave::gui;
using namespace interleave::gui::samples;
using namespace interleave::sim;

namespace {

Figure draw(const Panel& panel) {
  View view;
  view.width = 800;
  return layout({&panel, 1}, view, kLightTheme, TableMeasure());
}

size_t count_rects(const Figure& figure) {
  size_t count = 0;
  for (const Layer& layer : figure.layers) count += layer.rects.size();
  return count;
}

}  // namespace

TEST_CASE("tracks are found again in another run", "[ghost]") {
  const Sample now(gil_ping_pong(2, 20)), then(gil_ping_pong(3, 50));
  const auto tracks = matching_tracks(now.index(), then.index());
  REQUIRE(tracks.size() == now.trace().tracks().size());
  for (TrackId t = 0; t < tracks.size(); ++t) {
    REQUIRE(tracks[t] != kNone);
    CHECK(now.trace().string(now.trace().tracks()[t].name) == then.trace().string(then.trace().tracks()[tracks[t]].name));
  }
  const Sample other(hello());
  const auto back = matching_tracks(then.index(), other.index());
  CHECK(std::ranges::count(back, kNone) > 0);
}

TEST_CASE("a ghost is drawn above the bars, isn't picked, and widens the axis", "[ghost]") {
  const Sample now(gil_ping_pong(2, 20)), then(gil_ping_pong(2, 50));
  const Ghost ghost{&then.index(), matching_tracks(now.index(), then.index())};
  Panel panel = now.panel("now");
  const Figure plain = draw(panel);
  panel.ghost = &ghost;
  const Figure haunted = draw(panel);
  CHECK(count_rects(haunted) > count_rects(plain));
  CHECK(plain.scale.range().end == now.trace().makespan());
  CHECK(haunted.scale.range().end == then.trace().makespan());
  CHECK(haunted.lanes.size() == plain.lanes.size());
  int strips = 0;
  for (const Lane& lane : haunted.lanes) {
    const float strip = lane.bar.y - 2;
    const float x = haunted.scale.x(then.trace().makespan()) - 4;
    CHECK(hit(haunted, x, strip).kind != Pick::Kind::span);
    const auto inside = [&lane](const Rect& r) {
      return r.box.y >= lane.label.y && r.box.bottom() <= lane.bar.y + 0.01f && r.box.height <= kGhostStrip;
    };
    strips += std::ranges::any_of(haunted.layers[1].rects, inside);
  }
  CHECK(strips == 2);
}

TEST_CASE("the place where runs part has a line over the panel's lanes", "[ghost]") {
  const Sample now(gil_ping_pong(2, 20));
  Panel panel = now.panel("now");
  const auto accents = [](const Figure& figure) {
    std::vector<Line> lines;
    for (const Layer& layer : figure.layers) {
      for (const Line& line : layer.lines) {
        if (line.color == kLightTheme.accent) lines.push_back(line);
      }
    }
    return lines;
  };
  CHECK(accents(draw(panel)).empty());
  panel.divergence = ms(5);
  const Figure figure = draw(panel);
  const auto lines = accents(figure);
  REQUIRE(lines.size() == 1);
  CHECK(std::abs(lines[0].from.x - figure.scale.x(ms(5))) <= 1);
  CHECK(lines[0].to.y >= figure.lanes.back().bar.bottom());
  panel.divergence = ms(5000);  // out of sight
  CHECK(accents(draw(panel)).empty());
}
