// Notes are kept in the program's own header, as [[annotation]] tables, so that they go with the
// file. These functions change its text and nothing else in it.
#pragma once

#include <string>
#include <string_view>

#include "gui/figure/view.h"

namespace interleave::gui {

/// The program with one more note, in a new header if it has none.
std::string with_annotation(std::string_view program, const Annotation& note);
/// Without the `index`-th note, counted from 0; unchanged if there is none.
std::string without_annotation(std::string_view program, size_t index);

}  // namespace interleave::gui
