// Painting: the draw order, and what reaches an ImGui draw list.
#include "gui/figure/painter.h"

#include <imgui.h>

#include "gui/figure/layout.h"
#include "gui/figure/painter_imgui.h"
#include "tests/catch.h"
#include "tests/figure_samples.h"

using namespace interleave::gui;
using namespace interleave::gui::samples;

namespace {

/// Writes down what is drawn.
class Recorder : public Painter {
 public:
  void push_clip(const Box&) override { log += "( "; }
  void pop_clip() override { log += ") "; }
  void rect(const Rect& rect) override {
    log += "rect" + std::to_string(static_cast<int>(rect.box.width)) + " ";
  }
  void line(const Line&) override { log += "line "; }
  void polygon(const Polygon&) override { log += "polygon "; }
  void text(const Text& text) override { log += text.text + " "; }
  std::string log;
};

class ImguiContext {
 public:
  ImguiContext() : context_(ImGui::CreateContext()) {
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
    io.DisplaySize = {1280, 800};
    font = io.Fonts->AddFontDefault();
    io.Fonts->Build();
    ImGui::NewFrame();
  }
  ~ImguiContext() {
    ImGui::EndFrame();
    ImGui::DestroyContext(context_);
  }
  ImFont* font = nullptr;

 private:
  ImGuiContext* context_;
};

}  // namespace

TEST_CASE("layers are drawn in order, each clipped: rects, lines, polygons, texts") {
  Figure figure;
  figure.width = 100;
  figure.layers.resize(2);
  figure.layers[0].texts.push_back({{}, "below", Font::body, 12, {}, 0, {}});
  figure.layers[0].polygons.push_back({});
  figure.layers[0].rects.push_back({{0, 0, 1, 1}, {}, 0, {}});
  figure.layers[0].rects.push_back({{0, 0, 2, 1}, {}, 0, {}});
  figure.layers[0].lines.push_back({});
  figure.layers[1].texts.push_back({{}, "above", Font::body, 12, {}, 0, {}});
  Recorder recorder;
  paint(figure, recorder);
  CHECK(recorder.log == "rect100 ( rect1 rect2 line polygon below ) ( above ) ");
}

TEST_CASE("a figure becomes an ImGui draw list inside its place") {
  ImguiContext imgui;
  const ImguiFonts fonts{imgui.font, imgui.font, imgui.font};
  const Sample sample(every_state());
  for (const float scale : {1.0f, 2.0f}) {
    View view;
    view.width = 500;
    view.height = 300;
    view.scale = scale;
    view.cursor = ms(700);
    view.links = LinkMode::all;
    view.expanders = true;
    const std::vector<Panel> panels{sample.panel("Every state")};
    const Figure figure = layout(panels, view, kDarkTheme, ImguiMeasure(fonts, scale));
    ImDrawList& list = *ImGui::GetBackgroundDrawList();
    const int before = list.VtxBuffer.Size;
    ImguiPainter painter(list, {40, 30}, scale, fonts);
    list.PushClipRect({40, 30}, {40 + 500 * scale, 30 + 300 * scale}, true);
    paint(figure, painter);
    list.PopClipRect();
    CHECK(list.VtxBuffer.Size > before + 1000);
    CHECK(list.VtxBuffer.Size < before + 60'000);
    for (const ImDrawCmd& command : list.CmdBuffer)
      if (command.ElemCount > 0 && command.ClipRect.z - command.ClipRect.x < 1280) {
        CHECK(command.ClipRect.x >= 40);
        CHECK(command.ClipRect.z <= 40 + 500 * scale);
      }
  }
}

TEST_CASE("ImGui text is measured in units") {
  ImguiContext imgui;
  const ImguiFonts fonts{imgui.font, imgui.font, imgui.font};
  const ImguiMeasure plain(fonts, 1), doubled(fonts, 2);
  CHECK(plain.width(Font::body, 13, "abc") == 21);  // ProggyClean: 7 pixels a character at 13
  CHECK(doubled.width(Font::body, 13, "abc") == 21);
  CHECK(plain.width(Font::body, 26, "abc") == 42);
}
