#include "gui/figure/why.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "gui/figure/lane_plan.h"
#include "gui/figure/utf8.h"

namespace interleave::gui {

using sim::kNone;
using sim::LinkKind;
using sim::Span;
using sim::State;
using sim::Time;
using sim::TrackId;
using sim::TrackKind;

namespace {

constexpr std::string_view kQueueOf = "queue of ";  // a wait for a place at a device or service

std::string clock(Time time) { return readable(time.since_start(), 9); }

bool is_actor(TrackKind kind) {
  return kind == TrackKind::task || kind == TrackKind::thread || kind == TrackKind::request;
}

class Reasoner {
 public:
  Reasoner(const Causes& causes, Time at, std::string_view file)
      : causes_(causes), trace_(causes.trace()), at_(at), file_(file) {}

  Why run(TrackId track) {
    Why answer{at_, {}, {}, {}};
    Next next{Because::asked, track};
    while (next.track != kNone) {
      const auto before = std::ranges::find(answer.links, next.track, &WhyLink::track);
      if (before != answer.links.end()) {
        close(answer, static_cast<size_t>(before - answer.links.begin()), next.because);
        break;
      }
      answer.links.push_back(link_of(next));
      next = next_of(next.track);
    }
    return answer;
  }

 private:
  struct Next {
    Because because = Because::asked;
    TrackId track = kNone;
  };

  /// The chain came back to its link `first`. If one of the waits in between ends all the same, a
  /// timeout or a cancellation does it.
  void close(Why& answer, size_t first, Because because) const {
    Time end = Time::max();
    for (size_t i = first; i < answer.links.size(); ++i) {
      const WhyLink& link = answer.links[i];
      if (link.span == kNone) {
        end = std::min(end, causes_.track(link.track).begin);
      } else if (const Span& span = causes_.index().span(link.span); !cut_off(span)) {
        end = std::min(end, span.end);
      }
    }
    const std::string back =
        fmt::format("{} {}", relation(because), name(answer.links[first].track));
    if (end == Time::max()) {
      answer.circle = first;
      answer.closing = back + ", which closes the circle: a deadlock";
    } else {
      answer.closing = fmt::format("{}, until a timeout or a cancellation breaks the circle at {}",
                                   back, clock(end));
    }
  }

  std::string name(TrackId id) const { return track_label(causes_.index(), id); }
  const Span* standing(TrackId id) const { return causes_.standing(id, at_); }
  std::string_view kind_of(const Span& span) const {
    return span.about == kNone ? std::string_view()
                               : trace_.string(trace_.resources()[span.about].kind);
  }
  Time due_of(const Span& span) const {
    return span.about == kNone ? Time::max() : trace_.resources()[span.about].due;
  }
  /// It waits for something, as opposed to its turn.
  static bool is_wait(const Span& span) {
    return span.state == State::awaiting || span.state == State::blocked;
  }
  bool overdue(const Span& span) const {
    return span.state == State::awaiting && due_of(span) <= at_;
  }
  /// The run ended before the wait.
  bool cut_off(const Span& span) const {
    return &span == &causes_.index().span(causes_.index().spans_of(span.track).back());
  }

  static std::string_view relation(Because because) {
    switch (because) {
      case Because::asked:
      case Because::result_of:
        return "";
      case Because::held_by:
        return "held by";
      case Because::runs:
        return "the event loop runs";
      case Because::on_core:
        return "the core runs";
      case Because::has_gil:
        return "held by";
      case Because::worker_has:
        return "the worker is busy with";
      case Because::slot_has:
        return "it serves";
      case Because::woken_by:
        return "to be woken by";
      case Because::started_by:
        return "to be started by";
      case Because::next_timer:
        return "next is";
    }
    return "";
  }

  WhyLink link_of(const Next& next) const {
    WhyLink link{next.because, next.track, causes_.span_at(next.track, at_), {}, {}};
    const std::string_view related = relation(next.because);
    link.text = related.empty()
                    ? fmt::format("{} {}", name(next.track), does(next.track))
                    : fmt::format("{} {}, which {}", related, name(next.track), does(next.track));
    if (link.span != kNone)
      link.place = source_place(trace_, causes_.index().span(link.span).stack, file_);
    return link;
  }

