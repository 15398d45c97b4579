// The scenario's header: an optional comment block at the top of the program that says on which
// machine it runs and what named calls cost. It has PEP 723's form with TOML inside, so that python3
// ignores it:
//
//   # /// scenario
//   # title = "Two cores"
//   # [machine]
//   # cores = 2
//   # ///
//
// Every key is one row of a table in header.cpp. What isn't in it is an error that names the nearest
// known key.
#pragma once

#include <cstdint>
#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/io/cost_table.h"
#include "models/python/source.h"
#include "sim/time.h"

namespace interleave::models::python {

struct MachineSettings {
  int cores = 4;
  std::string policy = "rr";
  sim::Duration quantum = sim::Duration::milliseconds(10);
  sim::Duration context_switch;
  bool gil = true;
  sim::Duration switch_interval = sim::Duration::milliseconds(5);
  sim::Duration step_cost;  // virtual CPU time of one bytecode step
  std::string step_table;   // "cpython-3.11": steps cost what that interpreter's do (step_costs.h)
  uint64_t seed = 0;
  int pool_workers = 0;       // of a thread pool whose size the program doesn't give; 0: min(32, cores + 4)
  double latency_scale = 1;   // how many times as long modelled devices and services make calls wait
};

/// What a run may use. Whatever goes past one of them ends the run with a message that says where; the
/// defaults protect a laptop from a program that grows or goes on for ever.
struct Limits {
  uint64_t memory = uint64_t{2} << 30;                         // bytes
  sim::Duration virtual_time = sim::Duration::seconds(30 * 86'400);
  sim::Duration real_time = sim::Duration::seconds(60);
  int64_t steps = 0;                                           // of bytecode; 0: no limit
  int recursion = 1000;                                        // sys.getrecursionlimit() at the start
  uint64_t output = uint64_t{64} << 20;                        // bytes, of both streams together
};

/// What a call costs whose dotted name matches `pattern` (`*` matches any part of it).
struct CallCost {
  std::string pattern;
  io::Cost cost;
};

/// One [reply."URL"]: what a modelled site answers. Several of one pattern answer one after another, the
/// last one from then on.
struct ScriptedReply {
  std::string pattern;  // of the URL; "POST https://…" names the method, too
  int64_t status = 200;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  std::optional<sim::Duration> latency;
  std::string error;  // the exception that the client raises instead
};

/// One [[request]]: what somebody outside asks a server of the program.
struct ScriptedRequest {
  sim::Duration at;
  std::string method;
  std::string path;  // with the query
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
};

/// A [variants.NAME] of the header: the same program on another machine.
struct Variant {
  std::string name;
  std::vector<std::string> settings;  // "machine.gil=false", as apply_setting() takes them
};

struct Scenario {
  std::string title;
  MachineSettings machine;
  Limits limits;
  std::vector<CallCost> costs;
  std::vector<ScriptedReply> replies;
  std::vector<ScriptedRequest> requests;  // in the order of their times
  std::vector<std::string> inputs;  // what input() returns, line by line
  std::vector<Variant> variants;    // in the header's order
};

/// A header, setting or variant that can't be understood.
struct ScenarioError : std::exception {
  std::string message;
  std::string file;
  // From 1; columns in characters, the end exclusive. line 0: not in the file (--set, --variant).
  uint32_t line = 0, column = 0, end_column = 0;
  std::string text;  // the line

  const char* what() const noexcept override { return message.c_str(); }
};

/// As python3 prints a SyntaxError: file and line, the text, carets, the message; "\n" at the end.
std::string format(const ScenarioError& error);

/// The header of a program; the defaults if it has none. Throws ScenarioError.
Scenario parse_header(const Source& source);

/// Applies "machine.cores=2" over the header. Values are TOML; words and durations need no quotes.
/// Throws ScenarioError.
void apply_setting(Scenario& scenario, std::string_view setting);

/// One key of the header, as the documentation shows it.
struct HeaderKey {
  std::string_view name;
  std::string_view meaning;
  std::string fallback;  // in TOML; "": none
};
/// Every key outside of [cost] and [variants], in the order of the tables.
std::vector<HeaderKey> header_keys();

/// What a key of the header is in `scenario`, in TOML: `2`, `"10ms"`. Requires: there is such a key.
std::string header_value(const Scenario& scenario, std::string_view key);

/// Applies the settings of a variant. Throws ScenarioError, naming the known ones.
void apply_variant(Scenario& scenario, std::string_view name);

}  // namespace interleave::models::python
