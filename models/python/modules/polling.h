// Busy waiting must end in virtual time too: code that only looks (at a clock, `is_set()`, `empty()`)
// would otherwise look for ever at an instant that never passes. Every kPolls looks at one instant
// cost kPollCost of CPU time.
#pragma once

#include "sim/time.h"

namespace interleave::models::python {

class Vm;

namespace modules {

inline constexpr int kPolls = 1'000;
inline constexpr sim::Duration kPollCost = sim::Duration::milliseconds(1);

/// To be called by every native that tells the program the time or a state that others change.
void note_poll(Vm& vm);

}  // namespace modules

}  // namespace interleave::models::python