  /// A verb phrase: what the track does at the instant.
  std::string does(TrackId id) const {
    const Span* span = standing(id);
    if (!span) return gap(id);
    const std::string until = " until " + clock(span->end);
    switch (span->state) {
      case State::running:
        return span->begin == span->end ? "runs, in no time" : "runs" + until;
      case State::ready_no_core:
        return fmt::format("is ready, but {}", busy_cores());
      case State::ready_no_gil:
        return "is ready, but hasn't got the GIL" + until;
      case State::ready_loop_busy:
        return fmt::format("is ready, but the event loop is busy{}{}", until, ahead(id, *span));
      case State::queued_no_worker:
        return fmt::format("is queued{}: {}{}", until, busy_workers(*span), ahead(id, *span));
      case State::idle:
        return idle(id, *span);
      case State::awaiting:
      case State::blocked:
        break;
    }
    return waiting(id, *span);
  }

  std::string gap(TrackId id) const {
    const sim::Track& track = causes_.track(id);
    if (at_ < track.begin) return "doesn't exist yet: it begins at " + clock(track.begin);
    if (at_ >= track.end) return "is over: it ended at " + clock(track.end);
    return "does nothing";
  }

  std::string idle(TrackId id, const Span& span) const {
    const bool pool = span.about != kNone && causes_.pool_of(span.about) != nullptr &&
                      kind_of(span) == "executor";
    if (pool) return "is idle: the pool has no work for it";
    if (const Next timer = next_timer(id, span); timer.track != kNone)
      return "is idle: nothing is ready to run until " + clock(span.end);
    return "is idle";
  }

  std::string waiting(TrackId id, const Span& span) const {
    const std::string_view kind = kind_of(span);
    const std::string thing = resource_text(causes_, span.about);
    const bool blocked = span.state == State::blocked;
    if (overdue(span))
      return fmt::format("was due at {}, but the event loop is busy until {}", clock(due_of(span)),
                         clock(span.end));
    if (kind == "sleep") {
      return fmt::format("{} until {}", blocked ? "is blocked in sleep" : "sleeps",
                         clock(due_of(span) == Time::max() ? span.end : due_of(span)));
    }
    std::string text;
    if (thing.empty()) {
      text = blocked ? "is blocked" : "is suspended";
    } else if (kind == "thread") {
      text = fmt::format("waits for {} to {}", thing, is_start(span) ? "start" : "end");
    } else if (kind.starts_with(kQueueOf)) {
      text = fmt::format("waits for a free place at {}", kind.substr(kQueueOf.size()));
    } else if (kind == "Task" || kind == "gather" || due_of(span) != Time::max()) {
      text = fmt::format("{} {}", blocked ? "is blocked in" : "awaits", thing);
    } else {
      text = fmt::format("{} {}", blocked ? "is blocked, waiting for" : "waits for", thing);
    }
    if (due_of(span) != Time::max()) return text + " until " + clock(due_of(span));
    text += ahead(id, span);
    if (!cut_off(span)) return text + " until " + clock(span.end);
    return text + ", and nothing ends that";
  }

  /// The holder of the lifetime that `span` waits for hasn't run yet.
  bool is_start(const Span& span) const {
    const TrackId thread = causes_.holder_at(span.about, span.begin);
    if (thread == kNone) return false;
    for (const uint32_t i : causes_.index().spans_of(thread)) {
      const Span& s = causes_.index().span(i);
      if (s.state == State::running) return s.begin >= span.end;
    }
    return false;
  }

  std::string busy_cores() const {
    std::vector<std::string> names;
    for (const TrackId core : causes_.cores())
      if (const TrackId thread = causes_.on_core(core, at_); thread != kNone)
        names.push_back(name(causes_.actor_of(thread, at_)));
    constexpr size_t kFew = 3;
    if (names.empty()) return "no core has switched to it yet";
    if (names.size() == 1) return fmt::format("the only core runs {}", names.front());
    if (names.size() <= kFew) return fmt::format("the cores run {}", fmt::join(names, ", "));
    return fmt::format("all {} cores are taken", names.size());
  }

  std::string busy_workers(const Span& span) const {
    const Causes::Pool* pool = causes_.pool_of(span.about);
    size_t workers = 0;
    if (pool)
      workers = static_cast<size_t>(std::ranges::count_if(
          pool->workers, [&](TrackId id) { return standing(id) != nullptr; }));
    const std::string of = resource_text(causes_, span.about);
    return workers == 1 ? fmt::format("the only worker of {} is busy", of)
                        : fmt::format("all {} workers of {} are busy", workers, of);
  }

  /// ", behind 2 others": those that began to wait earlier for the same.
  std::string ahead(TrackId id, const Span& span) const {
    const auto order = [](const Span& s) { return std::tuple(s.begin, s.end, &s); };
    size_t before = 0;
    const auto count = [&](TrackId other) {
      const Span* s = other == id ? nullptr : standing(other);
      const bool same = s && s->state == span.state && s->about == span.about;
      before +=
          same && order(*s) < order(span) && causes_.track(other).kind == causes_.track(id).kind;
    };
    if (span.state == State::ready_loop_busy) {
      for (const TrackId other : causes_.index().children_of(causes_.track(id).parent))
        count(other);
    } else if (span.about != kNone) {
      for (TrackId other = 0; other < trace_.tracks().size(); ++other) count(other);
    }
    return before == 0 ? "" : fmt::format(", behind {} other{}", before, before == 1 ? "" : "s");
  }

