// Which runs are compared: the ways to add one beside the active scenario and to take it away
// again, and how two of them differ, computed once for each pair.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gui/app/run.h"
#include "gui/figure/comparison.h"

namespace interleave::gui {

struct Workbench;

/// Each shows the run beneath the active scenario, chosen for the comparison; one that is there
/// already is only chosen.
void compare_with_variant(Workbench& workbench, const std::string& name);
/// `settings` is what a user types: "cores=8" or "machine.gil=false, cores=1". Returns what is
/// wrong with it, "" if nothing is.
std::string compare_with_machine(Workbench& workbench, std::string_view settings);
void compare_with_earlier(Workbench& workbench);
void compare_with_tab(Workbench& workbench, size_t tab);
void compare_with_file(Workbench& workbench, const std::filesystem::path& path);
/// Takes the run of this panel out of the comparison.
void stop_comparing(Workbench& workbench, size_t shown);
/// Leaves the active scenario alone.
void end_comparison(Workbench& workbench);
/// Whether anything is shown beside the active scenario.
bool is_comparing(const Workbench& workbench);

/// "machine.gil=false, cores=1" → {"machine.gil=false", "machine.cores=1"}. Commas in brackets and
/// quotes don't part; a key without a table is one of [machine].
std::vector<std::string> split_settings(std::string_view text);

/// The comparison of two runs, kept until the runs are others.
class ComparisonCache {
 public:
  const Comparison& result(const RunPtr& first, const RunPtr& second) const;

 private:
  mutable RunPtr first_, second_;
  mutable Comparison comparison_;
};

}  // namespace interleave::gui
