// Files as whole texts. A save is atomic: the file is complete or as it was before, whatever
// happens in between. Errors are std::runtime_error with a message for the user.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace interleave::gui {

/// The content of a text file. Throws if it can't be read, is larger than 16 MiB, or isn't text.
std::string read_text(const std::filesystem::path& path);

/// Writes a new file beside `path`, flushes it to the disk and renames it over `path`; follows
/// symbolic links and keeps the permissions.
void write_atomically(const std::filesystem::path& path, std::string_view text);

/// What tells a file's versions apart, without reading it.
struct FileStamp {
  int64_t modified_ns = 0;
  uint64_t size = 0;
  uint64_t inode = 0;
  bool operator==(const FileStamp&) const = default;
};
/// nullopt if there is no such file.
std::optional<FileStamp> stamp_of(const std::filesystem::path& path);

}  // namespace interleave::gui
