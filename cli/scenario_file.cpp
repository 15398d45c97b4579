#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "cli/commands.h"

namespace interleave::cli {

std::string read_scenario(const std::string& path) {
  if (path == "-") return {std::istreambuf_iterator<char>(std::cin), {}};
  if (std::filesystem::is_directory(path)) {
    throw UsageError{"'" + path + "' is a directory; name a Python file"};
  }
  std::ifstream file(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(file), {}};
  if (!file) throw UsageError{"can't read '" + path + "': " + std::strerror(errno)};
  return text;
}

std::string shown_path(const std::string& path) {
  return path == "-" ? "<stdin>" : std::filesystem::absolute(path).lexically_normal().string();
}

void MachineOptions::declare(CLI::App& command) {
  command.add_option("--set", settings, "Override a key of the header, e.g. machine.cores=2")
      ->type_name("KEY=VALUE")
      ->allow_extra_args(false);
  command.add_option("--variant", variant, "Run a [variants.NAME] of the header")->type_name("NAME");
}

models::python::RunOptions MachineOptions::run_options(const std::string& path) const {
  models::python::RunOptions options;
  options.file_name = shown_path(path);
  options.settings = settings;
  options.variant = variant;
  return options;
}

}  // namespace interleave::cli
