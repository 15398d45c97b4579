// The simulated machine's files, for every module that works with paths.
#pragma once

#include <cstdint>
#include <string>

#include "models/io/file_system.h"
#include "models/python/value.h"

namespace interleave::models::python {

class Vm;

/// One per run.
io::FileSystem& file_system(Vm& vm);

/// A path argument as text: a str or what has `__fspath__`; else TypeError names `function`.
std::string path_text(Vm& vm, const Value& path, std::string_view function);

/// Raises the OSError subclass for the error: "[Errno 2] No such file or directory: 'x'", with
/// `second` "… 'x' -> 'y'".
[[noreturn]] void raise_file_error(Vm& vm, io::FileError error, const Value& path,
                                   const Value& second = {});

/// Bytes of the machine's own entropy, of which the scenario's seed is all there is: what os.urandom gives.
std::string entropy(Vm& vm, int64_t count);

}  // namespace interleave::models::python
