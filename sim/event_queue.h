// The event queue: every resumption that lies ahead, smallest key first.
//
// A key is one unsigned 128-bit number, time 64 | chain depth 24 | sequence 40, so that the total
// order (time, depth, sequence) costs one branch-free comparison. Depth counts the sleeps that led
// to an event; the sequence number is unique, so that no two keys are equal.
//
// Two stores hold the events. Those of later instants are in a 4-ary heap. Those of this very
// instant are in a first-in-first-out ring: keys are handed out in ascending order while time
// stands still, so that the ring is sorted without comparing. The popped heap top stays in place as
// a *hole* until the next call; a process that only sleeps again refills it in one sift.
#pragma once

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <vector>

#include "sim/time.h"

namespace interleave::sim {

class Process;

struct EventKey {
  __extension__ using Bits = unsigned __int128;
  static constexpr int kSequenceBits = 40;
  static constexpr uint64_t kDepthUnit = uint64_t{1} << kSequenceBits;
  static constexpr uint64_t kSequenceMask = kDepthUnit - 1;
  static constexpr uint32_t kMaxDepth = (1u << 24) - 1;

  Bits bits = 0;

  static constexpr EventKey of(Time time, uint64_t depth_and_sequence) {
    return {(static_cast<Bits>(static_cast<uint64_t>(time.ns())) << 64) | depth_and_sequence};
  }
  constexpr Time time() const {
    return Time::at(Duration::nanoseconds(static_cast<int64_t>(static_cast<uint64_t>(bits >> 64))));
  }
  constexpr uint32_t depth() const { return static_cast<uint32_t>(low() >> kSequenceBits); }
  constexpr uint64_t sequence() const { return low() & kSequenceMask; }
  constexpr uint64_t low() const { return static_cast<uint64_t>(bits); }
  constexpr bool operator<(EventKey other) const { return bits < other.bits; }
};

struct Event {
  EventKey key;
  Process* process = nullptr;  // none: no event
  explicit operator bool() const { return process != nullptr; }
};

class EventQueue {
 public:
  EventQueue() { reserve(kFirstCapacity); }

  size_t size() const { return heap_size() + (ring_tail_ - ring_head_); }
  /// The number of events in the heap, that is, of those not pushed as `now`.
  size_t heap_size() const { return size_ - (hole_ ? 1 : 0); }

  void push(Event event) {
    if (hole_) {
      hole_ = false;
      sift_down(event);
    } else {
      if (size_ == capacity_) reserve(2 * capacity_);
      sift_up(size_++, event);
    }
  }

  /// Requires: the key is greater than that of every event popped or pushed by push_now() so far.
  void push_now(Event event) {
    if (ring_tail_ - ring_head_ == ring_.size()) grow_ring();
    ring_[ring_tail_++ & (ring_.size() - 1)] = event;
  }

  /// Takes the event with the smallest key, if there is any.
  Event pop() {
    if (hole_) remove_top();
    if (ring_head_ != ring_tail_) {
      const Event& first = ring_[ring_head_ & (ring_.size() - 1)];
      if (size_ == 0 || first.key < heap_[0].key) {
        ++ring_head_;
        return first;
      }
    }
    if (size_ == 0) return {};
    hole_ = true;
    return heap_[0];
  }

  /// Asks the memory for what the next pops will touch; worth it only for large queues.
  template <class Prefetch>
  void prefetch_next(Prefetch prefetch) const {
    for (size_t i = 1; i <= kArity; ++i) prefetch(heap_[i].process);
  }

  /// Removes every heap event for which `drop(event)`.
  template <class Predicate>
  void remove_if(Predicate drop) {
    if (hole_) remove_top();
    size_ = static_cast<size_t>(std::remove_if(heap_, heap_ + size_, drop) - heap_);
    // A sorted array is a heap.
    std::sort(heap_, heap_ + size_, [](const Event& a, const Event& b) { return a.key < b.key; });
  }

 private:
  static constexpr size_t kArity = 4;
  static constexpr size_t kFirstCapacity = 64;
  static constexpr size_t kLine = 64;

  static size_t parent(size_t i) { return (i - 1) / kArity; }
  static size_t first_child(size_t i) { return kArity * i + 1; }

  void remove_top() {
    hole_ = false;
    if (--size_ > 0) sift_down(heap_[size_]);
  }

  void sift_up(size_t i, Event event) {
    while (i > 0 && event.key < heap_[parent(i)].key) {
      heap_[i] = heap_[parent(i)];
      i = parent(i);
    }
    heap_[i] = event;
  }

  /// Puts `event` into the place of the top.
  void sift_down(Event event) {
    Event* const heap = heap_;
    const size_t size = size_;
    size_t i = 0;
    for (size_t child = first_child(i); child + kArity <= size; child = first_child(i)) {
      const Event* c = heap + child;
      const size_t low = c[1].key < c[0].key ? 1 : 0;
      const size_t high = c[3].key < c[2].key ? 3 : 2;
      const size_t least = c[high].key < c[low].key ? high : low;
      if (event.key < c[least].key) break;
      heap[i] = c[least];
      i = child + least;
    }
    sift_down_last(i, event);
  }

  /// The last level, where a node may have fewer children.
  void sift_down_last(size_t i, Event event) {
    size_t least = i;
    EventKey key = event.key;
    for (size_t child = first_child(i); child < std::min(first_child(i) + kArity, size_); ++child) {
      if (heap_[child].key < key) {
        least = child;
        key = heap_[child].key;
      }
    }
    if (least != i) heap_[i] = heap_[least];
    heap_[least] = event;
  }

  void reserve(size_t capacity);
  void grow_ring();

  struct Free {
    void operator()(std::byte* memory) const {
      ::operator delete (memory, std::align_val_t{kLine});
    }
  };
  std::unique_ptr<std::byte, Free> memory_;
  Event* heap_ = nullptr;  // aligned so that four siblings fill two whole cache lines
  size_t size_ = 0;        // with the hole
  size_t capacity_ = 0;
  bool hole_ = false;                                 // heap_[0] is already popped
  std::vector<Event> ring_ = std::vector<Event>(64);  // size: a power of two
  size_t ring_head_ = 0;
  size_t ring_tail_ = 0;
};

}  // namespace interleave::sim