  Next next_of(TrackId id) const {
    const Span* span = standing(id);
    if (!span) return at_ < causes_.track(id).begin ? starter(id) : Next{};
    switch (span->state) {
      case State::running:
        return {};
      case State::idle:
        return next_timer(id, *span);
      case State::ready_loop_busy:
        return running_on(causes_.track(id).parent);
      case State::ready_no_core:
        return {Because::on_core, core_user(id, *span)};
      case State::ready_no_gil: {
        const TrackId holder = causes_.holder_at(span->about, at_);
        return {Because::has_gil, holder == kNone ? kNone : causes_.actor_of(holder, at_)};
      }
      case State::queued_no_worker:
        return {Because::worker_has, worker_user(id, *span)};
      case State::awaiting:
      case State::blocked:
        break;
    }
    if (overdue(*span)) return running_on(causes_.track(id).parent);
    if (kind_of(*span).starts_with(kQueueOf)) return {Because::slot_has, slot_user(*span)};
    if (due_of(*span) != Time::max() || kind_of(*span) == "sleep") return {};
    if (const Next holder = holder_of(id, *span); holder.track != kNone) return holder;
    return waker(id, *span);
  }

  Next starter(TrackId id) const {
    for (const uint32_t i : causes_.links_to(id)) {
      const sim::Link& link = trace_.links()[i];
      if (link.kind == LinkKind::spawn) return {Because::started_by, link.from};
    }
    return {};
  }

  /// Whose step keeps the loop busy; if none's, the thread does something else.
  Next running_on(TrackId loop) const {
    const TrackId task = causes_.runner_of(loop, at_);
    return {Because::runs, task != kNone ? task : causes_.thread_of(loop)};
  }

  /// Who is on the core that the waiting thread will get, or on the first one.
  TrackId core_user(TrackId id, const Span& span) const {
    const TrackId thread = causes_.thread_of(id);
    TrackId chosen = kNone;
    for (const TrackId core : causes_.cores()) {
      const TrackId user = causes_.on_core(core, at_);
      if (user == kNone || user == thread) continue;
      const bool gets_it = causes_.on_core(core, span.end) == thread;
      if (chosen == kNone || gets_it) chosen = user;
    }
    return chosen == kNone ? kNone : causes_.actor_of(chosen, at_);
  }

  /// What keeps the worker busy that will take the request; else the first worker.
  TrackId worker_user(TrackId id, const Span& span) const {
    TrackId worker = causes_.thread_of(id);
    const Causes::Pool* pool = causes_.pool_of(span.about);
    if (worker == kNone && pool && !pool->workers.empty()) worker = pool->workers.front();
    return worker == kNone ? kNone : causes_.actor_of(worker, at_);
  }

  /// Who is being served and done when the place comes free.
  TrackId slot_user(const Span& span) const {
    const std::string_view service = kind_of(span).substr(kQueueOf.size());
    TrackId best = kNone;
    for (TrackId id = 0; id < trace_.tracks().size(); ++id) {
      const Span* s = is_actor(causes_.track(id).kind) ? standing(id) : nullptr;
      if (!s || !is_wait(*s) || kind_of(*s) != service || s->end > span.end) continue;
      // A thread mirrors its task.
      if (best == kNone || causes_.thread_of(id) == best || s->end > standing(best)->end) best = id;
    }
    return best;
  }

  Next holder_of(TrackId id, const Span& span) const {
    if (span.about == kNone) return {};
    const std::string_view kind = kind_of(span);
    const TrackId holder = causes_.holder_at(span.about, at_);
    if (kind == "Task" || kind == "thread") {
      const bool ended = holder != kNone && at_ >= causes_.track(holder).end;
      return {Because::result_of, ended || holder == id ? kNone : holder};
    }
    if (holder == kNone) return {};
    const TrackId actor =
        causes_.track(holder).kind == TrackKind::thread ? causes_.actor_of(holder, at_) : holder;
    // Held by itself: if that ever ends, another one does it.
    if ((actor == id || holder == id || holder == causes_.thread_of(id)) && !cut_off(span))
      return {};
    return {Because::held_by, holder == id ? id : actor};
  }

