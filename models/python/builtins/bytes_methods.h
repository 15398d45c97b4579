// The methods that bytes and bytearray share, one native per method, in the files bytes_*.cpp by
// theme; bytes_methods.cpp has the table with their names and signatures. a[0] is of either type,
// and what a method makes is of the same (make_like). Views are taken after the last Python code
// that could run.
#pragma once

#include "models/python/vm.h"

namespace interleave::models::python::bytes_methods {

using Method = Value(Vm& vm, Value* arguments);

// bytes_search.cpp
Method count, endswith, find, index, rfind, rindex, startswith, replace, removeprefix, removesuffix,
    partition, rpartition;

// bytes_split.cpp
Method split, rsplit, splitlines, join, strip, lstrip, rstrip;

// bytes_text.cpp: as ASCII text
Method capitalize, lower, swapcase, title, upper, isalnum, isalpha, isascii, isdigit, islower,
    isspace, istitle, isupper, center, ljust, rjust, zfill, expandtabs;

// bytes_methods.cpp
Method decode, hex, fromhex, maketrans, translate;

}  // namespace interleave::models::python::bytes_methods
