// What the window remembers from one start to the next: its size, its layout, the theme. A text
// file of `key = value` lines, so that a user may read and change it; whatever in it can't be
// understood is as if it weren't there, so that no file can keep the program from starting.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace interleave::gui {

struct Settings {
  std::string theme = "light";
  std::string view = "tasks";    // grouping of the timeline
  std::string panel = "output";  // at the bottom
  bool gallery = true;
  bool inspector = false;
  bool auto_run = true;
  bool tour_seen = false;
  bool maximized = false;
  // Units; 0: as the program chooses.
  int window_width = 0, window_height = 0;
  int gallery_width = 0, editor_width = 0, bottom_height = 0, inspector_width = 0;
  bool operator==(const Settings&) const = default;
};

Settings parse_settings(std::string_view text);
std::string to_text(const Settings& settings);

/// The defaults if there is no such file.
Settings read_settings(const std::filesystem::path& file);
/// Makes the directory. Throws std::runtime_error with a message for the user.
void write_settings(const std::filesystem::path& file, const Settings& settings);

}  // namespace interleave::gui
