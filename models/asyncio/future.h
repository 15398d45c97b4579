// A future: an event that happens once, in the iteration of its loop after finish() or cancel().
// The value or exception that comes with it is the language's business.
//
// A future lies inside an object of the language, which it neither owns nor knows. What differs
// between kinds of futures (what cancel() means, what a person calls them) is in its FutureKind, one stateless
// object for all futures of a kind. Callbacks are handles: they run in the order they were added.
#pragma once

#include <cstdint>
#include <string>

#include "models/asyncio/handle.h"
#include "sim/trace.h"

namespace interleave::models::asyncio {

class EventLoop;
class Future;

/// What a language sends along with a cancellation, e.g. a message. It derives from this.
struct Cancellation {};

class FutureKind {
 public:
  /// False, without effect: the future is done.
  virtual bool cancel(Future& future, const Cancellation& cancellation) const;
  /// The resource that waiters see in the trace: kind ("Future", "Task", "sleep", …) and name.
  struct Description {
    std::string kind;
    std::string name;
    sim::TrackId holder = sim::kNone;  // who will finish it
    sim::Time due = sim::Time::max();  // when a timer will
  };
  virtual Description describe(const Future& future) const;
};

class Future {
 public:
  enum class State : uint8_t { pending, cancelled, finished };

  /// `loop` may be null until it is first used.
  Future(EventLoop* loop, const FutureKind& kind) : loop_(loop), kind_(&kind) {}
  Future(const Future&) = delete;
  Future& operator=(const Future&) = delete;
  /// Discards the callbacks.
  ~Future();

  State state() const { return state_; }
  bool done() const { return state_ != State::pending; }
  bool cancelled() const { return state_ == State::cancelled; }
  EventLoop& loop() const { return *loop_; }
  bool has_loop() const { return loop_ != nullptr; }
  const FutureKind& kind() const { return *kind_; }
  /// Requires: nobody waits for it.
  void set_loop(EventLoop& loop) { loop_ = &loop; }

  /// The handle runs in the iteration after the future is done.
  void add_callback(Handle& handle);
  /// Takes the handle back, neither run nor discarded. Requires: the future is pending.
  void remove_callback(Handle& handle) { callbacks_.remove(handle); }
  /// Drops the callbacks without discarding them: they may be gone already.
  void forget_callbacks() { HandleQueue forgotten(std::move(callbacks_)); }
  HandleQueue& callbacks() { return callbacks_; }
  const HandleQueue& callbacks() const { return callbacks_; }

  /// The result is there. Requires: pending.
  void finish() { settle(State::finished); }
  /// As this kind of future defines it.
  bool cancel(const Cancellation& cancellation) { return kind_->cancel(*this, cancellation); }
  /// Cancels the future itself: what `cancel` of a plain future comes to. False: it is done.
  bool cancel_now();

  /// What the trace says that waiters wait for; recorded on first use. kNone without a trace.
  sim::ResourceId resource();
  /// Lets the future stand for something else, e.g. a lock's waiter for the lock.
  void set_resource(sim::ResourceId resource) { resource_ = resource; }

 protected:
  /// Pending once more. Requires: no callbacks.
  void reset() { state_ = State::pending; }

 private:
  void settle(State state);

  EventLoop* loop_;
  const FutureKind* kind_;
  HandleQueue callbacks_;
  sim::ResourceId resource_ = sim::kNone;
  State state_ = State::pending;
};

}  // namespace interleave::models::asyncio
