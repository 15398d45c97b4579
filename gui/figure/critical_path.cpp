#include "gui/figure/critical_path.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "gui/figure/why.h"

namespace interleave::gui {

using sim::kNone;
using sim::Span;
using sim::State;
using sim::Time;
using sim::TrackId;
using sim::TrackKind;

namespace {

constexpr sim::Duration kInstant = sim::Duration::nanoseconds(1);

class BackwardWalk {
 public:
  explicit BackwardWalk(const Causes& causes) : causes_(causes), trace_(causes.trace()) {}

  std::vector<PathSegment> run() {
    at_ = trace_.makespan();
    for (track_ = first_thread(); at_ > Time();) step();
    std::ranges::reverse(segments_);
    return std::move(segments_);
  }

 private:
  /// The main thread, which outlives all others.
  TrackId first_thread() const {
    const auto& tracks = trace_.tracks();
    const auto found = std::ranges::find(tracks, TrackKind::thread, &sim::Track::kind);
    return found == tracks.end() ? kNone : static_cast<TrackId>(found - tracks.begin());
  }

  /// What the track did up to `at_`.
  const Span* span_before(TrackId id) const {
    const auto spans = causes_.index().spans_of(id);
    const size_t after = causes_.index().first_beginning_at(id, at_);
    if (after == 0) return nullptr;
    const Span& span = causes_.index().span(spans[after - 1]);
    return span.end >= at_ ? &span : nullptr;
  }

  /// Either goes back in time by a segment, or over to another track at the same time.
  void step() {
    if (track_ == kNone) return spend(nullptr, Time());
    seen_.insert(track_);
    if (causes_.track(track_).kind == TrackKind::thread && go_to_actor()) return;
    const Span* span = span_before(track_);
    if (!span) return go_to_creator();
    if (span->state == State::running) return spend(span, span->begin);
    if (is_ready(span->state)) return spend(span, span->begin);
    if (at_ == span->end && go_over_link(track_)) return;
    if (span->state == State::idle && go_to_timer()) return;
    const Time due = span->about == kNone || span->state == State::idle
                         ? Time::max()
                         : trace_.resources()[span->about].due;
    if (span->state == State::awaiting && due < at_ && due > span->begin) {
      spend(span, due, State::ready_loop_busy);
      return;
    }
    spend(span, span->begin);
  }

  static bool is_ready(State state) {
    return state == State::ready_no_core || state == State::ready_no_gil ||
           state == State::ready_loop_busy || state == State::queued_no_worker;
  }

  void spend(const Span* span, Time begin) { spend(span, begin, span ? span->state : State::idle); }
  void spend(const Span* span, Time begin, State state) {
    const bool ready = is_ready(state);
    const uint32_t index = span ? static_cast<uint32_t>(span - trace_.spans().data()) : kNone;
    const PathSegment segment{
        begin, at_,   span ? track_ : kNone,
        index, state, span && !(ready && state != span->state) ? span->about : kNone};
    segments_.push_back(segment);
    at_ = begin;
    seen_.clear();
    limit_ = kNone;
  }

  bool go_to(TrackId next, uint32_t limit) {
    if (next == kNone || seen_.contains(next)) return false;
    track_ = next;
    limit_ = limit;
    return true;
  }

  /// From a thread to the task or request that it was busy with.
  bool go_to_actor() {
    const TrackId actor = causes_.actor_of(track_, at_ - kInstant);
    return actor != track_ && go_to(actor, limit_);
  }

  /// To whoever ended the wait: links are recorded in their order, so within an instant only what
  /// came before the last link followed can be a cause.
  bool go_over_link(TrackId id) {
    uint32_t link = causes_.link_to(id, at_, limit_);
    if (link == kNone && causes_.track(id).kind == TrackKind::thread) {
      for (const TrackId child : causes_.index().children_of(id))
        if (link == kNone && causes_.track(child).kind == TrackKind::loop)
          link = causes_.link_to(child, at_, limit_);
    }
    return link != kNone && go_to(trace_.links()[link].from, link);
  }

  /// From an idle thread to the task whose last step on its loop came when the idling ended.
  bool go_to_timer() {
    const auto& spans = trace_.spans();
    auto last = std::ranges::upper_bound(spans, at_, {}, &Span::end);
    while (last != spans.begin() && std::prev(last)->end == at_) {
      --last;
      const sim::Track& track = causes_.track(last->track);
      const bool step = track.kind == TrackKind::task && last->state == State::running;
      if (step && causes_.thread_of(last->track) == track_ && go_to(last->track, kNone))
        return true;
    }
    return false;
  }

  void go_to_creator() {
    for (const uint32_t i : causes_.links_to(track_)) {
      const sim::Link& link = trace_.links()[i];
      if (link.kind == sim::LinkKind::spawn && link.at == at_ && go_to(link.from, i)) return;
    }
    // Nobody is on record: what its parent did.
    if (go_to(causes_.track(track_).parent, limit_)) return;
    spend(nullptr, Time());
  }

  const Causes& causes_;
  const sim::Trace& trace_;
  Time at_;
  TrackId track_ = kNone;
  uint32_t limit_ = kNone;  // only links before it can be causes at `at_`
  std::set<TrackId> seen_;  // at `at_`
  std::vector<PathSegment> segments_;
};

/// Neighbours that are one thing, cut only by the record.
void merge(std::vector<PathSegment>& segments) {
  std::vector<PathSegment> merged;
  for (const PathSegment& segment : segments) {
    if (!merged.empty()) {
      PathSegment& last = merged.back();
      if (last.track == segment.track && last.state == segment.state &&
          last.about == segment.about && last.span == segment.span) {
        last.end = segment.end;
        continue;
      }
    }
    merged.push_back(segment);
  }
  segments = std::move(merged);
}

std::vector<PathShare> shares_of(const Causes& causes, const std::vector<PathSegment>& segments) {
  std::map<std::pair<TrackId, std::string>, size_t> known;
  std::vector<PathShare> shares;
  for (size_t i = 0; i < segments.size(); ++i) {
    const PathSegment& segment = segments[i];
    std::string what = path_text(causes, segment);
    const auto [found, added] = known.try_emplace({segment.track, what}, shares.size());
    if (added) shares.push_back({segment.track, std::move(what), segment.state, {}, i, 0});
    shares[found->second].time += segment.end - segment.begin;
    ++shares[found->second].count;
  }
  std::ranges::stable_sort(shares, std::greater{}, &PathShare::time);
  return shares;
}

}  // namespace

std::string path_text(const Causes& causes, const PathSegment& segment) {
  if (segment.span == kNone) return "nothing on record";
  const bool waits_for = segment.state == State::awaiting || segment.state == State::blocked;
  if (waits_for && segment.about != kNone) return resource_text(causes, segment.about);
  return std::string(sim::state_name(segment.state));
}

CriticalPath critical_path(const Causes& causes) {
  CriticalPath path;
  path.segments = BackwardWalk(causes).run();
  merge(path.segments);
  path.shares = shares_of(causes, path.segments);
  return path;
}

}  // namespace interleave::gui
