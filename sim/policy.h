// A scheduling policy: which ready thread gets the next free core, and for how long while others
// wait. A policy owns the ready queue and nothing else; Cores asks it. To add one, write
// policy_<name>.cpp and add its line to the table in policy.cpp.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include "sim/time.h"

namespace interleave::sim {

class Thread;
struct CoresOptions;

class Policy {
 public:
  virtual ~Policy() = default;

  /// `thread` became ready: it started, woke up, or was preempted.
  virtual void add(Thread& thread) = 0;
  /// Removes the thread to run next. nullptr: nobody is ready.
  virtual Thread* take() = 0;
  virtual bool empty() const = 0;
  /// How long `running` may keep its core while others are ready. nullopt: until it blocks.
  virtual std::optional<Duration> quantum(const Thread& running) const = 0;
};

struct PolicyEntry {
  std::string_view name;
  std::unique_ptr<Policy> (*make)(const CoresOptions& options);
};
/// Every policy there is.
std::span<const PolicyEntry> policies();
/// Throws std::invalid_argument with the known names if there is no such policy.
std::unique_ptr<Policy> make_policy(const CoresOptions& options);

}  // namespace interleave::sim
