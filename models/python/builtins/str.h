// Text. Str objects hold UTF-8; what a program counts and indexes are code points, which for ASCII
// text are bytes. A string that grows by `+=` has spare room behind its text: `extra` is the binary
// logarithm of its capacity, 0 when there is none.
#pragma once

#include <string>
#include <string_view>

#include "models/python/vm.h"

namespace interleave::models::python {

struct Bootstrap;

/// Raises TypeError "<expectation>, not <type>" unless `value` is a str.
const Str* need_str(Vm& vm, const Value& value, std::string_view expectation = "must be str");

/// `left + right`, reusing left's object when nobody else holds it, so that a loop of `s += x` is
/// linear. Requires: both are Str.
Value str_append_in_place(Vm& vm, const Value& left, const Value& right);

/// Like vm.str, when the number of code points is known.
Ref<Str> make_str(Vm& vm, std::string_view text, size_t length);

/// The texts of `parts` one after the other. Requires: all are Str.
Ref<Str> concatenated(Vm& vm, std::span<const Value> parts);

/// repr('...'): the quotes and escapes that CPython chooses.
std::string quoted(std::string_view text);

/// ascii(): `text` with everything beyond ASCII escaped.
std::string escape_non_ascii(std::string_view text);

/// text[index], text[from:to] in code points. Requires: in range.
Ref<Str> character_at(Vm& vm, const Str& text, size_t index);
std::string_view substring(const Str& text, int64_t from, int64_t to);

int64_t str_hash(const Str& text);  // computed once

// format_percent.cpp, format_string.cpp
std::string percent_format(Vm& vm, std::string_view format, const Value& arguments);
std::string format_string(Vm& vm, std::string_view format, const Tuple& positional,
                          const Value& mapping);

extern const std::span<const NativeDef> kStrMethods;  // str_methods.cpp
extern const std::span<const NativeDef> kStrStaticMethods;
void init_str(Bootstrap& bootstrap);

}  // namespace interleave::models::python
