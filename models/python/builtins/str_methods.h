// The methods of str, one native per method, in the files str_*.cpp by theme; str_methods.cpp has
// the table with their names and signatures.
#pragma once

#include "models/python/vm.h"

namespace interleave::models::python::str_methods {

#define INTERLEAVE_STR_METHODS(X)                                                               \
  /* str_search.cpp */                                                                          \
  X(count)                                                                                      \
  X(endswith) X(find) X(index) X(rfind) X(rindex) X(startswith) X(replace) X(removeprefix)      \
      X(removesuffix) X(partition) X(rpartition)                            /* str_split.cpp */ \
      X(split) X(rsplit) X(splitlines) X(join) X(strip) X(lstrip) X(rstrip) /* str_case.cpp */  \
      X(capitalize) X(casefold) X(lower) X(swapcase) X(title) X(upper) X(isalnum) X(isalpha)    \
          X(isascii) X(isdecimal) X(isdigit) X(isidentifier) X(islower) X(isnumeric)            \
              X(isprintable) X(isspace) X(istitle) X(isupper) /* str_layout.cpp */              \
      X(center) X(ljust) X(rjust) X(zfill) X(expandtabs) X(encode) X(maketrans) X(translate)    \
          X(format) X(format_map) X(format_self) X(getnewargs)
#define X(name) Value name(Vm& vm, Value* a);
INTERLEAVE_STR_METHODS(X)
#undef X

}  // namespace interleave::models::python::str_methods
