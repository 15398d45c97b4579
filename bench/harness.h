// Measures pairs of programs, the engine's and the floor's, and reports them side by side.
//
// Every sample runs in a child process of its own, so that neither its memory nor its page tables
// help the next; the two take turns, so that a slow moment of the machine hits both. A row is the
// median of each and the ratio of the medians.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace interleave::bench {

/// Does `operations` of something, preceded by `prepare`, which isn't timed. Returns a closure that
/// is.
using Program = std::function<std::function<void()>()>;

struct Row {
  std::string name;
  uint64_t operations;  // by which the time is divided
  Program engine;
  Program floor;
};

struct Result {
  std::string name;
  double ns = 0;  // per operation
  double floor_ns = 0;
  double ratio = 0;
  uint64_t rss = 0;  // the engine's peak, in bytes
};

struct MeasureOptions {
  std::string path;
  int rounds = 7;
  std::string only = {};  // the rows whose name contains this
};

/// Runs the rows, prints a table as they finish, and writes `path` as a JSON array of
/// {name, ns, floor_ns, ratio, rss}.
void measure(const std::vector<Row>& rows, const MeasureOptions& options);

}  // namespace interleave::bench
