// "What would one core do?": the controls of the machine. Moving one runs the active scenario
// again, and those that are compared with it, while the run before stays behind the new one as a
// ghost. A control is a row of a table: a key of the header and the values that it goes through.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gui/app/run.h"
#include "gui/figure/view.h"

namespace interleave::gui {

struct Tab;
struct Workbench;

struct Knob {
  const char* key;    // "machine.cores"
  const char* label;  // "Cores"
  const char* tip;
  std::vector<std::string> values;  // in TOML, in their order
};
std::span<const Knob> knobs();

/// Where a knob stands: its value in the file's header and the one that runs, both in TOML.
struct KnobState {
  std::string in_file, now;
  bool changed() const { return in_file != now; }
};
KnobState state_of(const Knob& knob, const Tab& tab);
/// The knob's values with those that the file and the reader gave it, in their order.
std::vector<std::string> values_of(const Knob& knob, const KnobState& state);
/// "\"10ms\"" → "10ms", "true" → "on", "0" of the pool → "as cores".
std::string shown_value(const Knob& knob, std::string_view toml);

void set_knob(Workbench& workbench, const Knob& knob, const std::string& value);
/// The next (1) or previous (-1) value, if there is one.
void step_knob(Workbench& workbench, const Knob& knob, int step);
/// As the file says.
void reset_knob(Workbench& workbench, const Knob& knob);
void reset_knobs(Workbench& workbench);
/// Writes what was changed (of one knob, or of all) into the header of the text, as one edit.
void write_knob(Workbench& workbench, const Knob& knob);
void write_knobs(Workbench& workbench);

/// Which track of the ghost is which of the run's, found once for each pair.
class GhostCache {
 public:
  const Ghost* result(const RunPtr& run, const RunPtr& ghost) const;

 private:
  mutable RunPtr run_, ghost_;
  mutable Ghost value_;
};

}  // namespace interleave::gui
