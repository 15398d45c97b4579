#include "gui/figure/moment.h"

#include <algorithm>
#include <tuple>

namespace interleave::gui {

using sim::kNone;
using sim::Span;
using sim::State;
using sim::Time;
using sim::TrackId;
using sim::TrackKind;

namespace {

class MomentReader {
 public:
  MomentReader(const Causes& causes, Time at) : causes_(causes), at_(at) {}

  Moment read() {
    moment_.at = at_;
    const auto& tracks = causes_.trace().tracks();
    for (TrackId id = 0; id < tracks.size(); ++id) {
      switch (tracks[id].kind) {
        case TrackKind::loop:
          read_loop(id);
          break;
        case TrackKind::core:
          if (causes_.index().states_of(id) & 1u << static_cast<unsigned>(State::running))
            moment_.cores.push_back({id, causes_.on_core(id, at_)});
          break;
        case TrackKind::thread:
          read_thread(id);
          break;
        case TrackKind::process:
        case TrackKind::task:
        case TrackKind::request:
          break;
      }
    }
    sort_by_since(moment_.no_core);
    read_gils();
    for (const Causes::Pool& pool : causes_.pools()) read_pool(pool);
    read_steps();
    return std::move(moment_);
  }

 private:
  const Span* standing(TrackId id) const { return causes_.standing(id, at_); }

  /// Puts tracks into the order of `key(item)`, and of those with the same key into that
  /// of a queue: those that entered it at one instant left it in their order, and spans are
  /// recorded as they end. The keys are made once: there may be a million sleepers.
  template <typename Item, typename TrackOf, typename Key>
  void sort_queue(std::vector<Item>& items, TrackOf track_of, Key key) const {
    struct Entry {
      Time first, begin, end;
      uint32_t span;
      Item item;
    };
    std::vector<Entry> entries;
    entries.reserve(items.size());
    for (const Item& item : items) {
      const uint32_t span = causes_.span_at(track_of(item), at_);
      const Span& s = causes_.index().span(span);
      entries.push_back({key(item), s.begin, s.end, span, item});
    }
    std::ranges::sort(entries, {},
                      [](const Entry& e) { return std::tie(e.first, e.begin, e.end, e.span); });
    for (size_t i = 0; i < items.size(); ++i) items[i] = entries[i].item;
  }
  void sort_by_since(std::vector<TrackId>& queue) const {
    sort_queue(
        queue, [](TrackId id) { return id; }, [](TrackId) { return Time(); });
  }
  void sort_by_due(std::vector<Sleeper>& sleepers) const {
    sort_queue(
        sleepers, [](const Sleeper& s) { return s.track; }, [](const Sleeper& s) { return s.due; });
  }

  void read_thread(TrackId id) {
    const Span* span = standing(id);
    if (!span) return;
    moment_.threads.push_back(id);
    if (span->state == State::ready_no_core) moment_.no_core.push_back(id);
  }

  void read_loop(TrackId id) {
    const Span* span = standing(id);
    LoopMoment loop;
    loop.loop = id;
    loop.thread = causes_.thread_of(id);
    const Span* thread = loop.thread == kNone ? nullptr : standing(loop.thread);
    loop.polling = span && span->state == State::idle && thread && thread->state == State::idle;
    for (const TrackId task : causes_.index().children_of(id)) read_task(task, loop);
    sort_by_since(loop.ready);
    sort_by_since(loop.suspended);
    sort_by_due(loop.sleepers);
    sort_by_due(loop.io);
    add_timers(id, loop.sleepers);
    const bool empty = loop.running == kNone && loop.ready.empty() && loop.sleepers.empty() &&
                       loop.io.empty() && loop.suspended.empty();
    // After asyncio.run() a loop stays idle for good; in a deadlock its tasks outlive it.
    const bool at_work = span && (loop.polling || span->state != State::idle);
    if (!empty || at_work) moment_.loops.push_back(std::move(loop));
  }

  void read_task(TrackId task, LoopMoment& loop) const {
    const Span* span = standing(task);
    if (!span) return;
    if (acts(span->state)) {
      loop.running = task;
    } else if (span->state == State::ready_loop_busy) {
      loop.ready.push_back(task);
    } else if (span->state == State::awaiting && span->about != kNone &&
               causes_.trace().resources()[span->about].due != Time::max()) {
      const sim::Resource& timer = causes_.trace().resources()[span->about];
      const bool sleeps = causes_.trace().string(timer.kind) == "sleep";
      (sleeps ? loop.sleepers : loop.io).push_back({task, timer.due, timer.due <= at_, span->begin});
    } else {
      loop.suspended.push_back(task);
    }
  }

  /// Those that no task sleeps on, behind what is due at the same time.
  void add_timers(TrackId loop, std::vector<Sleeper>& sleepers) const {
    const auto sleeping = static_cast<ptrdiff_t>(sleepers.size());
    for (const Causes::LoopTimer& timer : causes_.loop_timers()) {
      if (timer.set > at_) break;
      if (timer.loop != loop || timer.gone <= at_) continue;
      const Time due = causes_.trace().resources()[timer.resource].due;
      sleepers.push_back({kNone, due, due <= at_, timer.set, timer.resource});
    }
    std::ranges::stable_sort(sleepers.begin() + sleeping, sleepers.end(), {}, &Sleeper::due);
    std::ranges::inplace_merge(sleepers, sleepers.begin() + sleeping, {}, &Sleeper::due);
  }

