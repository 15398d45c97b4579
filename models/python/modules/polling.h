// Busy waiting must end in virtual time too: code that only looks (at a clock, `is_set()`, `empty()`)
// would otherwise look for ever at an instant that never passes. Every kPolls looks at one instant
// cost kPollCost of CPU time, and the line that goes on looking earns a hint. So do tasks that only
// yield to each other for very long while a timer is set: see EventLoop::spinning.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/time.h"

namespace interleave::models::python {

class Interpreter;
struct Object;
class Vm;

namespace modules {

inline constexpr int kPolls = 1'000;
inline constexpr sim::Duration kPollCost = sim::Duration::milliseconds(1);
inline constexpr int kPatience = 3;  // times that a line pays before it is hinted at

/// To be called by every native that tells the program the time or a state that others change.
void note_poll(Vm& vm);
/// The same where programs ask many objects once, for what is no busy waiting: only asking `object` again
/// counts.
void note_poll_of(Vm& vm, const Object* object);
/// Notes that a line waits busily; 0: unknown.
void note_busy_line(Vm& vm, uint32_t line);
/// The lines of the program that waited busily, by first occurrence.
std::vector<uint32_t> busy_lines(const Interpreter& interpreter);
/// What such a line is told.
inline constexpr const char* kBusyHint =
    "busy waiting: this line looks again and again at one instant, so that every 1,000 looks take 1 ms; sleep() or "
    "wait() would leave the CPU to others";

}  // namespace modules

}  // namespace interleave::models::python
