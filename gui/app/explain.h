// What a picked element of the timeline means, in words: what, where in the source, since when and
// how long, what it waits for and who holds that.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gui/app/run.h"
#include "gui/figure/figure.h"

namespace interleave::gui {

struct SourcePlace {
  std::string function;
  std::string file;
  uint32_t line = 0;
};

/// The innermost call in the scenario's own file, else the innermost of all. nullopt: no place.
std::optional<SourcePlace> source_place(const Run& run, const Pick& pick);
std::optional<SourcePlace> source_place(const Run& run, sim::StackId stack);

struct Explanation {
  std::string title;  // "Task-2: awaiting"
  std::optional<sim::State> state;
  std::vector<std::pair<std::string, std::string>> rows;  // ("where", "fetch, coffee.py:14"), …
};

/// Requires: pick is of `run`. An empty title: nothing to say.
Explanation explain(const Run& run, const Pick& pick);

/// Who holds `resource` at `time`; kNone if nobody does.
sim::TrackId holder_at(const sim::Trace& trace, sim::ResourceId resource, sim::Time time);
/// "Lock 'db'", "sleep"; "" for kNone.
std::string resource_name(const sim::Trace& trace, sim::ResourceId resource);

}  // namespace interleave::gui
