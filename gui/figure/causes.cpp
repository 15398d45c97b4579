#include "gui/figure/causes.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace interleave::gui {

using sim::kNone;
using sim::State;
using sim::Time;
using sim::TrackId;
using sim::TrackKind;

namespace {

/// "pool_3" → "pool"; "" if it isn't a worker's name.
std::string_view pool_name(std::string_view worker) {
  const size_t digits = worker.find_last_not_of("0123456789");
  if (digits == worker.npos || digits + 1 == worker.size()) return {};
  return worker[digits] == '_' || worker[digits] == '-' ? worker.substr(0, digits) : "";
}

}  // namespace

bool acts(State state) {
  return state == State::running || state == State::blocked || state == State::ready_no_core ||
         state == State::ready_no_gil;
}

bool waits(State state) { return state != State::running && state != State::idle; }

Causes::Causes(const TraceIndex& index) : index_(&index) {
  const auto& tracks = trace().tracks();
  const auto& links = trace().links();
  const auto& holdings = trace().holdings();
  links_ = grouped(links.size(), tracks.size(), [&](uint32_t i) { return links[i].to; });
  holdings_ = grouped(holdings.size(), trace().resources().size(),
                      [&](uint32_t i) { return holdings[i].resource; });
  for (TrackId id = 0; id < tracks.size(); ++id)
    if (tracks[id].kind == TrackKind::core) cores_.push_back(id);
  // The link that takes a request out of its queue comes from the worker.
  worker_of_.assign(tracks.size(), kNone);
  for (const sim::Link& link : links)
    if (link.to != kNone && tracks[link.to].kind == TrackKind::request &&
        link.kind == sim::LinkKind::wake && worker_of_[link.to] == kNone)
      worker_of_[link.to] = link.from;
  requests_of_ = grouped(tracks.size(), tracks.size(), [&](uint32_t i) { return worker_of_[i]; });
  find_pools();
  find_loop_timers();
}

void Causes::find_loop_timers() {
  std::map<sim::ResourceId, size_t> known;
  for (const sim::Holding& holding : trace().holdings()) {
    if (trace().string(trace().resources()[holding.resource].kind) != "timer") continue;
    const auto [timer, is_new] = known.try_emplace(holding.resource, loop_timers_.size());
    if (is_new) {
      loop_timers_.push_back({holding.resource, holding.holder, holding.at, trace().makespan()});
    } else {
      loop_timers_[timer->second].gone = holding.at;
    }
  }
}

void Causes::find_pools() {
  std::map<std::string_view, size_t> by_name;
  for (sim::ResourceId id = 0; id < trace().resources().size(); ++id) {
    const sim::Resource& resource = trace().resources()[id];
    if (trace().string(resource.kind) != "executor") continue;
    if (by_name.try_emplace(trace().string(resource.name), pools_.size()).second)
      pools_.push_back({id, {}, {}});
  }
  if (pools_.empty()) return;
  for (TrackId id = 0; id < trace().tracks().size(); ++id) {
    const sim::Track& t = track(id);
    if (t.kind == TrackKind::thread) {
      const auto pool = by_name.find(pool_name(trace().string(t.name)));
      if (pool != by_name.end()) pools_[pool->second].workers.push_back(id);
    } else if (t.kind == TrackKind::request && !index_->spans_of(id).empty()) {
      const sim::Span& first = index_->span(index_->spans_of(id).front());
      if (first.state != State::queued_no_worker) continue;
      const sim::Resource& resource = trace().resources()[first.about];
      const auto pool = by_name.find(trace().string(resource.name));
      if (pool != by_name.end()) pools_[pool->second].requests.push_back(id);
    }
  }
}

const Causes::Pool* Causes::pool_of(sim::ResourceId executor) const {
  const sim::Resource& wanted = trace().resources()[executor];
  const auto found = std::ranges::find_if(pools_, [&](const Pool& pool) {
    const sim::Resource& resource = trace().resources()[pool.executor];
    return resource.kind == wanted.kind && resource.name == wanted.name;
  });
  return found == pools_.end() ? nullptr : &*found;
}

uint32_t Causes::span_at(TrackId id, Time time) const {
  const uint32_t found = index_->span_at(id, time);
  if (found != kNone && index_->span(found).end > time) return found;
  const auto spans = index_->spans_of(id);
  if (time != trace().makespan() || spans.empty()) return kNone;
  const sim::Span& last = index_->span(spans.back());
  return last.end == time && waits(last.state) ? spans.back() : kNone;
}

const sim::Span* Causes::standing(TrackId id, Time time) const {
  const uint32_t span = span_at(id, time);
  return span == kNone ? nullptr : &index_->span(span);
}

uint32_t Causes::link_to(TrackId id, Time time, uint32_t limit) const {
  const auto links = links_.of(id);
  const auto at = [&](uint32_t i) { return trace().links()[i].at; };
  const auto found = std::ranges::lower_bound(links, time, {}, at);
  return found != links.end() && at(*found) == time && *found < limit ? *found : kNone;
}

TrackId Causes::holder_at(sim::ResourceId resource, Time time) const {
  const auto own = holdings_.of(resource);
  const auto after =
      std::ranges::upper_bound(own, time, {}, [&](uint32_t i) { return trace().holdings()[i].at; });
  return after == own.begin() ? kNone : trace().holdings()[*std::prev(after)].holder;
}

TrackId Causes::thread_of(TrackId id) const {
  while (id != kNone && track(id).kind != TrackKind::thread) {
    if (track(id).kind == TrackKind::request) return worker_of_[id];
    id = track(id).parent;
  }
  return id;
}

TrackId Causes::runner_of(TrackId loop, Time time) const {
  for (const TrackId task : index_->children_of(loop)) {
    const sim::Span* span = standing(task, time);
    if (span && acts(span->state)) return task;
  }
  return kNone;
}

TrackId Causes::actor_of(TrackId thread, Time time) const {
  for (const TrackId request : requests_of_.of(thread)) {
    const sim::Span* span = standing(request, time);
    if (span && span->state != State::queued_no_worker) return request;
  }
  for (const TrackId child : index_->children_of(thread)) {
    if (track(child).kind != TrackKind::loop) continue;
    if (const TrackId task = runner_of(child, time); task != kNone) return task;
  }
  return thread;
}

TrackId Causes::on_core(TrackId core, Time time) const {
  const sim::Span* span = standing(core, time);
  return span && span->state == State::running ? span->about : kNone;
}

}  // namespace interleave::gui
