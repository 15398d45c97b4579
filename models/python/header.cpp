#include "models/python/header_impl.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <sstream>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "models/python/nearest.h"
#include "models/python/step_costs.h"
#include "sim/policy.h"

namespace interleave::models::python {

namespace {

Complaint read_positive_duration(const toml::node& node, sim::Duration& duration) {
  Complaint complaint = read_duration(node, duration);
  if (complaint.empty() && duration == sim::Duration()) complaint = "must be longer than 0s";
  return complaint;
}

constexpr int64_t kMostCores = 1024;

Complaint read_cores(const toml::node& node, Scenario& scenario) {
  const auto cores = node.value_exact<int64_t>();
  if (!cores || *cores < 1 || *cores > kMostCores) return fmt::format("must be a whole number from 1 to {}", kMostCores);
  scenario.machine.cores = static_cast<int>(*cores);
  return {};
}

Complaint read_policy(const toml::node& node, Scenario& scenario) {
  const auto name = node.value<std::string>();
  std::string known;
  for (const sim::PolicyEntry& policy : sim::policies()) {
    if (name == policy.name) {
      scenario.machine.policy = *name;
      return {};
    }
    known += fmt::format("{}\"{}\"", known.empty() ? "" : ", ", policy.name);
  }
  return "must be one of " + known;
}

Complaint read_gil(const toml::node& node, Scenario& scenario) {
  const auto gil = node.value_exact<bool>();
  if (!gil) return "must be true or false";
  scenario.machine.gil = *gil;
  return {};
}

Complaint read_seed(const toml::node& node, Scenario& scenario) {
  const auto seed = node.value_exact<int64_t>();
  if (!seed || *seed < 0) return "must be a whole number, 0 or greater";
  scenario.machine.seed = static_cast<uint64_t>(*seed);
  return {};
}

constexpr int64_t kMostWorkers = 10'000;

Complaint read_pool_workers(const toml::node& node, Scenario& scenario) {
  const auto workers = node.value_exact<int64_t>();
  if (!workers || *workers < 0 || *workers > kMostWorkers) return fmt::format("must be a whole number from 0 to {}", kMostWorkers);
  scenario.machine.pool_workers = static_cast<int>(*workers);
  return {};
}

Complaint read_latency_scale(const toml::node& node, Scenario& scenario) {
  constexpr double kMost = 1e6;
  const auto scale = node.value<double>();
  if (!node.is_number() || !scale || !(*scale >= 0 && *scale <= kMost)) return "must be a number from 0 to 1000000";
  scenario.machine.latency_scale = *scale;
  return {};
}

Complaint read_title(const toml::node& node, Scenario& scenario) {
  const auto title = node.value<std::string>();
  if (!title) return "must be a text in quotes";
  scenario.title = *title;
  return {};
}

Complaint read_inputs(const toml::node& node, Scenario& scenario) {
  const toml::array* lines = node.as_array();
  if (lines == nullptr || !lines->is_homogeneous<std::string>()) {
    if (lines == nullptr || !lines->empty()) return "must be a list of texts in quotes";
  }
  scenario.inputs.clear();
  for (const toml::node& line : *lines) scenario.inputs.push_back(*line.value<std::string>());
  return {};
}

Complaint read_step_cost(const toml::node& node, Scenario& scenario) {
  const auto text = node.value<std::string>();
  if (text && find_step_table(*text) != nullptr) {
    scenario.machine.step_table = *text;
    return {};
  }
  scenario.machine.step_table.clear();
  constexpr sim::Duration kMost = sim::Duration::seconds(1);
  sim::Duration each;
  const Complaint complaint = read_duration(node, each);
  if (complaint.empty() && each > kMost) return fmt::format("must not be longer than {}", sim::to_string(kMost));
  scenario.machine.step_cost = each;
  return complaint.empty() ? complaint : fmt::format("must be a duration such as \"25ns\", or one of {}", step_table_names());
}

Complaint read_size(const toml::node& node, uint64_t& bytes) {
  const auto text = node.value<std::string>();
  const std::string_view all = text ? std::string_view(*text) : std::string_view();
  for (const auto& [unit, shift] : {std::pair{"KiB", 10}, {"MiB", 20}, {"GiB", 30}}) {
    if (!all.ends_with(unit)) continue;
    std::string_view digits = all.substr(0, all.size() - 3);
    while (digits.ends_with(' ')) digits.remove_suffix(1);
    uint64_t count = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), count);
    if (error != std::errc() || end != digits.data() + digits.size() || count == 0 || count >> (50 - shift) != 0) break;
    bytes = count << shift;
    return {};
  }
  return "must be a size such as \"512 MiB\" or \"2 GiB\"";
}

