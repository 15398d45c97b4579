// The methods of str, one native per method, in the files str_*.cpp by theme; str_methods.cpp has
// the table with their names and signatures.
#pragma once

#include "models/python/vm.h"

namespace interleave::models::python::str_methods {

using Method = Value(Vm& vm, Value* arguments);

// str_search.cpp
Method count, endswith, find, index, rfind, rindex, startswith, replace, removeprefix, removesuffix,
    partition, rpartition;

// str_split.cpp
Method split, rsplit, splitlines, join, strip, lstrip, rstrip;

// str_case.cpp
Method capitalize, casefold, lower, swapcase, title, upper, isalnum, isalpha, isascii, isdecimal,
    isdigit, isidentifier, islower, isnumeric, isprintable, isspace, istitle, isupper;

// str_layout.cpp
Method center, ljust, rjust, zfill, expandtabs, encode, maketrans, translate, format, format_map,
    format_self, getnewargs;

}  // namespace interleave::models::python::str_methods
