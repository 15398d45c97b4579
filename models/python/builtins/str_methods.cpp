#include "models/python/builtins/str_methods.h"

#include "models/python/builtins/str.h"

namespace interleave::models::python {
namespace {

using namespace str_methods;

constexpr NativeDef kMethods[] = {
    {"__format__", "(self, format_spec, /)", format_self},
    {"__getnewargs__", "(self, /)", getnewargs},
    {"capitalize", "(self, /)", capitalize},
    {"casefold", "(self, /)", casefold},
    {"center", "(self, width, fillchar=' ', /)", center},
    {"count", "(self, sub, start=None, end=None, /)", count},
    {"encode", "(self, /, encoding='utf-8', errors='strict')", encode},
    {"endswith", "(self, suffix, start=None, end=None, /)", endswith},
    {"expandtabs", "(self, /, tabsize=8)", expandtabs},
    {"find", "(self, sub, start=None, end=None, /)", find},
    {"format", "(self, /, *args, **kwargs)", format},
    {"format_map", "(self, mapping, /)", format_map},
    {"index", "(self, sub, start=None, end=None, /)", index},
    {"isalnum", "(self, /)", isalnum},
    {"isalpha", "(self, /)", isalpha},
    {"isascii", "(self, /)", isascii},
    {"isdecimal", "(self, /)", isdecimal},
    {"isdigit", "(self, /)", isdigit},
    {"isidentifier", "(self, /)", isidentifier},
    {"islower", "(self, /)", islower},
    {"isnumeric", "(self, /)", isnumeric},
    {"isprintable", "(self, /)", isprintable},
    {"isspace", "(self, /)", isspace},
    {"istitle", "(self, /)", istitle},
    {"isupper", "(self, /)", isupper},
    {"join", "(self, iterable, /)", join},
    {"ljust", "(self, width, fillchar=' ', /)", ljust},
    {"lower", "(self, /)", lower},
    {"lstrip", "(self, chars=None, /)", lstrip},
    {"partition", "(self, sep, /)", partition},
    {"removeprefix", "(self, prefix, /)", removeprefix},
    {"removesuffix", "(self, suffix, /)", removesuffix},
    {"replace", "(self, old, new, count=-1, /)", replace},
    {"rfind", "(self, sub, start=None, end=None, /)", rfind},
    {"rindex", "(self, sub, start=None, end=None, /)", rindex},
    {"rjust", "(self, width, fillchar=' ', /)", rjust},
    {"rpartition", "(self, sep, /)", rpartition},
    {"rsplit", "(self, /, sep=None, maxsplit=-1)", rsplit},
    {"rstrip", "(self, chars=None, /)", rstrip},
    {"split", "(self, /, sep=None, maxsplit=-1)", split},
    {"splitlines", "(self, /, keepends=False)", splitlines},
    {"startswith", "(self, prefix, start=None, end=None, /)", startswith},
    {"strip", "(self, chars=None, /)", strip},
    {"swapcase", "(self, /)", swapcase},
    {"title", "(self, /)", title},
    {"translate", "(self, table, /)", translate},
    {"upper", "(self, /)", upper},
    {"zfill", "(self, width, /)", zfill},
};
constexpr NativeDef kStaticMethods[] = {{"maketrans", "(x, y=..., z=..., /)", maketrans}};

}  // namespace

constinit const std::span<const NativeDef> kStrMethods = kMethods;
constinit const std::span<const NativeDef> kStrStaticMethods = kStaticMethods;

}  // namespace interleave::models::python
