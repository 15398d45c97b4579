// What the steps of a program cost: virtual CPU time by instruction, so that code which computes
// takes the time that it takes on a real interpreter, the same on every machine. A table is named
// after the interpreter on which it was measured (bench/step_cost.py); step_costs.cpp says how.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "models/python/bytecode.h"
#include "sim/time.h"

namespace interleave::models::python {

struct StepCosts {
  std::array<uint64_t, 256> picoseconds{};  // by Op
  uint64_t item = 0;  // of what a native function takes from an iterator, in picoseconds
};

// Work that is no step and no item, counted as so many items (Vm::count_items).
inline constexpr size_t kItemsOfInstance = 20;   // allocating and finding the constructor
inline constexpr size_t kItemsOfTraceback = 30;  // a frame that an exception passes
inline constexpr size_t kItemsOfText = 6;        // a new string

struct StepTable {
  std::string_view name;
  StepCosts costs;
};

/// The measured table of that name, or null.
const StepTable* find_step_table(std::string_view name);
/// "cpython-3.11", …: as error messages list them.
std::string step_table_names();
/// Every step costs the same.
StepCosts uniform_costs(sim::Duration each);

}  // namespace interleave::models::python
