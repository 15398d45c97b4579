// Who does what at an instant, and who let whom go on: the questions that the inspector, the
// explanations and the critical path share. Beside the index it keeps the links to each track, the
// holders of each resource, and which worker of a pool ran which request.
//
// An *actor* is what a person calls the one at work: on a thread that is the task whose step its
// loop runs, or the request that it works on, else the thread itself. A pool is known by its name:
// its workers are the threads called NAME_0, NAME_1, … (of a process pool NAME-1, NAME-2, …).
//
// Keeps a reference to the index. Built once in O(tracks + links + holdings); a question about one
// track costs O(log spans), one about a loop's or a pool's O(members · log spans).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "gui/figure/groups.h"
#include "gui/figure/trace_index.h"

namespace interleave::gui {

class Causes {
 public:
  explicit Causes(const TraceIndex& index);
  explicit Causes(const TraceIndex&&) = delete;

  const TraceIndex& index() const { return *index_; }
  const sim::Trace& trace() const { return index_->trace(); }
  const sim::Track& track(sim::TrackId id) const { return trace().tracks()[id]; }

  /// Index of the span that is on just after `time`, when all that happens at it has happened; at
  /// the makespan the wait that the end of the run cut off. kNone: there is none.
  uint32_t span_at(sim::TrackId track, sim::Time time) const;
  /// Its span, or nullptr.
  const sim::Span* standing(sim::TrackId track, sim::Time time) const;

  /// Indices into trace().links(), by time.
  std::span<const uint32_t> links_to(sim::TrackId track) const { return links_.of(track); }
  /// The first link that came to `track` at `time`, among those with an index below `limit`; kNone.
  uint32_t link_to(sim::TrackId track, sim::Time time, uint32_t limit = sim::kNone) const;
  /// Who holds `resource` at `time`; kNone if nobody does.
  sim::TrackId holder_at(sim::ResourceId resource, sim::Time time) const;
  bool ever_held(sim::ResourceId resource) const { return !holdings_.of(resource).empty(); }

  /// The thread that executes a loop, task or request; of a request kNone before a worker takes it.
  sim::TrackId thread_of(sim::TrackId track) const;
  /// The task of `loop` whose step is under way, even if it is blocked in it; kNone.
  sim::TrackId runner_of(sim::TrackId loop, sim::Time time) const;
  sim::TrackId actor_of(sim::TrackId thread, sim::Time time) const;
  /// The thread on `core`; kNone.
  sim::TrackId on_core(sim::TrackId core, sim::Time time) const;
  const std::vector<sim::TrackId>& cores() const { return cores_; }

  struct Pool {
    sim::ResourceId executor = sim::kNone;
    std::vector<sim::TrackId> workers;   // by creation
    std::vector<sim::TrackId> requests;  // work that ever had to queue, by submission
  };
  const std::vector<Pool>& pools() const { return pools_; }
  /// nullptr: it isn't an executor.
  const Pool* pool_of(sim::ResourceId executor) const;

  /// A timer of an event loop that nobody sleeps on: a call_later(), a timeout. On record it is a
  /// resource of the kind "timer" with its due time, which the loop holds until it fires or is
  /// cancelled.
  struct LoopTimer {
    sim::ResourceId resource = sim::kNone;
    sim::TrackId loop = sim::kNone;
    sim::Time set, gone;
  };
  /// In the order in which they were set.
  const std::vector<LoopTimer>& loop_timers() const { return loop_timers_; }

 private:
  void find_pools();
  void find_loop_timers();

  const TraceIndex* index_;
  Groups links_, holdings_, requests_of_;  // by track, by resource, by worker
  std::vector<sim::TrackId> cores_;
  std::vector<sim::TrackId> worker_of_;  // by track
  std::vector<Pool> pools_;
  std::vector<LoopTimer> loop_timers_;
};

/// The task's step is under way in this state.
bool acts(sim::State state);
/// It wants to go on and can't.
bool waits(sim::State state);

}  // namespace interleave::gui
