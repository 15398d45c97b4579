// SQLite's view of the simulated machine: a "VFS" whose files are those of io::FileSystem, whose
// clock is the virtual one, and whose locks are between the connections of one run. A lock that
// can't be had is SQLITE_BUSY at once; who wants to wait tries again.
#pragma once

#include <sqlite3.h>

#include <map>
#include <string>

#include "models/io/file_system.h"
#include "sim/random.h"
#include "sim/simulator.h"

namespace interleave::models::python::modules {

/// Registered with SQLite as long as it lives. Databases are opened with `name()` as their VFS.
class SqliteFiles {
 public:
  SqliteFiles(io::FileSystem& files, const sim::Simulator& simulator, uint64_t seed);
  ~SqliteFiles();
  SqliteFiles(const SqliteFiles&) = delete;
  SqliteFiles& operator=(const SqliteFiles&) = delete;

  const char* name() const { return name_.c_str(); }
  sim::Random& random() { return random_; }
  /// The run ends: connections that are closed later find no files any more.
  void detach() { files_ = nullptr; }

 private:
  friend struct SqliteFile;
  /// Who has which lock on one file (SQLite's lockingv3.html).
  struct Locks {
    int shared = 0;
    const void* writer = nullptr;  // has RESERVED, PENDING or EXCLUSIVE
    bool pending = false;          // the writer waits for readers: no new ones
  };

  struct Vfs : sqlite3_vfs {
    SqliteFiles* owner;
  };
  std::string name_;
  Vfs vfs_{};
  io::FileSystem* files_;
  const sim::Simulator& simulator_;
  sim::Random random_;
  std::map<const std::string*, Locks> locks_;  // by content
};

}  // namespace interleave::models::python::modules
