#include "gui/figure/layout_cache.h"

#include <algorithm>

namespace interleave::gui {

using sim::TrackId;
using sim::TrackKind;

namespace {

std::vector<const TraceIndex*> indexes_of(std::span<const Panel> panels) {
  std::vector<const TraceIndex*> indexes;
  for (const Panel& panel : panels) indexes.push_back(panel.index);
  return indexes;
}

/// The threads beneath a process, or the workers of the pool whose first worker it is.
std::vector<TrackId> threads_of(const TraceIndex& index, TrackId lane) {
  const auto& tracks = index.trace().tracks();
  std::vector<TrackId> threads;
  if ((lane & kPoolLane) == 0) {
    for (const TrackId child : index.children_of(lane))
      if (tracks[child].kind == TrackKind::thread) threads.push_back(child);
    return threads;
  }
  const TrackId first = lane & ~kPoolLane;
  const std::string_view pool = pool_of(index.trace().string(tracks[first].name));
  for (const TrackId sibling : index.children_of(tracks[first].parent))
    if (tracks[sibling].kind == TrackKind::thread &&
        pool_of(index.trace().string(tracks[sibling].name)) == pool)
      threads.push_back(sibling);
  return threads;
}

}  // namespace

bool LayoutCache::current(std::span<const Panel> panels, const View& view) const {
  const RowsKey& k = rows_key_;
  return rows_ && std::ranges::equal(panels, k.indexes, {}, &Panel::index) &&
         k.grouping == view.grouping && k.collapsed == view.collapsed &&
         k.pinned == view.pinned && k.order == view.order && k.filter == view.filter &&
         k.emphasis == view.emphasis;
}

std::shared_ptr<const Rows> LayoutCache::rows(std::span<const Panel> panels, const View& view) {
  if (current(panels, view)) return rows_;
  rows_key_ = {indexes_of(panels), view.grouping, view.collapsed, view.pinned,
               view.order,         view.filter,   view.emphasis};
  return rows_ = std::make_shared<Rows>(all_rows(panels, view));
}

const std::vector<CounterSeries>& LayoutCache::counters(const TraceIndex& index) {
  const auto [found, added] = counters_.try_emplace(&index);
  if (added) found->second = counters_of(index);
  return found->second;
}

const LayoutCache::Occupancy& LayoutCache::occupancy(const TraceIndex& index, TrackId lane) {
  const auto [found, added] = occupancies_.try_emplace({&index, lane});
  if (added) {
    constexpr auto bit = [](sim::State state) {
      return static_cast<uint8_t>(1u << static_cast<unsigned>(state));
    };
    const uint8_t busy = (lane & kPoolLane) != 0 ? static_cast<uint8_t>(~bit(sim::State::idle))
                                                 : bit(sim::State::running);
    const std::vector<TrackId> threads = threads_of(index, lane);
    found->second = {count_in_states(index, threads, busy), threads.size()};
  }
  return found->second;
}

const Warp& LayoutCache::warp(std::span<const Panel> panels) {
  if (!std::ranges::equal(panels, warp_key_, {}, &Panel::index)) {
    warp_key_ = indexes_of(panels);
    warp_ = idle_breaks(panels);
  }
  return warp_;
}

}  // namespace interleave::gui
