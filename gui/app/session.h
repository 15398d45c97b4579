// What outlives the window: settings, recent files and unsaved texts, read at the start and written
// while the program runs, so that however it ends nothing is lost that is older than a few seconds.
// Without a home directory nothing is kept, and nothing is said about it.
#pragma once

#include <chrono>
#include <filesystem>

#include "gui/app/settings.h"
#include "gui/app/workbench.h"

namespace interleave::gui {

class Session {
 public:
  /// Reads what there is. Empty directories: nothing is kept.
  Session(std::filesystem::path config, std::filesystem::path state);

  const Settings& settings() const { return settings_; }
  /// Gives the workbench what was remembered, and asks about what was lost.
  void begin(Workbench& workbench) const;
  /// Writes what has changed, at most once a second unless `now` is set. `layout` has the sizes of
  /// the window and its parts; the rest comes from the workbench.
  void update(Workbench& workbench, const Settings& layout, bool now = false);

 private:
  std::filesystem::path settings_file_, recent_file_, recovery_;
  Settings settings_;  // as on disk
  std::vector<std::filesystem::path> recent_;
  std::chrono::steady_clock::time_point next_{};
};

/// Brings Workbench::recovery up to date with the tabs.
void keep_unsaved(Workbench& workbench);

}  // namespace interleave::gui
