#include "sim/cores.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "sim/thread.h"

namespace interleave::sim {

Cores::Cores(Simulator& simulator, Options options)
    : simulator_(simulator),
      options_(std::move(options)),
      policy_(make_policy(options_)),
      free_(options_.cores) {
  if (options_.cores < 1) throw std::invalid_argument("a machine needs at least one core");
  if (options_.quantum <= Duration()) throw std::invalid_argument("the quantum must be positive");
  cores_.resize(static_cast<size_t>(options_.cores));
  if (Trace* trace = simulator_.trace()) {
    for (size_t i = 0; i < cores_.size(); ++i) {
      cores_[i].track =
          trace->add_track(TrackKind::core, fmt::format("core {}", i), kNone, simulator_.now());
      trace->set_state(cores_[i].track, simulator_.now(), State::idle);
    }
  }
}

Cores::~Cores() { simulator_.unwind(); }

void Cores::make_ready(Thread& thread) {
  thread.phase_ = Thread::Phase::ready;
  thread.about_ = nullptr;
  thread.set_state(State::ready_no_core);
  if (Core* core = free_core(thread)) return assign(*core, thread);
  const bool first = policy_->empty();
  policy_->add(thread);
  if (!first) return;
  for (const Core& core : cores_) {
    if (core.thread->computing_ && slice_end(core)) simulator_.wake(*core.thread->process_);
  }
}

void Cores::release(Thread& thread) {
  Core& core = *thread.core_;
  vacate(core);
  if (Thread* next = policy_->take()) {
    assign(core, *next);
  } else if (Trace* trace = simulator_.trace()) {
    trace->set_state(core.track, simulator_.now(), State::idle);
  }
}

void Cores::rotate(Thread& thread) {
  Core& core = *thread.core_;
  thread.phase_ = Thread::Phase::ready;
  thread.set_state(State::ready_no_core);
  policy_->add(thread);
  vacate(core);
  assign(core, *policy_->take());
}

std::optional<Time> Cores::slice_end(const Core& core) const {
  if (!contended()) return std::nullopt;
  const std::optional<Duration> quantum = policy_->quantum(*core.thread);
  if (!quantum) return std::nullopt;
  const int64_t elapsed = (simulator_.now() - core.slice_start).ns();
  const int64_t slices = (elapsed + quantum->ns() - 1) / quantum->ns();
  return core.slice_start + *quantum * std::max<int64_t>(slices, 1);
}

Cores::Core* Cores::free_core(const Thread& thread) {
  if (free_ == 0) return nullptr;
  if (thread.last_core_ != nullptr && thread.last_core_->thread == nullptr)
    return thread.last_core_;
  return &*std::find_if(cores_.begin(), cores_.end(),
                        [](const Core& core) { return core.thread == nullptr; });
}

void Cores::assign(Core& core, Thread& thread) {
  --free_;
  core.thread = &thread;
  const uint64_t id = thread.process_->id();
  core.switching = core.last != 0 && core.last != id && options_.context_switch > Duration();
  core.last = id;
  core.slice_start = simulator_.now() + (core.switching ? options_.context_switch : Duration());
  thread.core_ = thread.last_core_ = &core;
  if (Trace* trace = simulator_.trace()) {
    trace->set_state(core.track, simulator_.now(), State::running,
                     core.switching ? kNone : thread.track_);
  }
  simulator_.wake(*thread.process_);
}

void Cores::vacate(Core& core) {
  core.thread->core_ = nullptr;
  core.thread = nullptr;
  ++free_;
}

std::vector<Thread*> Cores::threads() const {
  std::vector<Thread*> threads;
  for (const Process* process : simulator_.processes()) {
    Thread* thread = process->thread();
    if (thread != nullptr && &thread->cores() == this) threads.push_back(thread);
  }
  return threads;
}

}  // namespace interleave::sim
