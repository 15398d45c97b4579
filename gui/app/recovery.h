// Unsaved texts, kept on disk while they are unsaved, so that neither a crash nor a power cut loses
// what was typed.
//
// Each running program has a directory of its own beneath `root` and holds a lock on it; the kernel
// lets go of it however the program ends. A directory that nobody holds was left by one that didn't
// end well: its texts are lost unless somebody takes them. Two files a text: NUMBER.py, and
// NUMBER.path with the file that it belongs to (empty: none yet).
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace interleave::gui {

/// A lock on a file, held until the object or the process ends.
class FileLock {
 public:
  FileLock() = default;
  /// Not held if somebody else has it or the file can't be made.
  explicit FileLock(const std::filesystem::path& file);
  ~FileLock();
  FileLock(FileLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  FileLock& operator=(FileLock&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
  }
  bool held() const { return descriptor_ >= 0; }

 private:
  int descriptor_ = -1;
};

/// The texts that this program has unsaved.
class Recovery {
 public:
  explicit Recovery(std::filesystem::path root);
  /// Forgets all: the program ends as its user wanted.
  ~Recovery();
  Recovery(const Recovery&) = delete;
  Recovery& operator=(const Recovery&) = delete;

  /// Whether keep() would write.
  bool is_kept(uint64_t id, uint64_t state) const;
  /// `id` names the document, `state` its content: nothing is written while that is the same.
  /// Throws std::runtime_error with a message for the user.
  void keep(uint64_t id, uint64_t state, const std::filesystem::path& path, std::string_view text);
  /// It was saved or closed.
  void forget(uint64_t id);
  std::vector<uint64_t> ids() const;

 private:
  std::filesystem::path root_, directory_;  // empty until something is kept
  FileLock lock_;
  std::map<uint64_t, uint64_t> states_;
};

struct LostText {
  std::filesystem::path path;  // empty: it had no file yet
  std::string text;
};

/// What another run of the program left. Nobody else finds it while this lives.
class LostSession {
 public:
  const std::vector<LostText>& texts() const { return texts_; }
  /// Removes it from the disk.
  void remove();

 private:
  friend std::vector<LostSession> find_lost(const std::filesystem::path& root);
  std::filesystem::path directory_;
  FileLock lock_;
  std::vector<LostText> texts_;
};

/// Empty ones are removed and not listed.
std::vector<LostSession> find_lost(const std::filesystem::path& root);

}  // namespace interleave::gui
