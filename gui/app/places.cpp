#include "gui/app/places.h"

#include <cstdlib>

namespace interleave::gui {

namespace fs = std::filesystem;

namespace {

fs::path directory(const char* variable, const char* beneath_home) {
  const char* given = std::getenv(variable);
  if (given && fs::path(given).is_absolute()) return fs::path(given) / "interleave";
  const char* home = std::getenv("HOME");
  if (!home || !fs::path(home).is_absolute()) return {};
  return fs::path(home) / beneath_home / "interleave";
}

}  // namespace

fs::path config_directory() { return directory("XDG_CONFIG_HOME", ".config"); }
fs::path state_directory() { return directory("XDG_STATE_HOME", ".local/state"); }

}  // namespace interleave::gui
