#include "gui/app/what_if.h"

#include <algorithm>
#include <charconv>

#include "gui/app/workbench.h"
#include "gui/figure/lane_ghost.h"
#include "models/python/header_edit.h"
#include "models/python/syntax_error.h"
#include "sim/policy.h"

namespace interleave::gui {

namespace {

using models::python::ScenarioError;

std::vector<std::string> quoted(std::initializer_list<const char*> values) {
  std::vector<std::string> all;
  for (const char* value : values) all.push_back('"' + std::string(value) + '"');
  return all;
}

std::vector<std::string> policies() {
  std::vector<std::string> all;
  for (const sim::PolicyEntry& policy : sim::policies())
    all.push_back('"' + std::string(policy.name) + '"');
  return all;
}

/// What orders values: numbers and durations by size, the rest as it comes.
double size_of(std::string_view toml) {
  if (toml.starts_with('"')) toml = toml.substr(1, toml.size() - 2);
  if (const auto duration = sim::parse_duration(toml)) return duration->seconds();
  double number = -1;
  std::from_chars(toml.data(), toml.data() + toml.size(), number);
  return number;
}

/// The header as the text has it. While it is broken, what last ran tells.
models::python::Scenario header_of(const Tab& tab) {
  try {
    const models::python::Source source(tab.document.name(), tab.document.buffer().text());
    return models::python::parse_header(source);
  } catch (const ScenarioError&) {
  } catch (const models::python::SyntaxError&) {
  }
  return tab.run ? tab.run->result.scenario : models::python::Scenario{};
}

/// The active tab and those that it is compared with.
template <typename Do>
void for_shown_tabs(Workbench& w, Do action) {
  for (const auto& t : w.tabs) {
    if (t.get() == &w.tab() || (t->compared && w.tab().compared)) action(*t);
  }
}

/// Replaces only what differs, so that the cursor and the view stay at their text.
void change_text(TextBuffer& buffer, const std::string& text) {
  const std::string old = buffer.text();
  const size_t most = std::min(old.size(), text.size());
  size_t same = static_cast<size_t>(std::ranges::mismatch(old, text).in1 - old.begin());
  same = same == 0 ? 0 : old.rfind('\n', same - 1) == old.npos ? 0 : old.rfind('\n', same - 1) + 1;
  size_t tail = 0;
  while (tail < most - same && old[old.size() - 1 - tail] == text[text.size() - 1 - tail]) ++tail;
  const auto position = [&old](size_t at) {
    const auto line = static_cast<size_t>(
        std::count(old.begin(), old.begin() + static_cast<ptrdiff_t>(at), '\n'));
    const size_t start = at == 0 ? old.npos : old.rfind('\n', at - 1);
    return Position{line, start == old.npos ? at : at - start - 1};
  };
  // A tail that begins inside of a character would cut it.
  while (tail > 0 && (static_cast<unsigned char>(old[old.size() - tail]) & 0xc0) == 0x80) --tail;
  const Position cursor = buffer.cursor();
  const size_t lines = buffer.line_count();
  const Position begin = position(same), end = position(old.size() - tail);
  buffer.replace({begin, end}, std::string_view(text).substr(same, text.size() - tail - same));
  const size_t added = buffer.line_count() - lines;
  const bool below = cursor.line > end.line || (cursor.line == end.line && begin != end);
  buffer.place(below || (cursor.line >= begin.line && begin == end)
                   ? Position{cursor.line + added, cursor.column}
                   : cursor);
}

void write(Workbench& w, Tab& tab, const std::vector<std::string>& keys) {
  std::string text = tab.document.buffer().text();
  try {
    for (const std::string& key : keys)
      text = models::python::with_setting(text, key, tab.machine.values.at(key));
  } catch (const ScenarioError& error) {
    return w.complain("The header can't be written: " + error.message);
  }
  const TextBuffer::Group group(tab.document.buffer());
  change_text(tab.document.buffer(), text);
  for (const std::string& key : keys) tab.machine.values.erase(key);
}

}  // namespace

std::span<const Knob> knobs() {
  static const std::vector<Knob> kKnobs{
      {"machine.cores",
       "Cores",
       "How many threads can compute at once",
       {"1", "2", "3", "4", "6", "8", "12", "16", "24", "32", "48", "64"}},
      {"machine.gil",
       "GIL",
       "With the GIL, one thread of a process runs Python at a time",
       {"false", "true"}},
      {"machine.policy", "Policy", "Who gets a free core, and for how long", policies()},
      {"machine.quantum", "Quantum", "The time slice of a core",
       quoted({"100us", "1ms", "2ms", "5ms", "10ms", "20ms", "50ms", "100ms", "500ms", "1s"})},
      {"machine.switch_interval", "Switch interval",
       "After how long a thread that waits for the GIL asks for it",
       quoted({"100us", "500us", "1ms", "2ms", "5ms", "10ms", "20ms", "50ms", "100ms"})},
      {"machine.context_switch", "Context switch",
       "The time a core takes to go from one thread to another",
       quoted({"0s", "1us", "5us", "20us", "100us", "1ms", "5ms"})},
      {"machine.pool_workers",
       "Pool workers",
       "Threads of a pool whose size the program doesn't give",
       {"0", "1", "2", "3", "4", "6", "8", "12", "16", "24", "32", "64", "128"}},
      {"machine.latency_scale",
       "Latency",
       "How many times as long modelled devices and services make calls wait",
       {"0", "0.1", "0.25", "0.5", "1", "2", "4", "10", "100"}},
      {"machine.step_cost", "Step cost", "The CPU time of one bytecode step",
       quoted({"0s", "10ns", "25ns", "50ns", "100ns", "1us", "10us", "cpython-3.11",
               "cpython-3.13t"})},
      {"machine.seed",
       "Seed",
       "Where the randomness of latencies starts",
       {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"}},
  };
  return kKnobs;
}

KnobState state_of(const Knob& knob, const Tab& tab) {
  if (tab.header_state != tab.document.buffer().state()) {
    tab.header_state = tab.document.buffer().state();
    tab.header = header_of(tab);
  }
  const std::string in_file = models::python::header_value(tab.header, knob.key);
  const auto changed = tab.machine.values.find(knob.key);
  return {in_file, changed == tab.machine.values.end() ? in_file : changed->second};
}

std::vector<std::string> values_of(const Knob& knob, const KnobState& state) {
  std::vector<std::string> values = knob.values;
  for (const std::string& value : {state.in_file, state.now}) {
    const auto same = [&value](const std::string& known) {
      return known == value || (size_of(known) >= 0 && size_of(known) == size_of(value));
    };
    const auto known = std::ranges::find_if(values, same);
    if (known != values.end()) {
      *known = value;
    } else {
      const double size = size_of(value);
      values.insert(
          std::ranges::find_if(values, [size](const auto& v) { return size_of(v) > size; }), value);
    }
  }
  return values;
}

std::string shown_value(const Knob& knob, std::string_view toml) {
  const std::string_view key = knob.key;
  if (toml.starts_with('"')) return std::string(toml.substr(1, toml.size() - 2));
  if (toml == "true") return "on";
  if (toml == "false") return "off";
  if (key == "machine.pool_workers" && toml == "0") return "as cores";
  return std::string(toml) + (key == "machine.latency_scale" ? "×" : "");
}

void set_knob(Workbench& w, const Knob& knob, const std::string& value) {
  for_shown_tabs(w, [&](Tab& tab) {
    const KnobState state = state_of(knob, tab);
    if (state.now == value) return;
    // Moving one control on and on is one change: the ghost is what was before it.
    if (tab.ghost_key != knob.key || !tab.ghost) tab.ghost = tab.timeline;
    tab.ghost_key = knob.key;
    if (value == state.in_file) {
      tab.machine.values.erase(knob.key);
    } else {
      tab.machine.values[knob.key] = value;
    }
    if (!tab.machine.any()) tab.ghost = nullptr;
  });
}

void step_knob(Workbench& w, const Knob& knob, int step) {
  const KnobState state = state_of(knob, w.tab());
  const std::vector<std::string> values = values_of(knob, state);
  const auto at = std::ranges::find(values, state.now) - values.begin() + step;
  if (at >= 0 && at < static_cast<ptrdiff_t>(values.size()))
    set_knob(w, knob, values[static_cast<size_t>(at)]);
}

void reset_knob(Workbench& w, const Knob& knob) {
  set_knob(w, knob, state_of(knob, w.tab()).in_file);
}

void reset_knobs(Workbench& w) {
  for_shown_tabs(w, [](Tab& tab) {
    tab.machine = {};
    tab.ghost = nullptr;
  });
}

void write_knob(Workbench& w, const Knob& knob) {
  if (w.tab().machine.has(knob.key)) write(w, w.tab(), {knob.key});
}

void write_knobs(Workbench& w) {
  for_shown_tabs(w, [&w](Tab& tab) {
    std::vector<std::string> keys;
    for (const auto& [key, value] : tab.machine.values) keys.push_back(key);
    if (!keys.empty()) write(w, tab, keys);
  });
}

const Ghost* GhostCache::result(const RunPtr& run, const RunPtr& ghost) const {
  if (run != run_ || ghost != ghost_) {
    value_ = {&ghost->index, matching_tracks(run->index, ghost->index)};
    run_ = run;
    ghost_ = ghost;
  }
  return &value_;
}

}  // namespace interleave::gui
