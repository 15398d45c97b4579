// The example scenarios: the *.py files of one directory, with the titles of their headers.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace interleave::gui {

struct GalleryEntry {
  std::filesystem::path path;
  std::string title;  // the header's, else made from the file's name
};

/// Sorted by file name; empty if there is no such directory. Files that can't be read and helper
/// modules (interleave.py, names with a leading underscore) aren't listed.
std::vector<GalleryEntry> read_gallery(const std::filesystem::path& directory);

}  // namespace interleave::gui
