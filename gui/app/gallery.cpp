#include "gui/app/gallery.h"

#include <algorithm>
#include <cctype>
#include <stdexcept>

#include "gui/app/file_io.h"
#include "models/python/header.h"

namespace interleave::gui {

namespace fs = std::filesystem;

namespace {

/// "01_blocking_sleep.py" → "Blocking sleep".
std::string title_from_name(const fs::path& path) {
  std::string title = path.stem().string();
  const size_t letter = title.find_first_not_of("0123456789_-");
  if (letter != title.npos) title.erase(0, letter);
  std::ranges::replace(title, '_', ' ');
  title[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(title[0])));
  return title;
}

std::string title_of(const fs::path& path) {
  try {
    const auto scenario = models::python::parse_header(read_text(path));
    if (!scenario.title.empty()) return scenario.title;
  } catch (const models::python::ScenarioError&) {
    // A broken header is reported when the file is opened.
  }
  return title_from_name(path);
}

}  // namespace

std::vector<GalleryEntry> read_gallery(const fs::path& directory) {
  std::vector<GalleryEntry> entries;
  std::error_code error;
  for (const auto& item : fs::directory_iterator(directory, error)) {
    const fs::path& path = item.path();
    const std::string name = path.filename().string();
    if (path.extension() != ".py" || name.starts_with('_') || name == "interleave.py") continue;
    try {
      entries.push_back({path, title_of(path)});
    } catch (const std::runtime_error&) {
    }
  }
  std::ranges::sort(entries, {}, &GalleryEntry::path);
  return entries;
}

}  // namespace interleave::gui
