// A sleep: a future that a timer finishes. The timer callback takes one iteration and the waiter's
// step the next, as with CPython's asyncio.sleep, which makes a future and a timer handle; here both
// are in one object.
//
// The timer keeps the object alive (see Handle); `release` gives that reference back.
#pragma once

#include "models/asyncio/event_loop.h"
#include "models/asyncio/future.h"

namespace interleave::models::asyncio {

class Sleep : public Future, private Handle {
 public:
  /// `release(sleep)` is called once when the timer is done with the object.
  using Release = void (*)(Sleep&);
  Sleep(EventLoop* loop, const FutureKind& kind, Release release)
      : Future(loop, kind), Handle(&Sleep::act), release_(release) {}

  using Future::cancel;
  using Future::cancelled;

  /// Requires: called once. The caller has taken a reference for the timer.
  void start(sim::Duration delay) { loop().call_later(delay, *this); }
  /// The timer is done with the object.
  bool fired() const { return fired_; }
  /// Nobody waits any more. Requires: started, not fired.
  void cancel_timer() { loop().cancel_timer(*this); }

 private:
  static void act(Handle& handle, Event event) {
    auto& sleep = static_cast<Sleep&>(handle);
    if (event == Event::ready) return;
    if (event == Event::run && !sleep.done()) sleep.finish();
    sleep.fired_ = true;
    sleep.release_(sleep);
  }
  bool fired_ = false;
  Release release_;
};

}  // namespace interleave::models::asyncio
