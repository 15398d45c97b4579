// What a picked element of the timeline means, in words: what, where in the source, since when and
// how long, why it waits.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gui/app/run.h"
#include "gui/figure/figure.h"
#include "gui/figure/source_place.h"

namespace interleave::gui {

/// The innermost call in the scenario's own file, else the innermost of all. nullopt: no place.
std::optional<SourcePlace> source_place(const Run& run, const Pick& pick);
std::optional<SourcePlace> source_place(const Run& run, sim::StackId stack);

struct Explanation {
  std::string title;  // "Task-2: awaiting"
  std::optional<sim::State> state;
  std::vector<std::pair<std::string, std::string>> rows;  // ("where", "fetch, coffee.py:14"), …
};

/// A wait is explained as it is at `at`, if that lies in it, else as it begins.
/// Requires: pick is of `run`. An empty title: nothing to say.
Explanation explain(const Run& run, const Pick& pick, std::optional<sim::Time> at = std::nullopt);

}  // namespace interleave::gui