  /// Whose doing ends the wait.
  Next waker(TrackId id, const Span& span) const {
    uint32_t link = causes_.link_to(id, span.end);
    const TrackId thread = causes_.thread_of(id);
    // A thread that runs a loop is woken for it, and a task's thread for the task.
    if (link == kNone && thread != kNone && thread != id && span.state == State::blocked)
      link = causes_.link_to(thread, span.end);
    if (link == kNone && causes_.track(id).kind == TrackKind::thread) {
      for (const TrackId child : causes_.index().children_of(id))
        if (link == kNone) link = causes_.link_to(child, span.end);
    }
    if (link == kNone) return {};
    const TrackId from = trace_.links()[link].from;
    return {Because::woken_by, from == thread ? causes_.actor_of(from, at_) : from};
  }

  /// Of an idle loop: the task whose timer is the first, or whoever wakes it before that.
  Next next_timer(TrackId id, const Span& span) const {
    TrackId best = kNone;
    Time due = Time::max();
    const auto look = [&](TrackId loop) {
      for (const TrackId task : causes_.index().children_of(loop)) {
        const Span* s = standing(task);
        if (!s || s->state != State::awaiting || due_of(*s) >= due) continue;
        best = task;
        due = due_of(*s);
      }
    };
    if (causes_.track(id).kind == TrackKind::loop) look(id);
    if (causes_.track(id).kind == TrackKind::thread)
      for (const TrackId child : causes_.index().children_of(id))
        if (causes_.track(child).kind == TrackKind::loop) look(child);
    if (due > span.end)
      if (const Next woken = waker(id, span); woken.track != kNone && woken.track != id)
        return woken;
    return {Because::next_timer, best};
  }

  const Causes& causes_;
  const sim::Trace& trace_;
  const Time at_;
  const std::string_view file_;
};

}  // namespace

Why why(const Causes& causes, TrackId track, Time at, std::string_view file) {
  return Reasoner(causes, at, file).run(track);
}

std::string sentence(const WhyLink& link) {
  if (!link.place) return link.text;
  const std::string& function = link.place->function;
  if (function.empty() || function == "<module>")
    return fmt::format("{} (line {})", link.text, link.place->line);
  return fmt::format("{} ({}, line {})", link.text, link.place->function, link.place->line);
}

std::string sentence(const Why& why) {
  std::vector<std::string> parts;
  for (const WhyLink& link : why.links) parts.push_back(sentence(link));
  if (!why.closing.empty()) parts.push_back(why.closing);
  return fmt::format("{}", fmt::join(parts, " → "));
}

std::string resource_text(const Causes& causes, sim::ResourceId id) {
  const sim::Trace& trace = causes.trace();
  if (id >= trace.resources().size()) return {};
  const sim::Resource& resource = trace.resources()[id];
  const std::string kind = printable(trace.string(resource.kind));
  const std::string name = printable(trace.string(resource.name));
  if (!name.empty()) {
    const bool counts = name.front() >= '0' && name.front() <= '9';
    return counts ? fmt::format("{} of {}", kind, name) : fmt::format("{} '{}'", kind, name);
  }
  if (!causes.ever_held(id)) return kind;
  size_t same = 0, number = 0;
  for (sim::ResourceId other = 0; other < trace.resources().size(); ++other) {
    const sim::Resource& r = trace.resources()[other];
    if (r.kind != resource.kind || r.name != resource.name || !causes.ever_held(other)) continue;
    ++same;
    if (other <= id) ++number;
  }
  return same > 1 ? fmt::format("{} {}", kind, number) : kind;
}

TrackId find_actor(const Causes& causes, std::string_view wanted, Time at) {
  TrackId found = kNone;
  const std::string in_brackets = fmt::format("({})", wanted);
  for (TrackId id = 0; id < causes.trace().tracks().size(); ++id) {
    const sim::Track& track = causes.track(id);
    if (!is_actor(track.kind)) continue;
    const std::string whole = track_label(causes.index(), id);
    const bool first_name = whole.starts_with(wanted) &&
                            std::string_view(whole).substr(wanted.size()).starts_with(" (");
    if (whole != wanted && !first_name && !whole.ends_with(in_brackets)) continue;
    if (track.begin <= at && at <= track.end) return id;
    found = id;
  }
  return found;
}

std::string actor_names(const Causes& causes, size_t most) {
  std::vector<std::string> names;
  for (TrackId id = 0; id < causes.trace().tracks().size(); ++id) {
    if (!is_actor(causes.track(id).kind)) continue;
    std::string name = track_label(causes.index(), id);
    if (std::ranges::find(names, name) != names.end()) continue;
    if (names.size() == most) {
      names.push_back("…");
      break;
    }
    names.push_back(std::move(name));
  }
  return fmt::format("{}", fmt::join(names, ", "));
}

}  // namespace interleave::gui
