#include "gui/app/file_io.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <stdexcept>

namespace interleave::gui {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t kLargest = 16u << 20;

[[noreturn]] void fail(std::string_view what, const fs::path& path, int error) {
  throw std::runtime_error(std::string(what) + ' ' + path.string() + ": " + std::strerror(error));
}

/// A file descriptor that is closed, and the file removed unless it was kept.
class TemporaryFile {
 public:
  explicit TemporaryFile(const fs::path& beside) : path_(beside.string() + ".XXXXXX") {
    descriptor_ = ::mkstemp(path_.data());
    if (descriptor_ < 0) fail("Can't write beside", beside, errno);
  }
  ~TemporaryFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
    if (!kept_) ::unlink(path_.c_str());
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  void write(std::string_view text, mode_t mode) {
    while (!text.empty()) {
      const ssize_t n = ::write(descriptor_, text.data(), text.size());
      if (n < 0 && errno == EINTR) continue;
      if (n < 0) fail("Can't write", path_, errno);
      text.remove_prefix(static_cast<size_t>(n));
    }
    if (::fchmod(descriptor_, mode) != 0 || ::fsync(descriptor_) != 0) {
      fail("Can't write", path_, errno);
    }
  }
  void rename_to(const fs::path& target) {
    if (::rename(path_.c_str(), target.c_str()) != 0) fail("Can't write", target, errno);
    kept_ = true;
  }

 private:
  std::string path_;
  int descriptor_ = -1;
  bool kept_ = false;
};

mode_t mode_for(const fs::path& path) {
  struct stat info {};
  if (::stat(path.c_str(), &info) == 0) return info.st_mode & 07777;
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666 & ~mask;
}

}  // namespace

std::string read_text(const fs::path& path) {
  std::error_code error;
  if (fs::is_directory(path, error)) fail("Can't open", path, EISDIR);
  std::ifstream file(path, std::ios::binary);
  if (!file) fail("Can't open", path, errno);
  if (const auto size = fs::file_size(path, error); !error && size > kLargest) {
    throw std::runtime_error("Can't open " + path.string() + ": larger than 16 MiB");
  }
  std::string text(std::istreambuf_iterator<char>(file), {});
  if (file.bad()) fail("Can't read", path, EIO);
  if (text.find('\0') != text.npos) {
    throw std::runtime_error("Can't open " + path.string() + ": not a text file");
  }
  return text;
}

void write_atomically(const fs::path& path, std::string_view text) {
  std::error_code error;
  fs::path target = path;
  if (fs::is_symlink(path, error)) target = fs::weakly_canonical(path, error);
  TemporaryFile file(target);
  file.write(text, mode_for(target));
  file.rename_to(target);
}

std::optional<FileStamp> stamp_of(const fs::path& path) {
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0) return std::nullopt;
  return FileStamp{int64_t{info.st_mtim.tv_sec} * 1'000'000'000 + info.st_mtim.tv_nsec,
                   static_cast<uint64_t>(info.st_size), static_cast<uint64_t>(info.st_ino)};
}

}  // namespace interleave::gui
