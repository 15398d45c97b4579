// The engine against its floor, with tracing off. Usage: bench_engine OUT.json [ROUNDS [ROW]]
//
//   hold N       N processes sleep exponential times, over and over: per event
//   M/M/1        customers pass a queue with one server: per customer
//   ping-pong    two processes wake each other: per switch
//   churn        a process is created, sleeps once and ends, a thousand at a time: per process
//   alive 1M     a million processes are created, sleep once and end, all alive at once: per
//   process
#include <cmath>
#include <cstdlib>
#include <deque>
#include <memory>

#include "bench/floor.h"
#include "bench/harness.h"
#include "sim/simulator.h"

namespace interleave::bench {
namespace {

using sim::Duration;
using sim::Process;
using sim::Simulator;

/// Exponential times from a table: both sides shall spend little on drawing numbers.
class Draw {
 public:
  explicit Draw(double mean_ns) : table_(4096) {
    for (size_t i = 0; i < table_.size(); ++i) {
      const double u = (static_cast<double>(i) + 0.5) / static_cast<double>(table_.size());
      table_[i] = 1 + static_cast<int64_t>(-mean_ns * std::log(u));
    }
  }
  int64_t operator()() {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return table_[state_ >> 52];
  }

 private:
  uint64_t state_ = 88172645463325252u;
  std::vector<int64_t> table_;
};

// hold

constexpr uint64_t kHoldEvents = 4'000'000;

Program hold(size_t processes) {
  return [=]() -> std::function<void()> {
    struct World {
      Simulator simulator;
      Draw draw{1e6};
      uint64_t left = kHoldEvents;
    };
    auto world = std::make_shared<World>();
    for (size_t i = 0; i < processes; ++i) {
      world->simulator.spawn([w = world.get()] {
        for (;;) {
          w->simulator.sleep(Duration::nanoseconds(w->draw()));
          if (--w->left == 0) w->simulator.stop();
        }
      });
    }
    return [=] { world->simulator.run(); };
  };
}

struct RawWorld {
  explicit RawWorld(size_t fibers) : stacks(fibers, sim::kSmallStack), heap(fibers) {}
  RawStacks stacks;
  RawHeap heap;
  RawFiber main;
  Draw draw{1e6};
  uint64_t now = 0;
  uint64_t sequence = 0;
  uint64_t left = 0;
  std::deque<uint64_t> queue;
  RawFiber* idle_server = nullptr;

  /// The running fiber sleeps; it is the top of the heap.
  void sleep(RawFiber& self) {
    heap.replace_top({raw_key(now + static_cast<uint64_t>(draw()), ++sequence), &self});
    RawFiber& next = *heap.top().fiber;
    now = static_cast<uint64_t>(heap.top().key >> 64);
    if (&next != &self) raw_switch(self, next);
  }
};
RawWorld* raw = nullptr;  // a raw entry gets no argument

Program hold_floor(size_t processes) {
  return [=]() -> std::function<void()> {
    raw = new RawWorld(processes);
    raw->left = kHoldEvents;
    for (size_t i = 0; i < processes; ++i) {
      RawFiber& fiber = raw->stacks.make(i, [](transfer_t arrival) {
        static_cast<RawFiber*>(arrival.data)->context = arrival.fctx;
        RawWorld& w = *raw;
        RawFiber& self = *w.heap.top().fiber;
        for (;;) {
          w.sleep(self);
          if (--w.left == 0) raw_switch(self, w.main);
        }
      });
      raw->heap.push({raw_key(0, ++raw->sequence), &fiber});
    }
    return [] { raw_switch(raw->main, *raw->heap.top().fiber); };
  };
}

// M/M/1

constexpr uint64_t kCustomers = 2'000'000;

Program mm1() {
  return []() -> std::function<void()> {
    struct World {
      Simulator simulator;
      Draw arrival{1e6};
      Draw service{0.75e6};
      std::deque<int64_t> queue;
      Process* server = nullptr;
      int64_t waited = 0;
    };
    auto world = std::make_shared<World>();
    World* w = world.get();
    w->server = &w->simulator.spawn(
        [w] {
          for (;;) {
            while (w->queue.empty()) w->simulator.suspend();
            w->waited += w->simulator.now().ns() - w->queue.front();
            w->queue.pop_front();
            w->simulator.sleep(Duration::nanoseconds(w->service()));
          }
        },
        {.daemon = true});
    w->simulator.spawn([w] {
      for (uint64_t i = 0; i < kCustomers; ++i) {
        w->simulator.sleep(Duration::nanoseconds(w->arrival()));
        w->queue.push_back(w->simulator.now().ns());
        w->simulator.wake(*w->server);
      }
    });
    return [world] { world->simulator.run(); };
  };
}

struct RawQueue : RawWorld {
  RawQueue() : RawWorld(2) {}
  Draw service{0.75e6};
  int64_t waited = 0;
  RawFiber* source = nullptr;
  RawFiber* server = nullptr;
  bool idle = true;