Complaint read_steps(const toml::node& node, Scenario& scenario) {
  const auto steps = node.value_exact<int64_t>();
  if (!steps || *steps < 0) return "must be a whole number, 0 or greater";
  scenario.limits.steps = *steps;
  return {};
}

constexpr int64_t kDeepest = 10'000'000;

Complaint read_recursion(const toml::node& node, Scenario& scenario) {
  const auto frames = node.value_exact<int64_t>();
  if (!frames || *frames < 1 || *frames > kDeepest) return fmt::format("must be a whole number from 1 to {}", kDeepest);
  scenario.limits.recursion = static_cast<int>(*frames);
  return {};
}

struct Key {
  std::string_view name;
  std::string_view meaning;
  Complaint (*read)(const toml::node& node, Scenario& scenario);
  std::string (*show)(const Scenario& scenario);  // the value as TOML
};

std::string quoted(const std::string& text) { return "\"" + text + "\""; }
std::string quoted(sim::Duration duration) { return quoted(sim::to_string(duration)); }
std::string quoted_size(uint64_t bytes) { return fmt::format("\"{} MiB\"", bytes >> 20); }

// Every key of the header outside of [cost], [reply], [[request]], [[annotation]] and [variants].
constexpr std::array kKeys{
    Key{"title", "what the figure of the run is called", read_title, [](const Scenario&) { return quoted(""); }},
    Key{"inputs", "what `input()` returns, line by line; then empty lines", read_inputs, [](const Scenario&) { return std::string("[]"); }},
    Key{"machine.cores", "how many threads can compute at once", read_cores, [](const Scenario& s) { return std::to_string(s.machine.cores); }},
    Key{"machine.policy", "who gets a free core, and for how long: \"rr\" (round robin), \"fifo\"", read_policy,
        [](const Scenario& s) { return quoted(s.machine.policy); }},
    Key{"machine.quantum", "the time slice of round robin",
        [](const auto& node, Scenario& s) { return read_positive_duration(node, s.machine.quantum); },
        [](const Scenario& s) { return quoted(s.machine.quantum); }},
    Key{"machine.context_switch", "the time a core takes to go from one thread to another",
        [](const auto& node, Scenario& s) { return read_duration(node, s.machine.context_switch); },
        [](const Scenario& s) { return quoted(s.machine.context_switch); }},
    Key{"machine.gil", "whether one thread of a process at a time runs Python", read_gil,
        [](const Scenario& s) { return std::string(s.machine.gil ? "true" : "false"); }},
    Key{"machine.switch_interval", "after how long a thread that waits for the GIL asks for it",
        [](const auto& node, Scenario& s) { return read_positive_duration(node, s.machine.switch_interval); },
        [](const Scenario& s) { return quoted(s.machine.switch_interval); }},
    Key{"machine.step_cost", "the CPU time of one bytecode step, or of each as measured on \"cpython-3.11\" or \"cpython-3.13t\"",
        read_step_cost, [](const Scenario& s) { return s.machine.step_table.empty() ? quoted(s.machine.step_cost) : quoted(s.machine.step_table); }},
    Key{"machine.seed", "where the randomness of latencies starts", read_seed, [](const Scenario& s) { return std::to_string(s.machine.seed); }},
    Key{"machine.pool_workers", "how many workers a thread pool has whose size the program doesn't give; 0: `min(32, cores + 4)`",
        read_pool_workers, [](const Scenario& s) { return std::to_string(s.machine.pool_workers); }},
    Key{"machine.latency_scale", "how many times as long modelled devices and services make calls wait",
        read_latency_scale, [](const Scenario& s) { return fmt::format("{}", s.machine.latency_scale); }},
    Key{"limits.memory", "how much memory the program may need", [](const auto& node, Scenario& s) { return read_size(node, s.limits.memory); },
        [](const Scenario& s) { return quoted_size(s.limits.memory); }},
    Key{"limits.virtual_time", "when the clock stops",
        [](const auto& node, Scenario& s) { return read_positive_duration(node, s.limits.virtual_time); },
        [](const Scenario& s) { return quoted(s.limits.virtual_time); }},
    Key{"limits.real_time", "how long the run may keep you waiting",
        [](const auto& node, Scenario& s) { return read_positive_duration(node, s.limits.real_time); },
        [](const Scenario& s) { return quoted(s.limits.real_time); }},
    Key{"limits.steps", "how many steps of bytecode may be executed; 0: any number", read_steps,
        [](const Scenario& s) { return std::to_string(s.limits.steps); }},
    Key{"limits.recursion", "what `sys.getrecursionlimit()` returns at the start", read_recursion,
        [](const Scenario& s) { return std::to_string(s.limits.recursion); }},
    Key{"limits.output", "how much may be printed, both streams together", [](const auto& node, Scenario& s) { return read_size(node, s.limits.output); },
        [](const Scenario& s) { return quoted_size(s.limits.output); }},
};

