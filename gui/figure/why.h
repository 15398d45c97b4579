// Why something isn't running at an instant: what it waits for, who keeps that from it, what keeps
// that one, and so on to one that runs, sleeps or doesn't exist. One implementation for the window,
// its tooltips and the command line.
//
// The record of the whole run is at hand, so that the chain is exact: a wait that nobody holds the
// resource of (an event, an empty queue, a future) leads to the one that will end it. A chain that
// comes back to itself is a deadlock.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gui/figure/causes.h"
#include "gui/figure/source_place.h"

namespace interleave::gui {

/// What a link of the chain is to the one before.
enum class Because : uint8_t {
  asked,       // the first
  held_by,     // has what the one before waits for
  result_of,   // the task or thread that the one before waits for
  runs,        // has the event loop's turn
  on_core,     // has the core
  has_gil,     // has the GIL
  worker_has,  // keeps the pool's worker busy
  slot_has,    // is being served by the device or service
  woken_by,    // will end the wait
  started_by,  // will create it
  next_timer,  // will be the next to have something to do
};

struct WhyLink {
  Because because = Because::asked;
  sim::TrackId track = sim::kNone;
  uint32_t span = sim::kNone;  // what the track does at the instant; kNone: it doesn't live
  std::string text;            // "held by Task-1, which sleeps until 2 s"
  std::optional<SourcePlace> place;
};

struct Why {
  sim::Time at;
  std::vector<WhyLink> links;    // at least the one asked about
  std::optional<size_t> circle;  // of a deadlock: the link that the last one leads back to
  // Where the chain comes back to itself, else "": "held by Task-1, which closes the circle: a
  // deadlock", or when a timeout or a cancellation will break it.
  std::string closing;
};

/// `file`: the scenario's own, whose lines are named.
Why why(const Causes& causes, sim::TrackId track, sim::Time at, std::string_view file);
/// The chain in one line: "A waits for Lock 'db' (line 9) → held by B, which sleeps until 2 s".
std::string sentence(const Why& why);
/// One link with its line: "held by B, which sleeps until 2 s (work, line 14)".
std::string sentence(const WhyLink& link);

/// "Lock 'db'", "sleep", "gather of 3 awaitables"; "" for kNone. Several locks without a name are
/// told apart by number.
std::string resource_text(const Causes& causes, sim::ResourceId resource);
/// A task, thread or request of that name that lives at `at`, else any; kNone: there is none.
/// "Task-1 (main)" may be called by either of its names.
sim::TrackId find_actor(const Causes& causes, std::string_view name, sim::Time at);
/// The names that find_actor() knows, at most `most`, then "…".
std::string actor_names(const Causes& causes, size_t most);

}  // namespace interleave::gui
