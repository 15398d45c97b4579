// The built-in types and functions, family by family. builtins.cpp calls each once, when an
// interpreter starts.
#pragma once

#include "models/python/bootstrap.h"

namespace interleave::models::python {

void init_singletons(Bootstrap& bootstrap);            // None, Ellipsis, NotImplemented
void init_number_functions(Bootstrap& bootstrap);      // abs, divmod, pow, round, sum, hex, …
void init_iteration_functions(Bootstrap& bootstrap);   // iter, next, sorted, min, any, …
void init_reflection_functions(Bootstrap& bootstrap);  // getattr, isinstance, id, vars, …
void init_code_functions(Bootstrap& bootstrap);        // compile, eval, exec
void init_text_functions(Bootstrap& bootstrap);        // print, input, repr, format, chr, …

/// locals() of the innermost Python frame: its namespace, or a function's variables as they are
/// now, in a dict that stays the frame's own.
Ref<Dict> local_names(Vm& vm);

}  // namespace interleave::models::python
