// interleave render FILE… -o out.png|svg|pdf: the timelines of one or more runs as a figure.
#include <filesystem>

#include <fmt/format.h>

#include "cli/commands.h"
#include "gui/figure/export.h"
#include "gui/figure/trace_index.h"

namespace interleave::cli {

namespace {

struct RenderFlags {
  std::vector<std::string> files;
  std::string output;
  MachineOptions machine;
  std::string theme = "light";
  std::string view = "tasks";
  float width = 1280;
  float scale = 2;
};

int render(const RenderFlags& flags) {
  std::vector<models::python::RunResult> results;
  std::vector<gui::TraceIndex> indexes;
  results.reserve(flags.files.size());
  indexes.reserve(flags.files.size());
  int status = 0;
  std::vector<gui::Panel> panels;
  for (const std::string& file : flags.files) {
    results.push_back(models::python::run_scenario(read_scenario(file), flags.machine.run_options(file)));
    const models::python::RunResult& result = results.back();
    fmt::print(stderr, "{}", result.err);
    if (result.exit_status != 0) status = result.exit_status;
    indexes.emplace_back(*result.trace);
    const std::string name = std::filesystem::path(file).stem().string();
    panels.push_back({&indexes.back(), result.scenario.title.empty() ? name : result.scenario.title});
  }
  gui::View view;
  view.width = flags.width;
  view.scale = flags.scale;
  view.grouping = *gui::parse_grouping(flags.view);
  gui::export_figure(flags.output, panels, view, *gui::find_theme(flags.theme));
  return status;
}

}  // namespace

void add_render(CLI::App& app, Action& chosen) {
  auto flags = std::make_shared<RenderFlags>();
  CLI::App* command = app.add_subcommand("render", "Draw the timelines of scenarios as one figure, on one time axis");
  command->add_option("FILE", flags->files, "Python programs")->required();
  command->add_option("-o,--output", flags->output, fmt::format("The picture: {}", gui::export_formats()))->required();
  flags->machine.declare(*command);
  command->add_option("--width", flags->width, "Width in units (pixels at scale 1)")->check(CLI::Range(200, 20000))->capture_default_str();
  command->add_option("--scale", flags->scale, "Pixels per unit in a PNG")->check(CLI::Range(0.5, 8.0))->capture_default_str();
  command->add_option("--theme", flags->theme, "Colours")->check(CLI::IsMember({"light", "dark"}))->capture_default_str();
  command->add_option("--view", flags->view, "The lanes")->check(CLI::IsMember({"tasks", "threads", "cores"}))->capture_default_str();
  command->callback([flags, &chosen] { chosen = [flags] { return render(*flags); }; });
}

}  // namespace interleave::cli
