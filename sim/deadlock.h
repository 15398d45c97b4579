// What to say when a run ends in RunEnd::deadlock: who waits for what, who holds it, and the cycle.
#pragma once

#include <vector>

#include "sim/cores.h"
#include "sim/waitable.h"

namespace interleave::sim {

struct Waiter {
  Thread* thread = nullptr;
  const Waitable* about = nullptr;  // null: nobody said
  Thread* holder = nullptr;         // of `about`; null: nobody, or a thread that has ended
};

/// The blocked threads: those that aren't daemons, by their start, and whichever threads they wait
/// for, directly or not.
std::vector<Waiter> waiters(const Cores& cores);

/// The waiters that wait for each other in a circle: each holds what the one before waits for.
/// Begins with the earliest; empty if there is no circle.
std::vector<Waiter> find_cycle(const std::vector<Waiter>& waiters);

}  // namespace interleave::sim
