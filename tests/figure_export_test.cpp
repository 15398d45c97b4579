// Files: SVG snapshots byte for byte, PNG by its pixels, PDF by what poppler reads in it.
//
// After a wanted change of the figure's look, renew the snapshots and review their diff:
//   INTERLEAVE_UPDATE_SNAPSHOTS=1 build/release/tests/interleave_figure_tests "SVG snapshots"
#include "gui/figure/export.h"

#include <cairo.h>

#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "tests/catch.h"
#include "tests/figure_samples.h"

using namespace interleave::gui;
using namespace interleave::gui::samples;
namespace fs = std::filesystem;

namespace {

std::string contents(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

/// A directory of its own, gone afterwards.
class TemporaryDirectory {
 public:
  TemporaryDirectory() {
    std::string name = (fs::temp_directory_path() / "interleave-XXXXXX").string();
    path = mkdtemp(name.data());
  }
  ~TemporaryDirectory() { fs::remove_all(path); }
  fs::path path;
};

std::string output_of(const std::string& command) {
  std::string text;
  FILE* pipe = popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  for (int c = 0; (c = fgetc(pipe)) != EOF;) text += static_cast<char>(c);
  CHECK(pclose(pipe) == 0);
  return text;
}

struct Snapshot {
  std::string name;
  std::vector<Panel> panels;
  View view;
  const Theme& theme;
};

}  // namespace

TEST_CASE("SVG snapshots") {
  const Sample sync(sync_sleeps()), async(async_sleeps()), every(every_state()),
      gil(gil_ping_pong(4, 100)), dense(gil_ping_pong(2, 60'000)), many(many_tasks(400)),
      zero(hello());
  const auto view = [](auto change) {
    View v;
    v.width = 900;
    change(v);
    return v;
  };
  const Snapshot snapshots[] = {
      {"sync-and-async",
       {sync.panel("Sync: one after the other"), async.panel("Async: both at once")},
       view([](View&) {}),
       kLightTheme},
      {"every-state", {every.panel("Every state")}, view([](View&) {}), kLightTheme},
      {"every-state-dark", {every.panel("Every state")}, view([](View&) {}), kDarkTheme},
      {"threads",
       {gil.panel("The GIL: one at a time")},
       view([](View& v) { v.grouping = Grouping::threads; }),
       kLightTheme},
      {"cores",
       {gil.panel("The GIL: one at a time")},
       view([](View& v) { v.grouping = Grouping::cores; }),
       kLightTheme},
      {"folded",
       {dense.panel("Turns of 5 ms, folded")},
       view([](View& v) { v.grouping = Grouping::threads; }),
       kLightTheme},
      {"many-tasks",
       {many.panel("400 tasks")},
       view([](View& v) { v.max_height = 500; }),
       kLightTheme},
      {"hello", {zero.panel("Ends at 0 s")}, view([](View&) {}), kLightTheme},
      {"window",
       {async.panel("Zoomed, with links, cursor and selection")},
       view([](View& v) {
         v.height = 240;
         v.scroll = 30;
         v.range = TimeRange{ms(1500), ms(2000)};
         v.axis = AxisPlace::top;
         v.links = LinkMode::all;
         v.expanders = true;
         v.cursor = ms(1700);
         v.selected = {Pick::Kind::track, 0, 3, 1};
       }),
       kDarkTheme},
  };
  // More of what a figure can hold.
  const Sample counted([] {
    auto trace = every_state();
    const uint32_t queue = trace.add_counter("ready queue", 2);
    for (int i = 0; i < 18; ++i) trace.sample(queue, ms(i * 100), i % 5);
    return trace;
  }());
  Panel noted = every.panel("Notes, pins, a filter");
  noted.annotations = {{ms(180), "the loop stands still", "handler"}, {ms(1700), "the end is near"}};
  const Snapshot more[] = {
      {"print", {every.panel("For print")}, view([](View&) {}), kPrintTheme},
      {"counters",
       {counted.panel("Counters")},
       view([](View& v) { v.counters = true; }),
       kLightTheme},
      {"notes",
       {noted},
       view([](View& v) {
         v.expanders = true;
         v.pinned = {{0, 4}};
         v.filter = "n";
       }),
       kLightTheme},
      {"breaks",
       {async.panel("Compressed"), every.panel("Together")},
       view([](View& v) { v.compress_idle = true; }),
       kDarkTheme},
      {"processes",
       {gil.panel("By process")},
       view([](View& v) { v.grouping = Grouping::processes; }),
       kLightTheme},
      {"emphasis",
       {every.panel("Who blocks?")},
       view([](View& v) { v.emphasis = 1u << static_cast<unsigned>(interleave::sim::State::blocked); }),
       kLightTheme},
  };
  const auto check = [](const Snapshot& snapshot) {
    const fs::path path =
        fs::path(INTERLEAVE_SOURCE_DIR) / "tests/figures" / (snapshot.name + ".svg");
    const std::string text = svg(snapshot.panels, snapshot.view, snapshot.theme);
    INFO(path);
    if (std::getenv("INTERLEAVE_UPDATE_SNAPSHOTS") != nullptr)
      std::ofstream(path, std::ios::binary) << text;
    CHECK(
        (text == contents(path)));  // in brackets: a diff of the files reads better than two dumps
  };
  for (const Snapshot& snapshot : snapshots) check(snapshot);
  for (const Snapshot& snapshot : more) check(snapshot);
}

TEST_CASE("a PNG has the size asked for, and the colours of its states") {
  const TemporaryDirectory directory;
  const Sample sample(sync_sleeps());
  View view;
  view.width = 640;
  view.scale = 2;
  const fs::path path = directory.path / "picture.PNG";
  export_figure(path, std::vector<Panel>{sample.panel("Sync")}, view, kLightTheme);
  cairo_surface_t* image = cairo_image_surface_create_from_png(path.c_str());
  REQUIRE(cairo_surface_status(image) == CAIRO_STATUS_SUCCESS);
  CHECK(cairo_image_surface_get_width(image) == 1280);
  const int height = cairo_image_surface_get_height(image),
            stride = cairo_image_surface_get_stride(image);
  CHECK(height > 200);
  std::set<uint32_t> colors;
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < 1280; ++x) {
      uint32_t pixel = 0;
      std::memcpy(&pixel,
                  cairo_image_surface_get_data(image) + ptrdiff_t{stride} * y + ptrdiff_t{4} * x,
                  4);
      colors.insert(pixel & 0xffffff);
    }
  cairo_surface_destroy(image);
  const auto has = [&](Color c) {
    return colors.contains(static_cast<uint32_t>(c.r << 16 | c.g << 8 | c.b));
  };
  CHECK(has(kLightTheme.background));
  CHECK(has(kLightTheme.lane));
  CHECK(has(kLightTheme.state(interleave::sim::State::running).color));
  CHECK(has(kLightTheme.state(interleave::sim::State::blocked).color));
  CHECK_FALSE(has(kLightTheme.state(interleave::sim::State::awaiting).color));
  CHECK(std::distance(fs::directory_iterator(directory.path), fs::directory_iterator()) ==
        1);  // no temporary file is left
}

TEST_CASE("a PDF holds text that can be searched, its fonts embedded, and is the same each time") {
  const TemporaryDirectory directory;
  const Sample sample(every_state());
  const fs::path path = directory.path / "figure.pdf";
  const std::vector<Panel> panels{sample.panel("Who blocks the loop?")};
  export_figure(path, panels, {}, kLightTheme);
  const std::string text = output_of("pdftotext '" + path.string() + "' -");
  for (const char* expected :
       {"Who blocks the loop?", "makespan 1.8 s", "fetch #1", "handler: begin", "virtual time"})
    CHECK(text.find(expected) != std::string::npos);
  const std::string info = output_of("pdfinfo '" + path.string() + "'");
  CHECK(info.find("Title:           Who blocks the loop?") != std::string::npos);
  CHECK(info.find("Pages:           1") != std::string::npos);
  std::istringstream fonts(output_of("pdffonts '" + path.string() + "'"));
  std::string line;
  int count = -2;  // the heading
  for (; std::getline(fonts, line); ++count)
    if (count >= 0)
      CHECK(line.find(" yes yes yes ") != std::string::npos);  // embedded, a subset, with Unicode
  CHECK(count >= 2);
  const std::string first = contents(path);
  export_figure(path, panels, {}, kLightTheme);
  CHECK((contents(path) == first));
}

TEST_CASE("an SVG can carry its fonts, or outlines") {
  const Sample sample(every_state());
  const std::vector<Panel> panels{sample.panel("Fonts: µ → ß")};
  View view;
  view.svg_text = SvgText::embedded;
  const std::string embedded = svg(panels, view, kLightTheme);
  size_t faces = 0;
  for (size_t at = 0; (at = embedded.find("@font-face", at)) != std::string::npos; ++at) ++faces;
  CHECK(faces == 3);
  CHECK(embedded.find("base64,") != std::string::npos);
  CHECK(embedded.size() < 200'000);  // subsets
  CHECK(embedded == svg(panels, view, kLightTheme));
  view.svg_text = SvgText::outlines;
  const std::string outlines = svg(panels, view, kLightTheme);
  CHECK(outlines.find("<text") == std::string::npos);
  CHECK(outlines.find('C') != std::string::npos);
}

TEST_CASE("a PNG says how large it is to be printed") {
  const Sample sample(sync_sleeps());
  View view;
  view.width = 400;
  view.scale = 300 / 96.0f;
  const std::string bytes = png(std::vector<Panel>{sample.panel("")}, view, kLightTheme);
  const size_t at = bytes.find("pHYs");
  REQUIRE(at == 37);  // right behind the header
  uint32_t per_metre = 0;
  for (size_t i = 4; i < 8; ++i) per_metre = per_metre << 8 | static_cast<unsigned char>(bytes[at + i]);
  CHECK(per_metre == 11811);  // 300 an inch
}

TEST_CASE("export errors say what to do, and leave no file") {
  const TemporaryDirectory directory;
  const Sample sample(hello());
  const std::vector<Panel> panels{sample.panel("Hello")};
  const auto error = [&](const fs::path& path, const View& view) -> std::string {
    try {
      export_figure(path, panels, view, kLightTheme);
    } catch (const std::runtime_error& e) {
      return e.what();
    }
    return "no error";
  };
  const std::string dir = directory.path.string();
  CHECK(error(dir + "/a.gif", {}) == "can't tell the format of " + dir +
                                         "/a.gif: its name should end in one of .png, .svg, .pdf, .json, .csv");
  CHECK(error(dir + "/none/a.svg", {}) ==
        "can't write " + dir + "/none/a.svg: No such file or directory");
  fs::create_directory(directory.path / "taken.svg");
  CHECK(error(dir + "/taken.svg", {}) == "can't write " + dir + "/taken.svg: Is a directory");
  View huge;
  huge.width = 20000;
  huge.scale = 2;
  CHECK(error(dir + "/a.png", huge).starts_with("the image would have 40000 × "));
  CHECK(std::distance(fs::directory_iterator(directory.path), fs::directory_iterator()) == 1);
}

TEST_CASE("SVG is well-formed whatever the program printed") {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    const Sample sample(random_trace(seed));
    const std::string text = svg(std::vector<Panel>{sample.panel("<&\"\x01>")}, {}, kLightTheme);
    size_t open = 0;
    for (size_t at = 0; (at = text.find("<text", at)) != std::string::npos; ++at) ++open;
    for (size_t at = 0; (at = text.find("</text>", at)) != std::string::npos; ++at) --open;
    CHECK(open == 0);
    CHECK(text.find("&lt;&amp;&quot; &gt;") != std::string::npos);
    for (const char c : text) CHECK((c == '\n' || static_cast<unsigned char>(c) >= 0x20));
  }
}
