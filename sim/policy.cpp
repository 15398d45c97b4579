#include "sim/policy.h"

#include <fmt/format.h>

#include <array>
#include <stdexcept>
#include <string>

#include "sim/cores.h"

namespace interleave::sim {

std::unique_ptr<Policy> make_fifo(const CoresOptions& options);
std::unique_ptr<Policy> make_rr(const CoresOptions& options);

std::span<const PolicyEntry> policies() {
  static constexpr std::array kPolicies{
      PolicyEntry{"fifo", make_fifo},
      PolicyEntry{"rr", make_rr},
  };
  return kPolicies;
}

std::unique_ptr<Policy> make_policy(const CoresOptions& options) {
  std::string known;
  for (const PolicyEntry& entry : policies()) {
    if (entry.name == options.policy) return entry.make(options);
    known.append(known.empty() ? "" : ", ").append(entry.name);
  }
  throw std::invalid_argument(
      fmt::format("unknown scheduling policy '{}'; known: {}", options.policy, known));
}

}  // namespace interleave::sim
