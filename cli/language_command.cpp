// interleave language: what the language supports, as Markdown; docs/language.md is its output.
#include <fmt/format.h>

#include "cli/commands.h"

namespace interleave::cli {

namespace {

int print_language() {
  models::python::RunOptions options;
  options.tracing = false;
  const models::python::RunResult result =
      models::python::run_scenario("import _language\n_language.write()\n", options);
  fmt::print("{}", result.out);
  fmt::print(stderr, "{}", result.err);
  return result.exit_status;
}

}  // namespace

void add_language(CLI::App& app, Action& chosen) {
  CLI::App* command =
      app.add_subcommand("language", "Print what the language supports, as Markdown");
  command->callback([&chosen] { chosen = print_language; });
}

}  // namespace interleave::cli
