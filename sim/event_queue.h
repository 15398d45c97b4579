// The events that lie ahead: a 4-ary heap, smallest key first.
//
// A key is one unsigned 128-bit number, time 64 | chain depth 24 | sequence 40, so that the total
// order (time, depth, sequence) costs one branch-free comparison. Depth counts the sleeps that led
// to an event; the sequence number is unique, so that no two keys are equal.
//
// The popped top stays in place as a *hole* until the next call: a process that only sleeps again
// refills it with one sift.
#pragma once

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>

#include "sim/time.h"

namespace interleave::sim {

class Process;

/// Two words that compare as one unsigned 128-bit number.
struct EventKey {
  static constexpr int kSequenceBits = 40;
  static constexpr uint64_t kDepthUnit = uint64_t{1} << kSequenceBits;
  static constexpr uint64_t kSequenceMask = kDepthUnit - 1;

  uint64_t low = 0;   // chain depth and sequence
  uint64_t high = 0;  // time

  static constexpr EventKey of(Time time, uint64_t low) {
    return {low, static_cast<uint64_t>(time.ns())};
  }
  constexpr Time time() const {
    return Time::at(Duration::nanoseconds(static_cast<int64_t>(high)));
  }
  constexpr uint32_t depth() const { return static_cast<uint32_t>(low >> kSequenceBits); }
  constexpr uint64_t depth_bits() const { return low & ~kSequenceMask; }
  constexpr uint64_t sequence() const { return low & kSequenceMask; }
  constexpr bool operator<(EventKey other) const { return whole() < other.whole(); }

 private:
  __extension__ using Whole = unsigned __int128;
  constexpr Whole whole() const { return (static_cast<Whole>(high) << 64) | low; }
};

struct Event {
  EventKey key;
  Process* process;
  const void* stack = nullptr;  // where the process's frames lie, for prefetching
  explicit operator bool() const { return process != nullptr; }
};

class EventQueue {
 public:
  EventQueue() { reserve(kFirstCapacity); }

  /// Without the hole.
  size_t size() const { return size_ - (hole_ ? 1 : 0); }

  void push(const Event& event) {
    if (hole_) {
      hole_ = false;
      sift_down(event);
    } else {
      append(event);
    }
  }

  /// The event with the smallest key; when there is none, one without a process at the end of time.
  const Event& top() {
    if (hole_) fill_hole();
    return heap_[0];
  }
  /// Removes the top. The reference that top() returned stays valid until the next call. Requires:
  /// top() was called since the last push() or pop(), and had a process.
  void pop() { hole_ = true; }

  /// The event that probably follows the popped top. Requires: size() >= 4.
  const Event& runner_up() const { return heap_[1 + least_of_four(heap_ + 1)]; }

  /// Removes every event for which `drop(event)`.
  template <class Predicate>
  void remove_if(Predicate drop) {
    if (hole_) fill_hole();
    size_ = static_cast<size_t>(std::remove_if(heap_, heap_ + size_, drop) - heap_);
    // A sorted array is a heap.
    std::sort(heap_, heap_ + size_, [](const Event& a, const Event& b) { return a.key < b.key; });
    if (size_ == 0) heap_[0] = kNothing;
  }

 private:
  static constexpr size_t kArity = 4;
  static constexpr size_t kFirstCapacity = 64;
  static constexpr size_t kLine = 64;
  static constexpr Event kNothing{{~uint64_t{0}, ~uint64_t{0}}, nullptr, nullptr};

  static size_t first_child(size_t i) { return kArity * i + 1; }

  /// Arithmetic instead of branches, which nobody could predict.
  static size_t least_of_four(const Event* e) {
    const size_t low = e[1].key < e[0].key;
    const size_t high = 2 + size_t{e[3].key < e[2].key};
    return low + (high - low) * size_t{e[high].key < e[low].key};
  }

  // Out of line, so that a sleep, which needs neither, stays small where it is inlined.
  void append(const Event& event);
  void fill_hole();

  /// Puts `event` into the place of the top.
  void sift_down(const Event& event) {
    Event* const heap = heap_;
    const size_t size = size_;
    size_t i = 0;
    for (size_t child = first_child(i); child + kArity <= size; child = first_child(i)) {
      const size_t least = child + least_of_four(heap + child);
      if (event.key < heap[least].key) break;
      heap[i] = heap[least];
      i = least;
    }
    sift_down_last(i, event);
  }

  /// The last level, where a node may have fewer children.
  void sift_down_last(size_t i, const Event& event) {
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

  struct Free {
    void operator()(std::byte* memory) const {
      ::operator delete (memory, std::align_val_t{kLine});
    }
  };
  std::unique_ptr<std::byte, Free> memory_;
  Event* heap_ = nullptr;  // aligned so that four siblings fill two whole cache lines
  size_t size_ = 0;        // with the hole
  size_t capacity_ = 0;
  bool hole_ = false;  // heap_[0] is already popped
};

}  // namespace interleave::sim
