// What named calls cost. The table maps dotted call names, with `*` as a wildcard for any part of a
// name, to what a call takes: CPU time, a wait with its jitter, one of a limited number of places, and
// how often it fails. The most specific pattern wins: an exact name before a wildcard, a longer pattern
// before a shorter one, the later one among equals.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/random.h"
#include "sim/time.h"

namespace interleave::models::io {

/// How a wait varies. It never gets shorter than zero.
struct Jitter {
  enum class Distribution : uint8_t {
    none,
    uniform,      // evenly, by ± spread
    normal,       // around the wait, with spread as standard deviation
    exponential,  // the wait and more: spread on average
    lognormal,    // the wait is the median; its logarithm has `sigma` as standard deviation
  };
  Distribution distribution = Distribution::none;
  sim::Duration spread;
  double sigma = 0;
};

/// Reads `20ms` (uniform), `uniform(20ms)`, `normal(20ms)`, `exponential(20ms)`, `lognormal(0.5)`.
std::optional<Jitter> parse_jitter(std::string_view text);

struct Cost {
  sim::Duration cpu;                  // computes on a core
  std::optional<sim::Duration> wait;  // waits for a device or service; empty: as long as the call waits anyway
  Jitter jitter;
  int64_t capacity = 0;   // how many calls are served at once; 0: any number
  double error_rate = 0;  // the share of calls that fail, in [0, 1]
  std::string error;      // the exception that a failing call raises; empty: as its library fails
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

/// Whether `name` is what `pattern` describes.
bool matches(std::string_view pattern, std::string_view name);

/// One waiting time: `cost.wait`, or else `usual`, varied by the jitter. Draws from `random` only if there
/// is jitter.
sim::Duration sample_wait(const Cost& cost, sim::Duration usual, sim::Random& random);

/// The places of a service that serves `capacity` calls at once, in the order in which they come. How
/// long a call is served is known when it comes, so the queue needs no wake-ups: it is the instants at
/// which the places get free. A caller that gives up doesn't free its place: the service doesn't know.
class ServiceQueue {
 public:
  explicit ServiceQueue(int64_t capacity) : free_at_(static_cast<size_t>(capacity)) {}
  /// Takes the place that gets free first. Returns how long the caller queues for it.
  sim::Duration admit(sim::Time now, sim::Duration service);

 private:
  std::vector<sim::Time> free_at_;  // a heap: the earliest in front
};

}  // namespace interleave::models::io
