// The heap gives events in the order of their keys, whatever the order of pushing and popping.
#include <algorithm>
#include <vector>

#include "sim/event_queue.h"
#include "sim/random.h"
#include "tests/catch.h"

using namespace interleave::sim;

namespace {

Event event(uint64_t time, uint64_t low) {
  // The queue never looks at the process, only whether there is one.
  return {{low, time}, reinterpret_cast<Process*>(8), nullptr};
}

std::vector<uint64_t> drain(EventQueue& queue) {
  std::vector<uint64_t> order;
  while (const Event& top = queue.top()) {
    order.push_back(top.key.low);
    queue.pop();
  }
  return order;
}

}  // namespace

TEST_CASE("keys order by time, then depth, then sequence") {
  const auto key = [](int64_t ns, uint64_t depth, uint64_t sequence) {
    return EventKey::of(Time::at(Duration::nanoseconds(ns)),
                        depth * EventKey::kDepthUnit | sequence);
  };
  REQUIRE(key(1, 9, 9) < key(2, 0, 0));
  REQUIRE(key(1, 1, 9) < key(1, 2, 0));
  REQUIRE(key(1, 1, 1) < key(1, 1, 2));
  REQUIRE(key(7, 3, 5).time().ns() == 7);
  REQUIRE(key(7, 3, 5).depth() == 3);
  REQUIRE(key(7, 3, 5).sequence() == 5);
}

TEST_CASE("an empty queue has a top without a process") {
  EventQueue queue;
  REQUIRE_FALSE(queue.top());
  queue.push(event(1, 1));
  REQUIRE(queue.top());
  queue.pop();
  REQUIRE(queue.size() == 0);
  REQUIRE_FALSE(queue.top());
}

TEST_CASE("random pushes and pops come out sorted") {
  const size_t size = GENERATE(1, 2, 4, 5, 6, 21, 64, 1000);
  CAPTURE(size);
  Random random(size);
  EventQueue queue;
  std::vector<std::pair<uint64_t, uint64_t>> expected;
  uint64_t sequence = 0;
  const auto push = [&](uint64_t after) {
    const uint64_t time = after + random.below(100);
    queue.push(event(time, ++sequence));
    expected.emplace_back(time, sequence);
  };
  for (size_t i = 0; i < size; ++i) push(0);
  for (size_t i = 0; i < 20 * size; ++i) {
    const Event& top = queue.top();
    const auto least = std::min_element(expected.begin(), expected.end());
    REQUIRE(std::pair(top.key.high, top.key.low) == *least);
    const uint64_t now = top.key.high;
    expected.erase(least);
    queue.pop();
    // Mostly refill the hole at once, sometimes leave it, sometimes push twice.
    for (uint64_t pushes = std::min<uint64_t>(random.below(4), 2); pushes > 0; --pushes) push(now);
    if (expected.empty()) push(now);
    REQUIRE(queue.size() == expected.size());
  }
}

TEST_CASE("events can be removed from the middle") {
  EventQueue queue;
  for (uint64_t i = 0; i < 100; ++i) queue.push(event((i * 37) % 100, (i * 37) % 100));
  REQUIRE(queue.top().key.low == 0);
  queue.pop();
  queue.remove_if([](const Event& e) { return e.key.low % 10 != 3; });
  REQUIRE(drain(queue) == std::vector<uint64_t>{3, 13, 23, 33, 43, 53, 63, 73, 83, 93});
  queue.remove_if([](const Event&) { return true; });
  REQUIRE_FALSE(queue.top());
}
