// What time travel draws over a figure: it lies where the lanes and times are.
#include "gui/figure/cause_layers.h"

#include "gui/figure/export.h"
#include "gui/figure/layout.h"
#include "gui/figure/text_measure.h"
#include "tests/travel_runs.h"

using namespace interleave;
using namespace interleave::gui;
using namespace interleave::gui::travel;

namespace {

std::shared_ptr<Run> locked() {
  return run_of(R"(import asyncio

async def use(lock):
    async with lock:
        await asyncio.sleep(1)

async def main():
    lock = asyncio.Lock()
    await asyncio.gather(*[asyncio.create_task(use(lock), name=n) for n in "abc"])

asyncio.run(main())
)");
}

struct Drawn {
  explicit Drawn(const Run& run) {
    const Panel panel{&run.index, "locked"};
    figure = layout({&panel, 1}, view, kLightTheme, measure);
    layers_before = figure.layers.size();
  }
  const Lane& lane(sim::TrackId id) const {
    const auto found = std::ranges::find(figure.lanes, id, &Lane::track);
    REQUIRE(found != figure.lanes.end());
    return *found;
  }
  View view;
  TableMeasure measure;
  Figure figure;
  size_t layers_before = 0;
};

}  // namespace

TEST_CASE("a chain has a station in the lane of each link", "[cause layers]") {
  const auto run = locked();
  Drawn drawn(*run);
  const Why answer = why(run->causes, track(*run, "c"), ms(500), "a.py");
  REQUIRE(answer.links.size() == 2);
  add_chain(drawn.figure, run->causes, 0, answer, kLightTheme, drawn.measure, 1);
  REQUIRE(drawn.figure.layers.size() == drawn.layers_before + 1);
  const Layer& layer = drawn.figure.layers.back();
  REQUIRE(layer.texts.size() == 2);
  CHECK(layer.texts[0].text == "1");
  CHECK(layer.texts[1].text == "2");
  for (size_t i = 0; i < 2; ++i) {
    const Box& bar = drawn.lane(answer.links[i].track).bar;
    const Box& station = layer.rects[i].box;
    CHECK(bar.contains(station.x + station.width / 2, station.y + station.height / 2));
  }
  CHECK(layer.polygons.size() == 1);
}

TEST_CASE("at the right end a chain goes to the left", "[cause layers]") {
  const auto run = locked();
  Drawn drawn(*run);
  const Why answer = why(run->causes, track(*run, "main"), ms(2999), "a.py");
  add_chain(drawn.figure, run->causes, 0, answer, kLightTheme, drawn.measure, 1);
  for (const Rect& rect : drawn.figure.layers.back().rects) CHECK(rect.box.right() <= drawn.figure.plot.right());
}

TEST_CASE("all but the critical path is dimmed", "[cause layers]") {
  const auto run = locked();
  Drawn drawn(*run);
  add_critical_path(drawn.figure, run->causes, 0, critical_path(run->causes), kLightTheme, 1);
  REQUIRE(drawn.figure.layers.size() == drawn.layers_before + 2);
  const Layer& veils = drawn.figure.layers[drawn.layers_before];
  const auto dimmed = [&](std::string_view name, sim::Time at) {
    const Box& bar = drawn.lane(track(*run, name)).bar;
    return std::ranges::any_of(veils.rects, [&](const Rect& rect) {
      return rect.box.contains(drawn.figure.scale.x(at), bar.y + bar.height / 2);
    });
  };
  CHECK_FALSE(dimmed("a", ms(500)));
  CHECK(dimmed("b", ms(500)));
  CHECK_FALSE(dimmed("b", ms(1500)));
  CHECK(dimmed("a", ms(1500)));
  CHECK_FALSE(dimmed("c", ms(2500)));
  CHECK(dimmed("main", ms(500)));
  CHECK(drawn.figure.layers.back().polygons.size() == 2);  // a → b → c
}

TEST_CASE("what is marked in a panel is drawn on the screen and in every export", "[cause layers]") {
  const auto run = locked();
  const Why answer = why(run->causes, track(*run, "c"), ms(500), "a.py");
  const CriticalPath path = critical_path(run->causes);
  Panel panel{&run->index, "locked"};
  View view;
  const auto layers = [&] { return layout({&panel, 1}, view, kLightTheme, TableMeasure()).layers.size(); };
  const auto drawing = [&] { return svg({&panel, 1}, view, kLightTheme); };
  const size_t plain = layers();
  const std::string before = drawing();
  panel.causes = &run->causes;
  CHECK(drawing() == before);
  panel.path = &path;
  CHECK(layers() == plain + 2);
  const std::string with_path = drawing();
  CHECK(with_path != before);
  panel.why = &answer;
  CHECK(layers() == plain + 3);
  CHECK(drawing() != with_path);
  view.grouping = Grouping::cores;  // a path goes from task to task
  panel.path = nullptr, panel.why = nullptr;
  const size_t cores = layers();
  panel.path = &path, panel.why = &answer;
  CHECK(layers() == cores);
}
