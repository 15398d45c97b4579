// The built-in types and functions, family by family. builtins.cpp calls each once, when an
// interpreter starts.
#pragma once

#include "models/python/bootstrap.h"

namespace interleave::models::python {

void init_singletons(Bootstrap& bootstrap);            // None, Ellipsis, NotImplemented
void init_number_functions(Bootstrap& bootstrap);      // abs, divmod, pow, round, sum, hex, …
void init_iteration_functions(Bootstrap& bootstrap);   // iter, next, sorted, min, any, …
void init_reflection_functions(Bootstrap& bootstrap);  // getattr, isinstance, id, vars, …
void init_text_functions(Bootstrap& bootstrap);        // print, input, repr, format, chr, …

}  // namespace interleave::models::python
