// os._exit(): the run ends at once, without exit handlers or tracebacks.
#pragma once

#include "models/python/interpreter.h"

namespace interleave::models::python {

/// Exists once a program has asked for it.
struct ExitRequest : ModuleState {
  explicit ExitRequest(int exit_status) : status(exit_status) {}
  int status;
};

}  // namespace interleave::models::python
