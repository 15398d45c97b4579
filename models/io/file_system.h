// The files of a simulated machine: bytes in memory, reached by path, gone with the run. The host's
// own files are out of reach by construction: nothing here calls the operating system.
//
// Paths are absolute or relative to the working directory, with `.`, `..` and repeated slashes
// resolved. A file's directory exists; `/home/user` and `/tmp` do from the beginning.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace interleave::models::io {

/// The errno values that Linux gives, which programs see as OSError.errno.
enum class FileError : int {
  none = 0,
  no_entry = 2,
  exists = 17,
  not_a_directory = 20,
  is_a_directory = 21,
  invalid_argument = 22,
  not_empty = 39,
};
std::string_view describe(FileError error);  // strerror's words

/// What a path may name that keeps no bytes: reading from the first ends at once, from the others never.
enum class Device : uint8_t { none, null, zero, random };

class FileSystem {
 public:
  using Content = std::shared_ptr<std::string>;  // an open file keeps its bytes after removal

  FileSystem();

  std::string_view working_directory() const { return working_directory_; }
  std::string resolve(std::string_view path) const;
  /// "/dev/null", "/dev/zero", "/dev/random" and "/dev/urandom", which no folder lists.
  Device device_at(std::string_view path) const;

  struct OpenMode {
    bool create = false;     // make it if it isn't there
    bool exclusive = false;  // fail if it is there
    bool truncate = false;
  };
  /// Null, with `error` set, if it can't be opened. A device's bytes are none, and nobody else's.
  Content open(std::string_view path, OpenMode mode, FileError& error);

  /// Puts a file there, with the folders on the way. Requires: no file is in the way.
  void add(std::string_view path, std::string_view bytes);

  bool is_file(std::string_view path) const;  // or a device
  bool is_directory(std::string_view path) const;
  bool exists(std::string_view path) const { return is_file(path) || is_directory(path); }
  FileError remove(std::string_view path);
  /// A file, over one that is there; or a directory with all that is in it, over an empty one.
  FileError rename(std::string_view from, std::string_view to);
  FileError change_directory(std::string_view path);
  FileError make_directory(std::string_view path);
  FileError remove_directory(std::string_view path);
  /// Names, sorted. Requires: is_directory(path).
  std::vector<std::string> list(std::string_view path) const;
  size_t size(std::string_view path) const;  // in bytes; Requires: is_file(path)

 private:
  void move_directory(const std::string& source, const std::string& target);

  std::string working_directory_ = "/home/user";
  std::map<std::string, Content, std::less<>> files_;
  std::set<std::string, std::less<>> directories_;
};

}  // namespace interleave::models::io
