// interleave run FILE: prints what the program prints, in virtual time.
#include <cstdio>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/commands.h"
#include "gui/figure/statistics.h"
#include "gui/figure/text_timeline.h"
#include "gui/figure/trace_index.h"

namespace interleave::cli {

namespace {

using models::python::OutputLine;
using models::python::RunResult;

struct RunFlags {
  std::string file;
  MachineOptions machine;
  bool log = false;
  bool timeline = false;
  std::string view = "tasks";
  std::string stats;  // "", "text", "json"
};

void print_line(const OutputLine& line, bool log) {
  std::FILE* stream = line.is_error ? stderr : stdout;
  if (log && !line.is_error) fmt::print(stream, "[{:10.6f}] ", line.at.seconds());
  fmt::print(stream, "{}{}", line.text, line.ended ? "\n" : "");
}

int terminal_width() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 20) return size.ws_col;
  return 100;
}

void print_timeline(const gui::TraceIndex& index, const RunFlags& flags, const RunResult& result) {
  gui::Panel panel{&index, result.scenario.title};
  gui::TextTimelineOptions options;
  options.width = terminal_width();
  options.color = isatty(STDOUT_FILENO) == 1;
  options.grouping = *gui::parse_grouping(flags.view);
  fmt::print("{}", gui::text_timeline({&panel, 1}, options));
}

void print_statistics(const gui::TraceIndex& index, const RunResult& result, bool json) {
  const gui::Statistics numbers = gui::statistics(index);
  const sim::Trace& trace = *result.trace;
  const std::string digest = fmt::format("{:016x}", trace.digest());
  nlohmann::ordered_json cores = nlohmann::ordered_json::object();
  std::string text;
  for (sim::TrackId id = 0; id < trace.tracks().size(); ++id) {
    if (trace.tracks()[id].kind != sim::TrackKind::core) continue;
    const std::string name(trace.string(trace.tracks()[id].name));
    cores[name] = numbers.utilization(id);
    text += fmt::format("{:<12} {:5.1f} % busy\n", name, 100 * numbers.utilization(id));
  }
  if (json) {
    const nlohmann::ordered_json object{{"makespan_s", result.makespan.seconds()},
                                        {"events", result.events},
                                        {"digest", digest},
                                        {"utilization", cores},
                                        {"spans", trace.spans().size()},
                                        {"exit_status", result.exit_status}};
    fmt::print(stderr, "{}\n", object.dump());
  } else {
    fmt::print(stderr, "{:<12} {}\n{}{:<12} {}\n{:<12} {}\n", "makespan", sim::to_string(result.makespan), text,
               "events", result.events, "digest", digest);
  }
}

/// The log is what python3 prints, so hints stay out of it.
void print_hints(const std::string& file, const RunResult& result) {
  for (const models::python::Diagnostic& each : result.diagnostics) {
    if (each.severity != models::python::Diagnostic::Severity::hint) continue;
    fmt::print(stderr, "{}:{}: hint: {}\n", file, each.line, each.message);
  }
}

int run(const RunFlags& flags) {
  const std::string source = read_scenario(flags.file);
  models::python::RunOptions options = flags.machine.run_options(flags.file);
  options.tracing = flags.timeline || !flags.stats.empty();
  options.on_line = [&flags](const OutputLine& line) { print_line(line, flags.log); };
  const RunResult result = models::python::run_scenario(source, options);
  std::fflush(stdout);
  if (!flags.log) print_hints(flags.file, result);
  if (options.tracing) {
    const gui::TraceIndex index(*result.trace);
    if (flags.timeline) print_timeline(index, flags, result);
    if (!flags.stats.empty()) print_statistics(index, result, flags.stats == "json");
  }
  return result.exit_status;
}

}  // namespace

void add_run(CLI::App& app, Action& chosen) {
  auto flags = std::make_shared<RunFlags>();
  CLI::App* command = app.add_subcommand("run", "Run a scenario in virtual time and print what it prints");
  command->add_option("FILE", flags->file, "A Python program; - is standard input")->required();
  flags->machine.declare(*command);
  command->add_flag("--log", flags->log, "Prefix each line with the virtual time at which it was completed");
  command->add_flag("--timeline", flags->timeline, "Draw the timeline in the terminal");
  command->add_option("--view", flags->view, "The timeline's lanes")->check(CLI::IsMember({"tasks", "threads", "processes", "cores"}));
  command->add_flag("--stats{text}", flags->stats, "Add makespan, utilization, events and digest (on stderr)")
      ->check(CLI::IsMember({"text", "json"}));
  command->callback([flags, &chosen] { chosen = [flags] { return run(*flags); }; });
}

}  // namespace interleave::cli
