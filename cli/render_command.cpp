// interleave render FILE… -o out.png and interleave trace FILE…: runs as figures, and as data for
// other programs. Both choose from the same table of formats as the window's dialog.
#include <cstdio>
#include <filesystem>

#include <fmt/format.h>

#include "cli/commands.h"
#include "gui/figure/critical_path.h"
#include "gui/figure/export.h"
#include "gui/figure/lane_rows.h"
#include "gui/figure/trace_index.h"
#include "gui/figure/why.h"
#include "models/python/annotations.h"
#include "models/python/header.h"

namespace interleave::cli {

namespace {

struct RenderFlags {
  std::vector<std::string> files;
  std::string output;  // trace: "" is standard output
  std::string format;  // "": as the output's name says
  MachineOptions machine;
  std::string theme = "light";
  std::string view = "tasks";
  std::string svg_text = "embedded";
  std::string arrows = "none";
  std::string range;
  std::string title;
  std::string filter;
  std::vector<std::string> pins;
  std::string at, why;
  float width = 1280;
  float height = 0;
  float scale = 2;
  float dpi = 0;
  bool no_title = false, no_legend = false, no_output = false, no_notes = false;
  bool counters = false, compress_idle = false, critical_path = false;
};

constexpr float kUnitsPerInch = 96;

sim::Time time_of(const std::string& text) {
  const auto parsed = sim::parse_duration(text);
  if (!parsed) throw UsageError{fmt::format("'{}' isn't a time such as 1.5s or 200ms", text)};
  return sim::Time::at(*parsed);
}

gui::TimeRange range_of(const std::string& text) {
  const size_t dots = text.find("..");
  if (dots == std::string::npos) throw UsageError{fmt::format("a range is FROM..TO, such as 0.5s..2s, not '{}'", text)};
  const gui::TimeRange range{time_of(text.substr(0, dots)), time_of(text.substr(dots + 2))};
  if (range.begin >= range.end) throw UsageError{fmt::format("the range '{}' is empty", text)};
  return range;
}

gui::View view_of(const RenderFlags& flags, const std::vector<gui::Panel>& panels) {
  gui::View view;
  view.width = flags.width;
  if (flags.height > 0) view.max_height = flags.height;
  view.scale = flags.dpi > 0 ? flags.dpi / kUnitsPerInch : flags.scale;
  view.grouping = *gui::parse_grouping(flags.view);
  view.svg_text = flags.svg_text == "embedded"   ? gui::SvgText::embedded
                  : flags.svg_text == "outlines" ? gui::SvgText::outlines
                                                 : gui::SvgText::named;
  view.links = flags.arrows == "all" ? gui::LinkMode::all : gui::LinkMode::none;
  if (!flags.range.empty()) view.range = range_of(flags.range);
  if (!flags.at.empty()) view.cursor = time_of(flags.at);
  view.filter = flags.filter;
  view.titles = !flags.no_title;
  view.legend = !flags.no_legend;
  view.output = !flags.no_output;
  view.annotations = !flags.no_notes;
  view.counters = flags.counters;
  view.compress_idle = flags.compress_idle;
  for (const std::string& name : flags.pins) {
    bool found = false;
    for (uint16_t p = 0, count = gui::panel_count(panels); p < count; ++p)
      for (sim::TrackId t = 0; t < panels[p].index->trace().tracks().size(); ++t)
        if (gui::is_called(*panels[p].index, t, name)) {
          view.pinned.emplace_back(p, t);
          found = true;
        }
    if (!found) throw UsageError{fmt::format("there is no lane '{}' to pin", name)};
  }
  return view;
}

std::vector<models::python::Annotation> notes_of(const std::string& source, const std::string& file) {
  try {
    return models::python::parse_annotations(models::python::Source(shown_path(file), source));
  } catch (const models::python::ScenarioError&) {
    return {};  // the run has reported it
  }
}

const gui::ExportFormat& format_of(const RenderFlags& flags) {
  if (!flags.format.empty()) return *gui::find_format(flags.format);
  return flags.output.empty() ? *gui::find_format("trace") : gui::format_of(flags.output);
}

/// The critical paths and the chain that are asked for.
class Marks {
 public:
  Marks(const RenderFlags& flags, std::vector<gui::Panel>& panels) {
    if (!flags.why.empty() && flags.at.empty()) throw UsageError{"--why NAME wants --at TIME"};
    if (flags.why.empty() && !flags.critical_path) return;
    bool found = flags.why.empty();
    for (size_t i = 0; i < panels.size(); ++i) {
      const gui::Causes& causes = *causes_.emplace_back(std::make_unique<gui::Causes>(*panels[i].index));
      panels[i].causes = &causes;
      if (flags.critical_path)
        panels[i].path = paths_.emplace_back(std::make_unique<gui::CriticalPath>(critical_path(causes))).get();
      if (flags.why.empty()) continue;
      const sim::Time at = time_of(flags.at);
      const sim::TrackId track = gui::find_actor(causes, flags.why, at);
      if (track == sim::kNone) continue;
      found = true;
      const std::string file = flags.machine.run_options(flags.files[i]).file_name;
      panels[i].why = whys_.emplace_back(std::make_unique<gui::Why>(gui::why(causes, track, at, file))).get();
    }
    if (!found) throw UsageError{fmt::format("nothing is called '{}'", flags.why)};
  }

