// The heap: every object of a run, in size-classed cells of aligned pages. A page knows its heap and
// its cell size, so an object needs no links and `destroy` no context. When the run ends the heap
// walks its pages and frees what is left, reference cycles included.
//
// Destruction is iterative: objects released while one is being destroyed wait in a list, so that a
// linked list of a million nodes doesn't overflow the stack.
#pragma once

#include <array>
#include <cstddef>
#include <new>
#include <vector>

#include "models/python/value.h"

namespace interleave::models::python {

class Heap {
 public:
  explicit Heap(size_t limit_bytes);
  ~Heap();
  Heap(const Heap&) = delete;
  Heap& operator=(const Heap&) = delete;

  /// Makes a T with `extra_bytes` of room behind it (tuple items, string bytes, registers).
  /// Throws std::bad_alloc when the limit is passed.
  template <class T, class... Args>
  Ref<T> make_sized(size_t extra_bytes, Args&&... args) {
    static_assert(alignof(T) <= 16);
    return Ref<T>(new (allocate(sizeof(T) + extra_bytes)) T(std::forward<Args>(args)...));
  }
  template <class T, class... Args>
  Ref<T> make(Args&&... args) {
    return make_sized<T>(0, std::forward<Args>(args)...);
  }

  void* allocate(size_t bytes);
  void free(void* cell) noexcept;
  /// Memory that objects own outside their cells (a list's items) counts towards the limit too.
  void charge(ptrdiff_t bytes);
  size_t used_bytes() const { return used_; }
  size_t peak_bytes() const { return peak_; }

 private:
  friend void destroy(Object* object) noexcept;
  struct Page;
  struct FreeCell;
  static constexpr size_t kGranule = 16;
  static constexpr size_t kPageBytes = 1 << 16;
  static constexpr size_t kLargestCell = 2048;
  static Page* page_of(const void* cell);
  void* allocate_slow(size_t size_class);
  void* allocate_large(size_t bytes);
  void destroy_now(Object* object) noexcept;

  std::array<FreeCell*, kLargestCell / kGranule + 1> free_{};
  std::vector<Page*> pages_;
  std::vector<Page*> large_;
  std::vector<Object*> doomed_;
  bool destroying_ = false;
  bool tearing_down_ = false;
  size_t limit_;
  size_t used_ = 0;
  size_t peak_ = 0;
};

}  // namespace interleave::models::python
