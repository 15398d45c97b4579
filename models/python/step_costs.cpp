#include "models/python/step_costs.h"

#include <algorithm>

#include <fmt/format.h>

namespace interleave::models::python {

namespace {

const std::array<StepTable, 2>& tables() {
  static const std::array<StepTable, 2> kTables{{
      {"cpython-3.11", uniform_costs(sim::Duration::nanoseconds(25))},
      {"cpython-3.13t", uniform_costs(sim::Duration::nanoseconds(30))},
  }};
  return kTables;
}

}  // namespace

const StepTable* find_step_table(std::string_view name) {
  const auto found = std::find_if(tables().begin(), tables().end(), [&](const StepTable& t) { return t.name == name; });
  return found == tables().end() ? nullptr : &*found;
}

std::string step_table_names() {
  std::string names;
  for (const StepTable& table : tables()) names += fmt::format("{}\"{}\"", names.empty() ? "" : ", ", table.name);
  return names;
}

StepCosts uniform_costs(sim::Duration each) {
  StepCosts costs;
  costs.picoseconds.fill(static_cast<uint64_t>(each.ns()) * 1'000);
  return costs;
}

}  // namespace interleave::models::python
