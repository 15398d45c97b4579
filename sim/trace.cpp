#include "sim/trace.h"

#include <array>
#include <cassert>
#include <cstring>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace interleave::sim {

namespace {

/// Feeds values to XXH3 in little-endian order, whatever the machine's own.
class Hasher {
 public:
  Hasher() { XXH3_64bits_reset(&state_); }
  template <class T>
  void add(T value) {
    auto bits = static_cast<uint64_t>(value);
    std::array<unsigned char, 8> bytes;
    for (auto& byte : bytes) {
      byte = static_cast<unsigned char>(bits & 0xff);
      bits >>= 8;
    }
    XXH3_64bits_update(&state_, bytes.data(), bytes.size());
  }
  void add(Time time) { add(time.ns()); }
  void add(double value) {
    uint64_t bits;
    std::memcpy(&bits, &value, sizeof bits);
    add(bits);
  }
  void add(std::string_view text) {
    add(text.size());
    XXH3_64bits_update(&state_, text.data(), text.size());
  }
  uint64_t finish() const { return XXH3_64bits_digest(&state_); }

 private:
  XXH3_state_t state_;
};

}  // namespace

std::string_view state_name(State state) {
  static constexpr std::array<std::string_view, kStateCount> kNames{
      "running",           "ready, no core", "ready, no GIL", "ready, loop busy",
      "queued, no worker", "awaiting",       "blocked",       "idle"};
  return kNames[static_cast<size_t>(state)];
}

Trace::Trace() {
  intern("");
  stacks_.emplace_back();
}

size_t Trace::FrameHash::operator()(const StackFrame& frame) const noexcept {
  return XXH3_64bits(&frame, sizeof frame);
}

TrackId Trace::add_track(TrackKind kind, std::string_view name, TrackId parent, Time at) {
  tracks_.push_back({kind, intern(name), parent, at, Time::max()});
  open_.emplace_back();
  return static_cast<TrackId>(tracks_.size() - 1);
}

void Trace::rename_track(TrackId track, std::string_view name) {
  tracks_[track].name = intern(name);
}

void Trace::close(Span& open, Time at) {
  if (open.track == kNone) return;
  open.end = at;
  if (open.begin != at || open.state == State::running) spans_.push_back(open);
  open.track = kNone;
}

void Trace::end_track(TrackId track, Time at) {
  close(open_[track], at);
  tracks_[track].end = at;
}

void Trace::set_state(TrackId track, Time at, State state, uint32_t about, StackId stack) {
  Span& open = open_[track];
  if (open.track != kNone && open.state == state && open.about == about && open.stack == stack)
    return;
  close(open, at);
  open = {at, at, track, about, stack, state};
}

ResourceId Trace::add_resource(std::string_view kind, std::string_view name, Time due) {
  resources_.push_back({intern(kind), intern(name), due});
  return static_cast<ResourceId>(resources_.size() - 1);
}

void Trace::set_holder(ResourceId resource, Time at, TrackId holder) {
  holdings_.push_back({at, resource, holder});
}

void Trace::add_link(LinkKind kind, Time at, TrackId from, TrackId to) {
  links_.push_back({at, from, to, kind});
}

void Trace::add_instant(InstantKind kind, Time at, TrackId track, std::string_view text,
                        StackId stack) {
  instants_.push_back({at, track, intern(text), stack, kind});
}

uint32_t Trace::add_counter(std::string_view name, TrackId track) {
  counters_.push_back({intern(name), track, {}});
  return static_cast<uint32_t>(counters_.size() - 1);
}

void Trace::sample(uint32_t counter, Time at, double value) {
  counters_[counter].samples.push_back({at, value});
}

StackId Trace::add_frame(const StackFrame& frame) {
  const auto [found, added] = stack_ids_.try_emplace(frame, static_cast<StackId>(stacks_.size()));
  if (added) stacks_.push_back(frame);
  return found->second;
}

StringId Trace::intern(std::string_view text) {
  if (const auto found = string_ids_.find(text); found != string_ids_.end()) return found->second;
  const auto id = static_cast<StringId>(strings_.size());
  strings_.emplace_back(text);
  string_ids_.emplace(text, id);
  return id;
}

void Trace::finish(Time at) {
  for (Span& open : open_) {
    const bool waits = open.state != State::running && open.state != State::idle;
    if (open.track != kNone && open.begin == at && waits) spans_.push_back(open);
    close(open, at);
  }
  for (Track& track : tracks_) track.end = std::min(track.end, at);
  makespan_ = at;
  spans_.shrink_to_fit();  // a vector that doubles may be half empty
}

uint64_t Trace::digest() const {
  Hasher hash;
  for (const Track& track : tracks_) {
    hash.add(track.kind);
    hash.add(string(track.name));
    hash.add(track.parent);
    hash.add(track.begin);
    hash.add(track.end);
  }
  for (const Span& span : spans_) {
    hash.add(span.begin);
    hash.add(span.end);
    hash.add(span.track);
    hash.add(span.about);
    hash.add(span.stack);
    hash.add(span.state);
  }
  for (const StackFrame& frame : stacks_) {
    hash.add(frame.caller);
    hash.add(string(frame.function));
    hash.add(frame.line);
  }
  for (const Link& link : links_) {
    hash.add(link.at);
    hash.add(link.from);
    hash.add(link.to);
    hash.add(link.kind);
  }
  for (const Instant& instant : instants_) {
    hash.add(instant.at);
    hash.add(instant.track);
    hash.add(string(instant.text));
    hash.add(instant.kind);
  }
  for (const Resource& resource : resources_) {
    hash.add(string(resource.kind));
    hash.add(string(resource.name));
    hash.add(resource.due);
  }
  for (const Holding& holding : holdings_) {
    hash.add(holding.at);
    hash.add(holding.resource);
    hash.add(holding.holder);
  }
  for (const Counter& counter : counters_) {
    hash.add(string(counter.name));
    for (const CounterSample& sample : counter.samples) {
      hash.add(sample.at);
      hash.add(sample.value);
    }
  }
  hash.add(makespan_);
  return hash.finish();
}

}  // namespace interleave::sim
