#include "gui/figure/comparison.h"

#include <algorithm>
#include <cstdio>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "gui/figure/lane_plan.h"

namespace interleave::gui {

using sim::Time;
using sim::TrackId;
using sim::TrackKind;

namespace {

/// Numbers for texts, the same for both runs.
using Identities = std::unordered_map<std::string, uint32_t>;

uint32_t identity_of(Identities& identities, const std::string& text) {
  return identities.try_emplace(text, static_cast<uint32_t>(identities.size())).first->second;
}

bool is_wait(sim::State state) {
  return state >= sim::State::queued_no_worker;  // and what follows it: waits of the program itself
}

class EventReader {
 public:
  EventReader(const TraceIndex& index, Identities& identities)
      : index_(index),
        trace_(index.trace()),
        identities_(identities),
        names_(track_names(trace_)) {}

  /// In the order in which they happened.
  std::vector<RunEvent> read() {
    for (TrackId track = 0; track < trace_.tracks().size(); ++track) {
      if (!is_actor(track)) continue;
      if (!runs_others(track)) read_steps(track);
      add_end(track);
    }
    for (uint32_t i = 0; i < trace_.instants().size(); ++i) read_instant(i);
    std::ranges::sort(events_, {}, [this](const RunEvent& e) { return order_of(e); });
    for (RunEvent& event : events_) count_repeats(event);
    return std::move(events_);
  }

 private:
  bool is_actor(TrackId track) const {
    const TrackKind kind = trace_.tracks()[track].kind;
    return kind == TrackKind::thread || kind == TrackKind::task || kind == TrackKind::request;
  }

  /// A thread with an event loop runs when its tasks do, so its steps are theirs.
  bool runs_others(TrackId track) const {
    return std::ranges::any_of(index_.children_of(track), [this](TrackId child) {
      return trace_.tracks()[child].kind >= TrackKind::loop;
    });
  }

  void add(RunEvent::Kind kind, Time at, TrackId track, uint32_t index, std::string_view what) {
    std::string text = names_[track];
    text += '\n';
    text += static_cast<char>('0' + static_cast<int>(kind));
    text += what;
    events_.push_back({kind, at, track, index, identity_of(identities_, text)});
  }

  void read_steps(TrackId track) {
    bool waited = true, started = false;
    for (const uint32_t i : index_.spans_of(track)) {
      const sim::Span& span = index_.span(i);
      if (span.state != sim::State::running) {
        waited = waited || is_wait(span.state);
      } else if (std::exchange(waited, false)) {
        const auto kind =
            std::exchange(started, true) ? RunEvent::Kind::goes_on : RunEvent::Kind::starts;
        add(kind, span.begin, track, i, trace_.string(trace_.stacks()[span.stack].function));
      }
    }
  }

  void add_end(TrackId track) {
    const Time end = std::min(trace_.tracks()[track].end, trace_.makespan());
    add(RunEvent::Kind::ends, end, track, sim::kNone, {});
  }

  void read_instant(uint32_t i) {
    const sim::Instant& instant = trace_.instants()[i];
    if (instant.track == sim::kNone) return;
    if (instant.kind == sim::InstantKind::print) {
      add(RunEvent::Kind::prints, instant.at, instant.track, i, trace_.string(instant.text));
    } else if (instant.kind == sim::InstantKind::error) {
      add(RunEvent::Kind::fails, instant.at, instant.track, i, trace_.string(instant.text));
    }
  }

  /// Steps of no length happened in the order of their spans; what began at the same time and
  /// lasted was simultaneous, and goes by its track.
  std::tuple<Time, RunEvent::Kind, bool, uint32_t> order_of(const RunEvent& e) const {
    if (e.kind == RunEvent::Kind::ends) return {e.at, e.kind, false, e.track};
    if (!e.is_step()) return {e.at, RunEvent::Kind::prints, false, e.index};
    const bool lasts = index_.span(e.index).end > e.at;
    return {e.at, RunEvent::Kind::goes_on, lasts, lasts ? e.track : e.index};
  }

  void count_repeats(RunEvent& event) {
    const uint32_t before = repeats_[event.identity]++;
    if (before == 0) return;
    event.identity =
        identity_of(identities_, std::to_string(event.identity) + '\n' + std::to_string(before));
  }

