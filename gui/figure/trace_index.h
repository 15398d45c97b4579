// An index over a finished trace, built once in O(spans), that makes drawing cost what is visible:
// the spans of each track in the order of their begin (they never overlap, so also of their end),
// the instants of each track, the children of each track, and per track a pyramid of the worst
// severity in blocks of 16 spans, so that any run of folded spans shows its worst in O(log n).
//
// Keeps a reference: the trace must outlive the index, finished and unchanged.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "gui/figure/time_scale.h"
#include "sim/trace.h"

namespace interleave::gui {

class TraceIndex {
 public:
  explicit TraceIndex(const sim::Trace& trace);

  const sim::Trace& trace() const { return *trace_; }
  /// Indices into trace().spans(), by begin.
  std::span<const uint32_t> spans_of(sim::TrackId track) const {
    return slice(spans_, span_start_, track);
  }
  /// Indices into trace().instants(), by time.
  std::span<const uint32_t> instants_of(sim::TrackId track) const {
    return slice(instants_, instant_start_, track);
  }
  /// In the order of creation. kNone: the tracks without a parent.
  std::span<const sim::TrackId> children_of(sim::TrackId parent) const;

  /// Position in spans_of(track), not before `from`, of the first span that ends after `time` or,
  /// being of zero length, at it.
  size_t first_ending_at(sim::TrackId track, sim::Time time, size_t from = 0) const;
  /// Position in spans_of(track), not before `from`, of the first span that begins at or after
  /// `time`.
  size_t first_beginning_at(sim::TrackId track, sim::Time time, size_t from = 0) const;
  /// Position of the first span with the highest severity() among [from, to) of spans_of(track).
  /// Requires: from < to.
  size_t worst(sim::TrackId track, size_t from, size_t to) const;
  /// The span of `track` that is on at `time`, kNone if there is none. At a boundary the later one.
  uint32_t span_at(sim::TrackId track, sim::Time time) const;

 private:
  template <typename T>
  static std::span<const T> slice(const std::vector<T>& all, const std::vector<uint32_t>& start,
                                  uint32_t i) {
    return std::span(all).subspan(start[i], start[i + 1] - start[i]);
  }

  static constexpr size_t kBlock = 16;

  const sim::Trace* trace_;
  std::vector<uint32_t> spans_, span_start_;
  std::vector<uint32_t> instants_, instant_start_;
  std::vector<sim::TrackId> children_;
  std::vector<uint32_t> child_start_;        // slot 0: roots, slot t + 1: children of track t
  std::vector<std::vector<uint8_t>> worst_;  // levels over spans_: 16, 256, 4096, … spans a byte
};

}  // namespace interleave::gui
