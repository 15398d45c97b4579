// Runs scenarios on a thread of its own, so that the window never waits.
//
// The latest request wins: start() replaces a request that still waits and cancels the run that is
// under way, whose result is dropped. A request may wait a moment first, until typing has paused.
// stop() cancels too, but what ran so far is delivered. All public calls come from one thread.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "gui/app/run.h"

namespace interleave::gui {

struct RunRequest {
  std::string source;
  std::string file_name;
  std::vector<std::string> settings;  // "machine.cores=2"
  std::string variant = {};           // of the header
  uint64_t text_state = 0;
  std::chrono::milliseconds delay{0};
  std::optional<std::chrono::milliseconds> limit;  // of real time, after which it is stopped
};

class Runner {
 public:
  using RunScenario =
      std::function<models::python::RunResult(std::string_view, const models::python::RunOptions&)>;

  /// `changed` is called on the worker's thread when a run begins and when its result can be taken.
  explicit Runner(std::function<void()> changed, RunScenario run = models::python::run_scenario);
  /// Cancels and waits for the worker.
  ~Runner();
  Runner(const Runner&) = delete;
  Runner& operator=(const Runner&) = delete;

  void start(RunRequest request);
  void stop();
  /// Cancels everything and delivers nothing.
  void abandon();

  struct Progress {
    sim::Time at;                      // on the virtual clock
    std::chrono::nanoseconds elapsed;  // on ours
  };
  /// nullopt unless a run is under way. Stops it when it has exceeded its limit.
  std::optional<Progress> progress();
  /// A request waits or runs.
  bool busy() const;
  /// The newest result that hasn't been taken, or null.
  RunPtr take();

 private:
  using Clock = std::chrono::steady_clock;
  void work();
  RunPtr execute(const RunRequest& request);

  std::function<void()> changed_;
  RunScenario run_;

  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::optional<RunRequest> waiting_;
  Clock::time_point due_, began_;
  std::optional<std::chrono::milliseconds> limit_;
  bool running_ = false, superseded_ = false, quit_ = false;
  RunPtr finished_;

  std::atomic<bool> cancel_{false};
  std::atomic<int64_t> progress_ns_{0};
  std::thread worker_;  // last: it uses all of the above
};

}  // namespace interleave::gui
