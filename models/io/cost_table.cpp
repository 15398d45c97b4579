#include "models/io/cost_table.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numbers>

namespace interleave::models::io {

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

namespace {

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
  entries_.insert(place, {std::move(pattern), std::move(cost)});
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

namespace {

/// A standard normal variate (Box and Muller).
double sample_normal(sim::Random& random) {
  const double radius = std::sqrt(-2 * std::log(1 - random.random()));
  return radius * std::cos(2 * std::numbers::pi * random.random());
}

struct DistributionName {
  std::string_view name;
  Jitter::Distribution distribution;
};
constexpr std::array kDistributions{
    DistributionName{"uniform", Jitter::Distribution::uniform},
    DistributionName{"normal", Jitter::Distribution::normal},
    DistributionName{"exponential", Jitter::Distribution::exponential},
    DistributionName{"lognormal", Jitter::Distribution::lognormal},
};

}  // namespace

std::optional<Jitter> parse_jitter(std::string_view text) {
  if (const auto spread = sim::parse_duration(text)) return Jitter{Jitter::Distribution::uniform, *spread, 0};
  const size_t open = text.find('(');
  if (open == std::string_view::npos || !text.ends_with(')')) return std::nullopt;
  const std::string_view argument = text.substr(open + 1, text.size() - open - 2);
  for (const DistributionName& known : kDistributions) {
    if (known.name != text.substr(0, open)) continue;
    Jitter jitter{known.distribution, {}, 0};
    if (known.distribution == Jitter::Distribution::lognormal) {
      const char* end = argument.data() + argument.size();
      const auto [stop, error] = std::from_chars(argument.data(), end, jitter.sigma);
      return error == std::errc() && stop == end && jitter.sigma >= 0 && jitter.sigma <= 10 ? std::optional(jitter) : std::nullopt;
    }
    const auto spread = sim::parse_duration(argument);
    if (!spread) return std::nullopt;
    jitter.spread = *spread;
    return jitter;
  }
  return std::nullopt;
}

sim::Duration sample_wait(const Cost& cost, sim::Duration usual, sim::Random& random) {
  const sim::Duration wait = cost.wait.value_or(usual);
  const double spread = cost.jitter.spread.seconds();
  double seconds = wait.seconds();
  switch (cost.jitter.distribution) {
    case Jitter::Distribution::none: return wait;
    case Jitter::Distribution::uniform: seconds += (2 * random.random() - 1) * spread; break;
    case Jitter::Distribution::normal: seconds += sample_normal(random) * spread; break;
    case Jitter::Distribution::exponential: seconds -= std::log(1 - random.random()) * spread; break;
    case Jitter::Distribution::lognormal: seconds *= std::exp(cost.jitter.sigma * sample_normal(random)); break;
  }
  return std::max(sim::Duration(), sim::Duration::from_seconds(seconds));
}

sim::Duration ServiceQueue::admit(sim::Time now, sim::Duration service) {
  std::pop_heap(free_at_.begin(), free_at_.end(), std::greater<>());
  const sim::Time begin = std::max(now, free_at_.back());
  free_at_.back() = begin + service;
  std::push_heap(free_at_.begin(), free_at_.end(), std::greater<>());
  return begin - now;
}

}  // namespace interleave::models::io
