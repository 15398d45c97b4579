// Slices, and what `sequence[start:stop:step]` selects.
#pragma once

#include <cstdint>

#include "models/python/vm.h"

namespace interleave::models::python {

struct Bootstrap;

/// The `count` indices start, start + step, …, all within the sequence.
struct SliceBounds {
  int64_t start, stop, step, count;
};
/// Raises ValueError for step 0 and TypeError for parts that are no indices.
SliceBounds slice_bounds(Vm& vm, const Slice& slice, int64_t length);

void init_slice(Bootstrap& bootstrap);

}  // namespace interleave::models::python
