#include "models/python/modules/heap_order.h"

namespace interleave::models::python::modules {

namespace {

/// Moves the item at `place` up, no higher than `top`.
void move_up(Vm& vm, std::vector<Value>& heap, size_t top, size_t place) {
  while (place > top) {
    const size_t parent = (place - 1) / 2;
    if (!vm.less(heap[place], heap[parent])) break;
    heap[place].swap(heap[parent]);
    place = parent;
  }
}

/// Moves the item at `place` down to a leaf, the smaller child up each time, and then up to where it
/// belongs: fewer comparisons than stopping on the way down.
void move_down(Vm& vm, std::vector<Value>& heap, size_t place) {
  const size_t top = place;
  for (size_t child = 2 * place + 1; child < heap.size(); child = 2 * place + 1) {
    if (child + 1 < heap.size() && !vm.less(heap[child], heap[child + 1])) ++child;
    heap[place].swap(heap[child]);
    place = child;
  }
  move_up(vm, heap, top, place);
}

}  // namespace

void heap_push(Vm& vm, std::vector<Value>& heap, Value item) {
  heap.push_back(std::move(item));
  move_up(vm, heap, 0, heap.size() - 1);
}

Value heap_pop(Vm& vm, std::vector<Value>& heap) {
  Value last = std::move(heap.back());
  heap.pop_back();
  if (heap.empty()) return last;
  last.swap(heap.front());
  move_down(vm, heap, 0);
  return last;
}

Value heap_replace(Vm& vm, std::vector<Value>& heap, Value item) {
  item.swap(heap.front());
  move_down(vm, heap, 0);
  return item;
}

void heap_make(Vm& vm, std::vector<Value>& items) {
  for (size_t i = items.size() / 2; i-- > 0;) move_down(vm, items, i);
}

}  // namespace interleave::models::python::modules
