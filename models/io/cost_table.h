// What named calls cost. The table maps dotted call names, with `*` as a wildcard for any part of a
// name, to CPU time, waiting time and its jitter. The most specific pattern wins: an exact name before
// a wildcard, a longer pattern before a shorter one, the later one among equals.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/random.h"
#include "sim/time.h"

namespace interleave::models::io {

struct Cost {
  sim::Duration cpu;     // computes on a core
  sim::Duration wait;    // waits for a device or service
  sim::Duration jitter;  // the wait varies evenly by ± this much, never below zero
};

class CostTable {
 public:
  void add(std::string pattern, Cost cost);
  /// The cost of a call, or null if no pattern names it.
  const Cost* find(std::string_view call) const;
  /// Whether a pattern names a call of this module, so that it can be imported though it isn't modelled.
  bool names_module(std::string_view module) const;
  bool empty() const { return entries_.empty(); }

 private:
  struct Entry {
    std::string pattern;
    Cost cost;
  };
  std::vector<Entry> entries_;  // most specific first
};

/// One waiting time: `cost.wait` varied by its jitter. Draws nothing from `random` without jitter.
sim::Duration sample_wait(const Cost& cost, sim::Random& random);

}  // namespace interleave::models::io
