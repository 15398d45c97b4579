// The trace: the engine's only output. Screen, image, JSON, statistics and explanations all read
// this one record of a run.
//
// A *track* is a lane with a life: a core, process, thread, event loop, task or request. At any
// instant a track is in one *state*; a *span* is a maximal stretch of it. A waiting span knows the
// *resource* it waits on, and each resource records who holds it, so that "why is it not running?"
// has an answer at every instant. *Links* are causes (spawn, wake, …), *instants* are points
// (a printed line, an error), *counters* are step functions of time.
//
// Invariants: spans of one track never overlap and are stored in the order in which they end;
// zero-length spans are kept only for State::running (a step that took no virtual time is still a
// step) and for waits that the end of the run finds, so that a deadlock's last wait is on record.
// Ids are dense indices into the vectors here. Text is interned.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "sim/time.h"

namespace interleave::sim {

using TrackId = uint32_t;
using ResourceId = uint32_t;
using StackId = uint32_t;   // index into Trace::stacks(); 0 is the empty stack
using StringId = uint32_t;  // index into Trace::strings(); 0 is ""
inline constexpr uint32_t kNone = 0xffffffff;

enum class TrackKind : uint8_t { core, process, thread, loop, task, request };

/// What a track is doing. The names that a person reads are in state_name().
enum class State : uint8_t {
  running,           // executes, on a core
  ready_no_core,     // could run, but every core is taken
  ready_no_gil,      // could run, but another thread holds the GIL
  ready_loop_busy,   // a task whose turn hasn't come: the event loop runs something else
  queued_no_worker,  // submitted to a pool, all of whose workers are busy
  awaiting,          // suspended; its thread is free to run others
  blocked,           // suspended together with its thread
  idle,              // a loop or worker with nothing to do
};
inline constexpr int kStateCount = 8;
std::string_view state_name(State state);  // "running", "ready, no core", …

enum class LinkKind : uint8_t { spawn, wake, result, cancel, release };
enum class InstantKind : uint8_t { print, error, lint, mark };

struct Track {
  TrackKind kind;
  StringId name;
  TrackId parent = kNone;  // core: none; thread: its process; loop: its thread; task: its loop
  Time begin;
  Time end;  // Time::max() while it lives; after Trace::finish() never later than the makespan
};

struct Span {
  Time begin;
  Time end;
  TrackId track = kNone;
  uint32_t about = kNone;  // waiting: the ResourceId; on a core: the running thread's TrackId
  StackId stack = 0;       // where in the source
  State state = State::running;
};
static_assert(sizeof(Span) <= 32);

/// One call in an interned call stack; `caller` is the next frame outward, 0 at the bottom.
struct StackFrame {
  StackId caller = 0;
  StringId function = 0;
  StringId file = 0;
  uint32_t line = 0;  // 1-based
  auto operator<=>(const StackFrame&) const = default;
};

struct Link {
  Time at;
  TrackId from = kNone;
  TrackId to = kNone;
  LinkKind kind = LinkKind::wake;
};

struct Instant {
  Time at;
  TrackId track = kNone;
  StringId text = 0;
  StackId stack = 0;
  InstantKind kind = InstantKind::print;
};

struct Resource {
  StringId kind = 0;  // "sleep", "Lock", "Queue", "executor", "GIL", "file", "httpx.get", …
  StringId name = 0;  // what the program calls it, may be ""
  Time due = Time::max();  // a timer: when it is to fire; whoever waits may be late all the same
};

/// From `at` on, `holder` holds `resource`; kNone: it is free.
struct Holding {
  Time at;
  ResourceId resource = kNone;
  TrackId holder = kNone;
};

struct CounterSample {
  Time at;
  double value = 0;
};
struct Counter {
  StringId name = 0;
  TrackId track = kNone;
  std::vector<CounterSample> samples;
};

class Trace {
 public:
  Trace();

  // Recording. Times never decrease from call to call.
  TrackId add_track(TrackKind kind, std::string_view name, TrackId parent, Time at);
  void rename_track(TrackId track, std::string_view name);
  void end_track(TrackId track, Time at);
  /// Ends the track's open span at `at` and opens one in `state`. The same state, about and stack
  /// as before only prolongs the open span.
  void set_state(TrackId track, Time at, State state, uint32_t about = kNone, StackId stack = 0);
  ResourceId add_resource(std::string_view kind, std::string_view name = {},
                          Time due = Time::max());
  void set_holder(ResourceId resource, Time at, TrackId holder);
  void add_link(LinkKind kind, Time at, TrackId from, TrackId to);
  void add_instant(InstantKind kind, Time at, TrackId track, std::string_view text,
                   StackId stack = 0);
  uint32_t add_counter(std::string_view name, TrackId track = kNone);
  void sample(uint32_t counter, Time at, double value);
  StackId add_frame(const StackFrame& frame);
  StringId intern(std::string_view text);
  /// Ends every open span and track at `at`, the makespan.
  void finish(Time at);

  // Reading.
  const std::vector<Track>& tracks() const { return tracks_; }
  const std::vector<Span>& spans() const { return spans_; }
  const std::vector<Link>& links() const { return links_; }
  const std::vector<Instant>& instants() const { return instants_; }
  const std::vector<Resource>& resources() const { return resources_; }
  const std::vector<Holding>& holdings() const { return holdings_; }
  const std::vector<Counter>& counters() const { return counters_; }
  const std::vector<StackFrame>& stacks() const { return stacks_; }
  std::string_view string(StringId id) const { return strings_[id]; }
  Time makespan() const { return makespan_; }

  /// XXH3 of everything recorded, in a fixed byte order: equal for the same scenario and seed with
  /// any compiler, optimisation level or machine.
  uint64_t digest() const;

 private:
  struct FrameHash {
    size_t operator()(const StackFrame& frame) const noexcept;
  };
  struct StringHash {
    using is_transparent = void;
    size_t operator()(std::string_view text) const noexcept {
      return std::hash<std::string_view>{}(text);
    }
  };

  void close(Span& open, Time at);

  std::vector<Track> tracks_;
  std::vector<Span> open_;  // per track; track == kNone: no open span
  std::vector<Span> spans_;
  std::vector<Link> links_;
  std::vector<Instant> instants_;
  std::vector<Resource> resources_;
  std::vector<Holding> holdings_;
  std::vector<Counter> counters_;
  std::vector<StackFrame> stacks_;
  std::vector<std::string> strings_;
  std::unordered_map<StackFrame, StackId, FrameHash> stack_ids_;
  std::unordered_map<std::string, StringId, StringHash, std::equal_to<>> string_ids_;
  Time makespan_;
};

}  // namespace interleave::sim
