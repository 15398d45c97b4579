// The simulated machine's files, for every module that works with paths.
#pragma once

#include "models/io/file_system.h"
#include "models/python/value.h"

namespace interleave::models::python {

class Vm;

/// One per run.
io::FileSystem& file_system(Vm& vm);

/// Raises the OSError subclass for the error: "[Errno 2] No such file or directory: 'x'".
[[noreturn]] void raise_file_error(Vm& vm, io::FileError error, const Value& path);

}  // namespace interleave::models::python
