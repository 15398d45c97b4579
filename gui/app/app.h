// The window of Interleave, from its start to its end.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace interleave::gui {

/// What run_app() returns when no window can be opened (EX_UNAVAILABLE of sysexits.h); the reason
/// is on stderr.
inline constexpr int kNoDisplay = 69;

struct AppOptions {
  std::vector<std::filesystem::path> files;  // each becomes a panel on the same time axis
  std::filesystem::path gallery_dir;         // the directory of example scenarios; may be missing
  std::string theme;                         // "light", "dark"; empty: as it was last
  float scale = 0;                           // pixels per unit; 0: as the display says
};

/// Returns 0 after the user has closed the window, or kNoDisplay. A file that can't be opened is
/// reported in the window.
int run_app(const AppOptions& options);

}  // namespace interleave::gui
