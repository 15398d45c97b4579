// Ranges of 64-bit integers; their layout is in objects.h.
#pragma once

#include "models/python/vm.h"

namespace interleave::models::python {

struct Bootstrap;
void init_range(Bootstrap& bootstrap);

}  // namespace interleave::models::python
