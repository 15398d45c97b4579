// What a file dialog lists: the directories and the files with wanted extensions of one directory,
// directories first, each by name. Hidden ones are left out.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace interleave::gui {

struct FileEntry {
  std::string name;
  bool is_directory = false;
};

/// Throws std::filesystem::filesystem_error if it can't be read.
std::vector<FileEntry> list_directory(const std::filesystem::path& directory,
                                      std::string_view extension);

/// What a user typed, as an absolute path: "~" is the home directory, a relative one starts in
/// `directory`.
std::filesystem::path typed_path(std::string_view text, const std::filesystem::path& directory);

}  // namespace interleave::gui
