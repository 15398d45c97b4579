// The one binary. Without a subcommand it opens the window.
#include <array>
#include <exception>
#include <filesystem>

#include <fmt/format.h>

#include "cli/commands.h"
#include "gui/app/app.h"

namespace interleave::cli {

namespace {

constexpr std::array kCommands{add_run, add_render, add_trace, add_disasm, add_ast, add_language, add_why, add_compare};

/// The gallery: beside the sources, seen from build/PRESET/interleave, or as INTERLEAVE_SCENARIOS says.
std::filesystem::path gallery_directory() {
  if (const char* given = std::getenv("INTERLEAVE_SCENARIOS")) return given;
  std::error_code error;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error);
  for (auto folder = program.parent_path(); folder.has_relative_path(); folder = folder.parent_path()) {
    if (std::filesystem::is_directory(folder / "scenarios", error)) return folder / "scenarios";
  }
  return "scenarios";
}

int main(int argc, char** argv) {
  CLI::App app{"Paste async Python, see who runs, who waits, and who blocks.", "interleave"};
  app.set_version_flag("--version", "interleave 0.1.0");
  app.require_subcommand(0, 1);
  gui::AppOptions window;
  app.add_option("FILE", window.files, "Scenarios to open in the window");
  app.add_option("--theme", window.theme, "Colours of the window (default: as they were last)")->check(CLI::IsMember({"light", "dark"}));
  app.add_option("--scale", window.scale, "Pixels per unit of the window (default: as the display says)")
      ->check(CLI::Range(0.5, 4.0));
  Action chosen = [&window] {
    for (const auto& file : window.files) {
      if (std::filesystem::exists(file)) continue;
      throw UsageError{fmt::format("'{}' is neither a file nor a command; interleave --help lists the commands", file.string())};
    }
    window.gallery_dir = gallery_directory();
    return gui::run_app(window);
  };
  for (const auto& add : kCommands) add(app, chosen);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  try {
    return chosen();
  } catch (const UsageError& error) {
    fmt::print(stderr, "interleave: {}\n", error.message);
  } catch (const std::exception& error) {
    fmt::print(stderr, "interleave: {}\n", error.what());
  }
  return 2;
}

}  // namespace

}  // namespace interleave::cli

int main(int argc, char** argv) { return interleave::cli::main(argc, argv); }