  const TraceIndex& index_;
  const sim::Trace& trace_;
  Identities& identities_;
  const std::vector<std::string> names_;
  std::unordered_map<uint32_t, uint32_t> repeats_;
  std::vector<RunEvent> events_;
};

/// Which of `ranks` are in their longest increasing subsequence.
std::vector<bool> in_order(const std::vector<size_t>& ranks) {
  std::vector<size_t> tails, before(ranks.size(), ranks.size());  // indices into `ranks`
  for (size_t i = 0; i < ranks.size(); ++i) {
    const auto at =
        std::ranges::lower_bound(tails, ranks[i], {}, [&](size_t t) { return ranks[t]; });
    if (at != tails.begin()) before[i] = *(at - 1);
    if (at == tails.end()) {
      tails.push_back(i);
    } else {
      *at = i;
    }
  }
  std::vector<bool> kept(ranks.size());
  for (size_t i = tails.empty() ? ranks.size() : tails.back(); i < ranks.size(); i = before[i])
    kept[i] = true;
  return kept;
}

std::string quoted(std::string_view text) {
  constexpr size_t kLongest = 60;
  std::string all(text.substr(0, text.find('\n')));
  if (all.size() > kLongest) {
    size_t cut = kLongest;
    while (cut > 0 && (static_cast<unsigned char>(all[cut]) & 0xc0) == 0x80) --cut;
    all.resize(cut);
    all += "…";
  }
  return "'" + all + "'";
}

std::string describe(const TraceIndex& index, const RunEvent& event) {
  const std::string who = track_label(index, event.track);
  switch (event.kind) {
    case RunEvent::Kind::starts:
      return who + " starts";
    case RunEvent::Kind::goes_on: {
      const sim::Trace& trace = index.trace();
      const sim::StackFrame& frame = trace.stacks()[index.span(event.index).stack];
      const std::string_view function = trace.string(frame.function);
      const bool named = !function.empty() && function.front() != '<';
      return who + " goes on" + (named ? " in " + std::string(function) : "");
    }
    case RunEvent::Kind::prints:
      return who + " prints " +
             quoted(index.trace().string(index.trace().instants()[event.index].text));
    case RunEvent::Kind::fails:
      return who + " fails: " +
             std::string(index.trace().string(index.trace().instants()[event.index].text));
    case RunEvent::Kind::ends:
      break;
  }
  return who + " ends";
}

}  // namespace

std::vector<std::string> track_names(const sim::Trace& trace) {
  std::unordered_map<std::string, int> namesakes;
  std::vector<std::string> names;
  for (const sim::Track& track : trace.tracks()) {
    std::string name = track.parent < names.size() ? names[track.parent] + '/' : std::string();
    name += std::to_string(static_cast<int>(track.kind));
    name += trace.string(track.name);
    const int before = namesakes[name]++;
    names.push_back(before == 0 ? name : name + '#' + std::to_string(before));
  }
  return names;
}

Time Difference::since() const {
  return std::min(first ? first->at : Time::max(), second ? second->at : Time::max());
}

size_t Comparison::count(Difference::Kind kind) const {
  return static_cast<size_t>(std::ranges::count(differences, kind, &Difference::kind));
}

std::optional<Comparison::Divergence> Comparison::divergence() const {
  if (differences.empty()) return std::nullopt;
  const Difference& d = differences.front();
  const Time first_end = Time::at(first_makespan), second_end = Time::at(second_makespan);
  return Divergence{d.first ? d.first->at : std::min(d.second->at, first_end),
                    d.second ? d.second->at : std::min(d.first->at, second_end)};
}

Comparison compare(const TraceIndex& first, const TraceIndex& second) {
  Identities identities;
  const std::vector<RunEvent> a = EventReader(first, identities).read();
  const std::vector<RunEvent> b = EventReader(second, identities).read();
  Comparison result{.first_makespan = first.trace().makespan().since_start(),
                    .second_makespan = second.trace().makespan().since_start(),
                    .alike = 0,
                    .differences = {}};

  std::unordered_map<uint32_t, size_t> rank_in_b;
  for (size_t i = 0; i < b.size(); ++i) rank_in_b.emplace(b[i].identity, i);
  std::vector<size_t> ranks, of_a;
  std::vector<bool> in_a(b.size());
  for (size_t i = 0; i < a.size(); ++i) {
    const auto found = rank_in_b.find(a[i].identity);
    if (found == rank_in_b.end()) {
      result.differences.push_back(
          {Difference::Kind::only_first, a[i], std::nullopt, describe(first, a[i])});
      continue;
    }
    ranks.push_back(found->second);
    of_a.push_back(i);
    in_a[found->second] = true;
  }
  const std::vector<bool> kept = in_order(ranks);
  for (size_t i = 0; i < ranks.size(); ++i) {
    const RunEvent &here = a[of_a[i]], &there = b[ranks[i]];
    if (kept[i] && here.at == there.at) {
      ++result.alike;
    } else {
      const auto kind = kept[i] ? Difference::Kind::other_time : Difference::Kind::other_order;
      result.differences.push_back({kind, here, there, describe(first, here)});
    }
  }
  for (size_t i = 0; i < b.size(); ++i) {
    if (in_a[i]) continue;
    result.differences.push_back(
        {Difference::Kind::only_second, std::nullopt, b[i], describe(second, b[i])});
  }
  std::ranges::stable_sort(result.differences, {}, &Difference::since);
  return result;
}

std::string speed_up(sim::Duration first, sim::Duration second) {
  if (second == sim::Duration()) return first == sim::Duration() ? "1×" : "∞×";
  const double ratio = first.seconds() / second.seconds();
  char text[32];
  std::snprintf(text, sizeof text, ratio < 10 ? "%.2f" : "%.1f", ratio);
  std::string short_text = text;
  if (short_text.find('.') != short_text.npos) {
    short_text.erase(short_text.find_last_not_of('0') + 1);
    if (short_text.back() == '.') short_text.pop_back();
  }
  return short_text + "×";
}

const char* difference_name(Difference::Kind kind) {
  switch (kind) {
    case Difference::Kind::other_time:
      return "at another time";
    case Difference::Kind::other_order:
      return "in another order";
    case Difference::Kind::only_first:
      return "only in the first";
    case Difference::Kind::only_second:
      break;
  }
  return "only in the second";
}

}  // namespace interleave::gui
