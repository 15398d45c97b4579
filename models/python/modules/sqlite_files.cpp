#include "models/python/modules/sqlite_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cstring>
#include <new>

namespace interleave::models::python::modules {

/// An open file, made by SQLite's allocator: `open` constructs what follows the base, `close`
/// destroys it.
struct SqliteFile : sqlite3_file {
  struct State {
    SqliteFiles* owner;
    io::FileSystem::Content content;
    std::string remove_at_close;  // its path, or ""
    int lock = SQLITE_LOCK_NONE;
  };
  State* state;

  static State& of(sqlite3_file* file) { return *static_cast<SqliteFile*>(file)->state; }
  static SqliteFiles& files_of(sqlite3_vfs* vfs) {
    return *static_cast<SqliteFiles::Vfs*>(vfs)->owner;
  }

  static int open(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags,
                  int* out_flags) {
    SqliteFiles& owner = files_of(vfs);
    auto* made = static_cast<SqliteFile*>(file);
    made->pMethods = nullptr;
    io::FileSystem::Content content;
    if (path == nullptr) {  // a temporary file
      content = std::make_shared<std::string>();
    } else {
      io::FileError error{};
      if (owner.files_ == nullptr) return SQLITE_CANTOPEN;
      content = owner.files_->open(path,
                                   {.create = (flags & SQLITE_OPEN_CREATE) != 0,
                                    .exclusive = (flags & SQLITE_OPEN_EXCLUSIVE) != 0,
                                    .truncate = false},
                                   error);
      if (content == nullptr) return SQLITE_CANTOPEN;
    }
    const bool removes = path != nullptr && (flags & SQLITE_OPEN_DELETEONCLOSE) != 0;
    made->state = new State{&owner, std::move(content), removes ? path : "", SQLITE_LOCK_NONE};
    made->pMethods = &kMethods;
    if (out_flags != nullptr) *out_flags = flags;
    return SQLITE_OK;
  }
  static int close(sqlite3_file* file) {
    State& state = of(file);
    unlock(file, SQLITE_LOCK_NONE);
    if (!state.remove_at_close.empty() && state.owner->files_ != nullptr)
      state.owner->files_->remove(state.remove_at_close);
    delete &state;
    return SQLITE_OK;
  }
  static int read(sqlite3_file* file, void* to, int count, sqlite3_int64 offset) {
    const std::string& content = *of(file).content;
    const size_t begin = std::min(static_cast<size_t>(offset), content.size());
    const size_t there = std::min(static_cast<size_t>(count), content.size() - begin);
    std::memcpy(to, content.data() + begin, there);
    std::memset(static_cast<char*>(to) + there, 0, static_cast<size_t>(count) - there);
    return there == static_cast<size_t>(count) ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
  }
  static int write(sqlite3_file* file, const void* from, int count, sqlite3_int64 offset) {
    std::string& content = *of(file).content;
    const size_t end = static_cast<size_t>(offset) + static_cast<size_t>(count);
    if (content.size() < end) content.resize(end);
    std::memcpy(content.data() + offset, from, static_cast<size_t>(count));
    return SQLITE_OK;
  }
  static int truncate(sqlite3_file* file, sqlite3_int64 size) {
    of(file).content->resize(static_cast<size_t>(size));
    return SQLITE_OK;
  }
  static int size(sqlite3_file* file, sqlite3_int64* size) {
    *size = static_cast<sqlite3_int64>(of(file).content->size());
    return SQLITE_OK;
  }

  static int lock(sqlite3_file* file, int level) {
    State& state = of(file);
    SqliteFiles::Locks& locks = state.owner->locks_[state.content.get()];
    if (state.lock >= level) return SQLITE_OK;
    const bool foreign = locks.writer != nullptr && locks.writer != file;
    if (level == SQLITE_LOCK_SHARED) {
      if (foreign && locks.pending) return SQLITE_BUSY;
      ++locks.shared;
    } else {
      if (foreign) return SQLITE_BUSY;
      locks.writer = file;
      locks.pending = level > SQLITE_LOCK_RESERVED;
      if (level == SQLITE_LOCK_EXCLUSIVE && locks.shared > 1) {
        state.lock = SQLITE_LOCK_PENDING;
        return SQLITE_BUSY;
      }
    }
    state.lock = level;
    return SQLITE_OK;
  }
  static int unlock(sqlite3_file* file, int level) {
    State& state = of(file);
    if (state.lock <= level) return SQLITE_OK;
    const auto found = state.owner->locks_.find(state.content.get());
    SqliteFiles::Locks& locks = found->second;
    if (locks.writer == file) {
      locks.writer = nullptr;
      locks.pending = false;
    }
    if (level == SQLITE_LOCK_NONE && --locks.shared == 0) state.owner->locks_.erase(found);
    state.lock = level;
    return SQLITE_OK;
  }
  static int check_reserved_lock(sqlite3_file* file, int* reserved) {
    const State& state = of(file);
    const auto found = state.owner->locks_.find(state.content.get());
    *reserved = found != state.owner->locks_.end() && found->second.writer != nullptr;
    return SQLITE_OK;
  }

