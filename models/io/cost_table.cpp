#include "models/io/cost_table.h"

#include <algorithm>

namespace interleave::models::io {

namespace {

bool matches(std::string_view pattern, std::string_view name) {
  const size_t star = pattern.find('*');
  if (star == std::string_view::npos) return pattern == name;
  if (!name.starts_with(pattern.substr(0, star))) return false;
  const std::string_view rest = pattern.substr(star + 1);
  for (std::string_view tail = name.substr(star);; tail.remove_prefix(1)) {
    if (matches(rest, tail)) return true;
    if (tail.empty()) return false;
  }
}

bool more_specific(std::string_view a, std::string_view b) {
  const bool wild_a = a.find('*') != std::string_view::npos;
  const bool wild_b = b.find('*') != std::string_view::npos;
  if (wild_a != wild_b) return wild_b;
  return a.size() >= b.size();
}

}  // namespace

void CostTable::add(std::string pattern, Cost cost) {
  const auto place = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& entry) {
    return more_specific(pattern, entry.pattern);
  });
  entries_.insert(place, {std::move(pattern), cost});
}

const Cost* CostTable::find(std::string_view call) const {
  for (const Entry& entry : entries_) {
    if (matches(entry.pattern, call)) return &entry.cost;
  }
  return nullptr;
}

bool CostTable::names_module(std::string_view module) const {
  return std::any_of(entries_.begin(), entries_.end(), [module](const Entry& entry) {
    const std::string_view pattern = entry.pattern;
    return pattern.size() > module.size() && pattern.starts_with(module) && pattern[module.size()] == '.';
  });
}

sim::Duration sample_wait(const Cost& cost, sim::Random& random) {
  if (cost.jitter == sim::Duration()) return cost.wait;
  const double swing = (2 * random.random() - 1) * cost.jitter.seconds();
  return std::max(sim::Duration(), cost.wait + sim::Duration::from_seconds(swing));
}

}  // namespace interleave::models::io
