// An index over a finished trace, built once in O(spans), that makes drawing cost what is visible:
// the spans of each track in the order of their begin (they never overlap, so also of their end),
// the instants and children of each track, and a summary of every 16th, 256th, 4096th, … run of
// spans, so that any number of spans folds into one rect in O(log n) without hiding the worst of
// them. Costs 6.7 bytes a span.
//
// Keeps a reference: the trace must outlive the index, finished and unchanged.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "gui/figure/groups.h"
#include "gui/figure/time_scale.h"
#include "sim/trace.h"

namespace interleave::gui {

class TraceIndex {
 public:
  static constexpr size_t kBlock = 16;  // spans, and summaries, that make one summary

  explicit TraceIndex(const sim::Trace& trace);
  explicit TraceIndex(const sim::Trace&&) = delete;

  const sim::Trace& trace() const { return *trace_; }
  const sim::Span& span(uint32_t i) const { return trace_->spans()[i]; }

  /// Indices into trace().spans(), by begin.
  std::span<const uint32_t> spans_of(sim::TrackId track) const { return spans_.of(track); }
  /// Indices into trace().instants(), by time.
  std::span<const uint32_t> instants_of(sim::TrackId track) const { return instants_.of(track); }
  /// Those of them that are errors or lints.
  std::span<const uint32_t> errors_of(sim::TrackId track) const { return errors_.of(track); }
  /// In the order of creation. kNone: the tracks without a parent.
  std::span<const sim::TrackId> children_of(sim::TrackId parent) const {
    return children_.of(parent == sim::kNone ? 0 : parent + 1);
  }
  /// Bit i: the track is in State i at some time.
  uint8_t states_of(sim::TrackId track) const { return states_[track]; }
  /// Bit i: the track has an instant of InstantKind i.
  uint8_t instant_kinds_of(sim::TrackId track) const { return instant_kinds_[track]; }
  /// Whether a core ever ran it.
  bool ran_on_core(sim::TrackId track) const { return ran_on_core_[track] != 0; }
  /// How many tracks of the same kind were created before.
  uint32_t ordinal_of(sim::TrackId track) const { return ordinals_[track]; }

  /// Position in spans_of(track), not before `from`, of the first span that ends after `time` or,
  /// being of zero length, at it.
  size_t first_ending_at(sim::TrackId track, sim::Time time, size_t from = 0) const;
  /// Position in spans_of(track), not before `from`, of the first span that begins at or after
  /// `time`.
  size_t first_beginning_at(sim::TrackId track, sim::Time time, size_t from = 0) const;
  /// The span of `track` that is on at `time`, kNone if there is none. At a boundary the later one.
  uint32_t span_at(sim::TrackId track, sim::Time time) const;

  /// What the spans at the positions [from, to) of spans_of(track) amount to.
  struct Fold {
    size_t worst = 0;    // position of the first span with the highest severity()
    uint8_t states = 0;  // bit i: State i occurs
    bool any_running() const { return (states >> static_cast<unsigned>(sim::State::running) & 1u) != 0; }
    sim::Duration running;  // total time in State::running
    sim::Duration longest;  // of one span
    sim::Time begin, end;   // of the first, of the last
    sim::State worst_state = sim::State::running;
  };
  /// Requires: from < to.
  Fold fold(sim::TrackId track, size_t from, size_t to) const;
  /// Folds the spans from `from` on, run by run of 16^level, while runs begin before `until`; at
  /// least one. `end` becomes the position of the first span that is left. It reads summaries alone
  /// but where a track begins or ends within a run. Requires: from < spans_of(track).size(), level
  /// from 1 to levels().
  Fold fold_until(sim::TrackId track, size_t from, sim::Time until, size_t level, size_t& end) const;
  size_t levels() const { return levels_.size(); }
  /// Folds the spans from `from` on that begin before `until`; at least one. `end` becomes the position
  /// of the first that is left. Requires: from < spans_of(track).size().
  Fold fold_spans(sim::TrackId track, size_t from, sim::Time until, size_t& end) const;

  /// What the index itself occupies, in bytes.
  size_t memory() const;

 private:
  /// A block of 16 entries of the level below; `worst` is a position in spans_.items.
  struct Block {
    uint32_t worst = 0;
    uint8_t severity = 0;  // of `worst`
    uint8_t states = 0;    // bit i: State i occurs
    sim::State state = sim::State::running;  // of `worst`
    sim::Time begin, end;  // of the first span, of the last
    sim::Duration running, longest;
  };

  static void add(Block& into, const Block& block);
  Block block_of(uint32_t position) const;
  static Block block_of(const sim::Span& span, uint32_t position);
  static Fold fold_of(const Block& block, size_t base);

  const sim::Trace* trace_;
  Groups spans_, instants_, errors_, children_;
  std::vector<uint8_t> states_, instant_kinds_, ran_on_core_;
  std::vector<uint32_t> ordinals_;
  std::vector<std::vector<Block>> levels_;
};

}  // namespace interleave::gui
