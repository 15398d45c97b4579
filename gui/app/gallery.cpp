#include "gui/app/gallery.h"

#include <algorithm>
#include <cctype>
#include <stdexcept>

#include "gui/app/file_io.h"
#include "models/python/header.h"
#include "models/python/syntax_error.h"

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

std::string title_of(const fs::path& path, std::string_view text) {
  try {
    const models::python::Source source(path.string(), text);
    const std::string title = models::python::parse_header(source).title;
    if (!title.empty()) return title;
  } catch (const models::python::SyntaxError&) {
  } catch (const models::python::ScenarioError&) {
    // What is wrong with it is said when the file is opened.
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
      entries.push_back({path, title_of(path, read_text(path))});
    } catch (const std::runtime_error&) {
      continue;  // it can't be read
    }
  }
  std::ranges::sort(entries, {}, &GalleryEntry::path);
  return entries;
}

}  // namespace interleave::gui
