#include "models/python/heap.h"

#include <algorithm>
#include <cstdlib>

#include "models/python/class_layout.h"
#include "models/python/interpreter.h"
#include "models/python/objects.h"
#include "models/python/type.h"
#include "models/python/vm.h"
#include "models/python/weak_references.h"

namespace interleave::models::python {

Heap::Heap(size_t limit_bytes) : limit_(limit_bytes) {
  static_assert(offsetof(FreeCell, mark) == 12 && sizeof(FreeCell) <= kGranule);
  static_assert(sizeof(Page) <= kFirstCell);
}

Heap::~Heap() {
  // Destructors run in page order, whoever refers to whom: destroy() does nothing meanwhile, and no
  // cell is reused, so that a reference to a destroyed object still points to memory. Types go last,
  // because they know how to destroy their instances.
  tearing_down_ = true;
  each([](Object* object) {
    if (object->kind != Kind::type) {
      if (Type* type = object->type; type != nullptr) {
        destroy_added(object);
        if (type->slots.destroy != nullptr) type->slots.destroy(object);
      }
    }
  });
  each([](Object* object) {
    if (object->kind == Kind::type) static_cast<Type*>(object)->~Type();
  });
  for (Page* page : pages_) std::free(page);
}

Heap& Heap::of(const Object* object) { return *page_of(object)->heap; }

void Heap::charge(ptrdiff_t bytes) {
  used_ = static_cast<size_t>(static_cast<ptrdiff_t>(used_) + bytes);
  if (used_ <= limit_) {
    peak_ = std::max(peak_, used_);
  } else if (bytes > 0) {
    used_ -= static_cast<size_t>(bytes);
    if (limit_ - std::min(used_, limit_) < kReserve) limit_ += std::exchange(reserve_, 0);
    throw std::bad_alloc();
  }
}

Heap::Page* Heap::new_page(size_t bytes, size_t cell_bytes) {
  charge(static_cast<ptrdiff_t>(bytes));
  auto* page = static_cast<Page*>(std::aligned_alloc(kPageBytes, bytes));
  if (page == nullptr) throw std::bad_alloc();
  *page = {this, static_cast<uint32_t>(cell_bytes), kFirstCell, bytes, pages_.size(), next_serial_++};
  pages_.push_back(page);
  return page;
}

void* Heap::allocate_slow(size_t bytes) {
  if (bytes > kLargestCell) return allocate_large(bytes);
  const size_t size_class = (bytes + kGranule - 1) / kGranule;
  const auto cell_bytes = static_cast<uint32_t>(size_class * kGranule);
  Page*& page = filling_[size_class];
  if (page == nullptr || page->bump + cell_bytes > kPageBytes) page = new_page(kPageBytes, cell_bytes);
  auto* cell = reinterpret_cast<std::byte*>(page) + page->bump;
  page->bump += cell_bytes;
  return cell;
}

void* Heap::allocate_large(size_t bytes) {
  const size_t rounded = (bytes + kFirstCell + kPageBytes - 1) / kPageBytes * kPageBytes;
  Page* page = new_page(rounded, kPageBytes);  // one cell: its end lies past bump
  page->bump = kFirstCell + 1;
  return reinterpret_cast<std::byte*>(page) + kFirstCell;
}

void Heap::free(void* cell) noexcept {
  Page* page = page_of(cell);
  Heap& heap = *page->heap;
  if (page->cell_bytes < kPageBytes) return heap.free(cell, page->cell_bytes);
  heap.used_ -= page->bytes;
  Page* last = heap.pages_.back();
  heap.pages_[page->place] = last;
  last->place = page->place;
  heap.pages_.pop_back();
  std::free(page);
}

/// Nothing may leave a destructor. A thread that is killed while a finalizer blocks it dies later.
void Heap::finalize(Object* object) noexcept {
  Interpreter& interpreter = *of(object).owner;
  const Value error = interpreter.contain([object] { object->type->slots.finalize(object); });
  if (error.is_undefined()) return;
  if (Vm* vm = interpreter.current_vm()) vm->write_unraisable(error, Value(object));
}

void Heap::destroy_now(Object* object) noexcept {
  Type* type = object->type;
  if (type->slots.finalize != nullptr) {
    object->refs = 1;
    finalize(object);
    if (--object->refs != 0) return;
  }
  if ((object->flags & kWeaklyReferenced) != 0) clear_weak_references(object);
  if (type->is_heap_type) {
    destroy_added(object);
    if (type->slots.destroy != nullptr) type->slots.destroy(object);
    free(object);
    release(type);
  } else {
    if (type->slots.destroy != nullptr) type->slots.destroy(object);
    free(object);
  }
}

void destroy(Object* object) noexcept {
  Heap& heap = *Heap::page_of(object)->heap;
  if (heap.tearing_down_) return;
  if (heap.depth_ >= Heap::kDeepest) {
    heap.postponed_.push_back(object);
    return;
  }
  ++heap.depth_;
  heap.destroy_now(object);
  if (heap.depth_ == 1) {
    while (!heap.postponed_.empty()) {
      Object* next = heap.postponed_.back();
      heap.postponed_.pop_back();
      heap.destroy_now(next);
    }
  }
  --heap.depth_;
}

}  // namespace interleave::models::python
