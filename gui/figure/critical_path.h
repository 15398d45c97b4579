// The critical path of a run: the chain of work and waits that made it as long as it is. It is
// found backward from the end: what ran last, what let that go on (a wake-up, a result, a release,
// its creation), what that one did before, and so on to time 0. Time spent ready counts to the
// resource that was contended: a core, the GIL, the loop, a pool's workers; so does the time for
// which the loop was late for a timer.
//
// The segments follow each other without a gap from 0 to the makespan, so that their lengths sum to
// it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gui/figure/causes.h"

namespace interleave::gui {

struct PathSegment {
  sim::Time begin;
  sim::Time end;
  sim::TrackId track = sim::kNone;  // kNone: nothing is on record
  uint32_t span = sim::kNone;       // what it did then; kNone: nothing is on record
  sim::State state = sim::State::idle;
  sim::ResourceId about = sim::kNone;  // what it waited for
  bool operator==(const PathSegment&) const = default;
};

/// All segments in which one track does one thing.
struct PathShare {
  sim::TrackId track = sim::kNone;
  std::string what;  // "running", "sleep", "ready, no GIL"
  sim::State state = sim::State::idle;
  sim::Duration time;
  size_t first = 0;  // index of its first segment
  size_t count = 0;  // of segments
};

struct CriticalPath {
  std::vector<PathSegment> segments;  // by time
  std::vector<PathShare> shares;      // the largest first
};

CriticalPath critical_path(const Causes& causes);
/// "running", "sleep", "Lock 'db'", "ready, no GIL".
std::string path_text(const Causes& causes, const PathSegment& segment);

}  // namespace interleave::gui
