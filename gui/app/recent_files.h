// The files that were opened or saved last, newest first: one path a line, in a file.
#pragma once

#include <filesystem>
#include <vector>

namespace interleave::gui {

inline constexpr size_t kMostRecent = 20;

/// Puts `path` first and drops the oldest beyond kMostRecent.
void add_recent(std::vector<std::filesystem::path>& recent, const std::filesystem::path& path);

/// Empty if there is no such file.
std::vector<std::filesystem::path> read_recent(const std::filesystem::path& file);
/// Makes the directory. Throws std::runtime_error with a message for the user.
void write_recent(const std::filesystem::path& file,
                  const std::vector<std::filesystem::path>& recent);

}  // namespace interleave::gui