  void sleep_for(RawFiber& self, int64_t d) {
    heap.push({raw_key(now + static_cast<uint64_t>(d), ++sequence), &self});
    go_on(self);
  }
  void go_on(RawFiber& self) {
    const RawEvent next = heap.top();
    heap.pop();
    now = static_cast<uint64_t>(next.key >> 64);
    if (next.fiber != &self) raw_switch(self, *next.fiber);
  }
};
RawQueue* raw_queue = nullptr;

Program mm1_floor() {
  return []() -> std::function<void()> {
    raw_queue = new RawQueue;
    raw_queue->server = &raw_queue->stacks.make(0, [](transfer_t arrival) {
      static_cast<RawFiber*>(arrival.data)->context = arrival.fctx;
      RawQueue& w = *raw_queue;
      for (;;) {
        while (w.queue.empty()) {
          w.idle = true;
          w.go_on(*w.server);
        }
        w.waited += static_cast<int64_t>(w.now - w.queue.front());
        w.queue.pop_front();
        w.sleep_for(*w.server, w.service());
      }
    });
    raw_queue->source = &raw_queue->stacks.make(1, [](transfer_t arrival) {
      static_cast<RawFiber*>(arrival.data)->context = arrival.fctx;
      RawQueue& w = *raw_queue;
      for (uint64_t i = 0; i < kCustomers; ++i) {
        w.sleep_for(*w.source, w.draw());
        w.queue.push_back(w.now);
        if (w.idle) {
          w.idle = false;
          w.heap.push({raw_key(w.now, ++w.sequence), w.server});
        }
      }
      raw_switch(*w.source, w.main);
    });
    return [] { raw_switch(raw_queue->main, *raw_queue->source); };
  };
}

// ping-pong

constexpr uint64_t kSwitches = 10'000'000;

Program ping_pong() {
  return []() -> std::function<void()> {
    struct World {
      Simulator simulator;
      Process* players[2] = {};
      uint64_t left = kSwitches;
    };
    auto world = std::make_shared<World>();
    World* w = world.get();
    for (size_t i = 0; i < 2; ++i) {
      const auto play = [w, i] {
        World& here = *w;
        Process& other = *here.players[1 - i];
        while (here.left-- > 0) here.simulator.hand_over(other);
        here.simulator.stop();
        here.simulator.yield();
      };
      w->players[i] = &w->simulator.spawn(play, {.suspended = i == 1});
    }
    return [world] { world->simulator.run(); };
  };
}

struct RawPair : RawWorld {
  RawPair() : RawWorld(2) {}
  RawFiber* players[2] = {};
};
RawPair* raw_pair = nullptr;

template <size_t Me>
void raw_player(transfer_t arrival) {
  static_cast<RawFiber*>(arrival.data)->context = arrival.fctx;
  RawPair& w = *raw_pair;
  RawFiber& self = *w.players[Me];
  RawFiber& other = *w.players[1 - Me];
  while (w.left-- > 0) raw_switch(self, other);
  raw_switch(self, w.main);
}

Program ping_pong_floor() {
  return []() -> std::function<void()> {
    raw_pair = new RawPair;
    raw_pair->left = kSwitches;
    raw_pair->players[0] = &raw_pair->stacks.make(0, raw_player<0>);
    raw_pair->players[1] = &raw_pair->stacks.make(1, raw_player<1>);
    return [] { raw_switch(raw_pair->main, *raw_pair->players[0]); };
  };
}

// churn and alive: `batches` times, `alive` processes are created, sleep once and end.

Program batches(size_t alive, size_t count) {
  return [=]() -> std::function<void()> {
    struct World {
      Simulator simulator;
      Draw draw{1e6};
    };
    auto world = std::make_shared<World>();
    return [=] {
      for (size_t batch = 0; batch < count; ++batch) {
        for (size_t i = 0; i < alive; ++i) {
          world->simulator.spawn(
              [w = world.get()] { w->simulator.sleep(Duration::nanoseconds(w->draw())); });
        }
        world->simulator.run();
      }
    };
  };
}

Program batches_floor(size_t alive, size_t count) {
  return [=]() -> std::function<void()> {
    raw = new RawWorld(alive);
    return [=] {
      for (size_t batch = 0; batch < count; ++batch) {
        for (size_t i = 0; i < alive; ++i) {
          RawFiber& fiber = raw->stacks.make(i, [](transfer_t arrival) {
            static_cast<RawFiber*>(arrival.data)->context = arrival.fctx;
            RawWorld& w = *raw;
            RawFiber& self = *w.heap.top().fiber;
            w.sleep(self);
            w.heap.pop();
            RawFiber& next = w.heap.size() == 0 ? w.main : *w.heap.top().fiber;
            if (w.heap.size() != 0) w.now = static_cast<uint64_t>(w.heap.top().key >> 64);
            raw_switch(self, next);
          });
          raw->heap.push({raw_key(raw->now, ++raw->sequence), &fiber});
        }
        raw_switch(raw->main, *raw->heap.top().fiber);
      }
    };
  };
}

}  // namespace
}  // namespace interleave::bench

int main(int argc, char** argv) {
  using namespace interleave::bench;
  if (argc < 2) return 2;
  measure(
      {{"hold, 10 processes", kHoldEvents, hold(10), hold_floor(10)},
       {"hold, 1,000", kHoldEvents, hold(1'000), hold_floor(1'000)},
       {"hold, 100,000", kHoldEvents, hold(100'000), hold_floor(100'000)},
       {"M/M/1, per customer", kCustomers, mm1(), mm1_floor()},
       {"ping-pong, per switch", kSwitches, ping_pong(), ping_pong_floor()},
       {"churn, 1,000 at a time", 1'000'000, batches(1'000, 1'000), batches_floor(1'000, 1'000)},
       {"alive, 1,000,000 at once", 1'000'000, batches(1'000'000, 1), batches_floor(1'000'000, 1)}},
      {.path = argv[1],
       .rounds = argc > 2 ? std::atoi(argv[2]) : 7,
       .only = argc > 3 ? argv[3] : ""});
  return 0;
}
