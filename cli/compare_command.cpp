// interleave compare FILE…: the makespans of several runs, how much faster each is than the first, and
// where and how they part. The runs are those of the files, of variants of the header, or of one file on
// other machines.
#include <algorithm>
#include <filesystem>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "gui/app/compare.h"
#include "gui/figure/comparison.h"

namespace interleave::cli {

namespace {

using gui::Comparison;
using gui::Difference;
using models::python::RunResult;

struct CompareFlags {
  std::vector<std::string> files;
  MachineOptions machine;  // of all runs; its variant is that of the first run
  std::vector<std::string> variants, machines;
  int rows = 20;
  bool json = false;
};

struct CompareRun {
  std::string name;
  RunResult result;
  gui::TraceIndex index;
  CompareRun(std::string n, RunResult r) : name(std::move(n)), result(std::move(r)), index(*result.trace) {}
};
using CompareRuns = std::vector<std::unique_ptr<CompareRun>>;

CompareRuns run_all(const CompareFlags& flags) {
  CompareRuns runs;
  const auto run = [&runs](std::string name, const std::string& source, const models::python::RunOptions& options) {
    runs.push_back(std::make_unique<CompareRun>(std::move(name), models::python::run_scenario(source, options)));
    const RunResult& result = runs.back()->result;
    if (result.exit_status != 0) fmt::print(stderr, "{}: {}", runs.back()->name, result.err);
  };
  for (const std::string& file : flags.files) {
    run(std::filesystem::path(file).filename().string(), read_scenario(file), flags.machine.run_options(file));
  }
  const std::string& file = flags.files.front();
  const std::string source = file == "-" && flags.files.size() > 1 ? std::string() : read_scenario(file);
  std::vector<std::string> variants = flags.variants;
  if (flags.files.size() == 1 && variants.empty() && flags.machines.empty()) {
    for (const auto& variant : runs.front()->result.scenario.variants) variants.push_back(variant.name);
    if (variants.empty() && runs.front()->result.exit_status == 0)
      throw UsageError{"nothing to compare with: the header has no variants; name a second file, or --with cores=1"};
  }
  for (const std::string& variant : variants) {
    models::python::RunOptions options = flags.machine.run_options(file);
    options.variant = variant;
    run(variant, source, options);
  }
  for (const std::string& machine : flags.machines) {
    models::python::RunOptions options = flags.machine.run_options(file);
    const std::vector<std::string> settings = gui::split_settings(machine);
    options.settings.insert(options.settings.end(), settings.begin(), settings.end());
    run(machine, source, options);
  }
  return runs;
}

std::string time_of(const std::optional<gui::RunEvent>& event) { return event ? sim::to_string(event->at) : "-"; }

void print_comparison(const CompareRun& first, const CompareRun& second, const Comparison& c, size_t rows) {
  const auto parts = c.divergence();
  if (!parts) {
    fmt::print("\n{} doesn't differ from {}: {} events at the same times\n", second.name, first.name, c.alike);
    return;
  }
  fmt::print("\n{} parts from {} at {}", second.name, first.name, sim::to_string(parts->second));
  if (parts->first != parts->second) fmt::print(" (there: {})", sim::to_string(parts->first));
  fmt::print("\n{} events alike", c.alike);
  for (const auto kind : {Difference::Kind::other_order, Difference::Kind::other_time}) {
    if (const size_t n = c.count(kind)) fmt::print(", {} {}", n, gui::difference_name(kind));
  }
  for (const auto& [kind, name] : {std::pair(Difference::Kind::only_first, first.name), std::pair(Difference::Kind::only_second, second.name)}) {
    if (const size_t n = c.count(kind)) fmt::print(", {} only in {}", n, name);
  }
  fmt::print("\n{:>12}  {:>12}\n", "first", "here");
  for (size_t i = 0; i < std::min(rows, c.differences.size()); ++i) {
    const Difference& d = c.differences[i];
    fmt::print("{:>12}  {:>12}  {}{}\n", time_of(d.first), time_of(d.second), d.what,
               d.kind == Difference::Kind::other_order ? ", in another order" : "");
  }
  if (c.differences.size() > rows) fmt::print("… and {} more; --rows shows them\n", c.differences.size() - rows);
}

void print_text(const CompareRuns& runs, size_t rows) {
  size_t width = 3;
  for (const auto& run : runs) width = std::max(width, run->name.size());
  fmt::print("{:<{}}  {:>12}  {:>8}\n", "run", width, "makespan", "speed-up");
  const sim::Duration base = runs.front()->result.makespan.since_start();
  for (const auto& run : runs) {
    const sim::Duration makespan = run->result.makespan.since_start();
    const std::string faster = run == runs.front() ? "" : gui::speed_up(base, makespan);
    fmt::print("{:<{}}  {:>12}  {:>8}\n", run->name, width, sim::to_string(makespan), faster);
  }
  for (const auto& run : runs) {
    if (run != runs.front()) print_comparison(*runs.front(), *run, gui::compare(runs.front()->index, run->index), rows);
  }
}

void print_json(const CompareRuns& runs, size_t rows) {
  nlohmann::ordered_json all = nlohmann::ordered_json::array();
  const double base = runs.front()->result.makespan.seconds();
  for (const auto& run : runs) {
    const double makespan = run->result.makespan.seconds();
    nlohmann::ordered_json object{{"name", run->name},
                                  {"makespan_s", makespan},
                                  {"digest", fmt::format("{:016x}", run->index.trace().digest())},
                                  {"exit_status", run->result.exit_status}};
    if (run != runs.front()) {
      if (makespan > 0) object["speed_up"] = base / makespan;
      const Comparison c = gui::compare(runs.front()->index, run->index);
      if (const auto parts = c.divergence()) object["divergence_s"] = {parts->first.seconds(), parts->second.seconds()};
      object["alike"] = c.alike;
      nlohmann::ordered_json differences = nlohmann::ordered_json::array();
      for (size_t i = 0; i < std::min(rows, c.differences.size()); ++i) {
        const Difference& d = c.differences[i];
        nlohmann::ordered_json row{{"what", d.what}, {"kind", gui::difference_name(d.kind)}};
        if (d.first) row["first_s"] = d.first->at.seconds();
        if (d.second) row["here_s"] = d.second->at.seconds();
        differences.push_back(std::move(row));
      }
      object["differences"] = std::move(differences);
      object["differences_in_all"] = c.differences.size();
    }
    all.push_back(std::move(object));
  }
  fmt::print("{}\n", all.dump());
}

int compare(const CompareFlags& flags) {
  const CompareRuns runs = run_all(flags);
  const auto rows = static_cast<size_t>(flags.rows);
  if (flags.json) {
    print_json(runs, rows);
  } else {
    print_text(runs, rows);
  }
  const auto failed = std::ranges::find_if(runs, [](const auto& run) { return run->result.exit_status != 0; });
  return failed == runs.end() ? 0 : (*failed)->result.exit_status;
}

}  // namespace

void add_compare(CLI::App& app, Action& chosen) {
  auto flags = std::make_shared<CompareFlags>();
  CLI::App* command = app.add_subcommand("compare", "Compare runs: makespans, speed-up, where they part and what differs");
  command->add_option("FILE", flags->files, "Python programs; one alone is compared with the variants of its header")->required();
  command->add_option("--variant", flags->variants, "Compare with this [variants.NAME] of the first file")
      ->type_name("NAME")->allow_extra_args(false);
  command->add_option("--with", flags->machines, "Compare with the first file on another machine, e.g. cores=1,gil=false")
      ->type_name("SETTINGS")->allow_extra_args(false);
  command->add_option("--set", flags->machine.settings, "Override a key of the header in all runs, e.g. machine.seed=2")
      ->type_name("KEY=VALUE")->allow_extra_args(false);
  command->add_option("--rows", flags->rows, "How many differences to list")->check(CLI::Range(0, 1'000'000))->capture_default_str();
  command->add_flag("--json", flags->json, "Print one line of JSON");
  command->callback([flags, &chosen] { chosen = [flags] { return compare(*flags); }; });
}

}  // namespace interleave::cli
