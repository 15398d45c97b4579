// A pool of workers that take work from one first-in-first-out queue.
//
// Thread workers start one by one: a submission starts another only if the count of idle workers is
// zero and there are fewer than the limit. As in CPython the count goes up when a worker has
// finished an item and down when a submission finds it positive, which isn't quite "how many are
// idle now". Process workers, each with a GIL of its own, all start at the first submission.
// Source: CPython 3.11 Lib/concurrent/futures/thread.py and process.py (with fork).
//
// Workers are daemons to the engine: an idle pool doesn't keep a run alive. Who must see the work
// done calls shutdown(wait).
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "models/threads/process.h"
#include "models/threads/thread.h"
#include "models/threads/wait_list.h"

namespace interleave::models::threads {

/// A piece of work. `track`, if any, is in the state `queued, no worker` until a worker takes it
/// and then follows the worker; it ends with the work.
struct Work {
  std::function<void()> run;
  std::function<void()> cancel = {};  // called instead of run by shutdown(…, cancel)
  sim::TrackId track = sim::kNone;
};

struct ExecutorOptions {
  int max_workers = 1;
  std::string name_prefix = "worker";  // workers are called <prefix>_0, …; processes <prefix>-1, …
  bool processes = false;
  /// Runs a worker's whole life, from inside of its thread: calls what it is given.
  std::function<void(const std::function<void()>& life)> around = {};
  /// Called in the thread of a process worker that was killed, after its end.
  std::function<void()> died = {};
};

class Executor {
 public:
  /// `process`: that of the thread workers, or the parent of the process workers.
  Executor(Process& process, ExecutorOptions options);
  Executor(const Executor&) = delete;
  Executor& operator=(const Executor&) = delete;

  /// Requires: !shut_down(). A worker that this starts runs first.
  void submit(Work work);
  /// No more work is taken. `cancel`: what is queued is cancelled. `wait`: until all workers ended.
  void shutdown(bool wait, bool cancel = false);
  bool shut_down() const { return shut_down_; }
  /// Ends it at once: what is queued is forgotten, and every worker but the caller is killed.
  void abort();

  const std::vector<std::unique_ptr<Thread>>& workers() const { return workers_; }
  size_t backlog() const { return queue_.size(); }

 private:
  void serve();
  void run(Thread& worker, const Work& work);
  Thread& add_worker();
  void note_backlog();

  Process& process_;
  const ExecutorOptions options_;
  bool shut_down_ = false;
  int64_t idle_ = 0;
  std::deque<Work> queue_;
  sim::Waitable waitable_;
  WaitList waiting_;
  uint32_t backlog_counter_ = sim::kNone;
  std::vector<std::unique_ptr<Process>> processes_;
  std::vector<std::unique_ptr<Thread>> workers_;
};

}  // namespace interleave::models::threads
