#include "gui/app/recovery.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <stdexcept>

#include "gui/app/file_io.h"

namespace interleave::gui {

namespace fs = std::filesystem;

namespace {

constexpr const char* kLock = "lock";

fs::path text_file(const fs::path& directory, uint64_t id) {
  return directory / (std::to_string(id) + ".py");
}
fs::path path_file(const fs::path& directory, uint64_t id) {
  return directory / (std::to_string(id) + ".path");
}

}  // namespace

FileLock::FileLock(const fs::path& file)
    : descriptor_(::open(file.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600)) {
  if (descriptor_ >= 0 && ::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
    ::close(descriptor_);
    descriptor_ = -1;
  }
}

FileLock::~FileLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

Recovery::Recovery(fs::path root) : root_(std::move(root)) {}

Recovery::~Recovery() {
  std::error_code error;
  if (!directory_.empty()) fs::remove_all(directory_, error);
}

bool Recovery::is_kept(uint64_t id, uint64_t state) const {
  const auto known = states_.find(id);
  return known != states_.end() && known->second == state;
}

void Recovery::keep(uint64_t id, uint64_t state, const fs::path& path, std::string_view text) {
  if (root_.empty() || is_kept(id, state)) return;
  if (directory_.empty()) {
    std::error_code error;
    fs::create_directories(root_, error);
    std::string name = (root_ / "XXXXXX").string();
    if (!::mkdtemp(name.data()))
      throw std::runtime_error("Unsaved changes can't be kept in " + root_.string());
    directory_ = name;
    lock_ = FileLock(directory_ / kLock);
  }
  write_atomically(path_file(directory_, id), path.string());
  write_atomically(text_file(directory_, id), text);
  states_[id] = state;
}

void Recovery::forget(uint64_t id) {
  if (states_.erase(id) == 0) return;
  std::error_code error;
  fs::remove(text_file(directory_, id), error);
  fs::remove(path_file(directory_, id), error);
}

std::vector<uint64_t> Recovery::ids() const {
  std::vector<uint64_t> all;
  for (const auto& [id, state] : states_) all.push_back(id);
  return all;
}

void LostSession::remove() {
  std::error_code error;
  fs::remove_all(directory_, error);
  texts_.clear();
}

std::vector<LostSession> find_lost(const fs::path& root) {
  std::vector<LostSession> lost;
  std::error_code error;
  for (const auto& item : fs::directory_iterator(root, error)) {
    if (!item.is_directory(error)) continue;
    LostSession session;
    session.directory_ = item.path();
    session.lock_ = FileLock(item.path() / kLock);
    if (!session.lock_.held()) continue;
    for (const auto& file : fs::directory_iterator(item.path(), error)) {
      if (file.path().extension() != ".py") continue;
      try {
        const std::string path = read_text(fs::path(file.path()).replace_extension(".path"));
        session.texts_.push_back({path, read_text(file.path())});
      } catch (const std::runtime_error&) {
        continue;  // half written, or not ours
      }
    }
    if (session.texts_.empty()) {
      session.remove();
    } else {
      lost.push_back(std::move(session));
    }
  }
  return lost;
}

}  // namespace interleave::gui