[[noreturn]] void reject_key(std::string_view key, const toml::source_region& where) {
  std::vector<std::string_view> known{"machine", "limits", "cost", "reply", "request", "annotation", "variants"};
  for (const Key& k : kKeys) known.push_back(k.name);
  const std::string_view near = nearest_name(key, known);
  throw Mistake{fmt::format("unknown key '{}'{}", key, near.empty() ? "" : fmt::format("; did you mean '{}'?", near)), where};
}

void read_key(std::string_view key, const toml::node& node, const toml::source_region& where, Scenario& scenario) {
  for (const Key& known : kKeys) {
    if (known.name != key) continue;
    if (const Complaint complaint = known.read(node, scenario); !complaint.empty()) {
      throw Mistake{fmt::format("{} {}", key, complaint), node.source()};
    }
    return;
  }
  reject_key(key, where);
}

void read_table(const toml::table& table, const std::string& prefix, Scenario& scenario);

void read_variants(const toml::node& node, Scenario& scenario) {
  const toml::table* variants = node.as_table();
  if (variants == nullptr) throw Mistake{"variants must be tables: [variants.NAME]", node.source()};
  for (const auto& [name, settings] : *variants) {
    const toml::table* table = settings.as_table();
    if (table == nullptr) throw Mistake{"a variant must be a table: [variants.NAME]", settings.source()};
    Scenario checked = scenario;  // mistakes in a variant are found though it isn't run
    read_table(*table, "", checked);
    Variant variant{std::string(name.str()), {}};
    const auto flatten = [&variant](auto&& self, const toml::table& part, const std::string& prefix) -> void {
      for (const auto& [key, value] : part) {
        const std::string full = prefix + std::string(key.str());
        const toml::table* inner = value.as_table();
        if (inner != nullptr && prefix != "cost.") {
          self(self, *inner, full + ".");
        } else {
          std::ostringstream text;
          if (inner != nullptr) {  // what one call costs
            toml::table cost = *inner;
            cost.is_inline(true);
            text << cost;
          } else {
            text << toml::node_view(value);
          }
          variant.settings.push_back(full + "=" + text.str());
        }
      }
    };
    flatten(flatten, *table, "");
    scenario.variants.push_back(std::move(variant));
  }
  // toml++ sorts by name; the header's order is the one to show.
  std::sort(scenario.variants.begin(), scenario.variants.end(), [variants](const Variant& a, const Variant& b) {
    const auto place = [variants](const Variant& v) { return variants->find(v.name)->first.source().begin; };
    return place(a) < place(b);
  });
}

void read_table(const toml::table& table, const std::string& prefix, Scenario& scenario) {
  for (const auto& [key, value] : table) {
    const std::string full = prefix + std::string(key.str());
    if (full == "cost") {
      const toml::table* costs = value.as_table();
      if (costs == nullptr) throw Mistake{"cost must be a table: [cost]", value.source()};
      for (const auto& [pattern, cost] : *costs) read_cost(pattern.str(), cost, scenario);
    } else if (full == "reply") {
      read_replies(value, scenario);
    } else if (full == "request") {
      read_requests(value, scenario);
    } else if (full == "annotation") {
      read_annotations(value);  // mistakes are found though the run doesn't need them
    } else if (full == "variants") {
      continue;  // last: they start from what the rest of the header says
    } else if ((full == "machine" || full == "limits") && value.is_table()) {
      read_table(*value.as_table(), full + ".", scenario);
    } else {
      read_key(full, value, key.source(), scenario);
    }
  }
  if (const toml::node* variants = prefix.empty() ? table.get("variants") : nullptr) read_variants(*variants, scenario);
}

std::string_view without_end_spaces(std::string_view line) {
  while (!line.empty() && (line.back() == ' ' || line.back() == '\t' || line.back() == '\r')) line.remove_suffix(1);
  return line;
}

ScenarioError error_at(const Source& source, uint32_t line, uint32_t column, uint32_t end_column, std::string message) {
  ScenarioError error;
  error.message = std::move(message);
  error.file = source.name();
  error.line = line;
  error.column = column;
  error.end_column = std::max(end_column, column + 1);
  error.text = source.line(line);
  return error;
}

ScenarioError error_in_block(const Source& source, const HeaderBlock& block, const toml::source_region& where, std::string message) {
  const uint32_t last = static_cast<uint32_t>(block.indentation.size());
  const uint32_t row = std::clamp<uint32_t>(where.begin.line, 1, std::max(last, 1u));
  const uint32_t skip = row <= last ? block.indentation[row - 1] : 0;
  const bool one_line = where.end.line == where.begin.line;
  return error_at(source, block.first_line + row - 1, skip + where.begin.column,
                  one_line ? skip + where.end.column : skip + where.begin.column + 1, std::move(message));
}

}  // namespace

