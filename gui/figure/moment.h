// The machine at one instant of a run, apart from any drawing: what each event loop, pool, GIL,
// core and thread is doing. A moment lies between two instants' events: all that happens at `at`
// has happened, and nothing after it. The steps that took no virtual time have happened *at* it;
// they are listed in their order.
//
// Found in O(tracks · log spans), without running anything again, so that time travel goes backward
// as easily as forward.
#pragma once

#include <optional>
#include <vector>

#include "gui/figure/causes.h"

namespace interleave::gui {

/// One that waits for a point in time.
struct Sleeper {
  sim::TrackId track = sim::kNone;  // kNone: a timer that no task sleeps on
  sim::Time due;
  bool overdue = false;  // its time has come, but the loop hasn't got round to it
  sim::Time since = {};
  sim::ResourceId timer = sim::kNone;  // what it is, without a task
};

struct LoopMoment {
  sim::TrackId loop = sim::kNone;
  sim::TrackId thread = sim::kNone;
  bool polling = false;               // nothing is ready: it waits for the next timer
  sim::TrackId running = sim::kNone;  // the task whose step is under way; kNone: none
  std::vector<sim::TrackId> ready;    // the ready queue, first in first out
  std::vector<Sleeper> sleepers;      // by due time: the heap of timers
  std::vector<Sleeper> io;            // for devices and services, by the time they answer
  std::vector<sim::TrackId>
      suspended;  // for everything else: futures, locks, queues; by since when
};

struct PoolMoment {
  sim::ResourceId executor = sim::kNone;
  std::vector<sim::TrackId> workers;  // that live, by creation
  std::vector<sim::TrackId> working;  // beside each worker, its actor; kNone: it is idle
  std::vector<sim::TrackId> backlog;  // first in first out
};

struct GilMoment {
  sim::ResourceId gil = sim::kNone;
  sim::TrackId process = sim::kNone;
  sim::TrackId holder = sim::kNone;   // a thread
  std::vector<sim::TrackId> waiters;  // threads, first in first out
};

struct CoreMoment {
  sim::TrackId core = sim::kNone;
  sim::TrackId thread = sim::kNone;  // kNone: idle
};

struct Moment {
  sim::Time at;
  std::vector<LoopMoment> loops;
  std::vector<PoolMoment> pools;
  std::vector<GilMoment> gils;        // those that anybody ever held
  std::vector<CoreMoment> cores;      // those that anybody ever used
  std::vector<sim::TrackId> no_core;  // ready threads, by since when
  std::vector<sim::TrackId> threads;  // that live
  std::vector<uint32_t> steps;        // spans at `at` of no length, in their order
};

Moment moment_at(const Causes& causes, sim::Time at);

/// The nearest time after (before) `at` at which anything happens in the run: a span or a track
/// begins or ends, something is printed or caused. With a track: to it. nullopt: nothing more.
std::optional<sim::Time> next_event(const Causes& causes, sim::Time at,
                                    sim::TrackId track = sim::kNone);
std::optional<sim::Time> previous_event(const Causes& causes, sim::Time at,
                                        sim::TrackId track = sim::kNone);

}  // namespace interleave::gui
