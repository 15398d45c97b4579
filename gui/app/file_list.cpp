#include "gui/app/file_list.h"

#include <algorithm>
#include <cstdlib>

namespace interleave::gui {

namespace fs = std::filesystem;

std::vector<FileEntry> list_directory(const fs::path& directory, std::string_view extension) {
  std::vector<FileEntry> entries;
  for (const auto& item : fs::directory_iterator(directory)) {
    const std::string name = item.path().filename().string();
    std::error_code error;
    const bool is_directory = item.is_directory(error);
    if (name.starts_with('.') || name == "__pycache__") continue;
    if (is_directory || name.ends_with(extension)) entries.push_back({name, is_directory});
  }
  std::ranges::sort(entries, [](const FileEntry& a, const FileEntry& b) {
    return a.is_directory != b.is_directory ? a.is_directory : a.name < b.name;
  });
  return entries;
}

fs::path typed_path(std::string_view text, const fs::path& directory) {
  if (text == "~" || text.starts_with("~/")) {
    if (const char* home = std::getenv("HOME")) {
      return (fs::path(home) / text.substr(std::min<size_t>(2, text.size()))).lexically_normal();
    }
  }
  return (directory / fs::path(text)).lexically_normal();
}

}  // namespace interleave::gui