  void read_gils() {
    // A process has its GIL from the first moment, so that both come in the same order.
    std::vector<TrackId> processes;
    const auto& tracks = causes_.trace().tracks();
    for (TrackId id = 0; id < tracks.size(); ++id)
      if (tracks[id].kind == TrackKind::process) processes.push_back(id);
    size_t process = 0;
    const auto& resources = causes_.trace().resources();
    for (sim::ResourceId id = 0; id < resources.size(); ++id) {
      if (causes_.trace().string(resources[id].kind) != "GIL") continue;
      const TrackId owner = process < processes.size() ? processes[process] : kNone;
      ++process;
      if (!causes_.ever_held(id)) continue;
      GilMoment gil{id, owner, causes_.holder_at(id, at_), {}};
      for (const TrackId thread : moment_.threads) {
        const Span* span = standing(thread);
        if (span->state == State::ready_no_gil && span->about == id) gil.waiters.push_back(thread);
      }
      sort_by_since(gil.waiters);
      if (gil.holder != kNone || !gil.waiters.empty()) moment_.gils.push_back(std::move(gil));
    }
  }

  void read_pool(const Causes::Pool& pool) {
    PoolMoment moment;
    moment.executor = pool.executor;
    for (const TrackId worker : pool.workers) {
      const Span* span = standing(worker);
      if (!span) continue;
      moment.workers.push_back(worker);
      moment.working.push_back(span->state == State::idle ? kNone : causes_.actor_of(worker, at_));
    }
    for (const TrackId request : pool.requests) {
      const Span* span = standing(request);
      if (span && span->state == State::queued_no_worker) moment.backlog.push_back(request);
    }
    sort_by_since(moment.backlog);
    if (!moment.workers.empty()) moment_.pools.push_back(std::move(moment));
  }

  /// Its steps are those of the tasks.
  bool runs_loop(TrackId thread) const {
    return std::ranges::any_of(causes_.index().children_of(thread), [&](TrackId child) {
      return causes_.track(child).kind == TrackKind::loop;
    });
  }

  void read_steps() {
    const auto& spans = causes_.trace().spans();  // as they end
    const auto [first, last] = std::ranges::equal_range(spans, at_, {}, &Span::end);
    for (auto span = first; span != last; ++span) {
      const TrackKind kind = causes_.track(span->track).kind;
      const bool step =
          span->begin == at_ && span->state == State::running &&
          (kind == TrackKind::task || kind == TrackKind::request ||
           (kind == TrackKind::thread && span->stack != 0 && !runs_loop(span->track)));
      if (step) moment_.steps.push_back(static_cast<uint32_t>(span - spans.begin()));
    }
  }

  const Causes& causes_;
  const Time at_;
  Moment moment_;
};

/// Keeps the nearest of the times offered that lie beyond `from`, forward or backward.
class Nearest {
 public:
  Nearest(Time from, bool forward) : from_(from), forward_(forward) {}
  void offer(Time time) {
    if (forward_ ? time <= from_ : time >= from_) return;
    if (!best_ || (forward_ ? time < *best_ : time > *best_)) best_ = time;
  }
  /// `sorted` holds things in the order of `time_of` each.
  template <typename Range, typename TimeOf>
  void offer_from(const Range& sorted, TimeOf time_of) {
    if (forward_) {
      const auto found = std::ranges::upper_bound(sorted, from_, {}, time_of);
      if (found != sorted.end()) offer(std::invoke(time_of, *found));
    } else {
      const auto found = std::ranges::lower_bound(sorted, from_, {}, time_of);
      if (found != sorted.begin()) offer(std::invoke(time_of, *std::prev(found)));
    }
  }
  std::optional<Time> best() const { return best_; }

 private:
  const Time from_;
  const bool forward_;
  std::optional<Time> best_;
};

std::optional<Time> nearest_event(const Causes& causes, Time at, TrackId id, bool forward) {
  const sim::Trace& trace = causes.trace();
  Nearest nearest(at, forward);
  if (id == kNone) {
    nearest.offer_from(trace.tracks(), &sim::Track::begin);
    nearest.offer_from(trace.spans(), &Span::end);
    nearest.offer_from(trace.instants(), &sim::Instant::at);
    nearest.offer_from(trace.links(), &sim::Link::at);
    return nearest.best();
  }
  const auto spans = causes.index().spans_of(id);
  nearest.offer(causes.track(id).begin);
  nearest.offer(causes.track(id).end);
  nearest.offer_from(spans, [&](uint32_t i) { return trace.spans()[i].begin; });
  nearest.offer_from(spans, [&](uint32_t i) { return trace.spans()[i].end; });
  nearest.offer_from(causes.index().instants_of(id),
                     [&](uint32_t i) { return trace.instants()[i].at; });
  return nearest.best();
}

}  // namespace

Moment moment_at(const Causes& causes, Time at) { return MomentReader(causes, at).read(); }

std::optional<Time> next_event(const Causes& causes, Time at, TrackId track) {
  return nearest_event(causes, at, track, true);
}

std::optional<Time> previous_event(const Causes& causes, Time at, TrackId track) {
  return nearest_event(causes, at, track, false);
}

}  // namespace interleave::gui
