// Numbers grouped by a key, in two arrays: all of key k lie together, in ascending order.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/trace.h"

namespace interleave::gui {

struct Groups {
  std::vector<uint32_t> items, start;
  std::span<const uint32_t> of(uint32_t key) const {
    return std::span(items).subspan(start[key], start[key + 1] - start[key]);
  }
};

/// A counting sort; `key(i)` of each i in [0, count) is below `keys`, or kNone: left out.
template <typename Key>
Groups grouped(size_t count, size_t keys, Key key) {
  Groups groups;
  groups.start.assign(keys + 1, 0);
  for (uint32_t i = 0; i < count; ++i)
    if (key(i) != sim::kNone) ++groups.start[key(i) + 1];
  for (size_t k = 0; k < keys; ++k) groups.start[k + 1] += groups.start[k];
  groups.items.resize(groups.start[keys]);
  std::vector<uint32_t> next = groups.start;
  for (uint32_t i = 0; i < count; ++i)
    if (key(i) != sim::kNone) groups.items[next[key(i)]++] = i;
  return groups;
}

}  // namespace interleave::gui
