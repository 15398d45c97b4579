#include "gui/app/recent_files.h"

#include <sstream>
#include <stdexcept>
#include <string>

#include "gui/app/file_io.h"

namespace interleave::gui {

namespace fs = std::filesystem;

void add_recent(std::vector<fs::path>& recent, const fs::path& path) {
  std::erase(recent, path);
  recent.insert(recent.begin(), path);
  if (recent.size() > kMostRecent) recent.resize(kMostRecent);
}

std::vector<fs::path> read_recent(const fs::path& file) {
  std::vector<fs::path> recent;
  try {
    std::istringstream lines(read_text(file));
    for (std::string line; std::getline(lines, line) && recent.size() < kMostRecent;) {
      if (fs::path(line).is_absolute()) recent.emplace_back(line);
    }
  } catch (const std::runtime_error&) {
    return {};  // there is none yet, or it can't be read
  }
  return recent;
}

void write_recent(const fs::path& file, const std::vector<fs::path>& recent) {
  std::string text;
  for (const fs::path& path : recent) {
    if (path.string().find('\n') == std::string::npos) text += path.string() + '\n';
  }
  std::error_code error;
  fs::create_directories(file.parent_path(), error);
  write_atomically(file, text);
}

}  // namespace interleave::gui
