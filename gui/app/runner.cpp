#include "gui/app/runner.h"

#include <utility>

#include "models/python/header.h"

namespace interleave::gui {

Runner::Runner(std::function<void()> changed, RunScenario run)
    : changed_(std::move(changed)), run_(std::move(run)), worker_([this] { work(); }) {}

Runner::~Runner() {
  {
    const std::lock_guard lock(mutex_);
    quit_ = superseded_ = true;
    cancel_ = true;
  }
  wake_.notify_one();
  worker_.join();
}

void Runner::start(RunRequest request) {
  {
    const std::lock_guard lock(mutex_);
    due_ = Clock::now() + request.delay;
    waiting_ = std::move(request);
    finished_ = nullptr;
    if (running_) superseded_ = true, cancel_ = true;
  }
  wake_.notify_one();
}

void Runner::stop() {
  const std::lock_guard lock(mutex_);
  waiting_.reset();
  if (running_) cancel_ = true;
}

void Runner::abandon() {
  const std::lock_guard lock(mutex_);
  waiting_.reset();
  finished_ = nullptr;
  if (running_) superseded_ = true, cancel_ = true;
}

std::optional<Runner::Progress> Runner::progress() {
  const std::lock_guard lock(mutex_);
  if (!running_) return std::nullopt;
  const auto elapsed = Clock::now() - began_;
  if (limit_ && elapsed > *limit_) cancel_ = true;
  return Progress{sim::Time::at(sim::Duration::nanoseconds(progress_ns_)), elapsed};
}

bool Runner::busy() const {
  const std::lock_guard lock(mutex_);
  return running_ || waiting_;
}

RunPtr Runner::take() {
  const std::lock_guard lock(mutex_);
  return std::exchange(finished_, nullptr);
}

void Runner::work() {
  std::unique_lock lock(mutex_);
  while (!quit_) {
    if (!waiting_) {
      wake_.wait(lock);
      continue;
    }
    if (Clock::now() < due_) {
      wake_.wait_until(lock, Clock::time_point(due_));  // a newer request may move due_
      continue;
    }
    const RunRequest request = *std::exchange(waiting_, std::nullopt);
    running_ = true;
    superseded_ = false;
    cancel_ = false;
    progress_ns_ = 0;
    began_ = Clock::now();
    limit_ = request.limit;
    lock.unlock();
    changed_();
    RunPtr run = execute(request);
    lock.lock();
    running_ = false;
    if (!superseded_) finished_ = std::move(run);
    lock.unlock();
    run = nullptr;  // a dropped trace may be large: free it outside the lock
    changed_();
    lock.lock();
  }
}

RunPtr Runner::execute(const RunRequest& request) {
  models::python::RunOptions options;
  options.file_name = request.file_name;
  options.settings = request.settings;
  options.variant = request.variant;
  options.cancel = &cancel_;
  options.progress_ns = &progress_ns_;
  auto run = std::make_shared<Run>(run_(request.source, options));
  run->file_name = request.file_name;
  try {
    run->annotations = models::python::parse_annotations(models::python::Source(request.file_name, request.source));
  } catch (const models::python::ScenarioError&) {
    // The run has reported it already.
  }
  run->text_state = request.text_state;
  run->settings = request.settings;
  run->stopped = cancel_;
  run->took = Clock::now() - began_;
  return run;
}

}  // namespace interleave::gui
