// interleave why FILE --task NAME --at TIME: why something doesn't run at an instant, as the chain of
// who keeps whom. interleave why FILE --critical-path: what made the run as long as it is.
#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "cli/commands.h"
#include "gui/figure/critical_path.h"
#include "gui/figure/lane_plan.h"
#include "gui/figure/why.h"

namespace interleave::cli {

namespace {

using models::python::RunResult;

constexpr size_t kMostNames = 20, kMostSegments = 40;

struct WhyFlags {
  std::string file, task, at;
  bool critical_path = false;
  MachineOptions machine;
};

void print_chain(const gui::Causes& causes, const WhyFlags& flags, std::string_view file) {
  const std::optional<sim::Duration> at = sim::parse_duration(flags.at);
  if (!at) throw UsageError{"--at wants a time such as 1.5s or 20ms, not '" + flags.at + "'"};
  const sim::TrackId track = gui::find_actor(causes, flags.task, sim::Time::at(*at));
  if (track == sim::kNone) {
    throw UsageError{"nothing is called '" + flags.task + "'; there are " + gui::actor_names(causes, kMostNames)};
  }
  const gui::Why why = gui::why(causes, track, sim::Time::at(*at), file);
  for (size_t i = 0; i < why.links.size(); ++i) {
    fmt::print("{:{}}{}{}\n", "", i > 0 ? 2 * (i - 1) : 0, i > 0 ? "→ " : "", gui::sentence(why.links[i]));
  }
  if (!why.closing.empty()) fmt::print("{:{}}→ {}\n", "", 2 * (why.links.size() - 1), why.closing);
}

std::string name_of(const gui::Causes& causes, sim::TrackId track) {
  return track == sim::kNone ? "" : gui::track_label(causes.index(), track);
}

void print_path(const gui::Causes& causes, std::string_view file) {
  const gui::CriticalPath path = gui::critical_path(causes);
  const sim::Duration makespan = causes.trace().makespan().since_start();
  const auto percent = [&](sim::Duration time) { return 100 * time.seconds() / makespan.seconds(); };
  fmt::print("The critical path of {}:\n", gui::readable(makespan, 9));
  for (size_t i = 0; i < std::min(kMostSegments, path.segments.size()); ++i) {
    const gui::PathSegment& s = path.segments[i];
    std::string text = fmt::format("{} · {}", name_of(causes, s.track), gui::path_text(causes, s));
    if (s.span != sim::kNone) {
      const auto place = gui::source_place(causes.trace(), causes.index().span(s.span).stack, file);
      if (place) text += fmt::format(" ({}, line {})", place->function, place->line);
    }
    fmt::print("{:>12} {:>12}  {}\n", gui::readable(s.begin.since_start(), 6), gui::readable(s.end - s.begin, 6), text);
  }
  if (path.segments.size() > kMostSegments) fmt::print("  … and {} more\n", path.segments.size() - kMostSegments);
  if (!path.shares.empty()) fmt::print("Of that:\n");
  for (const gui::PathShare& share : path.shares) {
    fmt::print("{:>10.1f} % {:>12}  {} · {}\n", percent(share.time), gui::readable(share.time, 6),
               name_of(causes, share.track), share.what);
  }
}

int why(const WhyFlags& flags) {
  if (flags.critical_path == !(flags.task.empty() && flags.at.empty())) {
    throw UsageError{"why wants either --task NAME and --at TIME, or --critical-path"};
  }
  if (!flags.critical_path && (flags.task.empty() || flags.at.empty())) {
    throw UsageError{"--task NAME and --at TIME go together"};
  }
  const models::python::RunOptions options = flags.machine.run_options(flags.file);
  const RunResult result = models::python::run_scenario(read_scenario(flags.file), options);
  if (!result.err.empty()) fmt::print(stderr, "{}", result.err);
  const gui::TraceIndex index(*result.trace);
  const gui::Causes causes(index);
  if (flags.critical_path) {
    print_path(causes, options.file_name);
  } else {
    print_chain(causes, flags, options.file_name);
  }
  return 0;
}

}  // namespace

void add_why(CLI::App& app, Action& chosen) {
  auto flags = std::make_shared<WhyFlags>();
  CLI::App* command =
      app.add_subcommand("why", "Say why a task or thread doesn't run at an instant, or what made the run so long");
  command->add_option("FILE", flags->file, "A Python program; - is standard input")->required();
  command->add_option("--task", flags->task, "The name of a task, a thread or a request");
  command->add_option("--at", flags->at, "The instant in virtual time, e.g. 1.5s");
  command->add_flag("--critical-path", flags->critical_path,
                    "The chain of work and waits that the makespan consists of");
  flags->machine.declare(*command);
  command->callback([flags, &chosen] { chosen = [flags] { return why(*flags); }; });
}

}  // namespace interleave::cli
