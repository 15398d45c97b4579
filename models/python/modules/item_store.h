// The items of a queue: first in first out, last in first out, or smallest first.
#pragma once

#include <string>
#include <vector>

#include "models/python/modules/heap_order.h"

namespace interleave::models::python::modules {

class ItemStore {
 public:
  enum class Order : uint8_t { fifo, lifo, priority };
  explicit ItemStore(Order order) : order_(order) {}

  Order order() const { return order_; }
  size_t size() const { return items_.size() - head_; }
  void put(Vm& vm, Value item) {
    if (order_ == Order::priority) return heap_push(vm, items_, std::move(item));
    items_.push_back(std::move(item));
  }
  /// Requires: not empty.
  Value get(Vm& vm) {
    if (order_ == Order::priority) return heap_pop(vm, items_);
    if (order_ == Order::lifo) {
      Value item = std::move(items_.back());
      items_.pop_back();
      return item;
    }
    Value item = std::move(items_[head_++]);
    if (head_ == items_.size()) {
      items_.clear();
      head_ = 0;
    } else if (head_ >= kCompactAt && head_ * 2 >= items_.size()) {
      items_.erase(items_.begin(), items_.begin() + static_cast<ptrdiff_t>(head_));
      head_ = 0;
    }
    return item;
  }
  std::vector<Value> list() const {
    return {items_.begin() + static_cast<ptrdiff_t>(head_), items_.end()};
  }

 private:
  static constexpr size_t kCompactAt = 64;
  std::vector<Value> items_;
  size_t head_ = 0;  // items before it are taken
  Order order_;
};

}  // namespace interleave::models::python::modules
