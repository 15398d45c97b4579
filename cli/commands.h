// The subcommands of `interleave`. Each registers itself in the table of main.cpp: a name, and a
// function that declares its options and what to do when it is chosen.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "models/python/run.h"

namespace interleave::cli {

/// Runs the chosen subcommand; its value is the exit status.
using Action = std::function<int()>;

void add_run(CLI::App& app, Action& chosen);
void add_render(CLI::App& app, Action& chosen);
void add_trace(CLI::App& app, Action& chosen);
void add_disasm(CLI::App& app, Action& chosen);
void add_ast(CLI::App& app, Action& chosen);
void add_language(CLI::App& app, Action& chosen);
void add_why(CLI::App& app, Action& chosen);
void add_compare(CLI::App& app, Action& chosen);

/// What can't be done at all, such as a file that can't be read: message and exit status 2.
struct UsageError {
  std::string message;
};

/// The text of a scenario file; "-" is standard input. Throws UsageError.
std::string read_scenario(const std::string& path);
/// The path as python3 shows it in messages: absolute.
std::string shown_path(const std::string& path);

/// The options that every command which runs a scenario shares: --set, --variant.
struct MachineOptions {
  std::vector<std::string> settings;
  std::string variant;
  void declare(CLI::App& command);
  models::python::RunOptions run_options(const std::string& path) const;
};

}  // namespace interleave::cli