 private:
  std::vector<std::unique_ptr<gui::Causes>> causes_;
  std::vector<std::unique_ptr<gui::CriticalPath>> paths_;
  std::vector<std::unique_ptr<gui::Why>> whys_;
};

int render(const RenderFlags& flags) {
  const gui::ExportFormat& format = format_of(flags);
  std::vector<models::python::RunResult> results;
  std::vector<gui::TraceIndex> indexes;
  results.reserve(flags.files.size());
  indexes.reserve(flags.files.size());
  int status = 0;
  std::vector<gui::Panel> panels;
  for (const std::string& file : flags.files) {
    const std::string source = read_scenario(file);
    results.push_back(models::python::run_scenario(source, flags.machine.run_options(file)));
    const models::python::RunResult& result = results.back();
    fmt::print(stderr, "{}", result.err);
    if (result.exit_status != 0) status = result.exit_status;
    indexes.emplace_back(*result.trace);
    const std::string name = std::filesystem::path(file).stem().string();
    panels.push_back({&indexes.back(), result.scenario.title.empty() ? name : result.scenario.title});
    for (const auto& note : notes_of(source, file))
      panels.back().annotations.push_back({sim::Time::at(note.at), note.text, note.track});
  }
  if (!flags.title.empty()) panels.front().title = flags.title;
  const gui::View view = view_of(flags, panels);
  const Marks marks(flags, panels);
  const gui::Theme& theme = *gui::find_theme(flags.theme);
  if (flags.output.empty())
    fmt::print("{}", format.render(panels, view, theme));
  else
    gui::export_file(flags.output, format, panels, view, theme);
  return status;
}

std::vector<std::string> names_of(auto&& all) {
  std::vector<std::string> names;
  for (const auto& one : all) names.emplace_back(one.name);
  return names;
}

void declare(CLI::App& app, Action& chosen, const char* name, const char* help, bool to_file) {
  auto flags = std::make_shared<RenderFlags>();
  CLI::App* command = app.add_subcommand(name, help);
  command->add_option("FILE", flags->files, "Python programs")->required();
  auto* output = command->add_option("-o,--output", flags->output,
                                     to_file ? fmt::format("The file: {}", gui::export_extensions())
                                             : "The file; without it, standard output");
  if (to_file) output->required();
  std::string formats;
  for (const gui::ExportFormat& format : gui::export_formats())
    formats += fmt::format("{}{}: {}", formats.empty() ? "" : "; ", format.name, format.meaning);
  command->add_option("--format", flags->format, fmt::format("What to write, if the name doesn't say it. {}", formats))
      ->check(CLI::IsMember(names_of(gui::export_formats())));
  flags->machine.declare(*command);
  command->add_option("--width", flags->width, "Width in units (pixels at scale 1)")->check(CLI::Range(200, 20000))->capture_default_str();
  command->add_option("--height", flags->height, "Height at most, in units; lanes that don't fit are counted")->check(CLI::Range(100, 100000));
  auto* scale = command->add_option("--scale", flags->scale, "Pixels per unit in a PNG")->check(CLI::Range(0.5, 12.5))->capture_default_str();
  command->add_option("--dpi", flags->dpi, "Pixels per inch in a PNG, instead of --scale; a unit is 1/96 inch")->check(CLI::Range(48, 1200))->excludes(scale);
  std::vector<std::string> themes;
  for (const gui::Theme* theme : gui::themes()) themes.emplace_back(theme->name);
  command->add_option("--theme", flags->theme, "Colours; print is greys with hatching")->check(CLI::IsMember(themes))->capture_default_str();
  std::vector<std::string> views;
  for (int i = 0; i < gui::kGroupingCount; ++i) views.emplace_back(gui::grouping_name(static_cast<gui::Grouping>(i)));
  command->add_option("--view", flags->view, "The lanes")->check(CLI::IsMember(views))->capture_default_str();
  command->add_option("--range", flags->range, "Only this time, such as 0.5s..2s")->type_name("FROM..TO");
  command->add_option("--title", flags->title, "The title of the first run");
  command->add_option("--filter", flags->filter, "Only lanes whose name contains this, and those above them");
  command->add_option("--pin", flags->pins, "Puts the lane of this name at the top")->type_name("NAME")->allow_extra_args(false);
  command->add_flag("--critical-path", flags->critical_path, "Dim all but the chain of work and waits that the makespan consists of");
  command->add_option("--at", flags->at, "Mark this instant, such as 1.5s")->type_name("TIME");
  command->add_option("--why", flags->why, "Draw the chain that keeps this task or thread from running at that instant")->type_name("NAME");
  command->add_option("--arrows", flags->arrows, "Who spawned, woke or cancelled whom")->check(CLI::IsMember({"none", "all"}))->capture_default_str();
  command->add_option("--svg-text", flags->svg_text, "How text stands in an SVG: with its fonts embedded, as outlines, or with fonts named")
      ->check(CLI::IsMember({"embedded", "outlines", "named"}))->capture_default_str();
  command->add_flag("--counters", flags->counters, "Ready queues, backlogs, operations in flight beneath the lanes");
  command->add_flag("--compress-idle", flags->compress_idle, "Shorten stretches in which nothing happens");
  command->add_flag("--no-title", flags->no_title, "Leave the titles out");
  command->add_flag("--no-legend", flags->no_legend, "Leave the legend out");
  command->add_flag("--no-output", flags->no_output, "Leave printed lines out");
  command->add_flag("--no-notes", flags->no_notes, "Leave the header's annotations out");
  command->callback([flags, &chosen] { chosen = [flags] { return render(*flags); }; });
}

}  // namespace

void add_render(CLI::App& app, Action& chosen) {
  declare(app, chosen, "render", "Draw the timelines of scenarios as one figure, on one time axis", true);
}

void add_trace(CLI::App& app, Action& chosen) {
  declare(app, chosen, "trace", "Write what happened in a run as data: for ui.perfetto.dev, or as a table", false);
}

}  // namespace interleave::cli
