// The heap: every object of a run, in size-classed cells of aligned pages. A page knows its heap, so
// an object needs no links and `destroy` no context. When the run ends the heap walks its pages and
// frees what is left, reference cycles included.
//
// Invariants: every cell holds an Object (a frame is one too) or is marked free; pages go back to the
// system only when the heap dies. Destruction nests, as CPython's does, so that `__del__` runs when
// it does there; past a depth it is put off until the outermost one is done, so that a linked list of
// a million nodes doesn't overflow the stack.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <new>
#include <utility>
#include <vector>

#include "models/python/value.h"

namespace interleave::models::python {

class Interpreter;

class Heap {
 public:
  static constexpr size_t kGranule = 16;
  explicit Heap(size_t limit_bytes);
  ~Heap();
  Heap(const Heap&) = delete;
  Heap& operator=(const Heap&) = delete;

  /// Makes a T with `extra_bytes` of room behind it (tuple items, string bytes, registers).
  /// Throws std::bad_alloc when the limit is passed.
  template <class T, class... Args>
  Ref<T> make_sized(size_t extra_bytes, Args&&... args) {
    static_assert(alignof(T) <= kGranule);
    return Ref<T>(new (allocate(sizeof(T) + extra_bytes)) T(std::forward<Args>(args)...));
  }
  template <class T, class... Args>
  Ref<T> make(Args&&... args) {
    return make_sized<T>(0, std::forward<Args>(args)...);
  }

  /// A cell in which the caller makes an Object at once.
  void* allocate(size_t bytes) {
    const size_t size_class = (bytes + kGranule - 1) / kGranule;
    if (size_class < free_.size() && free_[size_class] != nullptr) {
      FreeCell* cell = free_[size_class];
      free_[size_class] = cell->next;
      return cell;
    }
    return allocate_slow(bytes);
  }
  /// Gives the cell of a destroyed object of `bytes` bytes back.
  void free(void* cell, size_t bytes) noexcept {
    const size_t size_class = (bytes + kGranule - 1) / kGranule;
    if (size_class >= free_.size()) return free(cell);
    auto* freed = static_cast<FreeCell*>(cell);
    freed->mark = kFreeMark;
    freed->next = free_[size_class];
    free_[size_class] = freed;
  }
  /// As free(), for whoever doesn't know the size.
  static void free(void* cell) noexcept;

  /// Memory that objects own outside their cells counts towards the limit too. Throws std::bad_alloc
  /// when the limit is passed; the first time a little is put on top, for the error to be told.
  void charge(ptrdiff_t bytes);
  /// A container's storage takes `bytes` from now on; `charged` is what was counted for it so far, in
  /// granules.
  void recharge(uint32_t& charged, size_t bytes) {
    const size_t granules = std::min<size_t>((bytes + kGranule - 1) / kGranule, UINT32_MAX);
    charge((static_cast<ptrdiff_t>(granules) - static_cast<ptrdiff_t>(charged)) * static_cast<ptrdiff_t>(kGranule));
    charged = static_cast<uint32_t>(granules);
  }
  size_t used_bytes() const { return used_; }
  size_t peak_bytes() const { return peak_; }

  /// Where an object lies, as a number that is the same in every run.
  static int64_t address_of(const Object* object) {
    const Page* page = page_of(object);
    return 0x7f0000000000 + static_cast<int64_t>(page->serial * kPageBytes) +
           static_cast<int64_t>(reinterpret_cast<uintptr_t>(object) & (kPageBytes - 1));
  }
  /// Whom the heap belongs to.
  Interpreter* owner = nullptr;
  /// The heap that an object lies in.
  static Heap& of(const Object* object);
  /// True while the heap frees everything: objects that an object refers to may be gone.
  bool tearing_down() const { return tearing_down_; }
  /// Calls `visit` with every live object.
  template <class F>
  void each(F&& visit);
  /// A number that no type of this heap had as its version before.
  uint32_t next_type_version() { return ++type_version_; }

 private:
  friend void destroy(Object* object) noexcept;
  struct Page {
    Heap* heap;
    uint32_t cell_bytes;
    uint32_t bump;  // offset of the first cell that was never handed out
    size_t bytes;   // of the page
    size_t place;   // in pages_
    uint64_t serial;
  };
  struct FreeCell {  // overlays Object: `mark` lies where Object::kind does
    FreeCell* next;
    uint32_t refs;
    uint8_t mark;
  };
  static constexpr uint8_t kFreeMark = 0xff;
  static constexpr size_t kPageBytes = 1 << 16;
  static constexpr size_t kFirstCell = 64;
  static constexpr size_t kLargestCell = 2048;
  static constexpr int kDeepest = 40;
  static constexpr size_t kReserve = size_t{16} << 20;

  static Page* page_of(const void* cell) {
    return reinterpret_cast<Page*>(reinterpret_cast<uintptr_t>(cell) & ~(kPageBytes - 1));
  }
  void* allocate_slow(size_t bytes);
  void* allocate_large(size_t bytes);
  Page* new_page(size_t bytes, size_t cell_bytes);
  void destroy_now(Object* object) noexcept;
  static void finalize(Object* object) noexcept;

  std::array<FreeCell*, kLargestCell / kGranule + 1> free_{};
  std::array<Page*, kLargestCell / kGranule + 1> filling_{};
  std::vector<Page*> pages_;
  std::vector<Object*> postponed_;
  int depth_ = 0;
  bool tearing_down_ = false;
  uint32_t type_version_ = 0;
  uint64_t next_serial_ = 0;
  size_t limit_;
  size_t reserve_ = kReserve;
  size_t used_ = 0;
  size_t peak_ = 0;
};

template <class F>
void Heap::each(F&& visit) {
  for (size_t i = 0; i < pages_.size(); ++i) {
    Page* page = pages_[i];
    for (uint32_t at = kFirstCell; at < page->bump; at += page->cell_bytes) {
      auto* cell = reinterpret_cast<std::byte*>(page) + at;
      if (reinterpret_cast<FreeCell*>(cell)->mark == kFreeMark) continue;
      visit(reinterpret_cast<Object*>(cell));
    }
  }
}

}  // namespace interleave::models::python