std::optional<HeaderBlock> find_header_block(const Source& source) {
  uint32_t opening = 1;
  while (opening <= source.line_count() && without_end_spaces(source.line(opening)) != kHeaderOpening) ++opening;
  if (opening > source.line_count()) return std::nullopt;
  HeaderBlock block;
  block.first_line = opening + 1;
  for (uint32_t line = opening + 1; line <= source.line_count(); ++line) {
    const std::string_view text = without_end_spaces(source.line(line));
    if (text == kHeaderClosing) return block;
    if (!text.starts_with('#')) break;
    const uint32_t skip = text.starts_with("# ") ? 2 : 1;
    block.toml.append(text.substr(skip)).append("\n");
    block.indentation.push_back(skip);
  }
  throw error_at(source, opening, 1, static_cast<uint32_t>(kHeaderOpening.size()) + 1,
                 "the header that begins here has no end; end it with a line '# ///'");
}

std::string format(const ScenarioError& error) {
  if (error.line == 0) return fmt::format("ScenarioError: {}\n", error.message);
  return fmt::format("  File \"{}\", line {}\n    {}\n    {}{}\nScenarioError: {}\n", error.file, error.line, error.text,
                     std::string(error.column - 1, ' '), std::string(error.end_column - error.column, '^'), error.message);
}

namespace {

/// Hands the header's table to `read`, if there is one, and places its mistakes.
template <class Read>
void read_block(const Source& source, Read read) {
  const std::optional<HeaderBlock> block = find_header_block(source);
  if (!block) return;
  try {
    const toml::table table = toml::parse(block->toml);
    read(table);
  } catch (const toml::parse_error& error) {
    throw error_in_block(source, *block, error.source(), std::string(error.description()));
  } catch (const Mistake& mistake) {
    throw error_in_block(source, *block, mistake.where, mistake.message);
  }
}

}  // namespace

Scenario parse_header(const Source& source) {
  Scenario scenario;
  read_block(source, [&scenario](const toml::table& table) { read_table(table, "", scenario); });
  return scenario;
}

std::vector<Annotation> parse_annotations(const Source& source) {
  std::vector<Annotation> annotations;
  read_block(source, [&annotations](const toml::table& table) {
    if (const toml::node* node = table.get("annotation")) annotations = read_annotations(*node);
  });
  return annotations;
}

std::vector<HeaderKey> header_keys() {
  const Scenario defaults;
  std::vector<HeaderKey> keys;
  for (const Key& key : kKeys) keys.push_back({key.name, key.meaning, key.show(defaults)});
  return keys;
}

std::string header_value(const Scenario& scenario, std::string_view key) {
  return std::find_if(kKeys.begin(), kKeys.end(), [key](const Key& k) { return k.name == key; })->show(scenario);
}

void apply_setting(Scenario& scenario, std::string_view setting) {
  ScenarioError error;
  const size_t equals = setting.find('=');
  if (equals == std::string_view::npos) {
    error.message = fmt::format("a setting is KEY=VALUE, e.g. machine.cores=2, not '{}'", setting);
    throw error;
  }
  const std::string key(without_end_spaces(setting.substr(0, equals)));
  std::string_view value = setting.substr(equals + 1);
  while (value.starts_with(' ')) value.remove_prefix(1);
  // Words and durations may stand without quotes.
  toml::table table;
  try {
    table = toml::parse(fmt::format("value = {}", value));
  } catch (const toml::parse_error&) {
    table.insert_or_assign("value", std::string(value));
  }
  try {
    const toml::node& node = *table.get("value");
    if (const std::string_view pattern = key; pattern.starts_with("cost.")) {
      read_cost(pattern.substr(5), node, scenario);
    } else {
      read_key(key, node, {}, scenario);
    }
  } catch (const Mistake& mistake) {
    error.message = mistake.message;
    throw error;
  }
}

void apply_variant(Scenario& scenario, std::string_view name) {
  std::vector<std::string_view> known;
  for (const Variant& variant : scenario.variants) {
    known.push_back(variant.name);
    if (variant.name != name) continue;
    for (const std::string& setting : std::vector(variant.settings)) apply_setting(scenario, setting);
    return;
  }
  ScenarioError error;
  error.message = known.empty() ? fmt::format("there is no variant '{}': the header has none", name)
                                : fmt::format("there is no variant '{}'; known are {}", name, fmt::join(known, ", "));
  throw error;
}

}  // namespace interleave::models::python
