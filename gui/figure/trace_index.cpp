#include "gui/figure/trace_index.h"

#include <algorithm>
#include <array>
#include <cassert>

#include "gui/figure/theme.h"

namespace interleave::gui {

using sim::kNone;
using sim::Span;
using sim::State;
using sim::Time;
using sim::TrackId;

namespace {

bool is_error(sim::InstantKind kind) {
  return kind == sim::InstantKind::error || kind == sim::InstantKind::lint;
}

}  // namespace

TraceIndex::TraceIndex(const sim::Trace& trace) : trace_(&trace) {
  const auto& tracks = trace.tracks();
  const auto& spans = trace.spans();
  const auto& instants = trace.instants();
  // Spans are recorded as they end, so each track's come in the order of their begin.
  spans_ = grouped(spans.size(), tracks.size(), [&](uint32_t i) { return spans[i].track; });
  // What a callback prints shows where its loop does: in the thread's lane.
  const auto place = [&](const sim::Instant& instant) {
    if (instant.track == kNone || tracks[instant.track].kind != sim::TrackKind::loop) return instant.track;
    const sim::TrackId thread = tracks[instant.track].parent;
    return thread == kNone ? instant.track : thread;
  };
  instants_ = grouped(instants.size(), tracks.size(), [&](uint32_t i) { return place(instants[i]); });
  errors_ = grouped(instants.size(), tracks.size(), [&](uint32_t i) {
    return is_error(instants[i].kind) ? place(instants[i]) : kNone;
  });
  children_ = grouped(tracks.size(), tracks.size() + 1, [&](uint32_t i) {
    return tracks[i].parent == kNone ? 0 : tracks[i].parent + 1;
  });

  std::array<uint32_t, 256> created{};
  ordinals_.reserve(tracks.size());
  for (const auto& track : tracks) ordinals_.push_back(created[static_cast<size_t>(track.kind)]++);
  states_.assign(tracks.size(), 0);
  instant_kinds_.assign(tracks.size(), 0);
  for (const auto& instant : instants) {
    if (const sim::TrackId track = place(instant); track != kNone)
      instant_kinds_[track] =
          static_cast<uint8_t>(instant_kinds_[track] | 1u << static_cast<unsigned>(instant.kind));
  }
  ran_on_core_.assign(tracks.size(), 0);
  for (const Span& span : spans) {
    states_[span.track] =
        static_cast<uint8_t>(states_[span.track] | 1u << static_cast<unsigned>(span.state));
    if (tracks[span.track].kind == sim::TrackKind::core && span.state == State::running &&
        span.about != kNone)
      ran_on_core_[span.about] = 1;
  }

  for (size_t below = spans_.items.size(); below > kBlock; below = levels_.back().size()) {
    std::vector<Block> level;
    level.reserve(below / kBlock + 1);
    for (size_t i = 0; i < below; ++i) {
      const Block block = levels_.empty() ? block_of(static_cast<uint32_t>(i)) : levels_.back()[i];
      if (i % kBlock == 0)
        level.push_back(block);
      else
        add(level.back(), block);
    }
    levels_.push_back(std::move(level));
  }
}

inline TraceIndex::Block TraceIndex::block_of(const Span& s, uint32_t position) {
  static const auto kSeverities = [] {
    std::array<uint8_t, sim::kStateCount> all{};
    for (size_t i = 0; i < all.size(); ++i)
      all[i] = static_cast<uint8_t>(severity(static_cast<sim::State>(i)));
    return all;
  }();
  const sim::Duration length = s.end - s.begin;
  return {position,
          kSeverities[static_cast<size_t>(s.state)],
          static_cast<uint8_t>(1u << static_cast<unsigned>(s.state)),
          s.state,
          s.begin,
          s.end,
          s.state == State::running ? length : sim::Duration(),
          length};
}

TraceIndex::Block TraceIndex::block_of(uint32_t position) const {
  return block_of(span(spans_.items[position]), position);
}

void TraceIndex::add(Block& into, const Block& block) {
  if (block.severity > into.severity) {
    into.worst = block.worst;
    into.severity = block.severity;
    into.state = block.state;
  }
  into.end = block.end;
  into.states = static_cast<uint8_t>(into.states | block.states);
  into.running += block.running;
  into.longest = std::max(into.longest, block.longest);
}

TraceIndex::Fold TraceIndex::fold(TrackId track, size_t from, size_t to) const {
  assert(from < to && to <= spans_of(track).size());
  const size_t base = spans_.start[track];
  size_t at = base + from;
  const size_t end = base + to;
  Block sum = block_of(static_cast<uint32_t>(at++));
  while (at < end) {
    // The largest aligned block that begins here and ends in time.
    size_t level = 0, length = 1;
    while (level < levels_.size() && at % (length * kBlock) == 0 && at + length * kBlock <= end) {
      length *= kBlock;
      ++level;
    }
    add(sum, level == 0 ? block_of(static_cast<uint32_t>(at)) : levels_[level - 1][at / length]);
    at += length;
  }
  return fold_of(sum, base);
}

TraceIndex::Fold TraceIndex::fold_spans(TrackId track, size_t from, Time until, size_t& end) const {
  const size_t base = spans_.start[track], last = spans_.start[track + 1];
  assert(base + from < last);
  constexpr size_t kAhead = 20;  // the spans of a track lie far apart in memory
  const auto fetch = [&](size_t i) { __builtin_prefetch(&span(spans_.items[std::min(i, last - 1)])); };
  size_t at = base + from;
  Block sum = block_of(static_cast<uint32_t>(at++));
  while (at < last) {
    if (at % kBlock == 0 && at + kBlock < last && levels_[0][at / kBlock + 1].begin < until) {
      add(sum, levels_[0][at / kBlock]);
      for (size_t i = 0; i < kBlock; ++i) fetch(at++ + kAhead);
      continue;
    }
    fetch(at + kAhead);
    const Span& s = span(spans_.items[at]);
    if (s.begin >= until) break;
    add(sum, block_of(s, static_cast<uint32_t>(at++)));
  }
  end = at - base;
  return fold_of(sum, base);
}

TraceIndex::Fold TraceIndex::fold_of(const Block& block, size_t base) {
  return {block.worst - base, block.states, block.running, block.longest,
          block.begin,        block.end,    block.state};
}

TraceIndex::Fold TraceIndex::fold_until(TrackId track, size_t from, Time until, size_t level,
                                        size_t& end) const {
  const size_t base = spans_.start[track], last = spans_.start[track + 1];
  assert(base + from < last && level >= 1 && level <= levels_.size());
  size_t length = 1;
  for (size_t i = 0; i < level; ++i) length *= kBlock;
  const std::vector<Block>& blocks = levels_[level - 1];
  size_t at = base + from;
  Block sum;
  bool any = false;
  const auto take = [&](const Block& block, size_t to) {
    if (any)
      add(sum, block);
    else
      sum = block;
    any = true;
    at = to;
  };
  const auto take_spans = [&](size_t to) {
    const Fold part = fold(track, at - base, to - base);
    take({static_cast<uint32_t>(base + part.worst), static_cast<uint8_t>(severity(part.worst_state)),
          part.states, part.worst_state, part.begin, part.end, part.running, part.longest},
         to);
  };
  if (at % length != 0) take_spans(std::min(last, (at / length + 1) * length));
  while (at + length <= last && (!any || blocks[at / length].begin < until)) {
    // A longer run, if the one behind it begins in time, too.
    size_t longest = length, up = level;
    for (size_t next = length * kBlock; up < levels_.size() && at % next == 0 && at + next < last &&
                                        levels_[up][at / next + 1].begin < until;
         next *= kBlock, ++up)
      longest = next;
    take(levels_[up - 1][at / longest], at + longest);
  }
  // What is left of the track is less than a run.
  if (at < last && at + length > last && (!any || blocks[at / length].begin < until)) take_spans(last);
  end = at - base;
  return fold_of(sum, base);
}

size_t TraceIndex::memory() const {
  const auto bytes = [](const auto& vector) { return vector.capacity() * sizeof(vector[0]); };
  size_t sum = bytes(states_) + bytes(instant_kinds_) + bytes(ran_on_core_) + bytes(ordinals_);
  for (const Groups* groups : {&spans_, &instants_, &errors_, &children_})
    sum += bytes(groups->items) + bytes(groups->start);
  for (const auto& level : levels_) sum += bytes(level);
  return sum;
}

size_t TraceIndex::first_ending_at(TrackId track, Time time, size_t from) const {
  const auto spans = spans_of(track).subspan(from);
  const auto over = [&](uint32_t i) {
    return span(i).end < time || (span(i).end == time && span(i).begin < time);
  };
  return from + static_cast<size_t>(std::ranges::partition_point(spans, over) - spans.begin());
}

size_t TraceIndex::first_beginning_at(TrackId track, Time time, size_t from) const {
  const auto spans = spans_of(track);
  const auto before = [&](uint32_t i) { return span(i).begin < time; };
  // It is mostly near: gallop, then bisect.
  size_t reach = 1;
  while (from + reach < spans.size() && before(spans[from + reach])) reach *= 2;
  const auto near = spans.subspan(from, std::min(reach, spans.size() - from));
  return from + static_cast<size_t>(std::ranges::partition_point(near, before) - near.begin());
}

uint32_t TraceIndex::span_at(TrackId track, Time time) const {
  const auto spans = spans_of(track);
  const auto begun = [&](uint32_t i) { return span(i).begin <= time; };
  const auto after = std::ranges::partition_point(spans, begun);
  if (after == spans.begin()) return kNone;
  const uint32_t last = *std::prev(after);
  return span(last).end > time || span(last).begin == time ? last : kNone;
}

}  // namespace interleave::gui
