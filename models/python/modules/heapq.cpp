// _heapq: the heap operations on a program's list. Comparing runs Python code, which may change the
// list: the heap works on the items taken out of it, and complains if the list was touched
// meanwhile.
#include "models/python/modules/heap_order.h"
#include "models/python/modules/table.h"
#include "models/python/types.h"

namespace interleave::models::python::modules {

namespace {

List& heap_of(Vm& vm, const Value& heap, std::string_view function) {
  if (auto* list = heap.try_as<List>()) return *list;
  vm.raise(vm.types().TypeError, "{}() argument 1 must be list, not {}", function,
           vm.type_of(heap)->name);
}

/// Runs `change` on the items of the list and puts them back, also when a comparison raises.
template <class F>
Value with_items(Vm& vm, const Value& heap, std::string_view function, F&& change) {
  List& list = heap_of(vm, heap, function);
  std::vector<Value> items;
  items.swap(list.items);
  struct PutBack {
    List& list;
    std::vector<Value>& items;
    ~PutBack() { list.items.swap(items); }
  };
  const Value keep = heap;
  Value result;
  {
    const PutBack guard{list, items};
    result = change(items);
  }
  if (!items.empty()) vm.raise(vm.types().RuntimeError, "list changed size during iteration");
  return result;
}

Value push(Vm& vm, Value* a) {
  return with_items(vm, a[0], "heappush", [&](auto& items) {
    heap_push(vm, items, a[1]);
    return Value::none();
  });
}
Value pop(Vm& vm, Value* a) {
  if (heap_of(vm, a[0], "heappop").items.empty())
    vm.raise(vm.types().IndexError, "index out of range");
  return with_items(vm, a[0], "heappop", [&](auto& items) { return heap_pop(vm, items); });
}
Value replace(Vm& vm, Value* a) {
  if (heap_of(vm, a[0], "heapreplace").items.empty())
    vm.raise(vm.types().IndexError, "index out of range");
  return with_items(vm, a[0], "heapreplace",
                    [&](auto& items) { return heap_replace(vm, items, a[1]); });
}
Value push_pop(Vm& vm, Value* a) {
  List& heap = heap_of(vm, a[0], "heappushpop");
  if (heap.items.empty() || !vm.less(Value(heap.items[0]), a[1])) return a[1];
  return replace(vm, a);
}
Value heapify(Vm& vm, Value* a) {
  return with_items(vm, a[0], "heapify", [&](auto& items) {
    heap_make(vm, items);
    return Value::none();
  });
}

constexpr NativeDef kFunctions[] = {
    {"heappush", "(heap, item, /)", push},       {"heappop", "(heap, /)", pop},
    {"heapreplace", "(heap, item, /)", replace}, {"heappushpop", "(heap, item, /)", push_pop},
    {"heapify", "(heap, /)", heapify},
};

}  // namespace

void init_heapq(Vm& vm, Dict& module) { vm.add_natives(module, kFunctions); }

}  // namespace interleave::models::python::modules