  static constexpr sqlite3_io_methods kMethods = {
      .iVersion = 1,
      .xClose = close,
      .xRead = read,
      .xWrite = write,
      .xTruncate = truncate,
      .xSync = [](sqlite3_file*, int) { return SQLITE_OK; },
      .xFileSize = size,
      .xLock = lock,
      .xUnlock = unlock,
      .xCheckReservedLock = check_reserved_lock,
      .xFileControl = [](sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; },
      .xSectorSize = [](sqlite3_file*) { return 4096; },
      .xDeviceCharacteristics =
          [](sqlite3_file*) { return SQLITE_IOCAP_SAFE_APPEND | SQLITE_IOCAP_SEQUENTIAL; },
      .xShmMap = nullptr,
      .xShmLock = nullptr,
      .xShmBarrier = nullptr,
      .xShmUnmap = nullptr,
      .xFetch = nullptr,
      .xUnfetch = nullptr,
  };

  static int remove(sqlite3_vfs* vfs, const char* path, int) {
    io::FileSystem* files = files_of(vfs).files_;
    if (files == nullptr || files->remove(path) == io::FileError::no_entry)
      return SQLITE_IOERR_DELETE_NOENT;
    return SQLITE_OK;
  }
  static int access(sqlite3_vfs* vfs, const char* path, int, int* there) {
    const io::FileSystem* files = files_of(vfs).files_;
    *there = files != nullptr && files->is_file(path) && files->size(path) > 0;
    return SQLITE_OK;
  }
  static int full_path(sqlite3_vfs* vfs, const char* path, int size, char* to) {
    const io::FileSystem* files = files_of(vfs).files_;
    const std::string full = files == nullptr ? path : files->resolve(path);
    if (full.size() >= static_cast<size_t>(size)) return SQLITE_CANTOPEN;
    std::memcpy(to, full.c_str(), full.size() + 1);
    return SQLITE_OK;
  }
  static int randomness(sqlite3_vfs* vfs, int count, char* to) {
    std::generate_n(to, count, [&random = files_of(vfs).random_] {
      return static_cast<char>(random.getrandbits(8));
    });
    return count;
  }
  static int current_time(sqlite3_vfs* vfs, sqlite3_int64* julian_ms) {
    constexpr int64_t kUnixEpoch = 210'866'760'000'000;  // as a Julian day, in ms
    constexpr int64_t kWallClockStart = 1'700'000'000'000;
    *julian_ms = kUnixEpoch + kWallClockStart + files_of(vfs).simulator_.now().ns() / 1'000'000;
    return SQLITE_OK;
  }
};

SqliteFiles::SqliteFiles(io::FileSystem& files, const sim::Simulator& simulator, uint64_t seed)
    : files_(&files), simulator_(simulator), random_(seed) {
  static std::atomic<int> runs = 0;  // names are global in SQLite
  name_ = fmt::format("interleave-{}", ++runs);
  vfs_.owner = this;
  vfs_.iVersion = 2;
  vfs_.szOsFile = sizeof(SqliteFile);
  vfs_.mxPathname = 4096;
  vfs_.zName = name_.c_str();
  vfs_.xOpen = SqliteFile::open;
  vfs_.xDelete = SqliteFile::remove;
  vfs_.xAccess = SqliteFile::access;
  vfs_.xFullPathname = SqliteFile::full_path;
  vfs_.xRandomness = SqliteFile::randomness;
  vfs_.xSleep = [](sqlite3_vfs*, int) { return 0; };
  vfs_.xGetLastError = [](sqlite3_vfs*, int, char*) { return 0; };
  vfs_.xCurrentTimeInt64 = SqliteFile::current_time;
  sqlite3_vfs_register(&vfs_, 0);
}

SqliteFiles::~SqliteFiles() { sqlite3_vfs_unregister(&vfs_); }

}  // namespace interleave::models::python::modules
