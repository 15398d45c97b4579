#include "models/threads/executor.h"

#include <fmt/format.h>

#include <cassert>
#include <utility>

namespace interleave::models::threads {

Executor::Executor(Process& process, ExecutorOptions options)
    : process_(process),
      options_(std::move(options)),
      waitable_(process.simulator(), "executor", options_.name_prefix),
      waiting_(waitable_, sim::State::idle) {
  assert(options_.max_workers > 0);
}

void Executor::submit(Work work) {
  assert(!shut_down_);
  if (work.track != sim::kNone) {
    process_.simulator().trace()->set_state(work.track, process_.simulator().now(),
                                            sim::State::queued_no_worker, waitable_.id());
  }
  queue_.push_back(std::move(work));
  note_backlog();
  waiting_.wake();
  const auto limit = static_cast<size_t>(options_.max_workers);
  if (options_.processes) {
    while (workers_.size() < limit) add_worker().launch();
  } else if (idle_ > 0) {
    --idle_;
  } else if (workers_.size() < limit) {
    add_worker().start();
  }
}

void Executor::shutdown(bool wait, bool cancel) {
  shut_down_ = true;
  if (cancel) {
    for (Work& work : std::exchange(queue_, {})) work.cancel();
    note_backlog();
  }
  waiting_.wake(WaitList::kAll);
  if (!wait) return;
  for (const auto& worker : workers_) worker->join();
}

void Executor::abort() {
  shut_down_ = true;
  queue_.clear();
  note_backlog();
  for (const auto& worker : workers_) {
    if (!worker->finished() && !worker->killed() && worker.get() != &Thread::current(process_.simulator())) worker->kill();
  }
}

Thread& Executor::add_worker() {
  const std::string name = options_.processes
                               ? fmt::format("{}-{}", options_.name_prefix, workers_.size() + 1)
                               : fmt::format("{}_{}", options_.name_prefix, workers_.size());
  Process* process = &process_;
  if (options_.processes) {
    processes_.push_back(std::make_unique<Process>(process_, name));
    process = processes_.back().get();
  }
  const auto live = [this] {
    if (options_.around) {
      options_.around([this] { serve(); });
    } else {
      serve();
    }
  };
  const auto body = [this, live] {
    if (!options_.processes || !options_.died) {
      live();
    } else {
      bool killed = false;
      try {
        live();
      } catch (const Killed&) {
        killed = true;  // what follows may wait, which no handler may
      }
      if (killed) {
        Thread::current(process_.simulator()).outlive_kill();
        options_.died();
      }
    }
    if (options_.processes) Thread::current(process_.simulator()).process().exit();
  };
  workers_.push_back(
      std::make_unique<Thread>(*process, name, body, Thread::Options{.daemon = true}));
  return *workers_.back();
}

void Executor::serve() {
  Thread& self = Thread::current(process_.simulator());
  for (;;) {
    while (queue_.empty()) {
      if (shut_down_) return;
      waiting_.wait(self);
    }
    const Work work = std::move(queue_.front());
    queue_.pop_front();
    note_backlog();
    run(self, work);
    ++idle_;
  }
}

void Executor::run(Thread& worker, const Work& work) {
  if (work.track != sim::kNone) {
    process_.simulator().trace()->add_link(sim::LinkKind::wake, process_.simulator().now(), worker.track(), work.track);
    worker.set_activity(work.track);
  }
  work.run();
  if (work.track == sim::kNone) return;
  worker.set_activity(sim::kNone);
  process_.simulator().trace()->end_track(work.track, process_.simulator().now());
}

void Executor::note_backlog() {
  sim::Trace* trace = process_.simulator().trace();
  if (trace == nullptr) return;
  if (backlog_counter_ == sim::kNone) {
    backlog_counter_ =
        trace->add_counter(fmt::format("backlog of {}", options_.name_prefix), process_.track());
  }
  trace->sample(backlog_counter_, process_.simulator().now(), static_cast<double>(queue_.size()));
}

}  // namespace interleave::models::threads
