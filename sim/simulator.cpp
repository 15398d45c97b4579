#include "sim/simulator.h"

#include <algorithm>
#include <ranges>

namespace interleave::sim {

Simulator::Simulator(Options options)
    : current_(&main_), options_(options), main_(*this, nullptr, nullptr) {
  pools_.push_back(std::make_unique<StackPool>(*this, options_.stack_bytes));
}

Simulator::~Simulator() { unwind(); }

RunEnd Simulator::run() {
  assert(current_ == &main_);
  if (alive_ == 0) return RunEnd::finished;
  stop_ = false;
  look_at_ = sequence_ + 1;
  look_around_after(1);
  dispatch();
  if (error_) std::rethrow_exception(std::exchange(error_, nullptr));
  return end_;
}

void Simulator::stop() {
  stop_ = true;
  look_at_ = 0;
  look_around_after(1);
}

void Simulator::look_around_after(uint64_t hand_overs) {
  hand_overs_end_ += hand_overs - hand_overs_left_;
  hand_overs_left_ = hand_overs;
}

Process* Simulator::end(RunEnd why) {
  end_ = why;
  return &main_;
}

Process* Simulator::end_of_time() {
  const Event& event = queue_.top();
  return event.process->pending_ == event.key.low ? end(RunEnd::out_of_time) : nullptr;
}

/// The rare checks, kept out of the way of the common event.
Process* Simulator::look_around() {
  look_around_after(unwinding_ ? 1 : kLookEvery);
  if (unwinding_) {
    // A destructor may suspend, and just goes on; somebody who swallowed the exception may not.
    if (std::uncaught_exceptions() == exceptions_) throw ProcessKilled();
    return current_;
  }
  if (stop_) return end(RunEnd::stopped);
  if (options_.cancel != nullptr && options_.cancel->load(std::memory_order_relaxed)) {
    return end(RunEnd::cancelled);
  }
  assert(sequence_ < EventKey::kSequenceMask - kLookEvery);
  steps_at_one_time_ = looked_around_ == now() ? steps_at_one_time_ + kLookEvery : 0;
  looked_around_ = now();
  if (steps_at_one_time_ >= options_.max_steps_at_one_time) return end(RunEnd::endless_loop);
  look_at_ = sequence_ + kLookEvery;
  if (stale_ > kLookEvery && stale_ > queue_.size() / 2) {
    queue_.remove_if([](const Event& event) { return event.process->pending_ != event.key.low; });
    stale_dropped_ += std::exchange(stale_, 0);
  }
  return nullptr;
}

/// Fetches what resuming the process of `event` will touch.
void Simulator::prefetch(const Event& event) {
  __builtin_prefetch(event.process);
  const auto* stack = static_cast<const std::byte*>(event.stack);
  for (size_t offset = 0; offset < 256; offset += 64) __builtin_prefetch(stack + offset);
}

Process& Simulator::create(size_t body_bytes, size_t body_alignment,
                           const ProcessOptions& options) {
  const size_t wanted = options.stack_bytes == 0 ? options_.stack_bytes : options.stack_bytes;
  auto pool = std::find_if(pools_.begin(), pools_.end(),
                           [&](const auto& p) { return p->requested_bytes() == wanted; });
  if (pool == pools_.end()) {
    pool = pools_.insert(pools_.end(), std::make_unique<StackPool>(*this, wanted));
  }
  Process& process = (*pool)->take();
  auto* const top = reinterpret_cast<std::byte*>(&process);
  wipe_stack(process.stack_bottom_, static_cast<size_t>(top - process.stack_bottom_));
  const size_t alignment = std::max<size_t>(body_alignment, 16);
  process.body_ = top - body_bytes - (reinterpret_cast<uintptr_t>(top) - body_bytes) % alignment;
  assert(static_cast<std::byte*>(process.body_) >
         process.stack_bottom_ + (*pool)->stack_bytes() / 2);
  process.id_ = ++created_;
  process.daemon_ = options.daemon;
  process.thread_ = options.thread;
  return process;
}

void Simulator::start(Process& process, bool suspended) {
  const auto bytes = static_cast<std::byte*>(process.body_) - process.stack_bottom_;
  prepare<&Simulator::enter>(process, process.stack_bottom_, static_cast<size_t>(bytes));
  process.alive_ = true;
  process.started_ = false;
  process.timeout_ = false;
  process.pending_ = suspended ? Process::kWaits : 0;
  if (!process.daemon_) ++alive_;
  if (!suspended) schedule_now(process);
}

void Simulator::enter(Fiber& from) {
  Simulator& simulator = *static_cast<Process&>(from).simulator_;
  Process& self = *simulator.current_;
  self.started_ = true;
  try {
    self.run_(self.body_);
  } catch (const ProcessKilled&) {
  } catch (...) {
    simulator.error_ = std::current_exception();
  }
  simulator.retire(self);
  const bool over = simulator.unwinding_ || simulator.error_ || simulator.alive_ == 0;
  simulator.current_ = over ? simulator.end(RunEnd::finished) : simulator.next();
  switch_to(self, *simulator.current_, true);
}

void Simulator::retire(Process& process) {
  process.destroy_(process.body_);
  process.alive_ = false;
  process.pending_ = 0;
  if (!process.daemon_) --alive_;
  process.pool_->put(process);
}

Deadline Simulator::deadline(Duration d) const {
  if (d <= Duration()) return {now(), depth()};
  if (d >= Time::max() - now()) return {};
  return {now() + d, next_depth()};
}

void Simulator::hand_over_and_look(Process& process) {
  Process& self = *current_;
  self.pending_ = Process::kWaits;
  if (Process* other = look_around()) {
    // The run ends here. Should it be continued, `process` is still the first to go on.
    process.pending_ = now_.low;
    ready_.push_front(process);
    if (other != &self) resume(self, *other);
  } else {
    resume(self, process);
  }
}

bool Simulator::suspend_for(Duration d) { return suspend_until(deadline(d)); }

bool Simulator::suspend_until(Time time, uint32_t depth) {
  if (time == Time::max()) {
    suspend();
    return true;
  }
  Process& self = *current_;
  self.timeout_ = true;
  uint64_t depth_bits = uint64_t{depth} << EventKey::kSequenceBits;
  if (time < now()) depth_bits = 0;
  if (time <= now()) depth_bits = std::max(depth_bits, now_.depth_bits());
  schedule(self, std::max(time, now()), depth_bits);
  dispatch();
  return !std::exchange(self.timeout_, false);
}

void Simulator::cancel_timeout(Process& process) {
  if (!std::exchange(process.timeout_, false)) return;
  ++stale_;
  process.pending_ = Process::kWaits;
}

size_t Simulator::stack_remaining() const {
  const auto here = reinterpret_cast<uintptr_t>(__builtin_frame_address(0));
  return here - reinterpret_cast<uintptr_t>(current_->stack_bottom_);
}

std::vector<Process*> Simulator::processes() const {
  std::vector<Process*> living;
  for (const auto& pool : pools_) {
    pool->for_each([&](Process& process) {
      if (process.alive_) living.push_back(&process);
    });
  }
  std::sort(living.begin(), living.end(), [](Process* a, Process* b) { return a->id() < b->id(); });
  return living;
}

void Simulator::unwind() {
  assert(current_ == &main_);
  unwinding_ = true;
  exceptions_ = std::uncaught_exceptions();
  look_around_after(1);
  for (;;) {
    look_at_ = 0;
    const std::vector<Process*> living = processes();
    if (living.empty()) break;
    // Destructors may start new processes: the next round ends those.
    for (Process* process : std::views::reverse(living)) {
      if (process->started_) {
        current_ = process;
        throw_into<ProcessKilled>(main_, *process);
        current_ = &main_;
      } else {
        retire(*process);
      }
    }
  }
  unwinding_ = false;
  error_ = nullptr;
  queue_ = EventQueue();
  ready_ = ReadyRing();
  stale_ = 0;
}

}  // namespace interleave::sim
