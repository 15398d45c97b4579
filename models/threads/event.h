// An event: a flag to wait for. Source: CPython 3.11 Lib/threading.py, Event.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "models/threads/wait_list.h"

namespace interleave::models::threads {

class Event {
 public:
  explicit Event(sim::Simulator& simulator, std::string name = {})
      : simulator_(simulator),
        waitable_(simulator, "Event", std::move(name)),
        waiters_(waitable_) {}

  bool is_set() const { return set_; }
  void set() {
    set_ = true;
    waiters_.wake(WaitList::kAll);
  }
  void clear() { set_ = false; }
  /// False: the timeout came first. True even if the event was cleared again in the meantime.
  bool wait(std::optional<sim::Duration> timeout = std::nullopt) {
    if (set_) return true;
    if (is_try(timeout)) return false;
    Thread& self = Thread::current(simulator_);
    return waiters_.wait(self, self.deadline(timeout));
  }

 private:
  sim::Simulator& simulator_;
  bool set_ = false;
  sim::Waitable waitable_;
  WaitList waiters_;
};

}  // namespace interleave::models::threads
